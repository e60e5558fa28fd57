import { instantOf } from "../domain/dates.ts";
import { rolesIn } from "../records/access.ts";
import { readerOfSession } from "../records/sessions.ts";
import type { Services } from "./services.ts";

/**
 * @param given everything but who may do what, which stands on record.
 * @returns the services of a web process.
 */
export function servicesOnRecord(
	given: Omit<Services, "clock" | "sessions" | "access"> &
		Partial<Pick<Services, "clock">>,
): Services {
	const { database } = given.records;
	const clock = given.clock ?? { now: () => instantOf(Date.now()) };
	return {
		...given,
		clock,
		sessions: {
			readerOf: (cookie) => readerOfSession(database, cookie, clock.now()),
		},
		access: {
			rolesOf: (person, programme) =>
				rolesIn(database, person, programme, clock.now()),
		},
	};
}

import type { Adopt } from "../../domain/adoption.ts";
import type { Certificate } from "../../domain/certificate.ts";
import { type LocalDate, localDateOf } from "../../domain/dates.ts";
import { decide } from "../../domain/decide.ts";
import { worldOf } from "../../domain/decide-adoption.ts";
import { applied, decideTick } from "../../domain/decide-tick.ts";
import { certificateRoom, type PersonId, roomId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import type { Decided, Moment } from "../../domain/moment.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { mondayToFriday } from "../../domain/work-calendar.ts";
import { certificateIn, isPhase } from "../../domain/world.ts";
import { sha256 } from "../../records/chain.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** What will be, once a certificate is adopted and its clock has rung for the first time; nothing is on record. */
export type Ahead =
	| {
			readonly ok: true;
			readonly open: OpenProgramme;
			readonly certificate: Certificate;
			/** What its clock finds at once. */
			readonly rung: readonly Decided[];
	  }
	| { readonly ok: false; readonly refusal: Refusal };

/** Decides an adoption as the record will, and lets the certificate's clock ring once. */
export function adoptedAhead(act: Adopt, now: Instant, by: PersonId): Ahead {
	const { programme, zone } = act.charter;
	const today = localDateOf(now, zone);
	const moment: Moment = {
		at: now,
		on: today,
		by,
		sha256,
		left: [],
		// Nobody is asked for a sign-off yet.
		calendarOf: () => mondayToFriday,
	};
	const decided = decide(null, roomId(programme), act, moment);
	if (!decided.ok) return decided;
	const begun = worldOf(decided.value, moment);
	const room = certificateRoom(programme, 1);
	const rung = decideTick(begun, room, { ...moment, by: "clock" });
	const world = applied(begun, rung, moment);
	const certificate = certificateIn(world, room);
	if (!certificate) throw new Error("An adoption without a certificate");
	return {
		ok: true,
		open: openedAhead(world, programme, zone, now, today),
		certificate,
		rung,
	};
}

const openedAhead = (
	world: OpenProgramme["world"],
	id: OpenProgramme["id"],
	zone: OpenProgramme["zone"],
	now: Instant,
	today: LocalDate,
): OpenProgramme => ({
	id,
	kind: "real",
	zone,
	clock: null,
	phase: Object.values(world.rooms).find(isPhase)?.kind ?? "certificate",
	position: 0,
	world,
	now,
	today,
	path: `/programmes/${id}`,
});

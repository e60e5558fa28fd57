import type { TimeZone } from "../../domain/dates.ts";
import { personId } from "../../domain/ids.ts";
import type { ProgrammeRole, Reader, Services } from "../../web/services.ts";

/** Li Wei, who is signed in when a test says so. */
export const liWei: Reader = {
	person: personId("li-wei"),
	name: "Li Wei",
	language: "en",
	zone: "Asia/Shanghai" as TimeZone,
	administrator: false,
};

/** Sessions in which every cookie stands for the reader. */
export const signedIn = (
	reader: Reader = liWei,
	roles: Record<string, readonly ProgrammeRole[]> = {},
): Pick<Services, "sessions" | "access"> => ({
	sessions: {
		readerOf: async (cookie) => (cookie === "good" ? reader : undefined),
	},
	access: { rolesOf: async (_person, programme) => roles[programme] ?? [] },
});

/** The headers of a browser that holds the session. */
export const withSession = { Cookie: "certway-session=good" };

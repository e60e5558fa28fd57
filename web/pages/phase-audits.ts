import { auditsOfRoom, type ProgrammeAudit } from "../../domain/audits.ts";
import { isRoundOf } from "../../domain/certificate.ts";
import { guardingCertificate, type World } from "../../domain/world.ts";
import { readOpenWorld } from "../../records/audit-pages.ts";
import type { Database } from "../../records/database.ts";
import { textsOf } from "../../records/seals.ts";
import type { Translate } from "../locales/translate.ts";
import { type AuditShown, auditShown, bookingSeals } from "./audit-shown.ts";
import type { RoomPage } from "./phase-room.ts";

/** @returns the phase with its findings, which is all that its own audits rest on. */
export const worldOfPhase = ({
	programme,
	phase,
	findings,
}: Pick<RoomPage, "programme" | "phase" | "findings">): World => ({
	programme,
	rooms: Object.fromEntries(
		[phase, ...findings].map((room) => [room.room, room]),
	),
	register: {},
});

/**
 * @returns the audits of a certification audit, or of a round, with what is booked and what can be entered; none in another
 * phase, nor once it is over.
 */
export async function phaseAudits(
	database: Database,
	page: RoomPage,
	t: Translate,
): Promise<readonly AuditShown[]> {
	const { phase, programme, today, leads } = page;
	if (phase.status !== "open") return [];
	const { kind } = phase.work;
	if (kind !== "certification" && kind !== "round") return [];
	const world =
		kind === "round"
			? await readOpenWorld(database, programme)
			: worldOfPhase(page);
	const audits =
		kind === "round"
			? auditsOfRound(world, page)
			: auditsOfRoom(world, phase.room);
	const texts = await textsOf(database, bookingSeals(audits));
	const path = `/programmes/${programme.charter.programme}`;
	return audits.map((audit) =>
		auditShown(audit, { world, path, today, mayAct: leads, texts, t }),
	);
}

/** @returns the audit of a round, with what is booked and whether it was held; undefined once its certificate is over. */
export const auditOfRound = async (
	database: Database,
	page: RoomPage,
): Promise<ProgrammeAudit | undefined> =>
	auditsOfRound(await readOpenWorld(database, page.programme), page)[0];

/** The certificate owns the audits of its rounds. */
function auditsOfRound(
	world: World,
	{ phase }: RoomPage,
): readonly ProgrammeAudit[] {
	const certificate = guardingCertificate(world);
	return certificate && isRoundOf(certificate, phase.round)
		? auditsOfRoom(world, certificate.room).filter(
				({ round }) => round === phase.kind,
			)
		: [];
}

import type { Act } from "../domain/acts.ts";
import { stageOf } from "../domain/audit-key.ts";
import { auditsOf, type ProgrammeAudit } from "../domain/audits.ts";
import { roundsAhead } from "../domain/certificate-rounds.ts";
import {
	addDays,
	compareDates,
	earlier,
	type LocalDate,
	later,
} from "../domain/dates.ts";
import type { Seal } from "../domain/ids.ts";
import type { RoundPhase } from "../domain/phases.ts";
import { guardingCertificate, isOver, isPhase } from "../domain/world.ts";
import {
	at,
	type PersonaAct,
	persona,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";

/** Days from the first word about an audit to its confirmation, from the plan to the audit, and from the audit to its report. */
const toConfirm = 7;
const planBefore = 14;
/** Days before an audit on which it is confirmed at the latest. */
const leastBefore = 28;
const reportAfter = 10;

/** @returns what is arranged with the certification body next for each audit: proposed, confirmed, its plan and its report. */
export const bookings = (scene: Scene): readonly PersonaAct[] =>
	auditsOf(scene.world).flatMap((audit) =>
		audit.held ? report(scene, audit, audit.held.until) : ahead(scene, audit),
	);

function ahead(scene: Scene, audit: ProgrammeAudit): readonly PersonaAct[] {
	const expected = expectedDay(scene, audit);
	if (!expected || compareDates(expected.day, scene.today) < 0) return [];
	const { day, since } = expected;
	const { confirmed } = audit;
	if (!confirmed) return book(scene, audit, day);
	return confirmed.until === day
		? plan(scene, audit, confirmed.from)
		: [move(scene, audit, day, since)];
}

/** The day on which the script has an audit held, and since when that is so. */
interface Expected {
	readonly day: LocalDate;
	readonly since: LocalDate;
}

/** @returns what to expect of an audit as things stand; undefined for one the script knows nothing of. */
function expectedDay(
	{ script, world }: Scene,
	{ audit, round, since }: ProgrammeAudit,
): Expected | undefined {
	const phases = Object.values(world.rooms)
		.filter(isPhase)
		.filter((room) => !isOver(room));
	const expected = (
		open: LocalDate | undefined,
		planned: LocalDate | undefined,
		days: number,
	): Expected | undefined => {
		const from = open ?? planned;
		return from && { day: workingDay(from, days), since: open ?? since };
	};
	const stage = stageOf(audit)?.stage;
	if (stage) {
		const { stage1, stage2 } = script.phases["certification-audit"];
		return expected(
			phases.find(({ kind }) => kind === "certification-audit")?.from,
			world.programme.plan.phases["certification-audit"].from,
			(stage === 1 ? stage1 : stage2).day,
		);
	}
	return round
		? expected(
				phases.find(({ kind }) => kind === round)?.from,
				opensOn(world, round),
				script.phases[round].audit.day,
			)
		: undefined;
}

function opensOn(
	world: Scene["world"],
	round: RoundPhase,
): LocalDate | undefined {
	const certificate = guardingCertificate(world);
	return (
		certificate &&
		roundsAhead(world.programme, certificate).find(
			(known) => known.round === round,
		)?.opensOn
	);
}

/** One act about an audit, by whoever the script has arrange them. */
const about = (
	scene: Scene,
	{ room, audit }: ProgrammeAudit,
	name: string,
	day: LocalDate,
	texts: Readonly<Record<string, string>>,
	act: (sealOf: (field: string) => Seal, on: LocalDate) => Act,
): PersonaAct => {
	const { by } = scene.script.bookings;
	return {
		at: at(scene, day, 10, 30),
		room,
		by: by ? persona(scene, by) : scene.world.programme.people.coordinator,
		actId: `persona/${name}/${room}/${audit}`,
		texts,
		act: (sealOf) => act(sealOf, later(day, scene.today)),
	};
};

/** The body proposes days, and confirms them a week later. */
function book(
	scene: Scene,
	audit: ProgrammeAudit,
	day: LocalDate,
): readonly PersonaAct[] {
	const { before, auditors } = scene.script.bookings;
	// An audit that is held long before its last day is arranged in time for its own.
	const confirmedOn = workingDay(
		earlier(addDays(audit.confirmBy, -before), addDays(day, -leastBefore)),
	);
	const texts: Readonly<Record<string, string>> = auditors
		? { auditors: say(scene, auditors) }
		: {};
	const booked =
		(type: "propose-audit" | "confirm-audit") =>
		(sealOf: (field: string) => Seal): Act => ({
			type,
			audit: audit.audit,
			days: { from: day, until: day },
			auditors: auditors ? sealOf("auditors") : null,
			auditDays: null,
			place: "on-site",
		});
	return audit.proposed
		? [
				about(
					scene,
					audit,
					"confirm",
					confirmedOn,
					texts,
					booked("confirm-audit"),
				),
			]
		: [
				about(
					scene,
					audit,
					"propose",
					workingDay(confirmedOn, -toConfirm),
					texts,
					booked("propose-audit"),
				),
			];
}

/** The audit began on another day than was planned, and what was booked moves with it. */
function move(
	scene: Scene,
	audit: ProgrammeAudit,
	day: LocalDate,
	since: LocalDate,
): PersonaAct {
	return about(
		scene,
		audit,
		`move-to-${day}`,
		since,
		{ reason: say(scene, scene.script.bookings.moved) },
		(sealOf) => ({
			type: "move-audit",
			audit: audit.audit,
			days: { from: day, until: day },
			confirmed: true,
			reason: sealOf("reason"),
		}),
	);
}

const plan = (
	scene: Scene,
	audit: ProgrammeAudit,
	begins: LocalDate,
): readonly PersonaAct[] =>
	audit.booking.planReceivedOn
		? []
		: [
				about(
					scene,
					audit,
					"plan",
					workingDay(begins, -planBefore),
					{},
					(_sealOf, on) => ({
						type: "receive-audit-paper",
						audit: audit.audit,
						paper: "plan",
						on,
					}),
				),
			];

const report = (
	scene: Scene,
	audit: ProgrammeAudit,
	ended: LocalDate,
): readonly PersonaAct[] =>
	audit.booking.reportReceivedOn
		? []
		: [
				about(
					scene,
					audit,
					"report",
					workingDay(ended, reportAfter),
					{},
					(_sealOf, on) => ({
						type: "receive-audit-paper",
						audit: audit.audit,
						paper: "report",
						on,
					}),
				),
			];

import { addDays, addMonths, type LocalDate, later } from "../domain/dates.ts";
import { findingGaps, openFindings } from "../domain/findings.ts";
import type {
	AuditResult,
	CertificationDecision,
	Phase,
	Work,
} from "../domain/phase.ts";
import { currentStep } from "../domain/phase.ts";
import { isCertificate, isOver } from "../domain/world.ts";
import {
	at,
	type PersonaAct,
	persona,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import { foundIn, settledAfter } from "./persona-findings.ts";
import type { DecisionScript, Script } from "./script.ts";

type Certification = Extract<Work, { kind: "certification" }>;
type Round = Extract<Work, { kind: "round" }>;

/** A certificate is valid for three years. */
const validMonths = 36;

/** @returns what the certification body does next in the certification audit, entered by whoever the script names. */
export function certificationAudit(
	scene: Scene,
	phase: Phase,
	work: Certification,
): readonly PersonaAct[] {
	const { stage1, stage2, decision } =
		scene.script.phases["certification-audit"];
	const { stage1On, stage2On } = work;
	if (!work.application) return [application(scene, phase)];
	if (!stage1On)
		return [audit(scene, phase, 1, stage1, workingDay(phase.from, stage1.day))];
	if (!stage2On) {
		const day = workingDay(phase.from, stage2.day);
		return [audit(scene, phase, 2, stage2, day)];
	}
	if (work.decision || isUnsettled(scene, stage2On)) return [];
	const day = workingDay(
		addDays(stage2On, settledAfter(stage2)),
		decision.after,
	);
	return [
		{
			at: at(scene, day, 15, 0),
			room: phase.room,
			by: persona(scene, decision.by),
			actId: `persona/decision/${phase.room}`,
			texts: {},
			act: () => ({
				type: "enter-decision",
				decision: decided(scene, decision, later(day, scene.today), null),
			}),
		},
	];
}

/** The application goes to the body that decides in the end, and is accepted the same day. */
function application(scene: Scene, phase: Phase): PersonaAct {
	const { application, stage1, decision } =
		scene.script.phases["certification-audit"];
	const day = workingDay(
		phase.from,
		application?.day ?? Math.min(stage1.day, 2),
	);
	return {
		at: at(scene, day, 10, 0),
		room: phase.room,
		by: persona(scene, application?.by ?? stage1.by),
		actId: `persona/application/${phase.room}`,
		texts: {},
		act: () => {
			const on = later(day, scene.today);
			return { type: "apply", on, body: decision.body, acceptedOn: on };
		},
	};
}

/** What the body found is answered, accepted and verified before it decides (17021-1 9.5.2). */
const isUnsettled = ({ world, today }: Scene, auditEnded: LocalDate): boolean =>
	findingGaps(world.programme, openFindings(world), auditEnded, today).length >
	0;

/** A stage is entered on the day it was held, with what it found. */
function audit(
	scene: Scene,
	phase: Phase,
	stage: 1 | 2,
	script: Script["phases"]["certification-audit"]["stage1"],
	day: LocalDate,
): PersonaAct {
	const { texts, found } = foundIn(scene, script);
	return {
		at: at(scene, day, 17, 30),
		room: phase.room,
		by: persona(scene, script.by),
		actId: `persona/stage-${stage}/${phase.room}`,
		texts,
		act: (sealOf) => ({
			type: "enter-audit",
			stage,
			on: later(day, scene.today),
			findings: found(sealOf),
		}),
	};
}

/** @param renews the last day of the certificate that is renewed: a new cycle is counted from there (17021-1 9.6.3.2). */
const decided = (
	scene: Scene,
	{ issuedAfter, number, body, scope }: DecisionScript,
	decidedOn: LocalDate,
	renews: LocalDate | null,
): CertificationDecision => ({
	decidedOn,
	issuedOn: addDays(decidedOn, issuedAfter),
	validUntil: renews
		? addMonths(renews, validMonths)
		: addDays(addMonths(decidedOn, validMonths), -1),
	number,
	body,
	scope: say(scene, scope),
});

/** @returns what the certification body's audit of a round brings next: its result, and a new certificate. */
export function roundAudit(
	scene: Scene,
	phase: Phase,
	{ result }: Round,
): readonly PersonaAct[] {
	if (currentStep(phase) !== "result") return [];
	const behaviour = scene.script.phases[phase.kind as "recertification"];
	const { audit: script, decision } = behaviour;
	const enter = (
		name: string,
		when: LocalDate,
		entered: (on: LocalDate) => AuditResult,
		{ texts, found }: ReturnType<typeof foundIn>,
	): readonly PersonaAct[] => [
		{
			at: at(scene, when, 16, 0),
			room: phase.room,
			by: persona(scene, script.by),
			actId: `persona/${name}/${phase.room}`,
			texts,
			act: (sealOf) => ({
				type: "enter-result",
				result: entered(later(when, scene.today)),
				findings: found(sealOf),
			}),
		},
	];
	if (!result)
		return enter(
			"result",
			workingDay(phase.from, script.day),
			(heldOn) => ({ heldOn, decision: null }),
			foundIn(scene, script),
		);
	const { heldOn } = result;
	if (
		phase.kind !== "recertification" ||
		result.decision ||
		isUnsettled(scene, heldOn)
	)
		return [];
	return enter(
		"decision",
		workingDay(addDays(heldOn, settledAfter(script)), decision.after),
		(decidedOn) => ({
			heldOn,
			decision: decided(scene, decision, decidedOn, validUntil(scene)),
		}),
		foundIn(scene, {}),
	);
}

const validUntil = ({ world }: Scene): LocalDate | null =>
	Object.values(world.rooms)
		.filter(isCertificate)
		.find((certificate) => !isOver(certificate))?.decision.validUntil ?? null;

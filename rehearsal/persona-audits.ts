import { addDays, addMonths, type LocalDate, later } from "../domain/dates.ts";
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
import type { DecisionScript } from "./script.ts";

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
	const { stage1, stage2, verifiedAfter, decision } =
		scene.script.phases["certification-audit"];
	const { stage1On, stage2On, majorsOpen } = work;
	if (!work.application) return [application(scene, phase)];
	if (!stage1On)
		return [
			audit(scene, phase, 1, stage1.by, workingDay(phase.from, stage1.day), 0),
		];
	if (!stage2On) {
		const day = workingDay(phase.from, stage2.day);
		return [audit(scene, phase, 2, stage2.by, day, stage2.majors)];
	}
	if (majorsOpen > 0)
		return [verification(scene, phase, stage2.by, stage2On, verifiedAfter)];
	if (work.decision) return [];
	const settled = stage2.majors > 0 ? verifiedAfter : 0;
	const day = workingDay(addDays(stage2On, settled), decision.after);
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

/** A stage is entered on the day it was held. */
const audit = (
	scene: Scene,
	phase: Phase,
	stage: 1 | 2,
	by: string,
	day: LocalDate,
	majorsOpen: number,
): PersonaAct => ({
	at: at(scene, day, 17, 30),
	room: phase.room,
	by: persona(scene, by),
	actId: `persona/stage-${stage}/${phase.room}`,
	texts: {},
	act: () => ({
		type: "enter-audit",
		stage,
		on: later(day, scene.today),
		majorsOpen,
	}),
});

/** 17021-1 9.5.2: the body has verified the correction and corrective action of each major. */
const verification = (
	scene: Scene,
	phase: Phase,
	by: string,
	stage2On: LocalDate,
	after: number,
): PersonaAct => ({
	at: at(scene, workingDay(stage2On, after), 17, 30),
	room: phase.room,
	by: persona(scene, by),
	actId: `persona/majors-verified/${phase.room}`,
	texts: {},
	act: () => ({
		type: "enter-audit",
		stage: 2,
		on: stage2On,
		majorsOpen: 0,
	}),
});

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

/** @returns what the certification body's audit of a round brings next: its result, its settlement, a new certificate. */
export function roundAudit(
	scene: Scene,
	phase: Phase,
	{ result }: Round,
): readonly PersonaAct[] {
	if (currentStep(phase) !== "result") return [];
	const behaviour = scene.script.phases[phase.kind as "recertification"];
	const { day, majors, minorsWithoutPlan, settledAfter } = behaviour.audit;
	const enter = (
		name: string,
		when: LocalDate,
		entered: (on: LocalDate) => AuditResult,
	): readonly PersonaAct[] => [
		{
			at: at(scene, when, 16, 0),
			room: phase.room,
			by: persona(scene, behaviour.audit.by),
			actId: `persona/${name}/${phase.room}`,
			texts: {},
			act: () => ({
				type: "enter-result",
				result: entered(later(when, scene.today)),
			}),
		},
	];
	if (!result)
		return enter("result", workingDay(phase.from, day), (heldOn) => ({
			heldOn,
			majorsOpen: majors,
			minorsWithoutPlan,
			decision: null,
		}));
	const { heldOn } = result;
	const settled = {
		heldOn,
		majorsOpen: 0,
		minorsWithoutPlan: 0,
		decision: null,
	};
	if (result.majorsOpen || result.minorsWithoutPlan)
		return enter("settled", workingDay(heldOn, settledAfter), () => settled);
	const { decision } = behaviour;
	if (phase.kind !== "recertification" || result.decision) return [];
	const wait = majors + minorsWithoutPlan > 0 ? settledAfter : 0;
	return enter(
		"decision",
		workingDay(addDays(heldOn, wait), decision.after),
		(decidedOn) => ({
			...settled,
			decision: decided(scene, decision, decidedOn, validUntil(scene)),
		}),
	);
}

const validUntil = ({ world }: Scene): LocalDate | null =>
	Object.values(world.rooms)
		.filter(isCertificate)
		.find((certificate) => !isOver(certificate))?.decision.validUntil ?? null;

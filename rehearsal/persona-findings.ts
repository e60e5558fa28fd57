import type { Act } from "../domain/acts.ts";
import { compareDates, type LocalDate, later } from "../domain/dates.ts";
import { type Finding, stageOf } from "../domain/finding.ts";
import type { FoundInAudit } from "../domain/finding-acts.ts";
import { openFindings } from "../domain/findings.ts";
import { roomId, type Seal } from "../domain/ids.ts";
import type { Phase } from "../domain/phase.ts";
import type { FindingSource } from "../domain/rules/finding.ts";
import { isPhase } from "../domain/world.ts";
import {
	at,
	type PersonaAct,
	persona,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import type { FindingScript } from "./script.ts";

/** What an audit of the script finds, and who enters it and what the body says. */
interface Audit {
	readonly by: string;
	readonly findings: readonly FindingScript[];
}

/** @returns the audit that the script has in a phase; undefined where it says nothing of one. */
function auditIn(
	{ script }: Scene,
	phase: string,
	kind: FindingSource["kind"],
): Audit | undefined {
	const { phases } = script;
	switch (phase) {
		case "internal-audit":
			return phases["internal-audit"]?.audit;
		case "certification-audit":
			return kind === "stage-1"
				? phases["certification-audit"].stage1
				: phases["certification-audit"].stage2;
		case "surveillance-1":
		case "surveillance-2":
		case "surveillance-3":
		case "recertification":
			return phases[phase].audit;
		default:
			return undefined;
	}
}

/** @returns what an audit found, as it is entered, and the texts that it is told with. */
export const foundIn = (scene: Scene, { findings = [] }: Partial<Audit>) => ({
	texts: Object.fromEntries(
		findings.map(({ clause, statement }) => [clause, say(scene, statement)]),
	),
	found: (sealOf: (field: string) => Seal): readonly FoundInAudit[] =>
		findings.map((finding) => ({
			grade: finding.grade,
			bodyGrade: finding.bodyGrade ? say(scene, finding.bodyGrade) : null,
			clause: finding.clause,
			process: finding.process ?? null,
			statement: sealOf(finding.clause),
			owner: finding.owner ? persona(scene, finding.owner) : null,
			dueOn: null,
		})),
});

/** @returns days after an audit until nothing that it found keeps the body from deciding. */
export const settledAfter = ({ findings = [] }: Partial<Audit>): number =>
	Math.max(
		0,
		...findings.map(({ grade, acceptedAfter, verifiedAfter }) =>
			grade === "major" ? verifiedAfter : grade === "minor" ? acceptedAfter : 0,
		),
	);

/** What the internal audit finds is raised on its day, one after another. */
export function internalFindings(
	scene: Scene,
	phase: Phase,
): readonly PersonaAct[] {
	const audit = scene.script.phases["internal-audit"]?.audit;
	if (!audit || phase.kind !== "internal-audit") return [];
	const { charter } = scene.world.programme;
	const day = workingDay(phase.from, audit.day);
	const { texts, found } = foundIn(scene, audit);
	return audit.findings.map(
		({ clause }, place): PersonaAct => ({
			at: at(scene, day, 14, place),
			room: roomId(charter.programme),
			by: persona(scene, audit.by),
			actId: `persona/found/${phase.room}/${clause}`,
			texts,
			act: (sealOf) => {
				const on = later(day, scene.today);
				return {
					type: "raise-finding",
					...(found(sealOf)[place] as FoundInAudit),
					day: on,
					source: { kind: "internal-audit", lastDay: on },
					raisedIn: phase.room,
				};
			},
		}),
	);
}

/** @returns what is done about the findings that are open: answered, accepted, verified and closed, each on its day. */
export const findings = (scene: Scene): readonly PersonaAct[] =>
	openFindings(scene.world).flatMap((finding) => next(scene, finding));

/** Of one audit each finding of a script stands against another clause: by that it is known. */
function next(scene: Scene, finding: Finding): readonly PersonaAct[] {
	const { state, raisedIn } = finding;
	const phase = raisedIn?.split("/")[1]?.replace(/\.\d+$/, "") ?? "";
	const audit = auditIn(scene, phase, state.source.kind);
	const script = audit?.findings.find(({ clause }) => clause === state.clause);
	if (!audit || !script) return [];
	const step = (
		what: string,
		by: string,
		day: LocalDate,
		texts: PersonaAct["texts"],
		act: (on: LocalDate, sealOf: (field: string) => Seal) => Act,
	): readonly PersonaAct[] => [
		{
			at: at(scene, day, 11, 30),
			room: finding.room,
			by: persona(scene, by),
			actId: `persona/${what}/${finding.room}`,
			texts,
			act: (sealOf) => act(later(day, scene.today), sealOf),
		},
	];
	const { lastDay } = state.source;
	switch (stageOf(finding)) {
		case "to-answer":
			return step(
				"submit",
				script.owner ?? audit.by,
				workingDay(lastDay, script.submittedAfter),
				answerOf(scene, script),
				(day, sealOf) => ({
					type: "submit-answer",
					day,
					correction: sealOf("correction"),
					cause: sealOf("cause"),
					action: sealOf("action"),
				}),
			);
		case "submitted":
			return step(
				"accept",
				audit.by,
				workingDay(lastDay, script.acceptedAfter),
				{},
				(day) => ({ type: "accept-answer", day }),
			);
		case "accepted": {
			const day = verifiedOn(scene, finding, script);
			return day
				? step(
						"verify",
						audit.by,
						day,
						{ effectiveness: say(scene, script.effectiveness) },
						(on, sealOf) => ({
							type: "verify-finding",
							day: on,
							effectiveness: sealOf("effectiveness"),
						}),
					)
				: [];
		}
		case "verified":
			return step(
				"close",
				audit.by,
				workingDay(state.verified ?? lastDay, 3),
				{},
				(day) => ({ type: "close-finding", day }),
			);
		default:
			return step(
				"close",
				audit.by,
				workingDay(lastDay, script.verifiedAfter),
				{},
				(day) => ({ type: "close-finding", day }),
			);
	}
}

const answerOf = (scene: Scene, script: FindingScript) => ({
	correction: say(scene, script.correction),
	cause: say(scene, script.cause),
	action: say(scene, script.action),
});

/** A major, and what one found oneself, is verified after the script's days; a minor at the body's next audit. */
function verifiedOn(
	{ world }: Scene,
	{ state }: Finding,
	{ verifiedAfter }: FindingScript,
): LocalDate | undefined {
	const { source, grade } = state;
	if (grade === "major" || source.kind === "internal-audit")
		return workingDay(source.lastDay, verifiedAfter);
	return Object.values(world.rooms)
		.filter(isPhase)
		.flatMap(({ work }) =>
			work.kind === "round" && work.result ? [work.result.heldOn] : [],
		)
		.find((heldOn) => compareDates(heldOn, source.lastDay) > 0);
}

import { roomId } from "../domain/ids.ts";
import { compareInstants } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import { isPhase } from "../domain/world.ts";
import {
	at,
	type PersonaAct,
	persona,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import { certificationAudit, roundAudit } from "./persona-audits.ts";
import { bookings } from "./persona-bookings.ts";
import { deliveries } from "./persona-deliveries.ts";
import { findings, internalFindings } from "./persona-findings.ts";
import { pilotRecords } from "./persona-pilot.ts";
import { signOffs } from "./persona-sign-offs.ts";

/**
 * @returns what the personas of a rehearsal do next, due or to come, in the order of their times. It follows from the script
 * and the world, so a rehearsal goes the same way in small steps, in one go and after a restart.
 */
export function personaActs(scene: Scene): readonly PersonaAct[] {
	const { programme, rooms } = scene.world;
	if (programme.status === "stopped") return [];
	if (programme.status === "held") return resuming(scene);
	const acts = Object.values(rooms)
		.filter(isPhase)
		.filter(({ status }) => status === "open")
		.flatMap((phase) => [
			...deliveries(scene, phase),
			...theWork(scene, phase),
			...internalFindings(scene, phase),
			...signOffs(scene, phase),
			...holding(scene, phase),
		]);
	return [...acts, ...findings(scene), ...bookings(scene)]
		.filter(({ actId }) => !scene.done.has(actId))
		.sort((a, b) => compareInstants(a.at, b.at));
}

function theWork(scene: Scene, phase: Phase): readonly PersonaAct[] {
	const { work } = phase;
	switch (work.kind) {
		case "plain":
			return [];
		case "pilot":
			return pilotRecords(scene, phase, work);
		case "certification":
			return certificationAudit(scene, phase, work);
		case "round":
			return roundAudit(scene, phase, work);
	}
}

const holdAct = (number: number) => `persona/hold/${number}`;

/** Holds come in the order the script names them. */
function holding(scene: Scene, phase: Phase): readonly PersonaAct[] {
	const { holds, charter } = scene.world.programme;
	const next = scene.script.holds[holds.length];
	if (next?.phase !== phase.kind) return [];
	return [
		{
			at: at(scene, workingDay(phase.from, next.day), 9, 15),
			room: roomId(charter.programme),
			by: persona(scene, next.by),
			actId: holdAct(holds.length + 1),
			texts: { reason: say(scene, next.reason) },
			act: (sealOf) => ({ type: "hold", reason: sealOf("reason") }),
		},
	];
}

/** Work resumes after the days the script gives; a hold of a person's own is that person's to end. */
function resuming(scene: Scene): readonly PersonaAct[] {
	const { holds, charter } = scene.world.programme;
	const held = holds.at(-1);
	const behaviour = scene.script.holds[holds.length - 1];
	if (!held || !behaviour || !scene.done.has(holdAct(holds.length))) return [];
	return [
		{
			at: at(scene, workingDay(held.from, behaviour.days), 9, 0),
			room: roomId(charter.programme),
			by: persona(scene, behaviour.by),
			actId: `persona/resume/${holds.length}`,
			texts: {},
			act: () => ({ type: "resume" }),
		},
	];
}

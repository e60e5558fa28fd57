import { setTimeout as sleep } from "node:timers/promises";
import type { Goal } from "../domain/goal.ts";
import type { ProgrammeId } from "../domain/ids.ts";
import type { Language } from "../domain/programme.ts";
import { advance } from "../temporal/conduct.ts";
import { type Standing, standingOf } from "./goals.ts";
import type { Script } from "./script.ts";
import { type Stage, startRehearsal } from "./start.ts";

/** Milliseconds between looks at how far a rehearsal is. */
const pause = 100;

/** A rehearsal to be played without hands. */
export interface Piece {
	readonly script: Script;
	readonly language: Language;
	readonly goal: Goal;
	/** Names this playing: it starts one rehearsal, once. */
	readonly form: string;
}

/**
 * Starts a rehearsal and plays it until it stands still.
 *
 * @param heard is told where the clock stands, again and again.
 * @throws when it could not be started.
 */
export async function playThrough(
	stage: Stage,
	{ script, language, goal, form }: Piece,
	heard: (standing: Standing) => void,
): Promise<{ readonly programme: ProgrammeId; readonly standing: Standing }> {
	const { programme } = await insist(
		() => startRehearsal(stage, { form, host: null, script, language }),
		({ outcome }) => outcome,
	);
	await insist(
		() => advance(stage.temporal, programme, { goal, form }),
		(outcome) => outcome,
	);
	for (;;) {
		const standing = await standingOf(stage.records.database, programme);
		if (!standing) throw new Error(`${programme} is not on record`);
		heard(standing);
		if (standing.goal === null) return { programme, standing };
		await sleep(pause);
	}
}

/** What is not confirmed in time is asked again: it is the same act. */
async function insist<Asked>(
	ask: () => Promise<Asked>,
	outcomeIn: (asked: Asked) => { readonly ok: boolean },
): Promise<Asked> {
	for (let times = 1; ; times += 1) {
		const asked = await ask();
		const outcome = outcomeIn(asked);
		if (outcome.ok) return asked;
		if ("refusal" in outcome)
			throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
		if (times === 5) throw new Error("not confirmed in time");
	}
}

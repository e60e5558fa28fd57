import type { Client } from "@temporalio/client";
import { epochMillisOf } from "../../domain/instants.ts";
import { type CrashPoint, crashPoints } from "../../records/crash-points.ts";
import type { Sides } from "../../temporal/doctor.ts";
import { wakeSignal } from "../../workflows/messages.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { type Answered, openLink, untilReady } from "./answers.ts";
import type { Arms } from "./arms.ts";
import { startWaiting, type Waiting } from "./crash-programmes.ts";

/** A process that is killed. */
export interface Victim {
	readonly name: string;
	/** Undefined: whoever is at the point kills itself. */
	pid(): number | undefined;
	/** Resolves when it has gone and come back. */
	back(): Promise<void>;
}

/** Where the pages are and the workflows can be reached, whoever has just come back. */
export interface Ground {
	readonly arms: Arms;
	address(): string;
	client(): Client;
}

/** The programmes in which somebody is about to be killed. */
export interface Scene {
	/** Whose approvers answer one after another. */
	readonly answered: Readonly<Partial<Record<CrashPoint, Waiting>>>;
	/** One a victim. */
	readonly lastAnswer: readonly Waiting[];
	readonly timer: readonly Waiting[];
	readonly long: readonly Waiting[];
}

const byAnswers = [
	"validator-passed",
	"update-accepted",
	"before-commit",
	"committed",
	"outbox-written",
	"mail-accepted",
] as const satisfies readonly CrashPoint[];

/** @returns programmes for each point, and of what cannot be done twice in one programme, one for each victim. */
export async function setScene(sides: Sides, victims: number): Promise<Scene> {
	const each = <Made>(make: (place: number) => Promise<Made>) =>
		Promise.all(Array.from({ length: victims }, (_, place) => make(place)));
	const answered = await Promise.all(
		byAnswers.map(
			async (point) =>
				[point, await startWaiting(sides, point, victims + 1)] as const,
		),
	);
	return {
		answered: Object.fromEntries(answered),
		lastAnswer: await each((place) =>
			startWaiting(sides, `last-${place}`, 2, true),
		),
		timer: await each((place) => startWaiting(sides, `timer-${place}`, 2)),
		long: await each((place) => startWaiting(sides, `long-${place}`, 2)),
	};
}

/** An answer that was sent while somebody was killed. */
export interface Sent {
	readonly token: string;
	readonly answered: Answered;
}

/** Kills a victim at every point in turn. @returns what the approvers sent, and were told. */
export async function killAtEveryPoint(
	ground: Ground,
	scene: Scene,
	victim: Victim,
	place: number,
): Promise<readonly Sent[]> {
	const sent: Sent[] = [];
	for (const point of crashPoints) {
		const { programme, provoke } = occasion(ground, scene, point, place);
		const provoked = await provoke();
		const pid = victim.pid();
		ground.arms.arm({
			point,
			about: programme.id,
			...(pid === undefined ? {} : { victim: pid }),
		});
		const answers = provoked();
		await ground.arms.reached(point);
		await victim.back();
		await untilReady(ground.address());
		sent.push(...(await answers));
	}
	return sent;
}

interface Occasion {
	readonly programme: Waiting;
	/** Prepares, and gives what brings a process to the point. */
	readonly provoke: () => Promise<() => Promise<readonly Sent[]>>;
}

function occasion(
	ground: Ground,
	scene: Scene,
	point: CrashPoint,
	place: number,
): Occasion {
	const answering = (programme: Waiting, token: string): Occasion => ({
		programme,
		provoke: async () => {
			const link = await openLink(ground.address(), token);
			return async () => [{ token, answered: await link.answer() }];
		},
	});
	const of = (programmes: readonly Waiting[]): Waiting =>
		programmes[place] as Waiting;
	switch (point) {
		case "timer-fired": {
			const programme = of(scene.timer);
			const byMs = epochMillisOf(programme.wakes) - Date.now() + 60_000;
			return {
				programme,
				provoke: async () => async () => {
					await fastForward(ground.client(), programme.room, byMs);
					return [];
				},
			};
		}
		case "between-phases": {
			const programme = of(scene.lastAnswer);
			return answering(programme, programme.tokens[0] as string);
		}
		case "continue-as-new":
			return continuing(ground, of(scene.long));
		default: {
			const programme = scene.answered[point] as Waiting;
			return answering(programme, programme.tokens[place] as string);
		}
	}
}

/** Above what the service of these tests takes for long. */
const signalsForLong = 220;

/** A workflow whose history has grown long continues as new; somebody answers at that moment. */
function continuing(ground: Ground, programme: Waiting): Occasion {
	const token = programme.tokens[0] as string;
	return {
		programme,
		provoke: async () => {
			const link = await openLink(ground.address(), token);
			const handle = ground.client().workflow.getHandle(programme.room);
			return async () => {
				await Promise.allSettled(
					Array.from({ length: signalsForLong }, () =>
						handle.signal(wakeSignal),
					),
				);
				return [{ token, answered: await link.answer() }];
			};
		},
	};
}

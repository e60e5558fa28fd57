import {
	allHandlersFinished,
	condition,
	continueAsNew,
	defineSignal,
	defineUpdate,
	patched,
	proxyActivities,
	setHandler,
	workflowInfo,
} from "@temporalio/workflow";
import type { Activities } from "../activities/index.ts";
import type { Act, ActType } from "../domain/acts.ts";
import type { Answer } from "../domain/answer.ts";
import type { Actor } from "../domain/events.ts";
import { epochMillisOf, instantOf } from "../domain/instants.ts";
import type { RoomView } from "../domain/view.ts";
import { type PersonAct, type RoomState, wakeSignal } from "./messages.ts";

// An ordinary activity, not a local one: a local one commits before the update is in the history, and a crash between the
// two would leave a record of an act that the workflow never saw.
const { record } = proxyActivities<Activities>({
	startToCloseTimeout: "20 seconds",
	retry: { maximumInterval: "10 seconds" },
});

/** Updates are limited to 2,000 a run: well before, the workflow continues as new. */
const mostActsARun = 1_500;

/** A room as its workflow carries it: acts and timers one after another, each on record before the state changes. */
export interface CarriedRoom {
	readonly view: () => RoomView | null;
	readonly state: () => RoomState;
	/** Lets the clock act: what is due by now happens. */
	readonly tick: () => Promise<Answer>;
	/** Waits, waking whenever something is due, until `done`. */
	readonly waitUntil: (done: () => boolean) => Promise<void>;
	/** Whether the history has grown so long that the workflow should continue as new. */
	readonly isLong: () => boolean;
	/** Continues as new with the whole state, when every act at hand has been answered. */
	readonly continue: () => Promise<never>;
}

/** Refuses early what the workflow's own state forbids; throws the refusal. Reads only. */
export type Validate = (view: RoomView | null, asked: PersonAct) => void;

/**
 * Opens the room's one lane and registers its updates, before anything is awaited.
 *
 * @param acts the acts this workflow carries, each an update of that name.
 */
export function carryRoom(
	input: RoomState,
	acts: readonly ActType[],
	validate: Validate,
): CarriedRoom {
	let state = input;
	let woken = false;
	let actsInThisRun = 0;
	let actsInLane = 0;
	let lane: Promise<unknown> = Promise.resolve();
	const { workflowId, firstExecutionRunId } = workflowInfo();

	/** One act after another; the state changes from what the record answers, never before. */
	function bring(act: Act, by: Actor, actId?: string): Promise<Answer> {
		actsInLane += 1;
		const mine = lane.then(async () => {
			state = { ...state, number: state.number + 1 };
			actsInThisRun += 1;
			const key = `${workflowId}/${firstExecutionRunId}/${state.number}`;
			const answer = await record({
				programme: state.programme,
				room: state.room,
				key,
				actId: actId ?? key,
				workflow: workflowId,
				run: firstExecutionRunId,
				by,
				act,
				at: instantOf(Date.now()),
			});
			if (answer.ok)
				state = { ...state, waking: answer.waking, view: answer.view };
			return answer;
		});
		lane = mine.then(leaveLane, leaveLane);
		return mine;
	}

	const leaveLane = () => {
		actsInLane -= 1;
	};

	const tick = () => bring({ type: "tick" }, "clock");

	for (const type of acts)
		setHandler(
			defineUpdate<Answer, [PersonAct]>(type),
			({ act, by, actId }) => bring(act, by, actId),
			{
				// While an act is under way the view lags behind the record: then only the record may refuse.
				validator: (asked) =>
					validate(actsInLane > 0 ? null : state.view, asked),
			},
		);
	setHandler(defineSignal(wakeSignal), () => {
		woken = true;
	});

	/** @returns milliseconds until the next waking; undefined when only people, or the conductor, can wake the room. */
	const untilWaking = (): number | undefined =>
		state.clock === "timer" && state.waking
			? Math.max(0, epochMillisOf(state.waking.instant) - Date.now())
			: undefined;

	async function waitUntil(done: () => boolean): Promise<void> {
		while (!done()) {
			const { waking } = state;
			const changed = () =>
				woken || done() || state.waking?.instant !== waking?.instant;
			const pause = untilWaking();
			const fired =
				pause === undefined
					? await condition(changed).then(() => false)
					: !(await condition(changed, pause || 1));
			if (done() || (!fired && !woken)) continue;
			woken = false;
			await tick();
		}
	}

	async function allAnswered(): Promise<void> {
		await condition(allHandlersFinished);
		await lane;
	}

	return {
		view: () => state.view,
		state: () => state,
		tick,
		waitUntil,
		isLong: () =>
			workflowInfo().continueAsNewSuggested || actsInThisRun > mostActsARun,
		continue: async () => {
			await allAnswered();
			// The next run knows of no wake-up that came to this one: what it was for would wait for ever.
			while (woken && patched("wake-up-before-continuing")) {
				woken = false;
				await tick();
				await allAnswered();
			}
			return continueAsNew<(next: RoomState) => Promise<unknown>>(state);
		},
	};
}

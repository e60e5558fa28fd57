import {
	type Client,
	isGrpcServiceError,
	type WorkflowExecutionInfo,
	WorkflowNotFoundError,
} from "@temporalio/client";
import type { temporal } from "@temporalio/proto";
import type { Answer } from "../domain/answer.ts";
import type { Waking } from "../domain/notice.ts";
import type { Entry } from "../records/entry.ts";
import {
	type Posting,
	postSignal,
	postWorkflow,
	type RoomState,
} from "../workflows/messages.ts";

/** An act as a workflow brought it to the record; the answer is undefined while none has reached it. */
export interface HeldAct {
	readonly entry: Entry;
	readonly answer: Answer | undefined;
}

/** What the history of a workflow holds of the record, over all its runs that are still kept. */
export interface Held {
	readonly workflowId: string;
	/** The run that the keys of its acts name. */
	readonly firstRun: string;
	/** Oldest first. */
	readonly acts: readonly HeldAct[];
	/** The highest number it has given an act. */
	readonly number: number;
	/** What it was last told to wait for; undefined when it was told nothing yet. */
	readonly waking: Waking | null | undefined;
	/** Mails it was handed. */
	readonly mails: readonly string[];
}

/** @returns every workflow of ours that runs. Asks the service page by page: a listing may lag behind by a moment. */
export async function runningWorkflows(
	client: Client,
): Promise<readonly WorkflowExecutionInfo[]> {
	const running: WorkflowExecutionInfo[] = [];
	const query = "ExecutionStatus = 'Running'";
	for await (const info of client.workflow.list({ query })) running.push(info);
	return running;
}

/** @returns whether a workflow of this id runs at this moment. */
export async function isRunning(
	client: Client,
	workflowId: string,
): Promise<boolean> {
	try {
		const { status } = await client.workflow.getHandle(workflowId).describe();
		return status.name === "RUNNING";
	} catch (error) {
		if (error instanceof WorkflowNotFoundError) return false;
		throw error;
	}
}

type Event = temporal.api.history.v1.IHistoryEvent;

/** @returns what the workflow's newest run, and those it continues, hold; undefined when the service knows none. */
export async function heldBy(
	client: Client,
	workflowId: string,
): Promise<Held | undefined> {
	const runs: (readonly Event[])[] = [];
	for (let run: string | undefined | null = ""; run !== null; ) {
		const events = await eventsOfRun(client, workflowId, run || undefined);
		if (!events) break;
		runs.unshift(events);
		run = startOf(events).continuedExecutionRunId || null;
	}
	const [newest] = runs.slice(-1);
	if (!newest) return undefined;
	const read = reader(client);
	const { firstExecutionRunId, workflowType, input } = startOf(newest);
	const isPost = workflowType?.name === postWorkflow;
	const [state] = (input?.payloads ?? []).map(read);
	const started = isPost ? undefined : (state as RoomState | undefined);
	const acts = runs.flatMap((events) => actsIn(events, read));
	const answered = actsIn(newest, read).flatMap(({ answer }) =>
		answer?.ok ? [answer.waking] : [],
	);
	return {
		workflowId,
		firstRun: firstExecutionRunId ?? "",
		acts,
		number: Math.max(
			started?.number ?? 0,
			...acts.map(({ entry }) => numberIn(entry.key)),
		),
		waking: wakingIn(answered, started),
		mails: isPost ? mailsIn(runs.flat(), read) : [],
	};
}

/** The last answer counts, one that names no waking included; before the first, the state it started from. */
function wakingIn(
	answered: readonly (Waking | null)[],
	started: RoomState | undefined,
): Waking | null | undefined {
	if (answered.length > 0) return answered.at(-1) ?? null;
	return started?.view ? started.waking : undefined;
}

/** @returns the number at the end of an act's key: workflow id, first run id and number. */
export const numberIn = (key: string): number =>
	Number(key.slice(key.lastIndexOf("/") + 1)) || 0;

async function eventsOfRun(
	client: Client,
	workflowId: string,
	run: string | undefined,
): Promise<readonly Event[] | undefined> {
	try {
		const { events } = await client.workflow
			.getHandle(workflowId, run)
			.fetchHistory();
		return events ?? undefined;
	} catch (error) {
		// Closed and past its retention: nothing is kept of it.
		if (error instanceof WorkflowNotFoundError) return undefined;
		if (isGrpcServiceError(error) && error.code === notFound) return undefined;
		throw error;
	}
}

/** gRPC's number for it. */
const notFound = 5;

const startOf = (events: readonly Event[]) =>
	events[0]?.workflowExecutionStartedEventAttributes ?? {};

type Read = (payload: temporal.api.common.v1.IPayload) => unknown;

const reader =
	(client: Client): Read =>
	(payload) =>
		client.options.loadedDataConverter.payloadConverter.fromPayload(payload);

/** The activity that brings an act to the record. */
const recordActivity = "record";

function actsIn(events: readonly Event[], read: Read): readonly HeldAct[] {
	const acts = new Map<string, HeldAct>();
	for (const event of events) {
		const scheduled = event.activityTaskScheduledEventAttributes;
		const [given] = scheduled?.input?.payloads ?? [];
		if (scheduled?.activityType?.name === recordActivity && given)
			acts.set(String(event.eventId), {
				entry: read(given) as Entry,
				answer: undefined,
			});
		const completed = event.activityTaskCompletedEventAttributes;
		const act = acts.get(String(completed?.scheduledEventId));
		const [result] = completed?.result?.payloads ?? [];
		if (act && result)
			acts.set(String(completed?.scheduledEventId), {
				...act,
				answer: read(result) as Answer,
			});
	}
	return [...acts.values()];
}

function mailsIn(events: readonly Event[], read: Read): readonly string[] {
	const given = events.flatMap((event) => {
		const start = event.workflowExecutionStartedEventAttributes;
		const signal = event.workflowExecutionSignaledEventAttributes;
		return signal?.signalName === postSignal
			? (signal.input?.payloads ?? [])
			: (start?.input?.payloads ?? []);
	});
	return given
		.flatMap((payload) => read(payload) as readonly Posting[])
		.map(({ mail }) => mail);
}

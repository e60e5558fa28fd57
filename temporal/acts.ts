import {
	type Client,
	isGrpcServiceError,
	WithStartWorkflowOperation,
	WorkflowNotFoundError,
	WorkflowUpdateFailedError,
	WorkflowUpdateRPCTimeoutOrCancelledError,
} from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import type { FirstAct } from "../domain/acts.ts";
import type { Answer } from "../domain/answer.ts";
import { type ProgrammeId, type RoomId, roomId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Kind } from "../records/schema.ts";
import {
	firstState,
	type PersonAct,
	programmeWorkflow,
	refusedEarly,
	taskQueue,
} from "../workflows/messages.ts";
import type { Temporal } from "./client.ts";

/** What came of an act: on record, refused, or not known in time. The same act again is safe whatever it was. */
export type Outcome = Answer | NotDone;

/** An act refused early, or not known to be on record in time. */
export type NotDone =
	| { readonly ok: false; readonly refusal: Refusal }
	| { readonly ok: false; readonly unconfirmed: true };

/** Milliseconds a page waits for an act to be on record: without a worker an update would hang for ever. */
const patience = 5_000;

/**
 * Brings a person's act to the workflow that owns it: one update, named as the act is, with the act's id as its own.
 *
 * @param updateId another one for an act that is brought anew after a refusal: under the same the service would only say
 * again what it answered then.
 */
export const bringAct = (
	temporal: Temporal,
	kind: Kind,
	room: RoomId,
	asked: PersonAct,
	updateId = asked.actId,
): Promise<Outcome> => {
	const client = temporal.clientFor(kind);
	return outcomeOf(client, () =>
		client.workflow
			.getHandle(room)
			.executeUpdate<Answer, [PersonAct]>(asked.act.type, {
				args: [asked],
				updateId,
			}),
	);
};

/** Starts a programme's workflow and brings it its first act, a start or an adoption; one sent twice is one. */
export const startProgramme = (
	temporal: Temporal,
	programme: ProgrammeId,
	asked: PersonAct<FirstAct>,
): Promise<Outcome> => {
	const { kind } = asked.act.charter;
	const client = temporal.clientFor(kind);
	return outcomeOf(client, () =>
		client.workflow.executeUpdateWithStart<
			(input: unknown) => Promise<void>,
			Answer,
			[PersonAct]
		>(asked.act.type, {
			args: [asked],
			updateId: asked.actId,
			startWorkflowOperation: new WithStartWorkflowOperation(
				programmeWorkflow,
				{
					workflowId: programme,
					taskQueue,
					args: [
						firstState(
							programme,
							roomId(programme),
							kind === "real" ? "timer" : "conductor",
						),
					],
					workflowIdConflictPolicy: "USE_EXISTING",
				},
			),
		}),
	);
};

/**
 * @param act an update, which answers when what it asks for is on record.
 * @returns what it answers, why it was refused early, or that it is not known in time.
 */
export async function outcomeOf<Answered>(
	client: Client,
	act: () => Promise<Answered>,
): Promise<Answered | NotDone> {
	try {
		return await client.withDeadline(Date.now() + patience, act);
	} catch (error) {
		const refusal = refusalIn(error);
		if (refusal) return { ok: false, refusal };
		if (isUnconfirmed(error)) return { ok: false, unconfirmed: true };
		throw error;
	}
}

function refusalIn(error: unknown): Refusal | undefined {
	if (error instanceof WorkflowNotFoundError) return { code: "phase-not-open" };
	if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
	const { cause } = error;
	return cause instanceof ApplicationFailure && cause.type === refusedEarly
		? (cause.details?.[0] as Refusal)
		: undefined;
}

/** gRPC codes after which nobody knows yet: cancelled, deadline exceeded, resource exhausted, aborted, unavailable. */
const unknownSoFar: readonly number[] = [1, 4, 8, 10, 14];

const isUnconfirmed = (error: unknown): boolean =>
	error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
	(isGrpcServiceError(error) && unknownSoFar.includes(error.code));

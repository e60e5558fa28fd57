/**
 * The contract between workflows and everyone who talks to them: names, ids and the shapes of what is sent. Types and
 * constants alone, so that pages may import it without the workflows.
 */
import type { Act, ActType, ProgrammeAct } from "../domain/acts.ts";
import { bookingActs } from "../domain/booking-acts.ts";
import { certificateActs } from "../domain/certificate-acts.ts";
import { findingActs } from "../domain/finding-acts.ts";
import type { Goal } from "../domain/goal.ts";
import type { PersonId, ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Waking } from "../domain/notice.ts";
import type { PhaseKind } from "../domain/phases.ts";
import type { RoomToRun, RoomView } from "../domain/view.ts";

export const taskQueue = "certway";

/** Real programmes wait on Temporal timers; a rehearsal's workflows are woken by its conductor. Fixed at the start. */
export type Clock = "timer" | "conductor";

/** A workflow's only input is its whole state: first start, continue-as-new and repair start it the same way. */
export interface RoomState {
	readonly version: 1;
	readonly programme: ProgrammeId;
	readonly room: RoomId;
	readonly clock: Clock;
	/** How many acts it has brought to the record; carried across continue-as-new, so that keys never repeat. */
	readonly number: number;
	readonly waking: Waking | null;
	/** null until the record has answered for the first time. */
	readonly view: RoomView | null;
}

/** @returns the state in which a room's workflow first starts. */
export const firstState = (
	programme: ProgrammeId,
	room: RoomId,
	clock: Clock,
): RoomState => ({
	version: 1,
	programme,
	room,
	clock,
	number: 0,
	waking: null,
	view: null,
});

/** Workflow types, as the Temporal service knows them. */
export const programmeWorkflow = "programme";
export const certificateWorkflow = "certificate";
export const correctiveActionWorkflow = "correctiveAction";
export const postWorkflow = "post";
export const conductorWorkflow = "conductor";
export const phaseWorkflow = {
	preparation: "preparation",
	design: "design",
	"pilot-run": "pilotRun",
	"internal-audit": "internalAudit",
	"certification-audit": "certificationAudit",
	"surveillance-1": "surveillance",
	"surveillance-2": "surveillance",
	"surveillance-3": "surveillance",
	recertification: "surveillance",
} as const satisfies Record<PhaseKind, string>;

/** A person's act: one Workflow Update, named as the act is, with `actId` as its update id. */
export interface PersonAct<A extends Act = Act> {
	readonly act: A;
	readonly by: PersonId;
	readonly actId: string;
}

/** Acts that the programme's workflow carries. */
export const programmeUpdates = [
	"start",
	"adopt",
	"rename",
	"change-people",
	"hold",
	"resume",
	"replan",
	"stop",
] as const satisfies readonly ProgrammeAct["type"][];

/** Acts that a phase's workflow carries. */
export const phaseUpdates = [
	"ask-for-sign-off",
	"remind",
	"withdraw-request",
	"decide",
	"hand-over",
	"not-for-me",
	"replace-approver",
	"ask-question",
	"answer-question",
	"apply",
	"enter-audit",
	"enter-decision",
	"enter-refusal",
	"enter-result",
	"postpone-audit",
	...bookingActs,
] as const satisfies readonly ActType[];

/** Acts that a certificate's workflow carries. */
export const certificateUpdates = [
	...certificateActs,
	...bookingActs,
] as const satisfies readonly ActType[];

/** Acts that a finding's workflow carries. */
export const findingUpdates = findingActs;

/** Rouses a sleeper: something it waits for has changed on record. It carries nothing, the record is asked. */
export const wakeSignal = "wake";

/** What a phase's workflow returns to the one that started it. */
export interface PhaseOutcome {
	readonly next: RoomToRun | null;
	/** Milliseconds since 1970 on the workflow's clock: a parent does not follow its child's clock. */
	readonly endedAt: number;
}

/** A rehearsal is asked to be played on: one update, with the form's id in its own. */
export interface Advance {
	readonly goal: Goal;
	/** The form's id: the same form sent again is the same act. */
	readonly form: string;
}
export const advanceUpdate = "advance";

/** The one workflow that moves the clock of a rehearsal: `bank-2027/conductor`. */
export const conductorId = (programme: ProgrammeId): string =>
	`${programme}/conductor`;

/** A conductor's only input; how far it is to go stands on record. */
export interface ConductorState {
	readonly version: 1;
	readonly programme: ProgrammeId;
	/** How many acts of personas it has brought to the record; carried across continue-as-new, so that keys never repeat. */
	readonly number: number;
	/** Whether it continues on its way rather than waits to be asked. */
	readonly onTheWay: boolean;
}

/** @returns the state in which a conductor first starts. */
export const firstConductorState = (
	programme: ProgrammeId,
): ConductorState => ({ version: 1, programme, number: 0, onTheWay: false });

/** A mail for somebody's post. They come in batches; digests that come together are sent as one. */
export interface Posting {
	readonly mail: string;
	readonly digest: boolean;
}
export const postSignal = "post";

/** Error type with which a validator refuses; its first detail is the refusal. */
export const refusedEarly = "Refused";

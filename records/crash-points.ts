import { channel } from "node:diagnostics_channel";

/**
 * The points at which a process may die and nothing may be lost, doubled or left hanging: the one list. Tests kill a process at
 * each. Certway itself only says that it passes one, on a channel of Node's that nobody listens to: what kills stands with the
 * tests, so no setting can trip it.
 */
export const crashPoints = [
	/** The workflow's validator let an update pass; it is not in the history yet. */
	"validator-passed",
	/** The update is in the history, its act has not reached the record. */
	"update-accepted",
	/** All of an act is written, the transaction is not committed. */
	"before-commit",
	/** The act is on record, nobody has been told. */
	"committed",
	/** The outbox holds mails and wake-ups, none is handed over. */
	"outbox-written",
	/** The mail server took a mail, the record does not know. */
	"mail-accepted",
	/** A timer has fired, its effect has not begun. */
	"timer-fired",
	/** A phase is over, the next one has not been started. */
	"between-phases",
	/** A workflow gives its state to its next run. */
	"continue-as-new",
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** Where a process was. */
export interface Passing {
	readonly point: CrashPoint;
	/** The room, workflow or programme it was about. */
	readonly about: string;
}

export const passings = channel("certway:crash-points");

/** Says that the process passes `point` now; whoever listens is told before the next statement. */
export function passing(point: CrashPoint, about: string): void {
	if (passings.hasSubscribers) passings.publish({ point, about });
}

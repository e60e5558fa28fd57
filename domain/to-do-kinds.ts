import type { LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { NoticeData } from "./notice.ts";

export type ToDoKind =
	| "sign-off"
	/** An approver should not have been asked: another is to be found. */
	| "approver"
	/** An approver wants to know something before he answers. */
	| "question"
	/** Mails do not reach somebody. */
	| "address"
	| "deliverable"
	| "legal"
	| "task"
	| "action"
	| "evidence"
	| "audit"
	| "review"
	| "document"
	| "finding"
	/** An audit is to be arranged with the certification body. */
	| "booking";

/** One thing that waits for one person, with the last day still in time. */
export interface ToDo {
	readonly kind: ToDoKind;
	/** Unique in its room. */
	readonly key: string;
	readonly person: PersonId;
	readonly dueOn: LocalDate;
	/** Waiting since this day. */
	readonly since: LocalDate;
	readonly data: NoticeData;
}

import type { LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";
import type { NoticeData } from "./notice.ts";

/** One thing that waits for one person, with the last day still in time. */
export interface ToDo {
	readonly kind: "sign-off" | "deliverable" | "legal" | "task" | "action";
	/** Unique in its room. */
	readonly key: string;
	readonly person: PersonId;
	readonly dueOn: LocalDate;
	/** Waiting since this day. */
	readonly since: LocalDate;
	readonly data: NoticeData;
}

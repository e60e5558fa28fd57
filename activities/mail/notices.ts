/** What a timer has to say, as a digest or an alarm tells it. */
import { addDays, type LocalDate } from "../../domain/dates.ts";
import type { NoticeCode, NoticeGiven } from "../../domain/notice.ts";
import type { Matter } from "./matters.ts";

/** A notice of one room, with what a reader needs beside its data. */
export interface Told extends Pick<NoticeGiven, "code" | "dueOn" | "data"> {
	readonly programme: string;
	/** What the notice's room is about; null for the certificate's own. */
	readonly matter: Matter | null;
	/** Whom it waits for, where that is not the reader. */
	readonly waitingFor: readonly string[];
}

/** Under which heading a digest tells it; what weighs most comes first. */
export const urgencies = ["escalated", "overdue", "now", "due-soon"] as const;
export type Urgency = (typeof urgencies)[number];

/** What happens when nobody acts, as the rules of the certification cycle say it. */
export type Consequence =
	| "phase-waits"
	| "gate-stays-shut"
	| "suspension-expected"
	| "certificate-expires";

const weights: Record<
	NoticeCode,
	{ readonly urgency: Urgency; readonly consequence: Consequence | null }
> = {
	"deliverable-due-soon": { urgency: "due-soon", consequence: null },
	"deliverable-overdue": { urgency: "overdue", consequence: "phase-waits" },
	"deliverable-escalated": { urgency: "escalated", consequence: "phase-waits" },
	"pilot-records-missing": {
		urgency: "overdue",
		consequence: "gate-stays-shut",
	},
	"pilot-may-ask": { urgency: "now", consequence: null },
	"phase-begins": { urgency: "now", consequence: null },
	"phase-due-soon": { urgency: "due-soon", consequence: "phase-waits" },
	"phase-late": { urgency: "overdue", consequence: "phase-waits" },
	"sign-off-reminder": { urgency: "due-soon", consequence: "phase-waits" },
	"sign-off-overdue": { urgency: "overdue", consequence: "phase-waits" },
	"sign-off-escalated": { urgency: "escalated", consequence: "phase-waits" },
	"approver-missing": { urgency: "now", consequence: "phase-waits" },
	"business-owner-missing": { urgency: "now", consequence: null },
	"round-opens": { urgency: "now", consequence: null },
	"surveillance-due": {
		urgency: "due-soon",
		consequence: "suspension-expected",
	},
	"surveillance-missed": {
		urgency: "overdue",
		consequence: "suspension-expected",
	},
	"recertification-due": {
		urgency: "due-soon",
		consequence: "certificate-expires",
	},
	"certificate-expires": {
		urgency: "overdue",
		consequence: "certificate-expires",
	},
};

/** @returns under which heading the notice stands. */
export const urgencyOf = (code: NoticeCode): Urgency => weights[code].urgency;

/**
 * @returns what happens when nobody acts, null where nothing does. What befalls a certificate does so `from` the day
 * after the last one in time; a phase just waits.
 */
export function consequenceOf({ code, dueOn }: Pick<Told, "code" | "dueOn">): {
	readonly consequence: Consequence;
	readonly from: LocalDate | null;
} | null {
	const { consequence } = weights[code];
	if (consequence === null) return null;
	const legal =
		consequence === "suspension-expected" ||
		consequence === "certificate-expires";
	return { consequence, from: legal ? addDays(dueOn, 1) : null };
}

import { addDays } from "../domain/dates.ts";
import type { NoticeCode, NoticeGiven } from "../domain/notice.ts";
import type { PhaseKind, RoundPhase } from "../domain/phases.ts";
import type { Consequence, Item, Notice, NoticeKind } from "./mail/matters.ts";

const kinds: Record<NoticeCode, NoticeKind> = {
	"deliverable-due-soon": "due-soon",
	"deliverable-overdue": "overdue",
	"deliverable-escalated": "escalated",
	"pilot-records-missing": "overdue",
	"pilot-may-ask": "due-soon",
	"phase-begins": "due-soon",
	"phase-due-soon": "due-soon",
	"phase-late": "overdue",
	"sign-off-reminder": "due-soon",
	"sign-off-overdue": "overdue",
	"sign-off-escalated": "escalated",
	"approver-missing": "overdue",
	"business-owner-missing": "overdue",
	"round-opens": "due-soon",
	"surveillance-due": "due-soon",
	"surveillance-missed": "escalated",
	"recertification-due": "due-soon",
	"certificate-expires": "escalated",
};

/** @returns the lines of a digest for notices that were given in `room`. */
export const noticeLines = (
	given: readonly NoticeGiven[],
	room: string,
	programme: string,
): readonly Notice[] =>
	given.map((notice) => ({
		kind: kinds[notice.code],
		programme,
		item: itemOf(notice, room),
		due: notice.dueOn,
		responsible: null,
		consequence: consequenceOf(notice),
	}));

function itemOf({ data, code }: NoticeGiven, room: string): Item {
	const phase = room.split("/")[1]?.replace(/\.\d+$/, "") as PhaseKind;
	if (data["deliverable"])
		return {
			kind: "deliverable",
			phase,
			title: String(data["title"] ?? data["deliverable"]),
		};
	if (data["round"])
		return { kind: "audit", audit: data["round"] as RoundPhase };
	if (code.startsWith("sign-off"))
		return {
			kind: "sign-off",
			matter: { kind: "phase", phase, step: "phase" },
		};
	return { kind: "phase", phase };
}

function consequenceOf({ code, dueOn }: NoticeGiven): Consequence | null {
	const from = addDays(dueOn, 1);
	switch (code) {
		case "surveillance-due":
		case "surveillance-missed":
			return { kind: "suspension-expected", from };
		case "recertification-due":
		case "certificate-expires":
			return { kind: "certificate-expires", from };
		case "approver-missing":
		case "business-owner-missing":
		case "pilot-records-missing":
			return { kind: "gate-stays-shut", from: null };
		case "deliverable-overdue":
		case "deliverable-escalated":
		case "phase-late":
		case "sign-off-overdue":
		case "sign-off-escalated":
			return { kind: "phase-waits", from: null };
		default:
			return null;
	}
}

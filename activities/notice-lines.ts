import { addDays, type LocalDate } from "../domain/dates.ts";
import type { NoticeCode, NoticeData, NoticeGiven } from "../domain/notice.ts";
import {
	isRoundPhase,
	isWayPhase,
	phaseRules,
	type Step,
} from "../domain/phases.ts";
import type { Consequence as RuleConsequence } from "../domain/rules/rule.ts";
import type {
	Consequence,
	ConsequenceKind,
	Item,
	Matter,
	Notice,
	NoticeKind,
} from "./mail/matters.ts";

const kinds: Record<NoticeCode, NoticeKind> = {
	"deliverable-due-soon": "due-soon",
	"deliverable-overdue": "overdue",
	"deliverable-escalated": "escalated",
	"pilot-records-missing": "overdue",
	"pilot-may-ask": "now",
	"phase-begins": "now",
	"phase-due-soon": "due-soon",
	"phase-late": "overdue",
	"sign-off-reminder": "due-soon",
	"sign-off-overdue": "overdue",
	"sign-off-escalated": "escalated",
	"sign-off-changes-hands": "now",
	"approver-missing": "now",
	"business-owner-missing": "now",
	"round-opens": "now",
	"surveillance-due": "due-soon",
	"surveillance-missed": "escalated",
	"recertification-due": "due-soon",
	"certificate-expires": "escalated",
	"certificate-lapses": "escalated",
	"certificate-task": "now",
	"stage-2-again": "escalated",
	"audit-unconfirmed": "overdue",
	"audit-unconfirmed-escalated": "escalated",
	"audit-booked-late": "escalated",
	"audit-confirmed": "now",
	"audit-moved": "now",
	"audit-cancelled": "now",
	"legal-date-due": "due-soon",
	"legal-date-missed": "escalated",
	"legal-date-escalated": "escalated",
	"register-due-soon": "due-soon",
	"register-overdue": "overdue",
	"register-escalated": "escalated",
	"finding-given": "now",
	"finding-due-soon": "due-soon",
	"finding-overdue": "overdue",
	"finding-escalated": "escalated",
	"finding-date-due": "due-soon",
	"finding-date-missed": "escalated",
	"finding-date-escalated": "escalated",
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

/** @returns the notice with its own words, and what its room is about. */
const itemOf = ({ data, code }: NoticeGiven, room: string): Item => ({
	kind: "notice",
	code,
	data,
	matter: matterOf(data, room),
});

function matterOf(data: NoticeData, room: string): Matter | null {
	const phase = room.split("/")[1]?.replace(/\.\d+$/, "") ?? "";
	if (!isWayPhase(phase) && !isRoundPhase(phase)) return null;
	const step = (data["step"] as Step | undefined) ?? phaseRules(phase).steps[0];
	return { kind: "phase", phase, step };
}

/** What the rule of a legal date says, in the words mails have for it. */
const consequences: Readonly<
	Partial<Record<RuleConsequence, ConsequenceKind>>
> = {
	"suspension-expected": "suspension-expected",
	"withdrawal-expected": "withdrawal-expected",
	"lapse-expected": "lapse-expected",
	"back-to-stage-2": "back-to-stage-2",
	expires: "certificate-expires",
	lapsed: "certificate-lapses",
};

function legalConsequence({ missed }: NoticeData, from: LocalDate) {
	const kind = consequences[missed as RuleConsequence];
	return kind ? { kind, from } : null;
}

function consequenceOf({ code, dueOn, data }: NoticeGiven): Consequence | null {
	const from = addDays(dueOn, 1);
	switch (code) {
		case "surveillance-due":
		case "surveillance-missed":
			return { kind: "suspension-expected", from };
		case "recertification-due":
		case "certificate-expires":
			return { kind: "certificate-expires", from };
		case "certificate-lapses":
		case "legal-date-due":
		case "legal-date-missed":
		case "legal-date-escalated":
		case "finding-date-due":
		case "finding-date-missed":
		case "finding-date-escalated":
			return legalConsequence(data, from);
		case "audit-unconfirmed":
		case "audit-unconfirmed-escalated":
		case "audit-booked-late":
			return { kind: "audit-late", from };
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

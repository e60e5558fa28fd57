import type { CertificateTask } from "../domain/certificate.ts";
import type { LocalDate } from "../domain/dates.ts";
import type { RoomId } from "../domain/ids.ts";
import type { NoticeCode, NoticeData } from "../domain/notice.ts";
import type { PhaseKind, Side } from "../domain/phases.ts";
import type { NotifiableChange } from "../domain/rules/checklists.ts";
import type { DateId } from "../domain/rules/dated-rule.ts";
import { sayAudit } from "./audits.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";
import { sayRow } from "./register-rows.ts";
import { sayDeliverable } from "./terms.ts";

/** What the core says of a timer, and in which room. */
export interface Timer {
	readonly code: NoticeCode;
	readonly dueOn: LocalDate;
	readonly data: NoticeData;
	readonly room: RoomId;
}

/** @returns what will ring: `Gap analysis is due on Wed 3 Mar 2027.` */
export const sayTimer = (timer: Timer, t: Translate): string =>
	said("next", timer, t, {});

/** @param to the names of those who were told. @returns what has rung, as a sentence of the record. */
export const sayNoticeGiven = (
	timer: Timer,
	to: string,
	t: Translate,
): string => said("given", timer, t, { to });

/** @returns what kind of a timer it is, as a label. */
export const sayTimerKind = (code: NoticeCode, t: Translate): string =>
	t(`notices.kind.${kinds[code]}`);

/** @returns why it rings, and what follows if nobody acts. */
export function sayWhy({ code, data }: Timer, t: Translate): string {
	const rule = data["rule"];
	const why = t(`notices.why.${code}`, {
		rule: isRule(rule) ? t(`notices.rule.${rule}`) : "",
		clause: String(data["clause"] ?? ""),
		lead: String(data["lead"] ?? ""),
	});
	const follows = consequences[code];
	const missed =
		rule === undefined ? "" : t(`rules.rules.${rule as DateId}.missed`);
	return `${why} ${t(`notices.follows.${follows}`, { missed })}`;
}

/** Whether the timer stands for something that is late, and not for a date to come. */
export const isAlarm = (code: NoticeCode): boolean =>
	kinds[code] === "alarm" || kinds[code] === "escalation";

function said(
	tense: "next" | "given",
	timer: Timer,
	t: Translate,
	values: Readonly<Record<string, string>>,
): string {
	const { code, data, dueOn } = timer;
	const filled = { ...values, ...wordsOf(timer, t), due: sayDay(dueOn, t) };
	if (code !== "pilot-records-missing")
		return t(`notices.${tense}.${code}`, filled);
	const count = Number(data["missing"] ?? 0);
	return count > 0
		? t(`notices.${tense}.pilot-records-missing`, { ...filled, count })
		: t(`notices.${tense}.pilot-month-ends`, filled);
}

function wordsOf({ data, room }: Timer, t: Translate) {
	const deliverable = data["deliverable"];
	const title = data["title"];
	const side = data["side"];
	return {
		phase: sayPhase(data["round"] ?? data["phase"] ?? phaseOf(room), t),
		deliverable:
			deliverable === undefined
				? ""
				: sayDeliverable(
						{
							id: String(deliverable),
							title: title === undefined ? null : String(title),
						},
						t,
					),
		side: side === undefined ? "" : t(`terms.side.${side as Side}`),
		month: String(data["month"] ?? ""),
		rule:
			data["rule"] === undefined
				? ""
				: t(`rules.rules.${data["rule"] as DateId}.title`),
		finding: data["finding"] === undefined ? "" : `F-${data["finding"]}`,
		audit:
			data["audit"] === undefined ? "" : sayAudit(String(data["audit"]), t),
		task: data["task"] === undefined ? "" : sayTask(data, t),
		row: data["row"] === undefined ? "" : sayRow(data, t),
	};
}

/** @returns what the certificate's holder has to do. */
export const sayTask = (data: NoticeData, t: Translate): string =>
	t(`rules.tasks.${data["task"] as CertificateTask["code"]}`, {
		change:
			data["change"] === undefined
				? ""
				: t(`rules.changes.${data["change"] as NotifiableChange}`),
	});

const sayPhase = (phase: string | number, t: Translate): string =>
	t(`terms.phase.${phase as PhaseKind}`);

/** @returns the kind of phase or round a room is: `bank-2027/surveillance-1.2` is a `surveillance-1`. */
export const phaseOf = (room: string): string =>
	room.split("/")[1]?.replace(/\.\d+$/, "") ?? "";

const kinds: Record<NoticeCode, "reminder" | "alarm" | "escalation" | "turn"> =
	{
		"deliverable-due-soon": "reminder",
		"deliverable-overdue": "alarm",
		"deliverable-escalated": "escalation",
		"pilot-records-missing": "reminder",
		"pilot-may-ask": "turn",
		"phase-begins": "turn",
		"phase-due-soon": "reminder",
		"phase-late": "alarm",
		"sign-off-reminder": "reminder",
		"sign-off-overdue": "alarm",
		"sign-off-escalated": "escalation",
		"sign-off-changes-hands": "turn",
		"approver-missing": "alarm",
		"business-owner-missing": "alarm",
		"round-opens": "turn",
		"surveillance-due": "reminder",
		"surveillance-missed": "alarm",
		"recertification-due": "reminder",
		"certificate-expires": "alarm",
		"certificate-lapses": "alarm",
		"certificate-task": "reminder",
		"stage-2-again": "alarm",
		"audit-unconfirmed": "alarm",
		"audit-unconfirmed-escalated": "escalation",
		"audit-booked-late": "alarm",
		"audit-confirmed": "turn",
		"audit-moved": "turn",
		"audit-cancelled": "turn",
		"legal-date-due": "reminder",
		"legal-date-missed": "alarm",
		"legal-date-escalated": "escalation",
		"register-due-soon": "reminder",
		"register-overdue": "alarm",
		"register-escalated": "escalation",
		"finding-given": "turn",
		"finding-due-soon": "reminder",
		"finding-overdue": "alarm",
		"finding-escalated": "escalation",
		"finding-date-due": "reminder",
		"finding-date-missed": "alarm",
		"finding-date-escalated": "escalation",
	};

/** What follows if nobody acts: the same that the mails say. */
const consequences: Record<
	NoticeCode,
	| "phase-waits"
	| "gate-stays-shut"
	| "suspension-expected"
	| "certificate-expires"
	| "gap-stays"
	| "audit-late"
	/** What the rule of the date says. */
	| "legal"
	| "expired"
	| "anew"
	| "task-stays"
	| "stage-2"
	| "finding-stays"
	/** It only tells. */
	| "nothing"
> = {
	"deliverable-due-soon": "phase-waits",
	"deliverable-overdue": "phase-waits",
	"deliverable-escalated": "phase-waits",
	"pilot-records-missing": "gate-stays-shut",
	"pilot-may-ask": "phase-waits",
	"phase-begins": "nothing",
	"phase-due-soon": "phase-waits",
	"phase-late": "phase-waits",
	"sign-off-reminder": "phase-waits",
	"sign-off-overdue": "phase-waits",
	"sign-off-escalated": "phase-waits",
	"sign-off-changes-hands": "nothing",
	"approver-missing": "gate-stays-shut",
	"business-owner-missing": "gate-stays-shut",
	"round-opens": "audit-late",
	"surveillance-due": "suspension-expected",
	"surveillance-missed": "suspension-expected",
	"recertification-due": "certificate-expires",
	"certificate-expires": "expired",
	"certificate-lapses": "anew",
	"certificate-task": "task-stays",
	"stage-2-again": "stage-2",
	"audit-unconfirmed": "audit-late",
	"audit-unconfirmed-escalated": "audit-late",
	"audit-booked-late": "audit-late",
	"audit-confirmed": "nothing",
	"audit-moved": "nothing",
	"audit-cancelled": "audit-late",
	"legal-date-due": "legal",
	"legal-date-missed": "legal",
	"legal-date-escalated": "legal",
	"register-due-soon": "gap-stays",
	"register-overdue": "gap-stays",
	"register-escalated": "gap-stays",
	"finding-given": "finding-stays",
	"finding-due-soon": "finding-stays",
	"finding-overdue": "finding-stays",
	"finding-escalated": "finding-stays",
	"finding-date-due": "legal",
	"finding-date-missed": "legal",
	"finding-date-escalated": "legal",
};

const rules = ["sv1", "sv-year", "sv-gap", "recert"] as const;
const isRule = (
	rule: string | number | undefined,
): rule is (typeof rules)[number] =>
	(rules as readonly unknown[]).includes(rule);

import type { PersonId, RequestId } from "./ids.ts";
import type { OwnDays, WorkCalendar } from "./work-calendar.ts";

/** When an approver who has not answered is reminded, and when that is told to somebody else. */
export interface ReminderRule {
	/** Working days of the approver between two reminders. */
	readonly every: number;
	/** Working days after the last day to answer until the person named for escalation is told. */
	readonly escalateAfter: number;
}

export const usualReminders: ReminderRule = { every: 3, escalateAfter: 3 };

const most = { every: 30, escalateAfter: 60 } as const;

/** @returns the bound that a rule does not keep; undefined when it keeps both. */
export const outOfRange = (rule: ReminderRule) =>
	(["every", "escalateAfter"] as const).find(
		(field) =>
			!Number.isInteger(rule[field]) ||
			rule[field] < 1 ||
			rule[field] > most[field],
	);

export const mostWorkingDays = (field: keyof ReminderRule): number =>
	most[field];

/** What is set about reminders: for the programme, or for one request. */
export type ReminderAct =
	| { readonly type: "set-reminders"; readonly rule: ReminderRule }
	| {
			readonly type: "set-request-reminders";
			readonly request: RequestId;
			/** null: as the programme has it. */
			readonly rule: ReminderRule | null;
	  }
	/** Days that the organisation has off, or works, beside what the country says. */
	| { readonly type: "set-own-days"; readonly days: readonly OwnDays[] }
	/** An approver has changed his own calendar. */
	| {
			readonly type: "read-calendar";
			readonly request: RequestId;
			readonly person: PersonId;
	  };

export type ReminderEvent =
	| { readonly type: "reminders-set"; readonly rule: ReminderRule }
	| {
			readonly type: "request-reminders-set";
			readonly request: RequestId;
			readonly rule: ReminderRule | null;
	  }
	| { readonly type: "own-days-set"; readonly days: readonly OwnDays[] }
	| {
			readonly type: "calendar-read";
			readonly request: RequestId;
			readonly person: PersonId;
			readonly calendar: WorkCalendar;
	  };

const reminderActs = [
	"set-reminders",
	"set-request-reminders",
	"set-own-days",
	"read-calendar",
] as const satisfies readonly ReminderAct["type"][];

export const isReminderAct = (act: {
	readonly type: string;
}): act is ReminderAct =>
	(reminderActs as readonly string[]).includes(act.type);

const reminderEvents = [
	"reminders-set",
	"request-reminders-set",
	"own-days-set",
	"calendar-read",
] as const satisfies readonly ReminderEvent["type"][];

export const isReminderEvent = (event: {
	readonly type: string;
}): event is ReminderEvent =>
	(reminderEvents as readonly string[]).includes(event.type);

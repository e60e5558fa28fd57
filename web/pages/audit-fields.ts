import { z } from "zod";
import type { AuditKey } from "../../domain/audit-key.ts";
import type { AuditDays } from "../../domain/booking.ts";
import { sayAudit } from "../audits.ts";
import type { OnAudit } from "./audit-form.ts";
import { day } from "./deliverable.ts";
import type { FormField } from "./phase-form.ts";

export const said = z.string().min(1).max(4_000);
const optionalDay = z.union([z.literal(""), day], {
	error: "forms.date",
});
export const days = { from: day, until: optionalDay };

/** @returns the days of an audit; one day alone begins and ends it. */
export const daysOf = (typed: {
	readonly from: AuditDays["from"];
	readonly until: AuditDays["until"] | "";
}): AuditDays => ({
	from: typed.from,
	until: typed.until === "" ? typed.from : typed.until,
});

/** @returns the key of the audit a form is about. */
export const auditOf = ({ audit }: OnAudit): AuditKey =>
	audit?.audit ?? ("" as AuditKey);
/** @returns the audit by its name, for the words of a form. */
export const named = (on: OnAudit) => ({ audit: sayAudit(auditOf(on), on.t) });

export const dayFields = (
	{ t }: OnAudit,
	but: Partial<FormField> = {},
): readonly FormField[] => [
	{
		part: "field",
		type: "date",
		name: "from",
		label: t("bookings.form.from"),
		...but,
	},
	{
		part: "field",
		type: "date",
		name: "until",
		label: t("bookings.form.until"),
		hint: t("bookings.form.untilHint"),
		optional: true,
		...but,
	},
];

export const reasonField = (
	{ t }: OnAudit,
	name = "reason",
	label:
		| "bookings.form.reason"
		| "bookings.form.answerNote" = "bookings.form.reason",
): FormField => ({
	part: "text-area",
	name,
	label: t(label),
	maxlength: 4_000,
});

export const receivedField = ({ t, open }: OnAudit): FormField => ({
	part: "field",
	type: "date",
	name: "on",
	label: t("bookings.form.receivedOn"),
	max: open.today,
});

/** Where a refusal of the days stands. */
export const atTheDays = {
	"dates-not-in-order": "until",
	"date-past": "until",
	"date-in-future": "until",
	"not-audit-days": "audit-days",
} as const;

import { z } from "zod";
import {
	addDays,
	addMonths,
	daysBetween,
	type LocalDate,
} from "../../domain/dates.ts";
import type { CertificationDecision } from "../../domain/phase.ts";
import { sayDay } from "../dates.ts";
import type { Form } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { day } from "./deliverable.ts";
import type { FormField } from "./phase-form.ts";

/** Valid until: 36 months after the decision, less a day (17021-1 9.1.3.2). */
export const proposedUntil = (decidedOn: LocalDate): LocalDate =>
	addDays(addMonths(decidedOn, 36), -1);

/** The certification decision as it is typed from the body's papers; "valid until" may be left to the rule. */
export const decisionFields = {
	number: z.string().min(1).max(120),
	body: z.string().min(1).max(200),
	scope: z.string().min(1).max(2_000),
	"decided-on": day,
	"issued-on": day,
	"valid-until": z.union([z.literal(""), day], { error: "forms.date" }),
	/** The date that was shown to differ from the rule, and is meant. */
	"valid-until-seen": z.string().default(""),
};

const decision = z.object(decisionFields);
type Typed = z.output<typeof decision>;

/** What is typed is taken, or is shown again because "valid until" wants a look. */
export type DecisionReading =
	| { readonly ok: true; readonly decision: CertificationDecision }
	| {
			readonly ok: false;
			readonly typed: Form["typed"];
			readonly message: string;
	  };

/**
 * @returns the decision; or the form's words with "valid until" proposed where it was left out, or with the difference said
 * where it is another day than the rule gives. Sent again as shown, it is taken as the certificate prints it.
 */
export function readDecision(typed: Typed, t: Translate): DecisionReading {
	const proposed = proposedUntil(typed["decided-on"]);
	const until = typed["valid-until"];
	if (until === "")
		return {
			ok: false,
			typed: { "valid-until": proposed, "valid-until-seen": proposed },
			message: t("audit.proposed", { day: sayDay(proposed, t) }),
		};
	if (until !== proposed && typed["valid-until-seen"] !== until)
		return {
			ok: false,
			typed: { "valid-until": until, "valid-until-seen": until },
			message: [sayDifference(until, proposed, t), t("audit.ifPrinted")].join(
				t("refusals.between"),
			),
		};
	return {
		ok: true,
		decision: {
			number: typed.number,
			body: typed.body,
			scope: typed.scope,
			decidedOn: typed["decided-on"],
			issuedOn: typed["issued-on"],
			validUntil: until,
		},
	};
}

/** @returns how far "valid until" is from what the rule gives, in a sentence. */
export function sayDifference(
	until: LocalDate,
	proposed: LocalDate,
	t: Translate,
): string {
	const days = daysBetween(proposed, until);
	return t(days > 0 ? "audit.differsLater" : "audit.differsEarlier", {
		count: Math.abs(days),
		day: sayDay(proposed, t),
	});
}

/** @returns the decision's words, to be changed. */
export const typedDecision = (
	known: CertificationDecision | null,
): Form["typed"] =>
	known
		? {
				number: known.number,
				body: known.body,
				scope: known.scope,
				"decided-on": known.decidedOn,
				"issued-on": known.issuedOn,
				"valid-until": known.validUntil,
			}
		: {};

export const decisionFormFields = (
	today: LocalDate,
	t: Translate,
): readonly FormField[] => [
	{
		part: "field",
		name: "number",
		label: t("audit.number"),
		hint: t("audit.numberHint"),
		maxlength: 120,
	},
	{ part: "field", name: "body", label: t("audit.body"), maxlength: 200 },
	{
		part: "text-area",
		name: "scope",
		label: t("audit.scope"),
		hint: t("audit.scopeHint"),
		maxlength: 2_000,
	},
	{
		part: "field",
		name: "decided-on",
		type: "date",
		label: t("audit.decidedOn"),
		hint: t("audit.decidedOnHint"),
		max: today,
	},
	{
		part: "field",
		name: "issued-on",
		type: "date",
		label: t("audit.issuedOn"),
	},
	{
		part: "field",
		name: "valid-until",
		type: "date",
		label: t("audit.validUntil"),
		hint: t("audit.validUntilHint"),
		optional: true,
	},
];

import { z } from "zod";
import {
	changedDates,
	type DateChange,
} from "../../domain/certificate-dates-change.ts";
import { certificateRows } from "../../domain/certificate-rules.ts";
import { otherEdition, underEdition } from "../../domain/decide-edition.ts";
import type { CertificationDecision } from "../../domain/phase.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import { decisionFormFields, typedDecision } from "./audit-decision.ts";
import { certificateForm, type OnCertificate } from "./certificate-form.ts";
import { day } from "./deliverable.ts";
import { decisionRows } from "./sign-off-content.ts";

const printed = z.object({
	number: z.string().min(1).max(120),
	body: z.string().min(1).max(200),
	scope: z.string().min(1).max(2_000),
	"decided-on": day,
	"issued-on": day,
	"valid-until": day,
	reason: z.string().min(1).max(4_000),
});

const decisionOf = (
	typed: z.output<typeof printed>,
): CertificationDecision => ({
	number: typed.number,
	body: typed.body,
	scope: typed.scope,
	decidedOn: typed["decided-on"],
	issuedOn: typed["issued-on"],
	validUntil: typed["valid-until"],
});

/** @returns what is another date then, each with the one it was; one row that says so where none is. */
function changeRows(
	changes: readonly DateChange[],
	t: Translate,
): readonly SummaryRow[] {
	if (changes.length === 0)
		return [
			{
				label: t("certificate.datesThen"),
				cell: { text: t("certificate.datesSame") },
			},
		];
	return changes.map(({ key, rule, before, after }): SummaryRow => {
		const [, which] = key.split("/");
		const title = t(`rules.rules.${rule}.title`);
		const said = (dates: DateChange["before"]) =>
			dates ? sayDay(dates.date, t) : t("certificate.noDate");
		return {
			label:
				rule === "sv-year" && which
					? t("certificate.ofYear", { title, year: which })
					: title,
			cell: {
				text: t("certificate.dateThen", {
					before: said(before),
					after: said(after),
				}),
			},
		};
	});
}

/** What the certificate prints was entered wrongly: shown once more with every date it moves before it is corrected. */
export const correctForm = certificateForm({
	title: ({ t }) => t("certificate.correctTitle"),
	intro: ({ t }) => [t("certificate.correctIntro")],
	fields: ({ open, t }) => [
		...decisionFormFields(open.today, t).map((field) =>
			field.name === "valid-until"
				? { ...field, hint: t("certificate.correctUntil"), optional: false }
				: field,
		),
		{
			part: "text-area",
			name: "reason",
			label: t("certificate.correctReason"),
			maxlength: 4_000,
		},
	],
	typed: ({ certificate }) => typedDecision(certificate.decision),
	schema: printed,
	submit: ({ t }) => t("certificate.correctSubmit"),
	refusedAt: {
		"dates-not-in-order": "issued-on",
		"date-in-future": "decided-on",
	},
	review: ({ open, certificate, t }, typed) => {
		const decision = decisionOf(typed);
		const { programme } = open.world;
		return [
			...decisionRows(decision, t),
			...changeRows(
				changedDates(
					certificateRows(programme, certificate),
					certificateRows(programme, { ...certificate, decision }),
				),
				t,
			),
		];
	},
	act: async (_on, typed, seal) => ({
		type: "correct-certificate",
		decision: decisionOf(typed),
		reason: await seal("reason", typed.reason),
	}),
});

const newEdition = ({ open, certificate }: OnCertificate) =>
	otherEdition(open.world.programme, certificate, open.today);

/** A new edition of the rules, adopted before its transition ends: with the difference it makes to open dates. */
export const editionForm = certificateForm({
	title: ({ t }) => t("certificate.editionTitle"),
	intro: (on) => {
		const pack = newEdition(on);
		return [
			on.t("certificate.editionIntro", {
				edition: pack?.edition ?? "",
				day: pack?.transitionDeadline
					? sayDay(pack.transitionDeadline, on.t)
					: "",
			}),
		];
	},
	rows: (on) => {
		const { open, certificate, t } = on;
		const pack = newEdition(on);
		if (!pack) return [];
		const { event } = underEdition(
			open.world.programme,
			certificate,
			pack,
			open.today,
		);
		return event.type === "rules-edition-changed"
			? changeRows(event.changes, t)
			: [];
	},
	fields: () => [],
	schema: z.object({}),
	submit: ({ t }) => t("certificate.editionTitle"),
	fits: (on) => newEdition(on) !== undefined,
	act: async () => ({ type: "adopt-edition" }),
});

import { z } from "zod";
import { AUDIT_PLACES } from "../../domain/booking.ts";
import type { Seal } from "../../domain/ids.ts";
import type { Form } from "../forms.ts";
import {
	atTheDays,
	auditOf,
	dayFields,
	days,
	daysOf,
	named,
} from "./audit-fields.ts";
import { auditForm, type OnAudit } from "./audit-form.ts";

/** Whole or half days, as people write them; what else is typed the core refuses. */
const auditDays = z
	.string()
	.max(10)
	.transform((text) => (text === "" ? null : Number(text.replace(",", "."))));

const arrangement = {
	...days,
	auditors: z.string().max(1_000),
	"audit-days": auditDays,
	place: z.union([z.literal(""), z.enum(AUDIT_PLACES)]).default(""),
};

/** An audit is proposed, or confirmed by the certification body: when, by whom, how long, where. */
export const arrangementForm = (type: "propose-audit" | "confirm-audit") =>
	auditForm({
		title: (on) =>
			on.t(
				type === "propose-audit"
					? "bookings.form.proposeTitle"
					: "bookings.form.confirmTitle",
				named(on),
			),
		intro: ({ t }) => [
			t(
				type === "propose-audit"
					? "bookings.form.proposeIntro"
					: "bookings.form.confirmIntro",
			),
		],
		fields: (on) => [
			...dayFields(on),
			{
				part: "field",
				name: "auditors",
				label: on.t("bookings.form.auditors"),
				hint: on.t("bookings.form.auditorsHint"),
				maxlength: 1_000,
				optional: true,
			},
			{
				part: "field",
				name: "audit-days",
				width: "tiny",
				label: on.t("bookings.form.auditDays"),
				hint: on.t("bookings.form.auditDaysHint"),
				maxlength: 10,
				optional: true,
			},
			{
				part: "choices",
				name: "place",
				label: on.t("bookings.form.place"),
				optional: true,
				options: AUDIT_PLACES.map((value) => ({
					value,
					text: on.t(`bookings.places.${value}`),
				})),
			},
		],
		typed: arranged,
		schema: z.object(arrangement),
		submit: ({ t }) =>
			t(
				type === "propose-audit"
					? "bookings.form.submit.propose"
					: "bookings.form.submit.confirm",
			),
		fits: ({ held, confirmed }) =>
			!held && !(type === "propose-audit" && confirmed),
		refusedAt: atTheDays,
		act: async (on, typed, seal) => ({
			type,
			audit: auditOf(on),
			days: daysOf(typed),
			auditors: await auditorsOf(on, typed.auditors, seal),
			auditDays: typed["audit-days"],
			place: typed.place === "" ? null : typed.place,
		}),
	});

/** What is arranged so far, to be changed. */
export function arranged({ audit, texts }: OnAudit): Form["typed"] {
	const { proposed, confirmed, booking: known } = audit ?? {};
	const shown = confirmed ?? proposed;
	return {
		from: shown?.from ?? "",
		until: shown && shown.until !== shown.from ? shown.until : "",
		auditors: (known?.auditors && texts.get(known.auditors)) ?? "",
		"audit-days": known?.auditDays == null ? "" : String(known.auditDays),
		place: known?.place ?? "",
	};
}

/** The same names as before stay under the same seal. */
async function auditorsOf(
	{ audit, texts }: OnAudit,
	typed: string,
	seal: (field: string, text: string) => Promise<Seal>,
): Promise<Seal | null> {
	const known = audit?.booking.auditors ?? null;
	if (typed === "") return null;
	return known && texts.get(known) === typed ? known : seal("auditors", typed);
}

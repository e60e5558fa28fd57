import { z } from "zod";
import { lastHeld } from "../../domain/certificate.ts";
import type {
	CertificateAct,
	NoticeGivenByBody,
} from "../../domain/certificate-acts.ts";
import { validUntilCandidates } from "../../domain/certificate-dates.ts";
import { packOf } from "../../domain/certificate-rules.ts";
import { evidenceId, type Seal } from "../../domain/ids.ts";
import type { BodyDecision } from "../../domain/rules/certificate-state.ts";
import { tasksOfChange } from "../../domain/rules/certificate-view.ts";
import { sayDay } from "../dates.ts";
import type { SummaryRow } from "../parts.ts";
import {
	type CertificateForm,
	certificateForm,
	type OnCertificate,
} from "./certificate-form.ts";
import { sayTransfer } from "./certificate-transfer.ts";
import { day } from "./deliverable.ts";
import type { FormField } from "./phase-form.ts";

type Says = BodyDecision["type"];
const bringsCertificate = (says: Says) =>
	says === "renewed" || says === "restored" || says === "transferred";

const text = (most: number) => z.string().min(1).max(most);
const base = { day, paper: text(2_000), reason: text(4_000) };
const newCertificate = {
	number: text(120),
	body: text(200),
	scope: text(2_000),
	"issued-on": day,
};

const schemas = {
	suspended: z.object({
		...base,
		cause: z.enum(["overdue-audit", "serious-failure", "own-wish"]),
	}),
	returned: z.object(base),
	"scope-reduced": z.object({ ...base, scope: text(2_000) }),
	withdrawn: z.object(base),
	surrendered: z.object(base),
	transferred: z.object({ ...base, ...newCertificate }),
	renewed: z.object({ ...base, ...newCertificate, "valid-until": day }),
	restored: z.object({
		...base,
		...newCertificate,
		"valid-until": day,
		"onsite-ended": day,
	}),
} satisfies Record<Says, z.ZodType>;

type Typed = z.output<(typeof schemas)[Says]> &
	Partial<z.output<(typeof schemas)["restored"]>> &
	Partial<z.output<(typeof schemas)["suspended"]>>;

/** @returns the form for one kind of the certification body's notice; it is shown once more before it is entered. */
export const noticeForm = (says: Says): CertificateForm =>
	certificateForm({
		title: ({ t }) =>
			t("certificate.noticeTitle", { says: t(`rules.notices.${says}`) }),
		intro: ({ certificate, open, t }) => [
			t("certificate.noticeIntro"),
			...(says === "transferred"
				? [sayTransfer(open.world.programme, certificate, t) ?? ""]
				: []),
		],
		fields: (on) => fieldsFor(says, on),
		typed: (on) => proposed(says, on),
		schema: schemas[says] as unknown as z.ZodType<Typed>,
		submit: ({ t }) => t("certificate.enterNotice"),
		grave: says === "withdrawn" || says === "surrendered",
		review: (on, typed) => reviewOf(says, on, typed),
		act: (_on, typed, seal, id) => noticeAct(says, typed, seal, id),
	});

/** The new certificate goes on with what the old one says; "valid until" is counted from the old expiry. */
function proposed(
	says: Says,
	{ certificate, open }: OnCertificate,
): Record<string, string> {
	if (!bringsCertificate(says)) return {};
	const { body, scope } = certificate.decision;
	const [first] = validUntilCandidates(
		{
			cycle: "recert",
			decision: open.today,
			oldValidUntil: lastHeld(certificate.state).validUntil,
		},
		packOf(open.world.programme, certificate),
	);
	return {
		scope,
		...(says === "transferred"
			? {}
			: { body, ...(first ? { "valid-until": first.date } : {}) }),
	};
}

function fieldsFor(
	says: Says,
	{ open, t }: OnCertificate,
): readonly FormField[] {
	const date = (
		name: string,
		label: string,
		hint?: string,
		max?: string,
	): FormField => ({
		part: "field",
		type: "date",
		name,
		label,
		...(hint ? { hint } : {}),
		...(max ? { max } : {}),
	});
	return [
		date(
			"day",
			t("certificate.noticeDay"),
			t("certificate.noticeDayHint"),
			open.today,
		),
		...(says === "suspended"
			? [
					{
						part: "choices",
						name: "cause",
						label: t("certificate.cause"),
						options: (
							["overdue-audit", "serious-failure", "own-wish"] as const
						).map((value) => ({ value, text: t(`rules.causes.${value}`) })),
					} as const,
				]
			: []),
		...(bringsCertificate(says)
			? [
					{
						part: "field",
						name: "number",
						label: t("audit.number"),
						maxlength: 120,
					} as const,
					{
						part: "field",
						name: "body",
						label: t("audit.body"),
						maxlength: 200,
					} as const,
				]
			: []),
		...(bringsCertificate(says) || says === "scope-reduced"
			? [
					{
						part: "text-area",
						name: "scope",
						label: t("audit.scope"),
						maxlength: 2_000,
					} as const,
				]
			: []),
		...(bringsCertificate(says)
			? [date("issued-on", t("audit.issuedOn"))]
			: []),
		...(says === "renewed" || says === "restored"
			? [date("valid-until", t("audit.validUntil"), t("certificate.untilHint"))]
			: []),
		...(says === "restored"
			? [
					date(
						"onsite-ended",
						t("certificate.onsiteEnded"),
						undefined,
						open.today,
					),
				]
			: []),
		{
			part: "field",
			name: "paper",
			label: t("certificate.paper"),
			hint: t("certificate.paperHint"),
			maxlength: 2_000,
		},
		{
			part: "text-area",
			name: "reason",
			label: t("certificate.reason"),
			maxlength: 4_000,
		},
	];
}

/** What follows is said before it is entered: the state from then on, and what the holder has to do. */
function reviewOf(
	says: Says,
	{ certificate, t }: OnCertificate,
	typed: Typed,
): readonly SummaryRow[] {
	const to = says === "returned" ? "certified" : says;
	const tasks = tasksOfChange(certificate.state.status, to);
	return [
		{
			label: t("certificate.noticeSays"),
			cell: { text: t(`rules.notices.${says}`) },
		},
		{
			label: t("certificate.noticeDay"),
			cell: { text: sayDay(typed.day, t) },
		},
		{ label: t("certificate.paper"), cell: { text: typed.paper } },
		{ label: t("certificate.reason"), cell: { text: typed.reason } },
		{
			label: t("certificate.follows"),
			cell: {
				text:
					tasks.length === 0
						? t("certificate.nothingToDo")
						: tasks
								.map((task) => t(`rules.tasks.${task}`, { change: "" }))
								.join(t("certificate.semicolon")),
			},
		},
	];
}

async function noticeAct(
	says: Says,
	typed: Typed,
	seal: (field: string, text: string) => Promise<Seal>,
	id: string,
): Promise<CertificateAct> {
	return {
		type: "enter-notice",
		day: typed.day,
		says: saysOf(says, typed),
		paper: {
			id: evidenceId(`notice-${id}`),
			kind: /^https?:\/\//.test(typed.paper) ? "link" : "note",
			text: await seal("paper", typed.paper),
			file: null,
		},
		reason: await seal("reason", typed.reason),
		certificate:
			bringsCertificate(says) && typed["issued-on"]
				? {
						number: typed.number ?? "",
						body: typed.body ?? "",
						scope: typed.scope ?? "",
						issuedOn: typed["issued-on"],
						// Of a transfer the dates of the cycle stay, whatever stands here.
						validUntil: typed["valid-until"] ?? typed["issued-on"],
					}
				: null,
		scope: says === "scope-reduced" ? (typed.scope ?? null) : null,
	};
}

function saysOf(says: Says, typed: Typed): NoticeGivenByBody {
	switch (says) {
		case "suspended":
			return { type: "suspended", cause: typed.cause ?? "overdue-audit" };
		case "restored":
			return {
				type: "restored",
				onsiteEnded: typed["onsite-ended"] ?? typed.day,
			};
		default:
			return { type: says };
	}
}

import { z } from "zod";
import type { Certificate } from "../../domain/certificate.ts";
import { roundsAhead } from "../../domain/certificate-rounds.ts";
import { certificateRows, packOf } from "../../domain/certificate-rules.ts";
import { otherEdition } from "../../domain/decide-edition.ts";
import { personId } from "../../domain/ids.ts";
import { roundPhases } from "../../domain/phases.ts";
import { noticesFrom } from "../../domain/rules/certificate-notice.ts";
import type { BodyDecision } from "../../domain/rules/certificate-state.ts";
import { NOTIFIABLE_CHANGES } from "../../domain/rules/checklists.ts";
import { RULE_IDS } from "../../domain/rules/rule.ts";
import type { Translate } from "../locales/translate.ts";
import type { Way } from "../parts.ts";
import { sayDate, sayRowWhy } from "../why.ts";
import { correctForm, editionForm } from "./certificate-correct.ts";
import {
	type CertificateForms,
	certificateForm,
	type OnCertificate,
} from "./certificate-form.ts";
import { noticeForm } from "./certificate-notice.ts";
import { day } from "./deliverable.ts";
import type { OpenProgramme } from "./programme-frame.ts";

const said = z.string().min(1).max(4_000);
const reasonField = ({ t }: OnCertificate, name = "reason") =>
	({
		part: "text-area",
		name,
		label: t("certificate.reason"),
		maxlength: 4_000,
	}) as const;

const noticeForms = Object.fromEntries(
	(
		[
			"suspended",
			"returned",
			"scope-reduced",
			"withdrawn",
			"surrendered",
			"transferred",
			"renewed",
			"restored",
		] as const satisfies readonly BodyDecision["type"][]
	).map((says) => [`notice-${says}`, noticeForm(says)]),
);

const rowOf = ({ open, certificate, of }: OnCertificate) =>
	certificateRows(open.world.programme, certificate).find(
		({ key }) => key === of,
	);

/** What can be done on a certificate, each on a page of its own, by the last part of its address. */
export const certificateForms: CertificateForms = {
	...noticeForms,
	correct: correctForm,
	edition: editionForm,
	postpone: certificateForm({
		title: ({ t }) => t("certificate.postponeTitle"),
		intro: ({ t }) => [t("certificate.postponeIntro")],
		rows: (on) => {
			const row = rowOf(on);
			return row
				? [
						{
							label: sayDate(row, on.t),
							cell: { date: row.date, why: sayRowWhy(row, on.t) },
						},
					]
				: [];
		},
		fields: (on) => [
			{
				part: "field",
				type: "date",
				name: "to",
				label: on.t("certificate.postponeTo"),
			},
			reasonField(on),
			{
				part: "select",
				name: "approver",
				label: on.t("certificate.approver"),
				options: approversOf(on),
			},
		],
		schema: z.object({ of: said, to: day, reason: said, approver: said }),
		refusedAt: { rules: "to", "asker-is-approver": "approver" },
		submit: ({ t }) => t("certificate.postponeTitle"),
		act: async (_on, { of, to, reason, approver }, seal) => ({
			type: "postpone-audit",
			of,
			to,
			reason: await seal("reason", reason),
			approver: personId(approver),
		}),
	}),
	"open-round": certificateForm({
		title: ({ t }) => t("certificate.openTitle"),
		intro: ({ t }) => [t("certificate.openIntro")],
		fields: ({ open, certificate, t }) => [
			{
				part: "choices",
				name: "round",
				label: t("certificate.round"),
				options: roundsAhead(open.world.programme, certificate, "every")
					.filter(({ round }) => !certificate.opened.includes(round))
					.map(({ round }) => ({
						value: round,
						text: t(`terms.phase.${round}`),
					})),
			},
		],
		schema: z.object({ round: z.enum(roundPhases) }),
		submit: ({ t }) => t("certificate.openTitle"),
		act: async (_on, { round }) => ({ type: "open-round", round }),
	}),
	"audit-held": certificateForm({
		title: ({ t }) => t("certificate.heldTitle"),
		intro: ({ t }) => [t("certificate.heldIntro")],
		fields: ({ open, t }) => [
			{
				part: "choices",
				name: "kind",
				label: t("certificate.heldKind"),
				options: (["special", "surveillance", "recertification"] as const).map(
					(value) => ({
						value,
						text: t(`certificateEvents.auditKind.${value}`),
					}),
				),
			},
			{
				part: "field",
				type: "date",
				name: "held-on",
				label: t("audit.heldOn"),
				hint: t("audit.heldOnHint"),
				max: open.today,
			},
		],
		schema: z.object({
			kind: z.enum(["special", "surveillance", "recertification"]),
			"held-on": day,
		}),
		submit: ({ t }) => t("certificate.heldTitle"),
		act: async (_on, typed) => ({
			type: "enter-held-audit",
			kind: typed.kind,
			heldOn: typed["held-on"],
		}),
	}),
	change: certificateForm({
		title: ({ t }) => t("certificate.changeTitle"),
		intro: ({ t }) => [t("certificate.changeIntro")],
		fields: (on) => [
			{
				part: "choices",
				name: "change",
				label: on.t("certificate.changeOf"),
				options: NOTIFIABLE_CHANGES.map((value) => ({
					value,
					text: on.t(`rules.changes.${value}`),
				})),
			},
			{
				...reasonField(on, "about"),
				label: on.t("certificate.changeAbout"),
			},
		],
		schema: z.object({ change: z.enum(NOTIFIABLE_CHANGES), about: said }),
		submit: ({ t }) => t("certificate.changeTitle"),
		act: async (_on, { change, about }, seal) => ({
			type: "report-change",
			change,
			about: await seal("about", about),
		}),
	}),
	terms: certificateForm({
		title: ({ t }) => t("certificate.termsTitle"),
		intro: ({ t }) => [t("certificate.termsIntro")],
		fields: (on) => [
			{
				part: "select",
				name: "rule",
				label: on.t("certificate.rule"),
				options: packOf(on.open.world.programme, on.certificate)
					.rules.filter(({ period }) => "count" in period)
					.map(({ id }) => ({
						value: id,
						text: on.t(`rules.rules.${id}.title`),
					})),
			},
			{
				part: "field",
				type: "number",
				inputmode: "numeric",
				width: "tiny",
				min: "1",
				name: "count",
				label: on.t("certificate.count"),
			},
			{
				part: "choices",
				name: "unit",
				label: on.t("certificate.unit"),
				options: (["months", "days"] as const).map((value) => ({
					value,
					text: on.t(`certificate.unitOf.${value}`),
				})),
			},
			{
				part: "field",
				name: "source",
				label: on.t("certificate.source"),
				hint: on.t("certificate.sourceHint"),
				maxlength: 2_000,
			},
			reasonField(on),
		],
		schema: z.object({
			rule: z.enum(RULE_IDS),
			count: z
				.string()
				.regex(/^\d{1,3}$/, "refusals.not-a-count")
				.transform(Number),
			unit: z.enum(["months", "days"]),
			source: said,
			reason: said,
		}),
		submit: ({ t }) => t("certificate.termsTitle"),
		onProgramme: true,
		act: async (_on, { rule, count, unit, source, reason }, seal) => ({
			type: "set-own-terms",
			rule,
			period: { unit, count },
			source: await seal("source", source),
			reason: await seal("reason", reason),
		}),
	}),
	again: certificateForm({
		title: ({ t }) => t("certificate.againTitle"),
		intro: ({ t }) => [t("certificate.againIntro")],
		fields: () => [],
		schema: z.object({}),
		submit: ({ t }) => t("certificate.againTitle"),
		act: async () => ({ type: "apply-again" }),
	}),
	answer: certificateForm({
		title: ({ t }) => t("certificate.answerTitle"),
		intro: ({ t }) => [t("certificate.answerIntro")],
		rows: (on) => {
			const row = rowOf(on);
			return row
				? [
						{
							label: sayDate(row, on.t),
							cell: { date: row.date, why: sayRowWhy(row, on.t) },
						},
					]
				: [];
		},
		fields: (on) => [
			{ ...reasonField(on, "note"), label: on.t("certificate.answerNote") },
		],
		schema: z.object({ of: said, note: said }),
		submit: ({ t }) => t("certificate.answer"),
		act: async (_on, { of, note }, seal) => ({
			type: "answer-alarm",
			of,
			note: await seal("note", note),
		}),
	}),
	task: certificateForm({
		title: ({ t }) => t("certificate.taskTitle"),
		intro: ({ t }) => [t("certificate.taskIntro")],
		fields: () => [],
		schema: z.object({ of: said }),
		submit: ({ t }) => t("certificate.done"),
		act: async (_on, { of }) => ({ type: "finish-task", task: of }),
	}),
};

/** Whoever carries the programme or signs for a side; the core refuses who enters it himself. */
export const approversOf = ({ open, t }: Pick<OnCertificate, "open" | "t">) => {
	const { people } = open.world.programme;
	return [
		...people.approvers.map(({ person, side }) => ({
			value: person,
			text: t(`terms.sideLabel.${side}`),
		})),
		{ value: people.owner, text: t("people.role.owner") },
		{ value: people.escalation, text: t("people.role.escalation") },
	];
};

/** @returns what the body can have decided of a certificate in its state, and what else can be entered. */
export function actsOn(
	{ path, world, today }: OpenProgramme,
	certificate: Certificate,
	t: Translate,
): { readonly notices: readonly Way[]; readonly others: readonly Way[] } {
	const way = (name: string, text: string): Way => ({
		to: `${path}/certificate/${name}`,
		text,
	});
	const { status } = certificate.state;
	const ended = ["lapsed", "withdrawn", "surrendered"].includes(status);
	const mayOpen = roundsAhead(world.programme, certificate, "every").some(
		({ round }) => !certificate.opened.includes(round),
	);
	return {
		notices: noticesFrom(status).map((says) =>
			way(`notice-${says}`, t(`rules.notices.${says}`)),
		),
		others: [
			...(ended ? [way("again", t("certificate.againTitle"))] : []),
			...(mayOpen ? [way("open-round", t("certificate.openTitle"))] : []),
			way("audit-held", t("certificate.heldTitle")),
			way("change", t("certificate.changeTitle")),
			way("terms", t("certificate.termsTitle")),
			way("correct", t("certificate.correctTitle")),
			...(otherEdition(world.programme, certificate, today)
				? [way("edition", t("certificate.editionTitle"))]
				: []),
		],
	};
}

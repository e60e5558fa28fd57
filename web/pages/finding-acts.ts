import { z } from "zod";
import type { Finding } from "../../domain/finding.ts";
import { evidenceId, type Seal } from "../../domain/ids.ts";
import { isNonconformity, isOfTheBody } from "../../domain/rules/finding.ts";
import type { Translate } from "../locales/translate.ts";
import { day } from "./deliverable.ts";
import { originOptions, originsOf } from "./finding-audits.ts";
import {
	bodyGrade,
	dayField,
	grade,
	gradeOptions,
	optionalDay,
	optionalOwner,
	optionalProcess,
	optionalText,
	ownerOptions,
	processOptions,
	text,
	textField,
} from "./finding-fields.ts";
import {
	type FindingForm,
	findingForm,
	type OnFinding,
} from "./finding-form.ts";
import type { FindingPage } from "./finding-room.ts";

const parts = ["correction", "cause", "action"] as const;

const written = ({ finding, texts }: OnFinding, part: (typeof parts)[number]) =>
	texts.get(finding.answer[part] ?? "") ?? "";

const effectivenessOf = ({ finding, texts }: OnFinding): string =>
	texts.get(finding.effectiveness ?? "") ?? "";

type SealWith = (field: string, said: string) => Promise<Seal>;

/** A text that stays as it was keeps its seal: it was not written anew. */
const sealedOr = async (
	{ texts }: OnFinding,
	known: Seal | null,
	field: string,
	said: string,
	seal: SealWith,
): Promise<Seal | null> => {
	if (said === "") return null;
	return known !== null && texts.get(known) === said
		? known
		: seal(field, said);
};

const answerFields = (t: Translate, optional: boolean) =>
	parts.map((part) =>
		textField(part, t(`findings.part.${part}`), {
			hint: t(`findings.partHint.${part}`),
			optional,
		}),
	);

const answerIn = async (
	on: OnFinding,
	typed: Readonly<Record<(typeof parts)[number], string>>,
	seal: SealWith,
) => {
	const { correction, cause, action } = on.finding.answer;
	return {
		correction: await sealedOr(
			on,
			correction,
			"correction",
			typed.correction,
			seal,
		),
		cause: await sealedOr(on, cause, "cause", typed.cause, seal),
		action: await sealedOr(on, action, "action", typed.action, seal),
	};
};

const typedAnswer = (on: OnFinding) =>
	Object.fromEntries(parts.map((part) => [part, written(on, part)]));

const effectivenessField = (t: Translate, optional = false) =>
	textField("effectiveness", t("findings.part.effectiveness"), {
		hint: t("findings.partHint.effectiveness"),
		optional,
	});

const ofTheBody = ({ finding }: FindingPage): boolean =>
	isOfTheBody(finding.state.source);

const whose = (on: FindingPage): "body" | "own" =>
	ofTheBody(on) ? "body" : "own";

const isUnanswered = ({ state }: Finding): boolean => state.submitted === null;

const dayRefusals = {
	"day-not-come": "day",
	"days-not-in-order": "day",
	"stage-2-again": "day",
};

/** What can be done about a finding, each on a page of its own, by the last part of its address. */
export const findingForms: Readonly<Record<string, FindingForm>> = {
	write: findingForm({
		offered: ({ works, finding }) => works && finding.state.verified === null,
		title: ({ t }) => t("findings.write.title"),
		intro: ({ finding, t }) => [
			isUnanswered(finding)
				? t("findings.write.intro")
				: t("findings.write.introSubmitted"),
		],
		fields: ({ finding, t }) => [
			...(isUnanswered(finding) ? answerFields(t, true) : []),
			effectivenessField(t, true),
		],
		typed: (on) => ({ ...typedAnswer(on), effectiveness: effectivenessOf(on) }),
		schema: z.object({
			correction: optionalText,
			cause: optionalText,
			action: optionalText,
			effectiveness: optionalText,
		}),
		submit: ({ t }) => t("findings.write.submit"),
		notice: "findings.write.notice",
		act: async (on, typed, seal) => ({
			type: "write-answer",
			...(isUnanswered(on.finding)
				? await answerIn(on, typed, seal)
				: on.finding.answer),
			effectiveness: await sealedOr(
				on,
				on.finding.effectiveness,
				"effectiveness",
				typed.effectiveness,
				seal,
			),
		}),
	}),
	submit: findingForm({
		offered: ({ works, finding }) => works && isUnanswered(finding),
		title: ({ t }) => t("findings.submit.title"),
		intro: (on) => [on.t(`findings.submit.intro.${whose(on)}`)],
		fields: ({ open, t }) => [
			...answerFields(t, false),
			dayField(open.today, t("findings.submit.day")),
		],
		typed: typedAnswer,
		schema: z.object({ correction: text, cause: text, action: text, day }),
		submit: ({ t }) => t("findings.submit.submit"),
		notice: "findings.submit.notice",
		about: dayRefusals,
		act: async (on, typed, seal) => ({
			type: "submit-answer",
			day: typed.day,
			...(await answerIn(on, typed, seal)),
		}),
	}),
	accept: findingForm({
		lead: true,
		offered: ({ leads, finding: { state } }) =>
			leads && state.submitted !== null && state.accepted === null,
		title: ({ t }) => t("findings.accept.title"),
		intro: (on) => [on.t(`findings.accept.intro.${whose(on)}`)],
		fields: ({ open, t }) => [dayField(open.today, t("findings.accept.day"))],
		schema: z.object({ day }),
		submit: ({ t }) => t("findings.accept.submit"),
		notice: "findings.accept.notice",
		about: dayRefusals,
		act: async (_on, typed) => ({ type: "accept-answer", day: typed.day }),
	}),
	refuse: findingForm({
		lead: true,
		offered: ({ leads, finding: { state } }) =>
			leads && state.submitted !== null && state.accepted === null,
		title: ({ t }) => t("findings.refuse.title"),
		intro: ({ t }) => [t("findings.refuse.intro")],
		fields: ({ open, t }) => [
			dayField(open.today, t("findings.refuse.day")),
			textField("reason", t("findings.refuse.reason")),
		],
		schema: z.object({ day, reason: text }),
		submit: ({ t }) => t("findings.refuse.submit"),
		notice: "findings.refuse.notice",
		about: dayRefusals,
		act: async (_on, typed, seal) => ({
			type: "refuse-answer",
			day: typed.day,
			reason: await seal("reason", typed.reason),
		}),
	}),
	verify: findingForm({
		lead: true,
		offered: ({ leads, finding: { state } }) =>
			leads && state.accepted !== null && state.verified === null,
		title: ({ t }) => t("findings.verify.title"),
		intro: (on) => [on.t(`findings.verify.intro.${whose(on)}`)],
		fields: ({ open, t }) => [
			dayField(open.today, t("findings.verify.day")),
			effectivenessField(t),
		],
		typed: (on) => ({ effectiveness: effectivenessOf(on) }),
		schema: z.object({ day, effectiveness: text }),
		submit: ({ t }) => t("findings.verify.submit"),
		notice: "findings.verify.notice",
		about: dayRefusals,
		act: async (on, typed, seal) => ({
			type: "verify-finding",
			day: typed.day,
			effectiveness: await sealedOr(
				on,
				on.finding.effectiveness,
				"effectiveness",
				typed.effectiveness,
				seal,
			),
		}),
	}),
	regrade: findingForm({
		lead: true,
		offered: ({ leads, finding: { state } }) =>
			leads && state.verified === null,
		title: ({ t }) => t("findings.regrade.title"),
		intro: ({ t }) => [t("findings.regrade.intro")],
		fields: ({ open, finding, t }) => [
			{
				part: "choices",
				name: "grade",
				label: t("findings.grade"),
				options: gradeOptions(t).filter(
					({ value }) => value !== finding.state.grade,
				),
			},
			{
				part: "field",
				name: "body-grade",
				label: t("findings.bodyGrade"),
				hint: t("findings.bodyGradeHint"),
				optional: true,
				maxlength: 100,
			},
			{
				part: "select",
				name: "origin",
				label: t("findings.regrade.at"),
				options: [
					{ value: "", text: t("findings.regrade.sameAudit") },
					...originOptions(
						originsOf(open).filter(({ lastDay }) => lastDay !== null),
						t,
					),
				],
			},
			dayField(open.today, t("findings.regrade.day")),
			textField("reason", t("findings.regrade.reason")),
		],
		schema: z.object({
			grade,
			"body-grade": bodyGrade,
			origin: z.string().default(""),
			day,
			reason: text,
		}),
		submit: ({ t }) => t("findings.regrade.submit"),
		notice: "findings.regrade.notice",
		about: {
			...dayRefusals,
			"same-grade": "grade",
			"grade-not-from-stage-1": "origin",
			"grade-from-stage-1-only": "grade",
		},
		act: async ({ open, finding }, typed, seal) => {
			const origin = originsOf(open).find(
				({ value }) => value === typed.origin,
			);
			return {
				type: "regrade-finding",
				day: typed.day,
				grade: typed.grade,
				bodyGrade: typed["body-grade"],
				source: origin?.lastDay
					? { kind: origin.kind, lastDay: origin.lastDay }
					: finding.state.source,
				reason: await seal("reason", typed.reason),
			};
		},
	}),
	close: findingForm({
		lead: true,
		offered: ({ leads, finding: { state } }) =>
			leads && (state.verified !== null || !isNonconformity(state.grade)),
		title: ({ t }) => t("findings.close.title"),
		intro: ({ t }) => [t("findings.close.intro")],
		fields: ({ open, t }) => [dayField(open.today, t("findings.close.day"))],
		schema: z.object({ day }),
		submit: ({ t }) => t("findings.close.submit"),
		notice: "findings.close.notice",
		about: dayRefusals,
		act: async (_on, typed) => ({ type: "close-finding", day: typed.day }),
	}),
	assign: findingForm({
		lead: true,
		offered: ({ leads }) => leads,
		title: ({ t }) => t("findings.assign.title"),
		intro: ({ t }) => [t("findings.assign.intro")],
		fields: ({ persons, t }) => [
			{
				part: "select",
				name: "owner",
				label: t("findings.owner"),
				options: ownerOptions(persons, t),
			},
			{
				part: "field",
				type: "date",
				name: "due-on",
				label: t("findings.plannedDay"),
				hint: t("findings.plannedDayHint"),
				optional: true,
			},
			{
				part: "select",
				name: "process",
				label: t("findings.process"),
				options: processOptions(t),
			},
		],
		typed: ({ finding }) => ({
			owner: finding.owner ?? "",
			"due-on": finding.dueOn ?? "",
			process: finding.process ?? "",
		}),
		schema: z.object({
			owner: optionalOwner,
			"due-on": optionalDay.default(null),
			process: optionalProcess,
		}),
		submit: ({ t }) => t("findings.assign.submit"),
		notice: "findings.assign.notice",
		act: async ({ persons }, typed) => ({
			type: "assign-finding",
			owner: persons.some(({ id }) => id === typed.owner) ? typed.owner : null,
			dueOn: typed["due-on"],
			process: typed.process,
		}),
	}),
	note: findingForm({
		offered: ({ works }) => works,
		title: ({ t }) => t("findings.evidence.noteTitle"),
		intro: () => [],
		fields: ({ t }) => [
			textField("note", t("deliverables.note"), {
				hint: t("deliverables.noteHint"),
			}),
		],
		schema: z.object({ note: text }),
		submit: ({ t }) => t("deliverables.addNote"),
		notice: "findings.evidence.notice",
		act: async (_on, typed, seal, id) => ({
			type: "add-finding-evidence",
			evidence: {
				id: evidenceId(id),
				kind: "note",
				text: await seal("note", typed.note),
				file: null,
			},
		}),
	}),
	link: findingForm({
		offered: ({ works }) => works,
		title: ({ t }) => t("findings.evidence.linkTitle"),
		intro: () => [],
		fields: ({ t }) => [
			{
				part: "field",
				type: "url",
				name: "address",
				label: t("deliverables.address"),
				hint: t("deliverables.addressHint"),
				maxlength: 2_000,
			},
		],
		schema: z.object({
			address: z
				.url({ protocol: /^https?$/, error: "forms.url" })
				.max(2_000, "forms.url"),
		}),
		submit: ({ t }) => t("deliverables.addLink"),
		notice: "findings.evidence.notice",
		act: async (_on, typed, seal, id) => ({
			type: "add-finding-evidence",
			evidence: {
				id: evidenceId(id),
				kind: "link",
				text: await seal("link", typed.address),
				file: null,
			},
		}),
	}),
};

/** @returns the acts that stand open to the reader, the next step first; evidence has its own place on the page. */
export const actsOn = (
	page: FindingPage,
	t: Translate,
): readonly { readonly to: string; readonly text: string }[] =>
	(
		[
			"submit",
			"accept",
			"verify",
			"close",
			"refuse",
			"write",
			"regrade",
			"assign",
		] as const
	)
		.filter((name) => findingForms[name]?.offered(page))
		.map((name) => ({
			to: `${page.at}/${name}`,
			text: t(`findings.act.${name}`),
		}));

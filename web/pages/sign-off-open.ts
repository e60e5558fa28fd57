import type { Response } from "express";
import { compareDates } from "../../domain/dates.ts";
import { phaseAfter } from "../../domain/phases.ts";
import type { Seat, SignOffRequest } from "../../domain/sign-off.ts";
import { sayDate, sayDay, sayMoment } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import type { Services } from "../services.ts";
import { sayList, sayMatter } from "../terms.ts";
import { shortFingerprint } from "./evidence-item.ts";
import { sealsOf, signedContent } from "./sign-off-content.ts";
import {
	frameOf,
	hinted,
	type LinkPage,
	wordsBehind,
} from "./sign-off-link.ts";
import { saySeat } from "./sign-off-names.ts";
import { questionSeals, questionsShown } from "./sign-off-questions.ts";
import { wayToAll } from "./sign-off-way-to-all.ts";

/** Shows what is asked of an approver, with the form that answers it: empty, or as it was sent with what is wrong. */
export async function showOpen(
	res: Response,
	services: Services,
	page: LinkPage,
	request: SignOffRequest,
	seat: Seat,
	form: Form = newForm(),
): Promise<void> {
	const { t } = res.locals.frame;
	const { phase, programme, person, nameOf, at } = page;
	const texts = await wordsBehind(services, [
		...sealsOf(phase),
		...questionSeals(request.questions),
	]);
	showPage(res, "sign-off", {
		...frameOf(page),
		title: t("signOff.title", { matter: matterOf(page, t) }),
		over: t("signOff.over", {
			organisation: programme.charter.organisation,
			programme: programme.name,
		}),
		lead: t("signOff.lead", {
			organisation: programme.charter.organisation,
			name: person.name,
			address: hinted(person.email),
		}),
		matter: matterOf(page, t),
		side: t(`signOff.side.${seat.side}`),
		rows: [...forRows(seat, nameOf, t), ...askedRows(page, request, t)],
		questions: questionsShown(request.questions, nameOf, texts, t),
		beside: (["hand-over", "not-for-me", "question"] as const).map((path) => ({
			to: `${at}/${path}`,
			text: t(besideWords[path]),
			hint: t(`${besideWords[path]}Hint`),
		})),
		content: signedContent(
			phase,
			texts,
			nameOf,
			(id) => `${at}/evidence/${id}`,
			t,
		),
		fingerprint: request.fingerprint,
		shortFingerprint: shortFingerprint(request.fingerprint),
		form,
		action: at,
		generation: request.generation,
		decisions: (["approve", "return", "decline"] as const).map((value) => ({
			value,
			text: t(`signOff.${value}`),
			hint: t(`signOff.${value}Hint`),
		})),
		allWaiting: await wayToAll(services, page),
		notYou: t("signOff.notYou", {
			name: person.name,
			asker: nameOf(request.askedBy),
		}),
	});
}

const besideWords = {
	"hand-over": "handOver.toHandOver",
	"not-for-me": "handOver.toNotForMe",
	question: "handOver.toQuestion",
} as const;

/** For whom a substitute answers. */
const forRows = (
	seat: Seat,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] =>
	seat.for
		? [{ label: t("handOver.for"), cell: { text: nameOf(seat.for) } }]
		: [];

/** @returns what the sign-off is about: `System design`, `Surveillance 1 (before the audit)`. */
export const matterOf = (
	{ phase, story }: Pick<LinkPage, "phase" | "story">,
	t: Translate,
): string => sayMatter(phase.kind, story?.step ?? "phase", t);

function askedRows(
	{ today, nameOf, person, zone, phase }: LinkPage,
	request: SignOffRequest,
	t: Translate,
): readonly SummaryRow[] {
	const { askedBy, askedOn, since, answerBy, generation, policy } = request;
	const late = compareDates(answerBy, today) < 0;
	const others = request.seats
		.filter((other) => other.person !== person.id)
		.map((other) =>
			other.answer
				? t("signOff.hasAnswered", {
						name: saySeat(other, nameOf, t),
						decision: t(`terms.decision.${other.answer.decision}`),
						at: sayMoment(other.answer.at, zone, t),
					})
				: saySeat(other, nameOf, t),
		);
	return [
		{
			label: t("signOff.askedBy"),
			cell: {
				text: t("signOff.askedByOn", {
					name: nameOf(askedBy),
					day: sayDate(askedOn, today, t),
				}),
				...(generation > 1
					? { note: t("signOff.anew", { day: sayDay(since, t) }) }
					: {}),
			},
		},
		{
			label: t("signOff.answerBy"),
			cell: { date: answerBy, ...(late ? { note: t("signOff.late") } : {}) },
		},
		{
			label: t("signOff.afterwards"),
			cell: { text: sayAfterwards(phase.kind, request.step, t) },
		},
		{
			label: t("signOff.alsoAsked"),
			cell: {
				text: others.length > 0 ? sayList(others, t) : t("signOff.onlyYou"),
				note:
					policy.kind === "at-least"
						? t("signOff.policy.at-least", { count: policy.count })
						: t(`signOff.policy.${policy.kind}`),
			},
		},
	];
}

/** @returns what the last sign-off that is needed sets going. */
export function sayAfterwards(
	kind: LinkPage["phase"]["kind"],
	step: SignOffRequest["step"],
	t: Translate,
): string {
	const next = phaseAfter(kind);
	if (next === "pilot-run") return t("signOff.after.beginsPilot");
	if (next)
		return t("signOff.after.begins", { phase: t(`terms.phase.${next}`) });
	if (kind === "certification-audit") return t("signOff.after.certificate");
	if (step === "before-audit") return t("signOff.after.auditCanBeHeld");
	return kind === "recertification"
		? t("signOff.after.newCertificate")
		: t("signOff.after.roundCloses");
}

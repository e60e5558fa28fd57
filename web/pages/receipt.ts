import type { Response } from "express";
import { waitingSeats } from "../../domain/sign-off.ts";
import type { DecisionOnRecord } from "../../records/sign-off-links-requests.ts";
import { sayDay, sayMoment } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import type { Services } from "../services.ts";
import { sayList } from "../terms.ts";
import { shortFingerprint } from "./evidence-item.ts";
import { frameOf, type LinkPage, wordsBehind } from "./sign-off-link.ts";
import { saySeat } from "./sign-off-names.ts";
import { matterOf } from "./sign-off-open.ts";
import { wayToAll } from "./sign-off-way-to-all.ts";

/**
 * Shows the answer that was given by a link: who, what, when in the reader's own zone, under which fingerprint, and what
 * comes of it. What was signed is not shown any more.
 *
 * @param otherSent whether something else than this has just been sent, and was not recorded.
 */
export async function showReceipt(
	res: Response,
	services: Services,
	page: LinkPage,
	given: DecisionOnRecord,
	otherSent = false,
): Promise<void> {
	const { t } = res.locals.frame;
	const { programme, person } = page;
	const { decision, name, reason } = given;
	const texts = await wordsBehind(services, [name, reason]);
	const at = t("receipt.inZone", {
		at: sayMoment(given.at, person.zone, t),
		zone: person.zone,
	});
	const nameGiven = texts.get(name) ?? t("receipt.removed");
	if (otherSent) res.status(409);
	showPage(res, "receipt", {
		...frameOf(page),
		title: t(`receipt.title.${decision}`, { matter: matterOf(page, t) }),
		over: t("signOff.over", {
			organisation: programme.charter.organisation,
			programme: programme.name,
		}),
		lead: t(`receipt.thanks.${decision}`),
		otherStands:
			otherSent &&
			t("signOff.otherStands", {
				name: nameGiven,
				decision: t(`terms.decision.${decision}`),
				at,
			}),
		allWaiting: await wayToAll(services, page),
		rows: receiptRows(page, given, { nameGiven, at, texts }, t),
	});
}

function receiptRows(
	page: LinkPage,
	{
		decision,
		for: first,
		confirmed,
		reason,
		fingerprint,
		position,
		hash,
	}: DecisionOnRecord,
	{
		nameGiven,
		at,
		texts,
	}: {
		readonly nameGiven: string;
		readonly at: string;
		readonly texts: ReadonlyMap<string, string | null>;
	},
	t: Translate,
): readonly SummaryRow[] {
	return [
		{
			label: t("receipt.yourAnswer"),
			cell: { state: "done", word: t(`receipt.answer.${decision}`) },
		},
		{ label: t("receipt.name"), cell: { text: nameGiven } },
		...(first
			? [{ label: t("handOver.for"), cell: { text: page.nameOf(first) } }]
			: []),
		...(confirmed
			? [{ label: t("code.confirmed"), cell: { text: t("code.byCode") } }]
			: []),
		{ label: t("receipt.at"), cell: { text: at } },
		...(reason
			? [
					{
						label: t("receipt.reason"),
						cell: { text: texts.get(reason) ?? t("receipt.removed") },
					},
				]
			: []),
		{ label: t("receipt.what"), cell: { text: matterOf(page, t) } },
		{
			label: t("receipt.fingerprint"),
			cell: { code: shortFingerprint(fingerprint), note: fingerprint },
		},
		{
			label: t("receipt.entry"),
			cell: { text: t("receipt.entryOf", { position }), note: hash },
		},
		{ label: t("receipt.next"), cell: { text: sayNext(page, t) } },
	];
}

/** @returns what has come of the request since, and what the reader may expect. */
function sayNext(
	{ link, story, phase, programme, nameOf }: LinkPage,
	t: Translate,
): string {
	const later = story?.generations.find(
		({ number }) => number === link.generation + 1,
	);
	if (later)
		return t("receipt.nextText.superseded", { day: sayDay(later.since, t) });
	if (story?.end) {
		const day = sayDay(story.end.on, t);
		switch (story.end.how) {
			case "approved":
				return story.step === "before-audit"
					? t("receipt.nextText.step", { day })
					: t("receipt.nextText.closed", { day });
			case "declined":
				return t("receipt.nextText.declined");
			default:
				return t(`receipt.nextText.${story.end.how}`, { day });
		}
	}
	const { request } = phase;
	if (programme.status === "stopped" || request?.id !== link.request)
		return t("receipt.nextText.stopped");
	const names = waitingSeats(request).map((seat) => saySeat(seat, nameOf, t));
	return t(
		names.length === 1
			? "receipt.nextText.waitingOne"
			: "receipt.nextText.waiting",
		{ names: sayList(names, t), day: sayDay(request.answerBy, t) },
	);
}

import type { Response } from "express";
import { localDateOf } from "../../domain/dates.ts";
import type { SignOffRequest } from "../../domain/sign-off.ts";
import { waitingSeats } from "../../domain/sign-off.ts";
import type { RequestEnd } from "../../records/sign-off-links-requests.ts";
import { phaseAt } from "../../records/sign-off-links-then.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import { type Change, changesBetween } from "./sign-off-changes.ts";
import { sayLeft } from "./sign-off-left.ts";
import {
	frameOf,
	hinted,
	type LinkPage,
	wordsBehind,
} from "./sign-off-link.ts";
import { matterOf } from "./sign-off-open.ts";
import { wayToAll } from "./sign-off-way-to-all.ts";

/** An answer as somebody had typed it. */
export interface Typed {
	readonly decision: string;
	readonly name: string;
	readonly reason: string;
}

/** What a link says that nobody can answer by any more. */
interface Over {
	readonly title: string;
	readonly lines: readonly string[];
	readonly quote?: string | null;
	/** What the reader is to do about it, or that there is nothing to do. */
	readonly todo?: string;
	readonly changes?: readonly string[];
	/** The form that mails a fresh link. */
	readonly fresh?: { readonly action: string; readonly button: string };
}

/**
 * Shows why a link is not open: its request was replaced, ended, stopped, or the link is past its time.
 *
 * @param typed what was sent in vain; it is shown again, so that nothing typed is lost.
 */
export async function showOver(
	res: Response,
	services: Services,
	page: LinkPage,
	typed?: Typed | Readonly<Record<string, string>>,
): Promise<void> {
	const { t } = res.locals.frame;
	const over = await overOf(services, page, t);
	if (typed) res.status(409);
	showPage(res, "sign-off-over", {
		...frameOf(page),
		...over,
		over: t("signOff.over", {
			organisation: page.programme.charter.organisation,
			programme: page.programme.name,
		}),
		allWaiting: await wayToAll(services, page),
		inVain:
			typed &&
			t(
				page.standing.kind === "superseded"
					? "signOff.changedWhileReading"
					: "signOff.notOpenAnyMore",
			),
		typed: typed && Object.values(typed).filter((text) => text !== ""),
	});
}

async function overOf(
	services: Services,
	page: LinkPage,
	t: Translate,
): Promise<Over> {
	const { standing, nameOf } = page;
	const matter = matterOf(page, t);
	switch (standing.kind) {
		case "superseded":
			return {
				title: t("signOff.superseded.title", { matter }),
				...(await superseded(services, page, standing, t)),
			};
		case "handed-over":
			return sayLeft(page, standing, t);
		case "expired":
			return {
				title: t("signOff.expired.title", { matter }),
				...expired(page, t),
			};
		case "ended":
			return {
				title: t("signOff.ended.title", { matter }),
				...(await ended(services, page, standing.end, t)),
			};
		case "not-your-turn": {
			const [first] = waitingSeats(standing.request);
			return {
				title: t("signOff.notYourTurn.title", { matter }),
				lines: [
					t("signOff.notYourTurn.lead", { name: nameOf(first?.person ?? "") }),
				],
			};
		}
		case "left":
			return {
				title: t("signOff.left.title"),
				lines: [t("signOff.left.lead", { name: page.person.name })],
			};
		default: {
			const { stopped } = page.programme;
			return {
				title: t("signOff.stopped.title", { matter }),
				lines: [
					stopped
						? t("signOff.stopped.lead", { day: sayDay(stopped.on, t) })
						: t("signOff.stopped.leadNoDay"),
				],
			};
		}
	}
}

async function superseded(
	services: Services,
	page: LinkPage,
	{ request, askedAnew }: { request: SignOffRequest; askedAnew: boolean },
	t: Translate,
): Promise<Pick<Over, "lines" | "changes">> {
	const { link, phase, person, story } = page;
	const shown = story?.generations.find(
		({ number }) => number === link.generation,
	);
	const then =
		shown &&
		(await phaseAt(
			services.records.database,
			link.programme,
			link.room,
			shown.position,
		));
	const changes = then ? changesBetween(then, phase) : [];
	return {
		lines: [
			t("signOff.superseded.lead"),
			askedAnew
				? t("signOff.superseded.anew", {
						day: sayDay(request.since, t),
						name: person.name,
					})
				: t("signOff.superseded.notAnew", {
						day: sayDay(request.since, t),
					}),
		],
		changes: await sayChanges(services, page, changes, t),
	};
}

async function sayChanges(
	services: Services,
	{ nameOf }: LinkPage,
	changes: readonly Change[],
	t: Translate,
): Promise<readonly string[]> {
	const texts = await wordsBehind(
		services,
		changes.map((change) => ("text" in change ? change.text : null)),
	);
	return changes.map((change) => {
		const deliverable =
			"deliverable" in change ? sayDeliverable(change.deliverable, t) : "";
		if ("text" in change)
			return t(`signOff.changes.${change.code}`, {
				deliverable,
				name: texts.get(change.text) ?? t("evidence.removed"),
			});
		if ("count" in change)
			return t(`signOff.changes.${change.code}`, { count: change.count });
		if ("person" in change)
			return t(`signOff.changes.${change.code}`, {
				name: nameOf(change.person),
			});
		return t(`signOff.changes.${change.code}`, { deliverable });
	});
}

function expired(
	{ link, zone, person, at }: LinkPage,
	t: Translate,
): Pick<Over, "lines" | "fresh"> {
	return {
		lines: [
			t("signOff.expired.lead", {
				issued: sayDay(localDateOf(link.issuedAt, zone), t),
				expired: sayDay(localDateOf(link.expiresAt, zone), t),
			}),
			t("signOff.expired.offer", {
				address: hinted(person.email),
				name: person.name,
			}),
		],
		fresh: { action: `${at}/fresh`, button: t("signOff.expired.send") },
	};
}

async function ended(
	services: Services,
	{ nameOf }: LinkPage,
	{ how, by, on, reason }: RequestEnd,
	t: Translate,
): Promise<Pick<Over, "lines" | "quote" | "todo">> {
	const texts = await wordsBehind(services, [reason]);
	const values = { name: nameOf(by), day: sayDay(on, t) };
	return {
		lines: [t(`signOff.ended.${how}`, values)],
		todo: t("signOff.ended.todo"),
		quote: reason && (texts.get(reason) ?? t("evidence.removed")),
	};
}

import type { Request, Response } from "express";
import { z } from "zod";
import type { Act } from "../../domain/acts.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Seat, SignOffRequest } from "../../domain/sign-off.ts";
import { isOnRecord } from "../../records/answers.ts";
import { ConflictingAct } from "../../records/entry.ts";
import { perform } from "../../temporal/perform.ts";
import { type Form, type FormError, newForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import type { MessageKey } from "../locales/translate.ts";
import { goTo, showPage } from "../page.ts";
import { fieldsOf, LOOK_AGAIN } from "../perform.ts";
import { sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";
import type { FormField } from "./phase-form.ts";
import { frameOf, type LinkPage, readLink } from "./sign-off-link.ts";
import { showStanding } from "./sign-off-standing.ts";

/** A link that is open: its request, and the seat of whoever the mail was for. */
export interface OpenLinkPage extends LinkPage {
	readonly request: SignOffRequest;
	readonly seat: Seat;
}

/** @returns the link while it is open; undefined when the reader has been shown why it is not. */
export async function readOpenLink(
	req: Request,
	res: Response,
	services: Services,
): Promise<OpenLinkPage | undefined> {
	const page = await readLink(req, res, services);
	const { standing } = page;
	if (standing.kind === "open")
		return { ...page, request: standing.request, seat: standing.seat };
	await showStanding(res, services, page, typedIn(req));
	return undefined;
}

/** What a form held that came too late; nothing for a page that was only opened. */
const typedIn = (req: Request): Readonly<Record<string, string>> | undefined =>
	req.method === "POST"
		? Object.fromEntries(
				fieldsOf(req.body)
					.filter(({ name }) =>
						["name", "email", "reason", "text"].includes(name),
					)
					.map(({ name, value }) => [name, value]),
			)
		: undefined;

/** What an approver can do at his link beside answering: one form a page. */
interface BesidePage {
	readonly title: string;
	readonly lead: readonly string[];
	readonly fields: readonly FormField[];
	readonly submit: string;
	/** `/s/…/hand-over` */
	readonly action: string;
	readonly form?: Form;
}

/** Shows such a form. */
export function showBeside(
	res: Response,
	page: LinkPage,
	{ form = newForm(), ...shown }: BesidePage,
): void {
	const { t } = res.locals.frame;
	showPage(res, "sign-off-beside", {
		...frameOf(page),
		...shown,
		over: t("signOff.over", {
			organisation: page.programme.charter.organisation,
			programme: page.programme.name,
		}),
		form,
		back: { to: page.at, text: t("handOver.back") },
	});
}

interface Brought {
	readonly act: Act;
	/** Its own name: the same form sent again is the same act. */
	readonly actId: string;
	/** Said once on the link's page, which shows what is true now. */
	readonly notice: MessageKey;
	readonly values: Readonly<Record<string, string>>;
	/** The field that a refusal is about; others stand against the form as a whole. */
	readonly field?: string;
	/** The name of somebody whom the page does not know yet. */
	readonly named?: ReadonlyMap<string, string>;
	/** Whether this very act stands on record, where another tab may have sent another one under its name. */
	readonly stands?: (now: LinkPage) => boolean;
	readonly again: (form: Form) => void;
}

/** Brings what an approver does at his link, in his name, and answers. */
export async function bringBeside(
	req: Request,
	res: Response,
	services: Services,
	page: OpenLinkPage,
	{ act, actId, notice, values, field = "", named, stands, again }: Brought,
): Promise<void> {
	const { t } = res.locals.frame;
	const refused = (errors: readonly FormError[]) =>
		again(refusedForm(req.body, errors));
	const asked = { programme: page.link.programme, actId, by: page.link.person };
	try {
		const outcome = await perform(services.records, services.temporal, {
			...asked,
			kind: page.kind,
			room: page.link.room,
			act,
		});
		if (outcome.ok) {
			if (stands && !stands(await readLink(req, res, services)))
				return showTruth(req, res, services);
			leaveNotice(res, notice, values);
			return goTo(res, page.at);
		}
		if (!("refusal" in outcome)) return showUnconfirmed(req, res, page, actId);
		const { refusal } = outcome;
		if (isOver(refusal)) return showTruth(req, res, services);
		const nameOf = (id: string) => named?.get(id) ?? page.nameOf(id);
		refused([{ field, message: sayRefusal(refusal, t, nameOf) }]);
	} catch (error) {
		if (!(error instanceof ConflictingAct)) throw error;
		await showTruth(req, res, services);
	}
}

/** Refusals after which the link itself says what has become of it. */
const isOver = ({ code }: Refusal): boolean =>
	(
		[
			"request-superseded",
			"request-ended",
			"not-an-approver",
			"already-answered",
			"said-not-for-me",
			"phase-not-open",
			"programme-stopped",
		] as readonly Refusal["code"][]
	).includes(code);

async function showTruth(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	await showStanding(res, services, page, typedIn(req));
}

/** Says that nobody knows yet; the browser looks again by itself. */
function showUnconfirmed(
	req: Request,
	res: Response,
	{ at }: LinkPage,
	actId: string,
): void {
	const { t, links, address } = res.locals.frame;
	const look = `${at}/act?${new URLSearchParams({ act: actId })}`;
	res.status(202).set("Refresh", `${LOOK_AGAIN}; url=${links.path(look)}`);
	showPage(res, "unconfirmed", {
		title: t("unconfirmed.title"),
		look,
		again: { action: address, fields: fieldsOf(req.body) },
	});
}

/** Looks whether an act that was not confirmed has come to the record. */
export async function lookForAct(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { link, at } = await readLink(req, res, services);
	const { t, links, address } = res.locals.frame;
	const there = await isOnRecord(services.records.database, {
		programme: link.programme,
		actId: String(req.query["act"] ?? ""),
		by: link.person as PersonId,
	});
	if (there) return goTo(res, at);
	res.set("Refresh", `${LOOK_AGAIN}; url=${links.path(address)}`);
	showPage(res, "unconfirmed", {
		title: t("unconfirmed.title"),
		look: address,
	});
}

/** A text that people write: needed, and not without end. */
export const passage = (needed: MessageKey) =>
	z.string({ error: needed }).min(1, needed).max(4_000);

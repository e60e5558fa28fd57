import type { Request, Response } from "express";
import type { PhaseKind, Step } from "../../domain/phases.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import {
	isProved,
	proofFor,
	proofLife,
	showWaiting,
	signOffsWaitingFor,
	waitingScope,
} from "../../records/waiting-sign-offs.ts";
import { sayDay } from "../dates.ts";
import { readCookie, setCookie } from "../frame/cookies.ts";
import { goTo, showPage } from "../page.ts";
import type { Table } from "../parts.ts";
import type { Services } from "../services.ts";
import { sayMatter } from "../terms.ts";
import { confirmedByCode } from "./sign-off-code.ts";
import { frameOf, hinted, type LinkPage, readLink } from "./sign-off-link.ts";

/** The cookie by which a browser shows that its reader has read the code in the mailbox. */
const PROOF = "approver";

/** Whether the reader is known to be the one the mail was for, not only to hold his link. */
async function isHimself(
	req: Request,
	res: Response,
	{ records, clock }: Services,
	{ link }: LinkPage,
): Promise<boolean> {
	const { reader, links } = res.locals.frame;
	if (reader?.person === link.person) return true;
	const proof = readCookie(req, PROOF, links);
	return (
		proof !== undefined && isProved(records, link.person, proof, clock.now())
	);
}

/** Shows all that waits for the approver, once he has proved his address; else offers to mail the code. */
export async function showAllWaiting(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	const { t } = res.locals.frame;
	if (await isHimself(req, res, services, page))
		return showList(res, services, page);
	showPage(res, "sign-offs-prove", {
		...frameOf(page),
		title: t("waiting.proveTitle"),
		lines: [t("waiting.prove", { address: hinted(page.person.email) })],
		action: `${page.at}/waiting`,
		button: t("waiting.mailCode"),
	});
}

/** Wants the code, and shows all that waits when it is right. */
export async function proveAddress(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	const { person } = page.link;
	const to = `${page.at}/waiting`;
	if (await isHimself(req, res, services, page)) return goTo(res, to);
	const { t, links } = res.locals.frame;
	const proved = await confirmedByCode(req, res, services, page, {
		actId: showWaiting(person),
		scope: waitingScope,
		action: to,
		rows: [],
		about: t("waiting.proveTitle"),
	});
	if (!proved) return;
	const proof = await proofFor(services.records, person);
	if (proof) setCookie(res, PROOF, proof, links, proofLife);
	goTo(res, to);
}

async function showList(
	res: Response,
	services: Services,
	page: LinkPage,
): Promise<void> {
	const { t } = res.locals.frame;
	const { kind, link, person } = page;
	const waiting = await signOffsWaitingFor(services.records, kind, link.person);
	const heads = await programmeHeads(
		services.records.database,
		waiting.map(({ programme }) => programme),
	);
	const table: Table = {
		caption: t("waiting.title"),
		captionHidden: true,
		columns: [
			{ label: t("waiting.what") },
			{ label: t("waiting.programme") },
			{ label: t("waiting.since") },
			{ label: t("waiting.answerBy") },
		],
		rows: waiting.map(({ programme, data, since, dueOn, token }) => {
			const matter = sayMatter(
				data["phase"] as PhaseKind,
				data["step"] as Step,
				t,
			);
			return [
				token
					? { way: { to: `/s/${token}`, text: matter } }
					: { text: matter, note: t("waiting.byMailOnly") },
				{ text: heads.get(programme)?.name ?? programme },
				{ text: sayDay(since, t) },
				{ date: dueOn },
			];
		}),
	};
	showPage(res, "sign-offs-waiting", {
		...frameOf(page),
		title: t("waiting.title"),
		lead:
			waiting.length === 0
				? t("waiting.none")
				: t("waiting.lead", { count: waiting.length, name: person.name }),
		table: waiting.length === 0 ? undefined : table,
		back: { to: page.at, text: t("waiting.back") },
	});
}

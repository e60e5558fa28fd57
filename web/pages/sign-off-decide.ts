import type { Request, Response } from "express";
import { z } from "zod";
import { answersConfirmed } from "../../domain/confirmation.ts";
import { fingerprint, type Seal, seal } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Decision } from "../../domain/sign-off.ts";
import { sealText } from "../../records/seals.ts";
import type { DecisionOnRecord } from "../../records/sign-off-links-requests.ts";
import type { Standing } from "../../records/sign-off-links-standing.ts";
import { perform } from "../../temporal/perform.ts";
import { type Form, readForm, refusedForm } from "../forms.ts";
import { goTo, showPage } from "../page.ts";
import { fieldsOf, LOOK_AGAIN } from "../perform.ts";
import { sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";
import { showReceipt } from "./receipt.ts";
import { answerRows, confirmedByCode } from "./sign-off-code.ts";
import { type LinkPage, readLink, wordsBehind } from "./sign-off-link.ts";
import { showOpen } from "./sign-off-open.ts";
import { showOver, type Typed } from "./sign-off-over.ts";

const decisions = ["approve", "return", "decline"] as const;

const longestReason = 4_000;

/** An answer as it is typed. Sending it back or declining wants a reason. */
const answer = z
	.object({
		decision: z.enum(decisions, { error: "signOff.chooseDecision" }),
		name: z
			.string({ error: "signOff.enterName" })
			.min(1, "signOff.enterName")
			.min(2, "signOff.shortName")
			.max(200),
		reason: z.string().max(longestReason).default(""),
		generation: z.coerce.number().int(),
		fingerprint: z.string(),
	})
	.refine(({ decision, reason }) => decision === "approve" || reason !== "", {
		path: ["reason"],
		message: "signOff.giveReason",
		// The name may be wrong as well: both are said at once.
		when: ({ value }) =>
			decisions.some(
				(one) => one === (value as { decision?: unknown }).decision,
			),
	});

type Answer = z.output<typeof answer>;

/** Only this decides: an answer sent from the form, bound to what the form showed. */
export async function decide(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readLink(req, res, services);
	const reading = readForm(answer, req.body, res.locals.frame.t);
	const { standing, link } = page;
	if (standing.kind === "answered")
		return compare(res, services, page, standing.given, typedIn(req.body));
	if (standing.kind !== "open")
		return showOver(res, services, page, typedIn(req.body));
	if (!reading.ok) return showForm(res, services, page, reading.form);
	const { values } = reading;
	if (values.generation !== link.generation)
		return showForm(
			res,
			services,
			page,
			refusedForm(req.body, [
				{ field: "", message: t("signOff.changedWhileReading") },
			]),
		);
	const actId = `decide/${link.request}.${link.generation}/${link.person}`;
	const wanted = answersConfirmed(page.phase);
	if (
		wanted &&
		!(await confirmedByCode(req, res, services, page, {
			actId,
			action: page.at,
			rows: answerRows(values, t),
		}))
	)
		return;
	const name = await sealed(services, actId, "name", values.name);
	const reason =
		values.reason === ""
			? null
			: await sealed(services, actId, "reason", values.reason);
	const outcome = await perform(services.records, services.temporal, {
		programme: link.programme,
		kind: page.kind,
		room: link.room,
		by: link.person,
		actId,
		act: {
			type: "decide",
			request: link.request,
			generation: link.generation,
			decision: values.decision,
			name,
			reason,
			shown: fingerprint(values.fingerprint),
			...(wanted ? { confirmed: "code" } : {}),
		},
	});
	if (!outcome.ok && "unconfirmed" in outcome)
		return showUnconfirmed(req, res, page, values.decision, { name, reason });
	await showTruth(
		req,
		res,
		services,
		values,
		outcome.ok ? undefined : outcome.refusal,
	);
}

const sealed = (
	{ records }: Services,
	scope: string,
	field: string,
	text: string,
): Promise<Seal> => sealText(records.database, scope, field, text);

/** Whatever the outcome, what counts is what stands on record now. */
async function showTruth(
	req: Request,
	res: Response,
	services: Services,
	values: Answer,
	refusal: Refusal | undefined,
): Promise<void> {
	const page = await readLink(req, res, services);
	const { standing } = page;
	if (standing.kind === "answered")
		return compare(res, services, page, standing.given, values);
	if (standing.kind !== "open") return showOver(res, services, page, values);
	const { t } = res.locals.frame;
	const message = refusal
		? sayRefusal(refusal, t, page.nameOf)
		: t("signOff.changedWhileReading");
	const field = refusal?.code === "reason-needed" ? "reason" : "";
	await showForm(
		res,
		services,
		page,
		refusedForm(req.body, [{ field, message }]),
	);
}

/** The same answer once more is the same act; another one is told what stands. */
async function compare(
	res: Response,
	services: Services,
	page: LinkPage,
	given: DecisionOnRecord,
	sent: Typed,
): Promise<void> {
	const texts = await wordsBehind(services, [given.name, given.reason]);
	const same =
		sent.decision === given.decision &&
		sent.name === texts.get(given.name) &&
		sent.reason === (given.reason ? texts.get(given.reason) : "");
	// A form sent without a decision asks for nothing else.
	if (same || sent.decision === "") goTo(res, page.at);
	else await showReceipt(res, services, page, given, true);
}

const showForm = (
	res: Response,
	services: Services,
	page: LinkPage,
	form: Form,
): Promise<void> => {
	const { request, seat } = page.standing as Extract<
		Standing,
		{ kind: "open" }
	>;
	return showOpen(res, services, page, request, seat, form);
};

/** What was typed, whether or not it can be used. */
function typedIn(body: unknown): Typed {
	const typed = (body ?? {}) as Record<string, unknown>;
	const text = (name: string) =>
		typeof typed[name] === "string" ? (typed[name] as string).trim() : "";
	return {
		decision: text("decision"),
		name: text("name"),
		reason: text("reason"),
	};
}

/**
 * Says that nobody knows yet. The browser looks again by itself; what was typed travels as its seals, so that the address
 * holds nobody's name and the same answer can be sent once more.
 */
function showUnconfirmed(
	req: Request,
	res: Response,
	{ at }: LinkPage,
	decision: Decision,
	{ name, reason }: { readonly name: Seal; readonly reason: Seal | null },
): void {
	const { t, links } = res.locals.frame;
	const asked = new URLSearchParams({ decision, name, reason: reason ?? "" });
	const look = `${at}/answer?${asked}`;
	res.status(202).set("Refresh", `${LOOK_AGAIN}; url=${links.path(look)}`);
	showPage(res, "unconfirmed", {
		title: t("unconfirmed.title"),
		look,
		again: { action: at, fields: fieldsOf(req.body) },
	});
}

/** Looks whether an answer that was not confirmed has come to the record; until then what was typed can be sent again. */
export async function lookForAnswer(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	const { standing, at, link } = page;
	const asked = (name: string) => String(req.query[name] ?? "");
	const actId = `decide/${link.request}.${link.generation}/${link.person}`;
	const typed = await typedBefore(services, actId, [
		asked("name"),
		asked("reason"),
	]);
	const sent: Typed = { decision: asked("decision"), ...typed };
	if (standing.kind === "answered")
		return compare(res, services, page, standing.given, sent);
	if (standing.kind !== "open") return showOver(res, services, page, sent);
	const { t, links, address } = res.locals.frame;
	res.set("Refresh", `${LOOK_AGAIN}; url=${links.path(address)}`);
	showPage(res, "unconfirmed", {
		title: t("unconfirmed.title"),
		look: address,
		again: {
			action: at,
			fields: Object.entries({
				...sent,
				generation: String(link.generation),
				fingerprint: standing.request.fingerprint,
			}).map(([name, value]) => ({ name, value })),
		},
	});
}

/** Only words sealed for this very decision are shown again, whatever the address asks for. */
async function typedBefore(
	{ records: { database } }: Services,
	scope: string,
	[name = "", reason = ""]: readonly string[],
): Promise<Pick<Typed, "name" | "reason">> {
	const rows = await database
		.selectFrom("sealed")
		.select(["hash", "value"])
		.where("scope", "=", scope)
		.where("hash", "in", [seal(name), seal(reason)])
		.execute();
	const found = (hash: string) =>
		rows.find((row) => row.hash === hash)?.value ?? "";
	return { name: found(name), reason: found(reason) };
}

import type { Request, Response } from "express";
import type { Refusal } from "../domain/refusal.ts";
import type { Outcome } from "../temporal/acts.ts";
import { type Performance, perform } from "../temporal/perform.ts";
import { leaveNotice } from "./frame/notice.ts";
import type { MessageKey } from "./locales/translate.ts";
import { goTo, showPage } from "./page.ts";
import type { Services } from "./services.ts";

/** What a page does with the outcome of an act it brings. */
export interface Afterwards {
	/** The page that shows what the act has done. */
	readonly to: string;
	/** Said there, once. */
	readonly notice: MessageKey;
	readonly values?: Readonly<Record<string, string | number>>;
	/** What is shown instead of sending the reader on, once the act is on record. */
	readonly recorded?: () => void | Promise<void>;
	/** Shows the form again with what stands against the act; nothing was recorded. */
	readonly refused: (refusal: Refusal) => void | Promise<void>;
}

/**
 * Brings an act and answers the reader: on record, he is sent on (303); refused,
 * his form is shown again; not known in time, he is told what is safe. A form's
 * act is named `<what>/<form id>`, so that sending it again is the same act.
 *
 * @returns whether it is on record; undefined when nobody knows yet.
 */
export async function bringFromPage(
	req: Request,
	res: Response,
	{ records, temporal }: Services,
	asked: Performance,
	afterwards: Afterwards,
): Promise<boolean | undefined> {
	const outcome = await perform(records, temporal, asked);
	await answerWith(req, res, asked, outcome, afterwards);
	return outcome.ok || ("refusal" in outcome ? false : undefined);
}

/** Answers the reader with what came of an act, however it was brought. */
export async function answerWith(
	req: Request,
	res: Response,
	asked: Pick<Performance, "programme" | "actId">,
	outcome: Outcome,
	{ to, notice, values, recorded, refused }: Afterwards,
): Promise<void> {
	if (outcome.ok && recorded) await recorded();
	else if (outcome.ok) {
		leaveNotice(res, notice, values);
		goTo(res, to);
	} else if ("refusal" in outcome) {
		await refused(outcome.refusal);
	} else showUnconfirmed(req, res, asked, to);
}

/** How long the page waits before it looks whether the act is on record, in seconds. */
export const LOOK_AGAIN = 5;

/**
 * Says that nobody knows yet. The browser looks by itself whether the act has
 * come to the record; whoever does not want to wait sends the same form again.
 */
function showUnconfirmed(
	req: Request,
	res: Response,
	{ programme, actId }: Pick<Performance, "programme" | "actId">,
	to: string,
): void {
	const { t, address, links } = res.locals.frame;
	const asked = new URLSearchParams({ programme, act: actId, to });
	const look = `/acts?${asked}`;
	res.status(202).set("Refresh", `${LOOK_AGAIN}; url=${links.path(look)}`);
	showPage(res, "unconfirmed", {
		title: t("unconfirmed.title"),
		look,
		again: { action: address, fields: fieldsOf(req.body) },
	});
}

interface HiddenField {
	readonly name: string;
	readonly value: string;
}

/** @returns everything a form held, to be sent once more as it was, its id included. */
export const fieldsOf = (body: unknown): readonly HiddenField[] =>
	Object.entries((body ?? {}) as Record<string, unknown>).flatMap(
		([name, value]) =>
			(Array.isArray(value) ? value : [value])
				.filter((each) => typeof each === "string")
				.map((each) => ({ name, value: each })),
	);

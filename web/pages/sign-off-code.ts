import type { Request, Response } from "express";
import type { Seat } from "../../domain/sign-off.ts";
import {
	type CodeChecked,
	type CodeSent,
	checkCode,
	codeMinutes,
	mailCode,
} from "../../records/sign-off-codes.ts";
import { sayMoment } from "../dates.ts";
import { type FormError, newForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { fieldsOf } from "../perform.ts";
import type { Services } from "../services.ts";
import { frameOf, hinted, type LinkPage } from "./sign-off-link.ts";
import { matterOf } from "./sign-off-open.ts";

/** What is to be confirmed: the form that holds it is sent again as it is, with the code. */
interface ToConfirm {
	/** The act that the code is used up by. */
	readonly actId: string;
	/** What the code is bound to beside the person; a generation of the link's request, unless said otherwise. */
	readonly scope?: string;
	/** What it is about, where that is not the link's sign-off. */
	readonly about?: string;
	/** Where the form goes. */
	readonly action: string;
	readonly rows: readonly SummaryRow[];
}

/** The one field the page adds to the form, and the button that asks for another code. */
const field = "code";
const another = "another-code";

/**
 * Wants the one-time code: mails it to the recorded address when none was typed, and looks at what was typed.
 *
 * @returns whether the act is confirmed; if not, the reader has been asked for the code.
 */
export async function confirmedByCode(
	req: Request,
	res: Response,
	services: Services,
	page: LinkPage,
	toConfirm: ToConfirm,
): Promise<boolean> {
	const { t } = res.locals.frame;
	const { link, phase, story } = page;
	const bound = {
		person: link.person,
		scope: toConfirm.scope ?? `${link.request}.${link.generation}`,
	};
	const body = (req.body ?? {}) as Record<string, unknown>;
	const typed = typeof body[field] === "string" ? body[field].trim() : "";
	const now = services.clock.now();
	if (typed === "" || body[another] !== undefined) {
		const sent = await mailCode(
			services.records,
			bound,
			{
				programme: link.programme,
				room: link.room,
				phase: phase.kind,
				step: story?.step ?? "phase",
			},
			now,
		);
		show(req, res, page, toConfirm, saySent(sent, page, t));
		return false;
	}
	const checked = await checkCode(
		services.records,
		bound,
		toConfirm.actId,
		typed,
		now,
	);
	if (checked.right) return true;
	const address = hinted(page.person.email);
	show(req, res, page, toConfirm, t("code.mailedTo", { address }), [
		{ field, message: sayWrong(checked, t) },
	]);
	return false;
}

const saySent = (
	sent: CodeSent,
	{ person }: LinkPage,
	t: Translate,
): string => {
	const address = hinted(person.email);
	return sent.sent
		? t("code.sent", { address, minutes: codeMinutes })
		: t("code.sentBefore", {
				address,
				at: sayMoment(sent.lately, person.zone, t),
				again: sayMoment(sent.again, person.zone, t),
			});
};

const sayWrong = (
	checked: Exclude<CodeChecked, { right: true }>,
	t: Translate,
): string =>
	checked.why === "wrong"
		? t("code.wrong", { count: checked.left })
		: t(`code.${checked.why}`);

function show(
	req: Request,
	res: Response,
	page: LinkPage,
	{ action, rows, about }: ToConfirm,
	sent: string,
	errors: readonly FormError[] = [],
): void {
	const { t } = res.locals.frame;
	showPage(res, "sign-off-code", {
		...frameOf(page),
		title: t("code.title"),
		over: t("signOff.over", {
			organisation: page.programme.charter.organisation,
			programme: page.programme.name,
		}),
		sent,
		rows: [
			{
				label: t("code.what"),
				cell: { text: about ?? matterOf(page, t) },
			},
			...rows,
		],
		action,
		// A code that was wrong is typed anew.
		form:
			errors.length > 0 ? { ...refusedForm({}, errors), typed: {} } : newForm(),
		hidden: fieldsOf(req.body).filter(
			({ name }) => name !== field && name !== another,
		),
		another,
		back: { to: page.at, text: t("handOver.back") },
	});
}

/** @returns what an approver is about to answer, to be read once more before it is confirmed. */
export const answerRows = (
	{
		decision,
		name,
		reason,
	}: {
		readonly decision: NonNullable<Seat["answer"]>["decision"];
		readonly name: string;
		readonly reason: string;
	},
	t: Translate,
): readonly SummaryRow[] => [
	{ label: t("receipt.yourAnswer"), cell: { text: t(`signOff.${decision}`) } },
	...(reason === ""
		? []
		: [{ label: t("receipt.reason"), cell: { text: reason } }]),
	{ label: t("receipt.name"), cell: { text: name } },
];

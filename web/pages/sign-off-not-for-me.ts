import type { Request, Response } from "express";
import { z } from "zod";
import { sealText } from "../../records/seals.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import type { Services } from "../services.ts";
import {
	bringBeside,
	type OpenLinkPage,
	passage,
	readOpenLink,
	showBeside,
} from "./sign-off-beside.ts";
import { leavingsSoFar } from "./sign-off-left.ts";
import { matterOf } from "./sign-off-open.ts";

const whys = ["other-approver", "wrong-person"] as const;
const words = {
	"other-approver": "handOver.notForMe.otherApprover",
	"wrong-person": "handOver.notForMe.wrongPerson",
} as const;

const refusing = z.object({
	why: z.enum(whys, { error: "handOver.notForMe.choose" }),
	reason: passage("handOver.notForMe.giveReason"),
});

/** The form in which an approver says that somebody else should have been asked. */
export async function showNotForMe(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readOpenLink(req, res, services);
	if (page) show(res, page, newForm());
}

function show(res: Response, page: OpenLinkPage, form: Form): void {
	const { t } = res.locals.frame;
	const { request, nameOf, person, at } = page;
	const asker = nameOf(request.askedBy);
	showBeside(res, page, {
		title: t("handOver.notForMe.title", { matter: matterOf(page, t) }),
		lead: [t("handOver.notForMe.lead", { asker })],
		fields: [
			{
				part: "choices",
				name: "why",
				label: t("handOver.notForMe.why"),
				options: whys.map((value) => ({
					value,
					text: t(words[value], { name: person.name }),
				})),
			},
			{
				part: "text-area",
				name: "reason",
				label: t("handOver.notForMe.reason"),
				hint: t("handOver.notForMe.reasonHint", { asker }),
				maxlength: 4_000,
			},
		],
		submit: t("handOver.notForMe.submit"),
		action: `${at}/not-for-me`,
		form,
	});
}

/** Says it: whoever asked has to find another approver. */
export async function notForMe(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readOpenLink(req, res, services);
	if (!page) return;
	const reading = readForm(refusing, req.body, t);
	if (!reading.ok) return show(res, page, reading.form);
	const { why, reason } = reading.values;
	const { request, generation, person } = page.link;
	const actId = `not-for-me/${request}.${generation}/${person}/${leavingsSoFar(page)}`;
	await bringBeside(req, res, services, page, {
		act: {
			type: "not-for-me",
			request,
			generation,
			reason: await sealText(
				services.records.database,
				actId,
				"reason",
				// Whoever reads it knows at once who is writing.
				`${t(words[why], { name: page.person.name })}: ${reason}`,
			),
		},
		actId,
		notice: "handOver.notForMe.done",
		values: { asker: page.nameOf(page.request.askedBy) },
		again: (form) => show(res, page, form),
	});
}

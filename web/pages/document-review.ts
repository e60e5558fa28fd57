import type { Request, Response } from "express";
import { z } from "zod";
import { isOpen } from "../../domain/phase.ts";
import { isPhase } from "../../domain/world.ts";
import { type Form, newForm } from "../forms.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { documentPath, waysToDocuments } from "./document-room.ts";
import {
	bringRegisterForm,
	mayKeep,
	openRegister,
	personOptions,
	type RegisterPage,
	showRegisterForm,
	withNames,
} from "./readiness-room.ts";

/** Drafts are put for review, one or all: with the design phase, or before one approver. */
export const documentReviewRoutes: Routes = (services) => {
	const path = "/programmes/:programme/documents/review";
	return [
		{
			method: "get",
			path,
			policy: mayKeep,
			handler: (req, res) => showReview(req, res, services),
		},
		{
			method: "post",
			path,
			policy: mayKeep,
			handler: (req, res) => putForReview(req, res, services),
		},
	];
};

const designIsOpen = ({ world }: RegisterPage): boolean =>
	Object.values(world.rooms).some(
		(room) => isPhase(room) && room.kind === "design" && isOpen(room),
	);

const asList = (given: unknown): readonly string[] =>
	(Array.isArray(given) ? given : [given]).filter(
		(one): one is string => typeof one === "string" && one !== "",
	);

async function showReview(
	req: Request,
	res: Response,
	services: Services,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const opened = await openRegister(req, res, services);
	const { approvers } = opened.world.programme.people;
	const page = await withNames(opened, services, []);
	const documents = asList(
		req.method === "POST"
			? String(req.body?.documents ?? "").split(" ")
			: req.query["documents"],
	);
	const open = designIsOpen(page);
	showRegisterForm(
		res,
		page,
		{
			title: t("documents.putForReview"),
			intro: open ? [t("documents.withDesign")] : [],
			form: wrong ?? newForm(),
			hidden: [{ name: "documents", value: documents.join(" ") }],
			fields: open
				? []
				: [
						{
							part: "select",
							name: "approver",
							label: t("documents.approver"),
							hint: t("documents.approverHint"),
							options: personOptions(
								[...new Set(approvers.map(({ person }) => person))].map(
									(id) => ({ id, name: page.nameOf(id) }) as never,
								),
								t("readiness.choose"),
							),
						},
					],
			submit: t("documents.putForReview"),
			action: `${documentPath(page)}/review`,
			back: { to: documentPath(page), text: t("documents.title") },
		},
		waysToDocuments(page, t),
	);
}

const reviewed = z.object({
	documents: z
		.string()
		.transform((text) => text.split(" ").filter((id) => id !== "")),
	approver: z.string().default(""),
});

async function putForReview(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const opened = await openRegister(req, res, services);
	const page = await withNames(opened, services, []);
	const { approvers } = page.world.programme.people;
	await bringRegisterForm(req, res, services, page, {
		schema: reviewed,
		again: (form) => showReview(req, res, services, form),
		deed: ({ documents, approver }, form) => ({
			act: {
				type: "put-documents-for-review",
				documents,
				approver:
					approvers.find(({ person }) => person === approver)?.person ?? null,
			},
			actId: `put-documents-for-review/${form}`,
			to:
				documents.length === 1
					? `${documentPath(page)}/${documents[0]}`
					: documentPath(page),
			notice: "documents.putDone",
			values: { count: documents.length },
			fields: {
				"approver-needed": "approver",
				"approves-own-work": "approver",
				"not-an-approver": "approver",
			},
		}),
	});
}

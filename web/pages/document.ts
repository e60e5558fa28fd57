import type { Request, Response } from "express";
import { z } from "zod";
import {
	type DocumentVersion,
	type ManagedDocument,
	openVersion,
} from "../../domain/register/document.ts";
import { documentKinds } from "../../domain/register/document-kinds.ts";
import { shortId } from "../../domain/register/register.ts";
import { heirOf } from "../../domain/succession.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDocumentKind } from "../documents.ts";
import { formAmong, type WrongForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow } from "../parts.ts";
import { signedIn } from "../reader.ts";
import { sayClause } from "../register-rows.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { sayList } from "../terms.ts";
import {
	documentIn,
	documentPath,
	versionSeals,
	waysToDocuments,
} from "./document-room.ts";
import { versionsOf } from "./document-versions.ts";
import { stateCell } from "./documents.ts";
import { shortFingerprint, type Texts } from "./evidence-item.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterForm,
	mayKeep,
	mayRate,
	openRegister,
	type RegisterPage,
	registerFrame,
	withNames,
} from "./readiness-room.ts";
import { signedForm } from "./signed-form.ts";

type Which = "back" | "sign" | "withdraw";

/** A document with all its versions; what is done about the one that is open. */
export const documentRoutes: Routes = (services) => {
	const at = "/programmes/:programme/documents";
	const act = (which: Which, policy: Route["policy"]): Route => ({
		method: "post",
		path: `${at}/:document/${which}`,
		policy,
		handler: (req, res) => acts[which](req, res, services),
	});
	return [
		{
			method: "get",
			path: `${at}/:document`,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		act("back", mayRate),
		act("sign", mayRate),
		act("withdraw", mayKeep),
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<Which>,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const document = await documentIn(req, services, opened);
	const page = await withNames(opened, services, [
		document.owner,
		...document.versions.flatMap(({ addedBy, review, approval }) => [
			addedBy,
			review?.how === "own" ? review.approver : null,
			approval?.how === "own" ? approval.by : null,
		]),
	]);
	const texts = await textsOf(database, [
		document.name,
		document.withdrawn?.reason ?? "",
		...versionSeals(document),
	]);
	const open = openVersion(document);
	const at = documentPath(page, document);
	const formOf = formAmong(wrong);
	const asked = askedOf(page, open);
	const isOpenToWork = page.works && !document.withdrawn;
	showPage(res, "document", {
		...registerFrame(page, t, [...waysToDocuments(page, t)]),
		title: texts.get(document.name) ?? t("events.removed"),
		rows: rowsOf(page, document, texts, t),
		versions: versionsOf(page, document, texts, t),
		at,
		works: isOpenToWork,
		review:
			isOpenToWork && open?.state === "draft"
				? `${documentPath(page)}/review?documents=${shortId(document)}`
				: undefined,
		mayAddVersion: isOpenToWork && open?.state !== "review",
		back:
			open?.state === "review" &&
			(isOpenToWork || asked === signedIn(res).person)
				? { form: formOf("back"), opened: wrong?.which === "back" }
				: undefined,
		sign:
			open?.review?.how === "own" && asked === signedIn(res).person
				? {
						action: `${at}/sign`,
						form: formOf("sign", { name: signedIn(res).name }),
						fingerprint: open.review.fingerprint,
						short: shortFingerprint(open.review.fingerprint),
						title: t("documents.sign"),
						intro: t("documents.signIntro"),
						agree: t("documents.agreeLabel"),
						send: t("documents.signSend"),
					}
				: undefined,
		withdraw:
			isOpenToWork && open?.state !== "review"
				? { form: formOf("withdraw"), opened: wrong?.which === "withdraw" }
				: undefined,
		longest: longestNote,
		...(wrong ? { form: wrong.form } : {}),
	});
}

/** Whoever is asked to sign a version by itself, or whoever took over from him. */
const askedOf = (
	{ world }: RegisterPage,
	open: DocumentVersion | undefined,
): string | undefined =>
	open?.state === "review" && open.review?.how === "own"
		? heirOf(
				world.programme.successions ?? [],
				open.review.approver,
				open.review.on,
			)
		: undefined;

function rowsOf(
	page: RegisterPage,
	document: ManagedDocument,
	texts: Texts,
	t: Translate,
): readonly SummaryRow[] {
	const { documentKind, owner, reviewOn, processes, withdrawn } = document;
	const clauses = new Set([
		...documentKinds[documentKind].clauses,
		...document.clauses,
	]);
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	return [
		row(t("documents.stateLabel"), {
			...stateCell(document, t),
			...(withdrawn
				? { note: texts.get(withdrawn.reason) ?? t("events.removed") }
				: {}),
		}),
		row(t("documents.kindLabel"), { text: sayDocumentKind(documentKind, t) }),
		row(t("documents.owner"), {
			text: page.nameOf(owner ?? page.world.programme.people.owner),
		}),
		row(t("documents.reviewOn"), reviewOn ? { date: reviewOn } : { text: "—" }),
		row(t("documents.serves"), {
			text:
				sayList(
					[
						...[...clauses].map((clause) => sayClause(clause, t)),
						...processes.map((process) => t(`processes.name.${process}`)),
					],
					t,
				) || "—",
		}),
	];
}

const because = z.object({ reason: z.string().min(1).max(longestNote) });

/** A deed that needs nothing but its reason. */
const withReason =
	(which: "back" | "withdraw") =>
	async (req: Request, res: Response, services: Services): Promise<void> => {
		const page = await openRegister(req, res, services);
		const known = await documentIn(req, services, page);
		const document = shortId(known);
		await bringRegisterForm(req, res, services, page, {
			schema: because,
			again: (form) => show(req, res, services, { which, form }),
			deed: async ({ reason }, form) => ({
				act: {
					type: which === "back" ? "send-document-back" : "withdraw-document",
					document,
					reason: await sealText(
						services.records.database,
						form,
						"reason",
						reason,
					),
				},
				actId: `${which}-document/${form}`,
				to: documentPath(page, known),
				notice:
					which === "back" ? "documents.sentBack" : "documents.withdrawDone",
			}),
		});
	};

/** Whoever was asked puts his name to a version, as it was shown. */
async function sign(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const opened = await openRegister(req, res, services);
	const page = await withNames(opened, services, []);
	const document = await documentIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: signedForm("documents.agree"),
		again: (form) => show(req, res, services, { which: "sign", form }),
		deed: async ({ name, shown }, form) => ({
			act: {
				type: "sign-document",
				document: shortId(document),
				name: await sealText(services.records.database, form, "name", name),
				shown,
			},
			actId: `sign-document/${form}`,
			to: documentPath(page, document),
			notice: "documents.signDone",
		}),
	});
}

const acts = {
	back: withReason("back"),
	withdraw: withReason("withdraw"),
	sign,
} as const;

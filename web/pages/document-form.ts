import type { Request, Response } from "express";
import { z } from "zod";
import { isClauseId } from "../../domain/clauses/clauses.ts";
import { isProcessId } from "../../domain/processes.ts";
import type {
	DocumentHead,
	ManagedDocument,
	VersionGiven,
} from "../../domain/register/document.ts";
import {
	documentKindIds,
	isDocumentKind,
} from "../../domain/register/document-kinds.ts";
import { shortId } from "../../domain/register/register.ts";
import type { HeldFile } from "../../records/evidence.ts";
import { sealGiven, sealText, textsOf } from "../../records/seals.ts";
import { sayDocumentKind } from "../documents.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import { showPage } from "../page.ts";
import { saySize } from "../quantities.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { documentIn, documentPath, waysToDocuments } from "./document-room.ts";
import { linkChoices, linkFields } from "./evidence-links.ts";
import { holdAll, pieceFields, piecesFrom } from "./evidence-new.ts";
import {
	discardUploads,
	largestFileOf,
	readUploads,
	uploadError,
	uploadsOf,
} from "./evidence-upload.ts";
import {
	assignable,
	bringRegisterAct,
	mayKeep,
	openRegister,
	personChosen,
	personOptions,
	type RegisterPage,
	registerFrame,
} from "./readiness-room.ts";

/** A document is added, what is said of it is changed, and it gets another version. */
type What = "add" | "change" | "version";

export const documentFormRoutes: Routes = (services) => {
	const at = "/programmes/:programme/documents";
	const paths = {
		add: `${at}/new`,
		change: `${at}/:document/change`,
		version: `${at}/:document/version`,
	};
	return (["add", "change", "version"] as const).flatMap((what) => [
		{
			method: "get",
			path: paths[what],
			policy: mayKeep,
			handler: (req: Request, res: Response) => show(req, res, services, what),
		} as const,
		{
			method: "post",
			path: paths[what],
			policy: mayKeep,
			before: [readUploads(services, { files: 1, fields: 120 })],
			handler: async (req: Request, res: Response) => {
				try {
					await receive(req, res, services, what);
				} finally {
					await discardUploads(req);
				}
			},
		} as const,
	]);
};

const titles = {
	add: "documents.add",
	change: "documents.change",
	version: "documents.addVersion",
} as const;
const sends = {
	add: "documents.addSend",
	change: "documents.changeSend",
	version: "documents.versionSend",
} as const;
const notices = {
	add: "documents.addDone",
	change: "documents.changeDone",
	version: "documents.versionDone",
} as const;

async function show(
	req: Request,
	res: Response,
	services: Services,
	what: What,
	wrong?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const known =
		what === "add" ? undefined : await documentIn(req, services, page);
	const form =
		wrong ?? newForm(known ? await typedFrom(known, services) : askedIn(req));
	const at = documentPath(page, known);
	showPage(res, "document-form", {
		...registerFrame(page, t, [...waysToDocuments(page, t)]),
		title: t(titles[what]),
		intro:
			what === "version"
				? t("documents.versionIntro")
				: what === "add"
					? t("documents.addIntro")
					: undefined,
		head: what !== "version",
		add: what === "add",
		version: what !== "change",
		kinds: [
			{ value: "", text: t("readiness.choose") },
			...documentKindIds.map((value) => ({
				value,
				text: sayDocumentKind(value, t),
			})),
		],
		persons: personOptions(
			await assignable(page, services),
			t("documents.ownerOfProgramme"),
		),
		choices: linkChoices(page, form, t),
		fileHint: t("documents.fileHint", {
			size: saySize(largestFileOf(services), t),
		}),
		longest: longestNote,
		today: page.today,
		form,
		submit: t(sends[what]),
		action: what === "add" ? `${at}/new` : `${at}/${what}`,
		back: at,
	});
}

/** The list's line of what is missing names it. */
const askedIn = ({ query }: Request): Form["typed"] => ({
	kind: String(query["kind"] ?? ""),
	processes: [String(query["process"] ?? "")],
});

async function typedFrom(
	{ name, owner, clauses, processes, reviewOn }: ManagedDocument,
	{ records }: Services,
): Promise<Form["typed"]> {
	const texts = await textsOf(records.database, [name]);
	return {
		name: texts.get(name) ?? "",
		owner: owner ?? "",
		clauses,
		processes,
		"review-on": reviewOn ?? "",
	};
}

const head = {
	name: z.string().min(1).max(200),
	owner: z.string().default(""),
	clauses: linkFields.clauses,
	processes: linkFields.processes,
	"review-on": linkFields["expires-on"],
};
const versionFields = {
	...pieceFields,
	label: z.string().max(40).default(""),
	changed: z.string().max(longestNote).default(""),
};
const kind = z.string().refine(isDocumentKind, { error: "forms.choose" });
const whole = z.object({
	...versionFields,
	...head,
	kind: z.string().default(""),
});
const schemas = {
	add: whole.extend({ kind }),
	change: whole,
	version: whole.extend({ name: z.string().default("") }),
};

async function receive(
	req: Request,
	res: Response,
	services: Services,
	what: What,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const again = (errors: readonly FormError[]) =>
		show(req, res, services, what, refusedForm(req.body, errors));
	const sent = uploadsOf(req);
	if (!sent.ok && sent.problem !== "none")
		return again([uploadError(sent.problem, services, t)]);
	const reading = readForm(schemas[what], req.body, t);
	if (!reading.ok) return show(req, res, services, what, reading.form);
	const { id, values } = reading;
	const known =
		what === "add" ? undefined : await documentIn(req, services, page);
	const files = what === "change" || !sent.ok ? [] : sent.uploads;
	const isNone =
		files.length === 0 && values.address === "" && values.text === "";
	if (what === "version" && isNone)
		return again([{ field: "file", message: t("documents.nothing") }]);
	const held: readonly HeldFile[] | undefined = await holdAll(services, files);
	if (!held) return again([uploadError("no-room", services, t)]);
	const { database } = services.records;
	const [piece] = isNone ? [] : await piecesFrom(services, id, files, values);
	const sealed = (field: "label" | "changed") =>
		sealGiven(database, id, field, values[field]);
	const version: VersionGiven | null = piece
		? { piece, label: await sealed("label"), changed: await sealed("changed") }
		: null;
	const document = known ? shortId(known) : id;
	const act =
		what === "version" && version
			? ({ type: "add-version", document, version } as const)
			: what === "change"
				? ({
						type: "change-document",
						document,
						...(await headFrom(values, page, services, id, known)),
					} as const)
				: ({
						type: "add-document",
						document,
						documentKind: isDocumentKind(values.kind) ? values.kind : "other",
						first: version,
						...(await headFrom(values, page, services, id, known)),
					} as const);
	const recorded = await bringRegisterAct(req, res, services, page, {
		act,
		actId: `${act.type}/${id}`,
		to: `${documentPath(page)}/${document}`,
		notice: notices[what],
		fields: { "date-past": "review-on", "document-under-review": "name" },
		again,
	});
	if (recorded !== undefined)
		for (const one of held) await one.release(recorded);
}

/** A name that stays as it was keeps its seal: what approvers were shown is unchanged. */
async function headFrom(
	values: z.output<typeof whole>,
	page: RegisterPage,
	services: Services,
	form: string,
	known: ManagedDocument | undefined,
): Promise<DocumentHead> {
	const { database } = services.records;
	const before =
		known && (await textsOf(database, [known.name])).get(known.name);
	return {
		name:
			known && before === values.name
				? known.name
				: await sealText(database, form, "name", values.name),
		owner: personChosen(await assignable(page, services), values.owner),
		clauses: values.clauses.filter(isClauseId),
		processes: values.processes.filter(isProcessId),
		reviewOn: values["review-on"],
	};
}

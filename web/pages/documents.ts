import type { Request, Response } from "express";
import {
	type DocumentState,
	type ManagedDocument,
	openVersion,
	stateOfDocument,
	versionInForce,
} from "../../domain/register/document.ts";
import {
	documentKindIds,
	documentKinds,
	isDocumentKind,
} from "../../domain/register/document-kinds.ts";
import { wantedStates } from "../../domain/register/documentation.ts";
import { shortId } from "../../domain/register/register.ts";
import { registerRows } from "../../records/readiness.ts";
import { textsOf } from "../../records/seals.ts";
import { sayDocumentKind, sayWanted } from "../documents.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, State, Table } from "../parts.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { writeSheet } from "../sheets/sheet.ts";
import { documentPath, sayVersion, versionSeals } from "./document-room.ts";
import type { Texts } from "./evidence-item.ts";
import { readers } from "./programme-frame.ts";
import {
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

/** The documents of the management system: what there is, and what is missing (20000-1 7.5.4). */
export const documentsRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/documents",
		policy: readers,
		handler: (req, res) => show(req, res, services),
	},
	{
		method: "get",
		path: "/programmes/:programme/documents.csv",
		policy: readers,
		handler: (req, res) => download(req, res, services),
	},
];

async function read(req: Request, res: Response, services: Services) {
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const documents = await registerRows(database, opened.id, ["document"]);
	const [page, texts] = await Promise.all([
		withNames(
			opened,
			services,
			documents.map(({ owner }) => owner),
		),
		textsOf(
			database,
			documents.flatMap((known) => [known.name, ...versionSeals(known)]),
		),
	]);
	return { page, texts, documents };
}

const states: readonly DocumentState[] = [
	"none",
	"draft",
	"review",
	"approved",
	"withdrawn",
];

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, texts, documents } = await read(req, res, services);
	const kind = isDocumentKind(req.query["kind"]) ? req.query["kind"] : "";
	const state = states.find((known) => known === req.query["state"]) ?? "";
	const shown = documents.filter(
		(known) =>
			(kind === "" || known.documentKind === kind) &&
			(state === "" || stateOfDocument(known) === state),
	);
	const drafts = documents.filter(isDraft);
	showPage(res, "documents", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("documents.title"),
		works: page.works,
		path: documentPath(page),
		csv: `${page.path}/documents.csv`,
		filter: newForm({ kind, state }),
		kinds: [
			{ value: "", text: t("documents.any") },
			...documentKindIds.map((value) => ({
				value,
				text: sayDocumentKind(value, t),
			})),
		],
		states: [
			{ value: "", text: t("documents.any") },
			...states.map((value) => ({
				value,
				text: t(`documents.state.${value}`),
			})),
		],
		table: shown.length > 0 ? tableOf(page, shown, texts, t) : undefined,
		filtered: documents.length > 0,
		drafts:
			page.works && drafts.length > 0
				? `${documentPath(page)}/review?${new URLSearchParams(
						drafts.map((known): [string, string] => [
							"documents",
							shortId(known),
						]),
					)}`
				: undefined,
		missing: missingLines(page, documents, t),
	});
}

const isDraft = (document: ManagedDocument): boolean =>
	!document.withdrawn && openVersion(document)?.state === "draft";

/** Everything that has to be written and is not approved yet, the furthest from it first. */
function missingLines(
	page: RegisterPage,
	documents: readonly ManagedDocument[],
	t: Translate,
) {
	return [...wantedStates(documents)]
		.filter(([, state]) => state !== "approved")
		.map(([wanted, state]) => {
			const [kind = "", process] = wanted.split("/");
			return {
				name: sayWanted(wanted, t),
				state: (state === "missing" ? "late" : "asked") satisfies State,
				word: t(`documents.wantedState.${state}`),
				add:
					page.works && state === "missing"
						? `${documentPath(page)}/new?${new URLSearchParams({
								kind,
								...(process ? { process } : {}),
							})}`
						: undefined,
			};
		});
}

export const stateCell = (
	document: ManagedDocument,
	t: Translate,
): { readonly state: State; readonly word: string } => {
	const known = stateOfDocument(document);
	return { state: marks[known], word: t(`documents.state.${known}`) };
};

export const marks: Record<DocumentState, State> = {
	none: "waiting",
	draft: "active",
	review: "asked",
	approved: "done",
	superseded: "before",
	withdrawn: "stopped",
};

function tableOf(
	page: RegisterPage,
	documents: readonly ManagedDocument[],
	texts: Texts,
	t: Translate,
): Table {
	return {
		caption: t("documents.title"),
		captionHidden: true,
		columns: [
			{ label: t("documents.document") },
			{ label: t("documents.version") },
			{ label: t("documents.owner") },
			{ label: t("documents.reviewOn") },
			{ label: t("documents.stateLabel") },
		],
		rows: [...documents]
			.sort(
				(a, b) =>
					documentKindIds.indexOf(a.documentKind) -
					documentKindIds.indexOf(b.documentKind),
			)
			.map((document): readonly Cell[] => {
				const version = versionInForce(document) ?? openVersion(document);
				const open = openVersion(document);
				return [
					{
						way: {
							to: documentPath(page, document),
							text: texts.get(document.name) ?? t("events.removed"),
						},
						note: sayDocumentKind(document.documentKind, t),
					},
					{ text: version ? sayVersion(version, texts, t) : "—" },
					{
						text: page.nameOf(
							document.owner ?? page.world.programme.people.owner,
						),
					},
					document.reviewOn ? { date: document.reviewOn } : { text: "—" },
					{
						...stateCell(document, t),
						...(open && open !== version
							? {
									note: t("documents.versionLabelled", {
										number: open.number,
										label: t(`documents.state.${open.state}`),
									}),
								}
							: {}),
					},
				];
			}),
	};
}

async function download(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { page, texts, documents } = await read(req, res, services);
	const rows = documents.map((document) => {
		const version = versionInForce(document) ?? openVersion(document);
		return [
			sayDocumentKind(document.documentKind, t),
			texts.get(document.name) ?? "",
			version ? sayVersion(version, texts, t) : "",
			t(`documents.state.${stateOfDocument(document)}`),
			page.nameOf(document.owner ?? page.world.programme.people.owner),
			[
				...new Set([
					...documentKinds[document.documentKind].clauses,
					...document.clauses,
				]),
			].join(" "),
			document.processes
				.map((process) => t(`processes.name.${process}`))
				.join(t("terms.comma")),
			document.reviewOn ?? "",
			version?.approval?.on ?? "",
			version?.piece.file?.sha256 ?? "",
		];
	});
	res
		.attachment("documents.csv")
		.type("text/csv")
		.send(
			writeSheet([
				[
					t("documents.kindLabel"),
					t("documents.name"),
					t("documents.version"),
					t("documents.stateLabel"),
					t("documents.owner"),
					t("documents.column.clauses"),
					t("documents.column.processes"),
					t("documents.reviewOn"),
					t("documents.column.approved"),
					t("documents.column.hash"),
				],
				...rows,
			]),
		);
}

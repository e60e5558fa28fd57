import type { Request } from "express";
import {
	type DocumentVersion,
	documentId,
	type ManagedDocument,
} from "../../domain/register/document.ts";
import { shortId } from "../../domain/register/register.ts";
import type { Translate } from "../locales/translate.ts";
import type { Way } from "../parts.ts";
import type { Services } from "../services.ts";
import type { Texts } from "./evidence-item.ts";
import { type RegisterPage, rowIn, wayToReadiness } from "./readiness-room.ts";

/** What the pages of documents share. */

/** @returns the address of the list, or of one document's page. */
export const documentPath = (
	{ path }: Pick<RegisterPage, "path">,
	document?: ManagedDocument,
): string => `${path}/documents${document ? `/${shortId(document)}` : ""}`;

export const waysToDocuments = (
	page: RegisterPage,
	t: Translate,
): readonly Way[] => [
	wayToReadiness(page, t),
	{ to: documentPath(page), text: t("documents.title") },
];

/** @throws Problem 404 when there is no such document. */
export const documentIn = (
	req: Request,
	services: Services,
	page: RegisterPage,
): Promise<ManagedDocument> =>
	rowIn(services, page, "document", documentId(String(req.params["document"])));

/** @returns the seals of what is written about a document's versions. */
export const versionSeals = ({
	versions,
}: ManagedDocument): readonly string[] =>
	versions.flatMap(({ label, changed, sentBack, piece }) => [
		piece.text,
		...[label, changed, sentBack].filter((seal) => seal !== null),
	]);

/** @returns a version by its number, and by the document's own where it has one: `3 (2.1)`. */
export const sayVersion = (
	{ number, label }: Pick<DocumentVersion, "number" | "label">,
	texts: Texts,
	t: Translate,
): string =>
	label
		? t("documents.versionLabelled", {
				number,
				label: texts.get(label) ?? t("events.removed"),
			})
		: t("documents.versionNumber", { number });

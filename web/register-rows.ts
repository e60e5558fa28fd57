import { type ClauseId, isClauseId } from "../domain/clauses/clauses.ts";
import type { NoticeData } from "../domain/notice.ts";
import type { DocumentKind } from "../domain/register/document-kinds.ts";
import { sayDocumentKind } from "./documents.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns a clause by number and title: `8.6.1 Incident management`. */
export const sayClause = (clause: ClauseId, t: Translate): string =>
	`${clause} ${t(`clauses.title.${clause}`)}`;

/** @returns what a row of the register is about, as timers and to-dos know it: `Action on 8.6.1 Incident management`. */
export function sayRow(data: NoticeData, t: Translate): string {
	if (data["row"] === "document" || data["row"] === "document-signing")
		return t(`documents.row.${data["row"]}`, {
			document: sayDocumentKind(data["of"] as DocumentKind, t),
		});
	const about = sayAbout(data, t);
	if (data["row"] === "review" || data["row"] === "signing")
		return t(`readiness.row.${data["row"]}`);
	if (data["row"] === "audit")
		return t("readiness.row.audit", { clause: about });
	if (data["row"] === "evidence")
		return about === ""
			? t("readiness.row.evidencePlain")
			: t("readiness.row.evidence", { about });
	return t("readiness.row.action", { clause: about });
}

const sayAbout = ({ clause = "" }: NoticeData, t: Translate): string =>
	isClauseId(String(clause)) ? sayClause(clause as ClauseId, t) : "";

const registerFolders = {
	audit: "audit-programme",
	review: "management-review",
} as const;

/** @returns the page where something can be done about a row. */
export const pathOfRow = (programme: string, id: string): string => {
	const [kind = "", ...rest] = id.split("/");
	if (kind === "audit" || kind === "review")
		return `/programmes/${programme}/${registerFolders[kind]}/${rest.join("/")}`;
	if (kind === "document")
		return `/programmes/${programme}/documents/${rest.join("/")}`;
	if (kind === "evidence")
		return `/programmes/${programme}/evidence/${rest.join("/")}`;
	return `/programmes/${programme}/readiness/${kind}s/${rest.join("/")}`;
};

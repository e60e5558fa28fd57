import type { ProcessId } from "../domain/processes.ts";
import type {
	DocumentKind,
	WantedDocument,
} from "../domain/register/document-kinds.ts";
import type { Translate } from "./locales/translate.ts";

export const sayDocumentKind = (kind: DocumentKind, t: Translate): string =>
	t(`documents.kind.${kind}`);

/** @returns what is to be written: `Management manual`, `Procedure: Incident management`. */
export const sayWanted = (wanted: WantedDocument, t: Translate): string => {
	const [, process] = wanted.split("/");
	return process === undefined
		? sayDocumentKind(wanted as DocumentKind, t)
		: t("documents.procedureOf", {
				process: t(`processes.name.${process as ProcessId}`),
			});
};

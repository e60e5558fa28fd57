import type { Evidence } from "../../domain/deliverable.ts";
import type { Translate } from "../locales/translate.ts";
import { saySize } from "../quantities.ts";

/** A text that was sealed, by its seal; null where it was removed. */
export type Texts = ReadonlyMap<string, string | null>;

/** A piece of evidence as a list shows it. */
export interface EvidenceItem {
	readonly name: string;
	/** `PDF, 2.1 MB` */
	readonly kind: string;
	/** Where it is read. */
	readonly to: string;
	/** Of a file: sha256 in hex. */
	readonly hash?: string;
	readonly shortHash?: string;
}

/** @returns the seals of what a list says of a piece. */
export const evidenceSeals = ({
	text,
	document,
}: Evidence): readonly string[] => [text, ...(document ? [document.name] : [])];

const longestName = 90;

/** @param to the address at which it is read. */
export function evidenceItem(
	evidence: Evidence,
	texts: Texts,
	to: string,
	t: Translate,
): EvidenceItem {
	const { file } = evidence;
	const { document } = evidence;
	const item = {
		name: shortened(sayEvidence(evidence, texts, t)),
		kind: document
			? t("evidence.versionOf", {
					document: texts.get(document.name) ?? t("events.removed"),
					version: document.version,
					kind: sayKind(evidence, t),
				})
			: sayKind(evidence, t),
		to,
	};
	return file
		? { ...item, hash: file.sha256, shortHash: sayShortHash(file.sha256, t) }
		: item;
}

/** @returns the note, the web address or the file's name. */
export const sayEvidence = (
	{ text }: Pick<Evidence, "text">,
	texts: Texts,
	t: Translate,
): string => texts.get(text) ?? t("evidence.removed");

/** @returns `Note`, or of a file `PDF, 2.1 MB`. */
export const sayKind = (
	{ kind, file }: Pick<Evidence, "kind" | "file">,
	t: Translate,
): string =>
	file
		? t("evidence.typeAndSize", {
				type: t(`evidence.type.${typeWord(file.mediaType)}`),
				size: saySize(file.bytes, t),
			})
		: t(`evidence.kind.${kind}`);

/** @returns `sha256 9f2c4b1e77a0…` */
export const sayShortHash = (sha256: string, t: Translate): string =>
	t("evidence.hash", { hash: sha256.slice(0, 12) });

/** @returns the fingerprint as pages and mails show it: `4b1e-77a0`. */
export const shortFingerprint = (hex: string): string =>
	`${hex.slice(0, 4)}-${hex.slice(4, 8)}`;

function typeWord(mediaType: string) {
	if (mediaType === "application/pdf") return "pdf";
	if (mediaType.startsWith("image/")) return "image";
	if (mediaType.startsWith("text/")) return "text";
	if (/wordprocessing|opendocument\.text/.test(mediaType)) return "document";
	if (/spreadsheet/.test(mediaType)) return "spreadsheet";
	if (/presentation/.test(mediaType)) return "slides";
	return mediaType === "application/zip" ? "archive" : "other";
}

function shortened(text: string): string {
	const line = text.split("\n", 1)[0] ?? "";
	const signs = [...line];
	return signs.length > longestName || line !== text
		? `${signs.slice(0, longestName).join("").trimEnd()} …`
		: line;
}

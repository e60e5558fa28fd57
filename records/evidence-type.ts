/**
 * What kind of file it is, told by its first bytes: what its sender says of it does not count. It decides whether a browser
 * may show the file itself, and nothing else.
 */

/** How many bytes of a file's beginning are looked at. */
export const headBytes = 4_096;

const beginnings: readonly (readonly [type: string, bytes: string])[] = [
	["application/pdf", "%PDF-"],
	["image/png", "\x89PNG\r\n\x1a\n"],
	["image/jpeg", "\xff\xd8\xff"],
	["image/gif", "GIF87a"],
	["image/gif", "GIF89a"],
	["application/vnd.ms-office", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
];

/** Zip archives whose name says which of the office formats they are. */
const officeFormats: Readonly<Record<string, string>> = {
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	odt: "application/vnd.oasis.opendocument.text",
	ods: "application/vnd.oasis.opendocument.spreadsheet",
	odp: "application/vnd.oasis.opendocument.presentation",
};

/**
 * @param head the file's first bytes, `headBytes` of them at most.
 * @param name as its sender calls it: it tells one office format from another.
 * @returns its media type; `application/octet-stream` when nothing can be told.
 */
export function mediaTypeOf(head: Buffer, name: string): string {
	const text = head.toString("latin1");
	const known = beginnings.find(([, bytes]) => text.startsWith(bytes));
	if (known) return known[0];
	if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP")
		return "image/webp";
	if (text.startsWith("PK\x03\x04")) {
		const ending = name.toLowerCase().split(".").at(-1) ?? "";
		return officeFormats[ending] ?? "application/zip";
	}
	return isText(head) ? "text/plain" : "application/octet-stream";
}

/** Text is UTF-8 without control characters; the last one may be cut in two by where the head ends. */
function isText(head: Buffer): boolean {
	if (head.length === 0) return false;
	const whole = new TextDecoder("utf-8", { fatal: true });
	try {
		const text = whole.decode(head, { stream: head.length >= headBytes });
		return !/[^\P{Cc}\t\n\f\r]/u.test(text);
	} catch {
		return false;
	}
}

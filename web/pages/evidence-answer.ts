import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { LocalDate } from "../../domain/dates.ts";
import type { Evidence } from "../../domain/deliverable.ts";
import { sayDate } from "../dates.ts";
import { showPage } from "../page.ts";
import type { SummaryRow, Way } from "../parts.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { sayKind, type Texts } from "./evidence-item.ts";

/** Types a browser shows itself without running anything; all others are saved. */
const shown: readonly string[] = [
	"image/png",
	"image/jpeg",
	"image/gif",
	"image/webp",
	"text/plain",
];

/** Around a piece of evidence that is read. */
export interface EvidenceFrame {
	readonly today: LocalDate;
	/** The deliverable it belongs to. */
	readonly deliverable: string;
	readonly addedBy: string;
	readonly back: Way;
	/** What the page tells the frame: the banner of a rehearsal, the way here. */
	readonly frame: Readonly<Record<string, unknown>>;
}

/**
 * Answers with a piece of evidence: a file as it is, a note or a web address on a page. A file comes from strangers, so it is
 * never run: its type is what its bytes say, it lives in a sandbox of its own, and only what shows without scripts is shown.
 */
export async function answerEvidence(
	res: Response,
	services: Services,
	evidence: Evidence,
	texts: Texts,
	around: EvidenceFrame,
): Promise<void> {
	const words = texts.get(evidence.text);
	if (evidence.file)
		return answerFile(res, services, evidence.file, words ?? null);
	const { t } = res.locals.frame;
	const { addedOn, kind } = evidence;
	const rows: readonly SummaryRow[] = [
		{ label: t("evidence.belongsTo"), cell: { text: around.deliverable } },
		{
			label: t("evidence.addedBy"),
			cell: {
				text: t("evidence.addedByOn", {
					name: around.addedBy,
					day: sayDate(addedOn, around.today, t),
				}),
			},
		},
	];
	showPage(res, "evidence", {
		...around.frame,
		today: around.today,
		title: sayKind(evidence, t),
		paragraphs: (words ?? t("evidence.removed")).split(/\n{2,}/),
		away: kind === "link" && words ? awayTo(words) : undefined,
		rows,
		back: around.back,
	});
}

/** @returns where a web address leads, by its host; nothing that is not http or https leads anywhere. */
export function awayTo(
	address: string,
): { readonly url: string; readonly host: string } | undefined {
	const url = URL.parse(address);
	return url && /^https?:$/.test(url.protocol)
		? { url: url.href, host: url.host }
		: undefined;
}

/** Answers with the bytes of a file, under the name it came with. */
export async function answerFile(
	res: Response,
	{ evidence: store, log }: Services,
	file: NonNullable<Evidence["file"]>,
	name: string | null,
): Promise<void> {
	const bytes = await store.open(file);
	if (!bytes) {
		log.error({ sha256: file.sha256 }, "evidence is not in the store");
		throw new Problem(500);
	}
	res.attachment(name ?? "evidence");
	if (shown.includes(file.mediaType))
		res.set(
			"Content-Disposition",
			String(res.get("Content-Disposition")).replace(/^attachment/, "inline"),
		);
	res.set({
		"Content-Type":
			file.mediaType === "text/plain"
				? "text/plain; charset=utf-8"
				: file.mediaType,
		"Content-Length": String(file.bytes),
		"Content-Security-Policy":
			"default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
		"X-Content-Type-Options": "nosniff",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control": "no-store",
	});
	await pipeline(bytes, res).catch((error: unknown) => {
		// Whoever closed the page wants no more of it.
		if (!res.destroyed) throw error;
	});
}

import { readEvidence } from "../../records/evidence-pages.ts";
import { textsOf } from "../../records/seals.ts";
import type { Translate } from "../locales/translate.ts";
import type { Services } from "../services.ts";
import { pieceRow } from "./evidence-pieces.ts";
import { type RegisterPage, withNames } from "./readiness-room.ts";

const few = 10;

/** @returns the latest evidence for a clause or process, with the ways to the rest and to more. */
export async function latestEvidence(
	opened: RegisterPage,
	services: Services,
	subject: string,
	t: Translate,
) {
	const { database } = services.records;
	const { pieces, next } = await readEvidence(database, opened.id, {
		subject,
		inForce: true,
		after: null,
		limit: few,
	});
	const page = await withNames(
		opened,
		services,
		pieces.map(({ addedBy }) => addedBy),
	);
	const texts = await textsOf(
		database,
		pieces.map(({ piece }) => piece.text),
	);
	const asked = encodeURIComponent(subject);
	return {
		pieces: pieces.map((piece) => pieceRow(page, piece, texts, t)),
		all: next ? `${page.path}/evidence?for=${asked}` : undefined,
		file: page.works ? `${page.path}/evidence/new?for=${asked}` : undefined,
	};
}

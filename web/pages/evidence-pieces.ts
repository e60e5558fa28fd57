import type { LocalDate } from "../../domain/dates.ts";
import {
	type EvidencePiece,
	hasExpired,
	isInForce,
	shortEvidenceId,
} from "../../domain/register/evidence.ts";
import { sayDay, saySpan } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { State } from "../parts.ts";
import { evidenceItem, type Texts } from "./evidence-item.ts";
import { givenFor } from "./evidence-links.ts";
import type { RegisterPage } from "./readiness-room.ts";

/** @returns the page of a piece. */
export const piecePath = (
	{ path }: Pick<RegisterPage, "path">,
	id: string,
): string => `${path}/evidence/${shortEvidenceId(id)}`;

/** @returns the mark and the word of how a piece stands. */
export function stateOfPiece(
	piece: EvidencePiece,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	if (piece.withdrawn)
		return { state: "stopped", word: t("evidence.state.withdrawn") };
	if (piece.replacedBy)
		return { state: "before", word: t("evidence.state.replaced") };
	if (hasExpired(piece, today))
		return { state: "late", word: t("evidence.state.expired") };
	return {
		state: "done",
		word:
			piece.version > 1
				? t("evidence.state.version", { version: piece.version })
				: t("evidence.state.inForce"),
	};
}

/** @returns the day or period a piece is about. */
export const sayPeriod = (
	{ about }: Pick<EvidencePiece, "about">,
	t: Translate,
): string =>
	about === null
		? "—"
		: about.from === about.until
			? sayDay(about.from, t)
			: saySpan(about.from, about.until, t);

/** @returns a piece as a row of the register. */
export const pieceRow = (
	page: RegisterPage,
	piece: EvidencePiece,
	texts: Texts,
	t: Translate,
) => ({
	...evidenceItem(
		{
			...piece.piece,
			addedBy: piece.addedBy,
			addedOn: piece.addedOn,
			withdrawn: !isInForce(piece),
		},
		texts,
		piecePath(page, piece.id),
		t,
	),
	for: givenFor(piece, page, t),
	about: sayPeriod(piece, t),
	came: t("evidence.addedByOn", {
		name: page.nameOf(piece.addedBy),
		day: sayDay(piece.addedOn, t),
	}),
	...stateOfPiece(piece, page.today, t),
	expires:
		piece.expiresOn && isInForce(piece)
			? t("evidence.expiresOn", { day: sayDay(piece.expiresOn, t) })
			: undefined,
});

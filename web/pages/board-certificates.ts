import type {
	DrawnCertificate,
	ListedCertificate,
} from "../../records/board-certificates.ts";
import { stateOfCertificate } from "../certificate-state.ts";
import { todayOf } from "../clocks.ts";
import type { CertificateStrip } from "../drawings/certificate-strip.ts";
import type { Cell } from "../parts.ts";
import {
	type BoardWords,
	type DueCell,
	dueCell,
	personCell,
	sayLine,
	sayNumber,
	stripOf,
} from "./board-lines.ts";

/** A certificate as a table shows it. */
export interface CertificateRow {
	readonly programme: Cell;
	readonly state: Cell;
	readonly strip: CertificateStrip;
	readonly validUntil: Cell;
	/** What is due next, on which day and why; absent where nothing is. */
	readonly next: (DueCell & { readonly what: string }) | undefined;
	readonly who: Cell;
}

/** @returns a row for each certificate that could be read in full. */
export const certificateRows = (
	listed: readonly ListedCertificate[],
	words: BoardWords,
): readonly CertificateRow[] =>
	listed.flatMap((each, place) => {
		const drawn = words.certificates.get(each.room);
		return drawn ? [rowOf(each, drawn, place, words)] : [];
	});

function rowOf(
	{ programme, programmeName, next, validUntil, person }: ListedCertificate,
	drawn: DrawnCertificate,
	place: number,
	words: BoardWords,
): CertificateRow {
	const { t } = words;
	const today = todayOf(drawn, words.now);
	return {
		programme: {
			way: { to: `/programmes/${programme}/certificate`, text: programmeName },
			note: sayNumber(drawn, t),
		},
		state: stateOfCertificate(drawn.programme, drawn.certificate, today, t),
		strip: stripOf(drawn, place, words),
		validUntil: { date: validUntil, today },
		next: next
			? { ...dueCell(next, today, t), what: sayLine(next, t) }
			: undefined,
		who: personCell(person, words),
	};
}

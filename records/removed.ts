import type { Instant } from "../domain/instants.ts";

/**
 * Where a name or a text was removed, data holds this sign with the day instead. It is put in words where it is shown, in the
 * language of whoever reads; what people type can't hold it.
 */
const [begins, ends] = ["\u{E000}", "\u{E001}"];

/** @returns what stands in the place of a text that was removed. */
export const removedSign = (at: Instant): string =>
	`${begins}${at.slice(0, 10)}${ends}`;

/** @returns the text, its signs put in words. */
export const wordRemoved = (
	text: string,
	word: (day: string) => string,
): string =>
	text.includes(begins)
		? text.replace(/\u{E000}(\d{4}-\d\d-\d\d)\u{E001}/gu, (_sign, day) =>
				word(day),
			)
		: text;

/** @returns the text without such signs: nobody writes that something was removed. */
export const withoutRemovedSigns = (text: string): string =>
	text.replace(/[\u{E000}\u{E001}]/gu, "");

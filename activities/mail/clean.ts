/**
 * What people wrote, made fit for a mail. A name or a reason cannot steer the
 * header, the page or the reader's eye: no line breaks in names, no control
 * characters, no marks that turn the direction of writing or hide letters,
 * and no second address to click beside the letter's one link.
 */

const LONGEST_LINE = 200;
const LONGEST_PASSAGE = 4000;

/** C0 and C1 controls and DEL; line breaks are dealt with before. */
const CONTROLS = /\p{Cc}+/gu;

/** Direction marks and invisible characters, but the joiners that emoji and some scripts need. */
const INVISIBLE =
	/[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** The scheme's length is bounded, so that a long line is not searched anew from each of its letters. */
const WEB_ADDRESS =
	/(?:[a-z][a-z0-9+.-]{0,30}:\/\/|mailto:|www\.)[^\s<>"“”]*/giu;

/** The beginning of an encoded word (RFC 2047): a header carries it as it is, and readers decode whatever it holds. */
const ENCODED_WORD = /=\?/g;

const shortened = (text: string, longest: number): string => {
	const characters = [...text];
	return characters.length > longest
		? `${characters.slice(0, longest - 1).join("")}…`
		: text;
};

/**
 * @param instead what stands in the place of a web address
 * @returns the text as one line of at most `longest` characters
 */
export function oneLine(
	text: string,
	instead: string,
	longest = LONGEST_LINE,
): string {
	const line = text
		.toWellFormed()
		.replace(/[\r\n\u2028\u2029]+/g, " ")
		.replace(CONTROLS, " ")
		.replace(INVISIBLE, "")
		.replace(/\s+/g, " ")
		.trim();
	return shortened(
		line.replace(WEB_ADDRESS, instead).replace(ENCODED_WORD, "= ?"),
		longest,
	);
}

/** @returns the lines of a text of several, at most 4,000 characters in all. */
export function linesOf(text: string, instead: string): readonly string[] {
	const breaks = text
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n");
	return shortened(breaks.trim(), LONGEST_PASSAGE)
		.split("\n")
		.map((line) => oneLine(line, instead, LONGEST_PASSAGE));
}

/** Texts of several lines; every other text of a letter is one line. */
const PASSAGES = new Set(["reason", "question", "answer"]);

/** @returns the data of a letter with every text of it cleaned, its link excepted. */
export function cleanedData<Data>(data: Data, instead: string): Data {
	const cleaned = (value: unknown, key: string): unknown => {
		if (typeof value === "string") {
			if (key === "link") return value;
			return PASSAGES.has(key)
				? linesOf(value, instead).join("\n")
				: oneLine(value, instead);
		}
		if (Array.isArray(value)) return value.map((one) => cleaned(one, key));
		if (value !== null && typeof value === "object") {
			return Object.fromEntries(
				Object.entries(value).map(([name, one]) => [name, cleaned(one, name)]),
			);
		}
		return value;
	};
	return cleaned(data, "") as Data;
}

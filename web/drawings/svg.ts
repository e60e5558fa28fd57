/**
 * A piece of a drawing. It is an object, so that a text can never be taken
 * for one: whatever is a string is escaped where it is put in.
 */
export interface Svg {
	readonly source: string;
}

const entities: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

const sourceOf = (part: string | number | Svg | readonly Svg[]): string => {
	if (typeof part === "object")
		return "source" in part ? part.source : part.map(sourceOf).join("");
	return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
};

/** @returns the drawing that the template writes, its texts and numbers escaped. */
export const svg = (
	template: TemplateStringsArray,
	...parts: readonly (string | number | Svg | readonly Svg[])[]
): Svg => ({
	source: String.raw(template, ...parts.map(sourceOf)).replace(/\n\s*/g, ""),
});

/** Nothing to draw. */
export const blank: Svg = { source: "" };

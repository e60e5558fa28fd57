import type { Schema } from "./schema.ts";
import type { Writing } from "./write-together.ts";

/**
 * @param names the columns a row is known by.
 * @returns how a table's rows become what they are now, only what changed: an answer takes one row away, however many others are
 * asked.
 */
export function difference<
	Columns extends Readonly<Record<string, string | boolean | null>>,
>(
	to: keyof Schema,
	names: readonly (keyof Columns & string)[],
	then: readonly Columns[],
	now: readonly Columns[],
): readonly Writing[] {
	const nameOf = (row: Columns) =>
		JSON.stringify(names.map((name) => row[name]));
	const asBefore = new Set(then.map((row) => JSON.stringify(row)));
	const namedNow = new Set(now.map(nameOf));
	return [
		{
			to,
			remove: then
				.filter((row) => !namedNow.has(nameOf(row)))
				.map((row) =>
					Object.fromEntries(
						names.map((name) => [name, String(row[name] ?? "")]),
					),
				),
		},
		{
			to,
			insert: now.filter((row) => !asBefore.has(JSON.stringify(row))),
			orUpdate: names,
		},
	];
}

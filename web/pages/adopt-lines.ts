import { localDateOf } from "../../domain/dates.ts";
import { type ProgrammeId, programmeId } from "../../domain/ids.ts";
import { isTaken, proposeId } from "../../records/programme-pages-ids.ts";
import { type FormError, readForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { sayRefusal } from "../refusals.ts";
import type { Reader, Services } from "../services.ts";
import { takenAlready } from "./adopt.ts";
import { adoptAct, nameOfAdopted, notSealed } from "./adopt-act.ts";
import { type Ahead, adoptedAhead } from "./adopt-ahead.ts";
import { misfitsOfAdoption } from "./adopt-check.ts";
import { type CsvLine, columnOfField, formOfLine } from "./adopt-csv.ts";
import {
	type AdoptFields,
	adoptFields,
	guessed,
	readableAdoption,
} from "./adopt-form.ts";
import { firstAtEach, personsIn } from "./start-programme-check.ts";
import { peopleAhead } from "./start-programme-people.ts";

/** A line in which everything is right. */
export interface RightLine {
	readonly line: CsvLine;
	readonly fields: AdoptFields;
	readonly id: ProgrammeId;
	/** What will be once it is adopted. */
	readonly ahead: Extract<Ahead, { ok: true }>;
}

/** A line with what is wrong in it, in words. */
export interface WrongLine {
	readonly line: CsvLine;
	readonly errors: readonly FormError[];
}

export interface CheckedLines {
	readonly right: readonly RightLine[];
	readonly wrong: readonly WrongLine[];
}

/**
 * Checks each line as the form for one certificate is checked, and all of them against each other: one certificate is adopted
 * once, under one short name.
 *
 * @param known programmes that these very lines may have made already.
 */
export async function checkLines(
	services: Services,
	reader: Reader,
	lines: readonly CsvLine[],
	t: Translate,
	known: ReadonlySet<string> = new Set(),
): Promise<CheckedLines> {
	const right: RightLine[] = [];
	const wrong: WrongLine[] = [];
	const numbers = new Map<string, number>();
	const ids = new Map<string, number>();
	for (const line of lines) {
		const checked = await checkLine(services, reader, line, t, known, ids);
		if ("errors" in checked) {
			wrong.push(checked);
			continue;
		}
		const { number, body } = checked.fields;
		const name = JSON.stringify([number, body.toLowerCase()]);
		const before = numbers.get(name);
		if (before !== undefined) {
			const message = t("adopt.file.sameNumber", { line: before });
			wrong.push({ line, errors: [{ field: "number", message }] });
			continue;
		}
		numbers.set(name, line.line);
		ids.set(checked.id, line.line);
		right.push(checked);
	}
	return { right, wrong };
}

async function checkLine(
	services: Services,
	reader: Reader,
	line: CsvLine,
	t: Translate,
	known: ReadonlySet<string>,
	ids: ReadonlyMap<string, number>,
): Promise<RightLine | WrongLine> {
	const { database } = services.records;
	const now = services.clock.now();
	const { typed, problems } = formOfLine(line, guessed(reader), t);
	const reading = readForm(adoptFields, typed, t);
	const readable = readableAdoption(typed);
	const isKnown = readable.id ? known.has(readable.id) : false;
	const sameId = readable.id && ids.get(readable.id);
	const errors: readonly FormError[] = firstAtEach([
		...problems.map(({ column, message }) => ({ field: column, message })),
		...(reading.ok ? [] : reading.form.errors),
		...misfitsOfAdoption(
			readable,
			localDateOf(now, readable.zone ?? reader.zone),
			t,
		),
		...(isKnown ? [] : await takenAlready(services, readable, t)),
		...(sameId
			? [{ field: "id", message: t("adopt.file.sameId", { line: sameId }) }]
			: []),
		...(line.tooLong
			? [{ field: "", message: t("adopt.file.tooManyCells") }]
			: []),
	]);
	if (!reading.ok || errors.length > 0) return { line, errors };
	const fields = reading.values;
	const id =
		fields.id ??
		(await freeId(database, [nameOfAdopted(fields), fields.organisation], ids));
	const { people, nameOf } = await peopleAhead(
		database,
		{ persons: personsIn(fields) },
		reader,
	);
	const ahead = adoptedAhead(
		adoptAct(fields, id, people, notSealed),
		now,
		reader.person,
	);
	return ahead.ok
		? { line, fields, id, ahead }
		: {
				line,
				errors: [{ field: "", message: sayRefusal(ahead.refusal, t, nameOf) }],
			};
}

/** @returns a short name that neither a programme nor another line bears. */
async function freeId(
	database: Services["records"]["database"],
	texts: readonly string[],
	ids: ReadonlyMap<string, number>,
): Promise<ProgrammeId> {
	const proposed = await proposeId(database, texts);
	for (let number = 1, id: string = proposed; ; number += 1) {
		if (!ids.has(id) && !(await isTaken(database, programmeId(id))))
			return programmeId(id);
		id = `${proposed.replace(/-\d+$/, "").slice(0, 36)}-${number + 1}`;
	}
}

/** @returns what is wrong in a line, with its number and the heading of the column. */
export const sayLineError = (
	{ line }: CsvLine,
	{ field, message }: FormError,
	t: Translate,
): string => {
	const column = columnOfField(field);
	return column
		? t("adopt.file.at", {
				line,
				column: t(`adopt.field.${column}`),
				message,
			})
		: t("adopt.file.atLine", { line, message });
};

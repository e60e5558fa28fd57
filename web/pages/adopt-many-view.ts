import type { Response } from "express";
import { boardCertificate } from "../../domain/board.ts";
import { stateOfCertificate } from "../certificate-state.ts";
import { sayDay } from "../dates.ts";
import { sayDueWhy } from "../due-why.ts";
import type { Form } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import { mostLines, writeAdoptCsv } from "./adopt-csv.ts";
import {
	type CheckedLines,
	type RightLine,
	sayLineError,
} from "./adopt-lines.ts";
import { foundAtOnce } from "./adopt-view.ts";
import { sayLine } from "./board-lines.ts";

const frame = (t: Translate) => ({
	title: t("adopt.file.title"),
	section: "home" as const,
	trail: [
		{ to: "/", text: t("home.title") },
		{ to: "/adopt", text: t("adopt.title") },
	],
	mostLines,
});

/** Shows where a file is sent, or lines are pasted. */
export function showManyForm(res: Response, form: Form): void {
	const { t } = res.locals.frame;
	showPage(res, "adopt-many", {
		...frame(t),
		form: {
			...form,
			// A file has no column of its own to name: what is wrong in what was kept is said at the lines.
			errors: form.errors.map((error) =>
				error.field === "right" ? { ...error, field: "lines" } : error,
			),
		},
		right: form.typed["right"] ?? "",
	});
}

/** What came of adopting, beside what is still to be done. */
interface Done {
	readonly form: Form;
	readonly adopted: readonly RightLine[];
	readonly unconfirmed: number;
	readonly left: number;
}

/** Shows line by line what is right and what is wrong, and what was adopted already. */
export function showCheckedLines(
	res: Response,
	{ right, wrong }: CheckedLines,
	{ form, adopted, unconfirmed, left }: Done,
): void {
	const { t } = res.locals.frame;
	const errors = wrong.flatMap(({ line, errors }) =>
		errors.map((error) => ({
			field: "lines",
			message: sayLineError(line, error, t),
		})),
	);
	if (errors.length > 0) res.status(422);
	showPage(res, "adopt-many-check", {
		...frame(t),
		form: {
			...form,
			typed: {
				lines:
					wrong.length === 0
						? ""
						: writeAdoptCsv(
								wrong.map(({ line }) => line.cells),
								t,
							),
			},
		},
		errors,
		wrongCount: wrong.length,
		rightCount: right.length,
		table: right.length === 0 ? undefined : rightTable(right, t),
		right:
			right.length === 0
				? ""
				: writeAdoptCsv(
						right.map(({ line, id }) => ({ ...line.cells, id })),
						t,
					),
		adoptedCount: adopted.length,
		adopted: adopted.map(({ id, fields }) => ({
			to: `/programmes/${id}`,
			text: `${fields.organisation} · ${fields.number}`,
		})),
		unconfirmed,
		left,
	});
}

const rightTable = (right: readonly RightLine[], t: Translate): Table => ({
	caption: t("adopt.file.right", { count: right.length }),
	captionHidden: true,
	columns: [
		{ label: t("adopt.field.organisation") },
		{ label: t("adopt.field.number") },
		{ label: t("adopt.field.state") },
		{ label: t("adopt.file.next") },
		{ label: t("adopt.field.id") },
	],
	rows: right.map((line) => rowOf(line, t)),
});

function rowOf(
	{ fields, id, ahead }: RightLine,
	t: Translate,
): readonly Cell[] {
	const { open, certificate } = ahead;
	const next = boardCertificate(open.world)?.next;
	const found = foundAtOnce(ahead, t);
	return [
		{
			text: fields.organisation,
			...(found.length > 0 ? { note: found.join(" ") } : {}),
		},
		{ text: fields.number, note: fields.body },
		{
			...stateOfCertificate(open.world.programme, certificate, open.today, t),
			note: t("adopt.file.until", { day: sayDay(fields["valid-until"], t) }),
		},
		next
			? {
					date: next.dueOn,
					today: open.today,
					why: sayDueWhy(next, t),
					note: sayLine(next, t),
				}
			: { text: t("board.nothingNext") },
		{ code: id },
	];
}

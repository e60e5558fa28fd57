import type { Request, RequestHandler, Response } from "express";
import multer, { MulterError } from "multer";
import { roomId } from "../../domain/ids.ts";
import { inTurns } from "../../temporal/in-turns.ts";
import { perform } from "../../temporal/perform.ts";
import { newForm, readFormId, refusedForm } from "../forms.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { sealedAdoptAct } from "./adopt-act.ts";
import {
	adoptTemplate,
	type CsvLine,
	mostCharacters,
	mostLines,
	readAdoptCsv,
	textOfFile,
} from "./adopt-csv.ts";
import { checkLines, type RightLine, type WrongLine } from "./adopt-lines.ts";
import { showCheckedLines, showManyForm } from "./adopt-many-view.ts";

/** Many certificates by a file: what is right can be adopted, what is wrong can be mended, and nothing sent is lost. */
export const adoptManyRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/adopt/many",
		policy: "signed-in",
		handler: (_req, res) => showManyForm(res, newForm()),
	},
	{
		method: "get",
		path: "/adopt/template.csv",
		policy: "signed-in",
		handler: (_req, res) => {
			res
				.set({
					"Content-Type": "text/csv; charset=utf-8",
					"Content-Disposition":
						'attachment; filename="certway-certificates.csv"',
				})
				.send(adoptTemplate(res.locals.frame.t));
		},
	},
	{
		method: "post",
		path: "/adopt/many",
		policy: "signed-in",
		before: [readFile],
		handler: (req, res) => receive(req, res, services),
	},
];

const reader = multer({
	storage: multer.memoryStorage(),
	limits: {
		// A sign of Chinese takes three or four bytes.
		fileSize: 4 * mostCharacters,
		fieldSize: 4 * mostCharacters,
		files: 1,
		fields: 10,
		parts: 12,
		fieldNameSize: 100,
		fieldNestingDepth: 0,
	},
	defParamCharset: "utf8",
}).single("file");

const tooLarge = new WeakSet<Request>();

/** Reads the form with its file, up to a bound; a file that is too large is a mistake at the field. */
function readFile(...[req, res, next]: Parameters<RequestHandler>): void {
	reader(req, res, (error: unknown) => {
		if (
			error instanceof MulterError &&
			/^LIMIT_(FILE|FIELD_VALUE)/.test(error.code)
		) {
			tooLarge.add(req);
			next();
		} else if (error === undefined || error === null) next();
		else
			next(
				Object.assign(new Error("unreadable upload", { cause: error }), {
					status: 400,
				}),
			);
	});
}

/** The fields of the form: lines that were right stay beside what is pasted or sent. */
interface Sent {
	readonly step: string;
	readonly pasted: string;
	readonly file: string;
	readonly right: string;
}

const sentIn = (req: Request): Sent => {
	const text = (name: string) => {
		const value = (req.body as Record<string, unknown> | undefined)?.[name];
		return typeof value === "string" ? value : "";
	};
	return {
		step: text("step"),
		pasted: text("lines"),
		right: text("right"),
		file: req.file ? textOfFile(req.file.buffer) : "",
	};
};

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const wrong = (field: string, ...messages: readonly string[]) =>
		showManyForm(
			res,
			refusedForm(
				req.body,
				messages.map((message) => ({ field, message })),
			),
		);
	if (tooLarge.has(req))
		return wrong("file", t("adopt.file.tooLarge", { most: mostLines }));
	const sent = sentIn(req);
	if (sent.step === "adopt") return adoptAll(req, res, services, sent);
	const given: CsvLine[] = [];
	for (const [field, text] of [
		["right", sent.right],
		["file", sent.file],
		["lines", sent.pasted],
	] as const) {
		if (text.trim() === "") continue;
		const read = readAdoptCsv(text, t);
		if (!read.ok) return wrong(field, ...read.messages);
		given.push(...read.lines);
	}
	if (given.length === 0) return wrong("file", t("adopt.file.nothing"));
	if (given.length > mostLines)
		return wrong("file", t("adopt.file.tooMany", { most: mostLines }));
	const checked = await checkLines(services, signedIn(res), given, t);
	showCheckedLines(res, checked, {
		form: newForm(),
		adopted: [],
		unconfirmed: 0,
		left: 0,
	});
}

/** A page is answered within so many milliseconds; what is left goes on with the next click. */
const patience = 20_000;
/** So many are adopted at once. */
const atOnce = 8;

/** Adopts what was shown to be right, each as an act of its own: sent twice, each is adopted once. */
async function adoptAll(
	req: Request,
	res: Response,
	services: Services,
	{ right, pasted }: Sent,
): Promise<void> {
	const { t } = res.locals.frame;
	const reader = signedIn(res);
	const formId = readFormId(req.body);
	const read = readAdoptCsv(right, t);
	if (!read.ok)
		return showManyForm(
			res,
			refusedForm(
				req.body,
				read.messages.map((message) => ({ field: "lines", message })),
			),
		);
	const ids = new Set(read.lines.flatMap(({ cells }) => cells.id ?? []));
	const checked = await checkLines(services, reader, read.lines, t, ids);
	const begun = Date.now();
	const adopted: RightLine[] = [];
	const waiting: RightLine[] = [];
	const refused: WrongLine[] = [];
	let unconfirmed = 0;
	for (let from = 0; from < checked.right.length; from += atOnce) {
		const portion = checked.right.slice(from, from + atOnce);
		if (Date.now() - begun > patience) {
			waiting.push(...portion);
			continue;
		}
		const outcomes = await inTurns(portion, (line) =>
			adoptOne(services, reader.person, line, formId),
		);
		for (const [place, outcome] of outcomes.entries()) {
			const line = portion[place];
			if (!line) continue;
			if (outcome.ok) adopted.push(line);
			else if ("refusal" in outcome)
				refused.push({
					line: line.line,
					errors: [
						{
							field: outcome.refusal.code === "programme-exists" ? "id" : "",
							message: sayRefusal(outcome.refusal, t, (person) => person),
						},
					],
				});
			else {
				unconfirmed += 1;
				waiting.push(line);
			}
		}
	}
	const mended = pasted.trim() === "" ? undefined : readAdoptCsv(pasted, t);
	const rest =
		mended?.ok === true
			? await checkLines(services, reader, mended.lines, t)
			: { right: [], wrong: [] };
	showCheckedLines(
		res,
		{
			right: [...waiting, ...rest.right],
			wrong: [...checked.wrong, ...refused, ...rest.wrong],
		},
		{
			// What is left is the same form: a line whose outcome is not known is the same act when it is sent again.
			form: { ...newForm(), id: formId },
			adopted,
			unconfirmed,
			left: waiting.length - unconfirmed,
		},
	);
}

async function adoptOne(
	{ records, temporal }: Services,
	by: Parameters<typeof sealedAdoptAct>[4],
	{ fields, id }: RightLine,
	form: string,
) {
	const actId = `adopt/${form}/${id}`;
	return perform(records, temporal, {
		programme: id,
		kind: "real",
		room: roomId(id),
		by,
		actId,
		act: await sealedAdoptAct(records.database, fields, id, actId, by),
	});
}

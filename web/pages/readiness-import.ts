import type { Request, Response } from "express";
import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { showPage } from "../page.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { decodeSheet } from "../sheets/decode.ts";
import {
	type GapSheet,
	readGapSheet,
	writeGapSheet,
	wrongLinesAsSheet,
} from "../sheets/gap-sheet.ts";
import { ownRatings, sealedRatings } from "./readiness-rate.ts";
import {
	assignable,
	bringRegisterAct,
	mayRate,
	openRegister,
	type RegisterPage,
	readinessPath,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";
import { isTooLarge, readSheetFile } from "./sheet-upload.ts";

/** Ratings by a spreadsheet: the template, and what comes back. */
export const importRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/readiness/template.csv",
		policy: mayRate,
		handler: async (req, res) => {
			const page = await openRegister(req, res, services);
			const own = await ownRatings(services, page, signedIn(res).person);
			res
				.attachment(`${page.id}-gap-analysis.csv`)
				.type("text/csv; charset=utf-8")
				.send(writeGapSheet(own, res.locals.frame.t));
		},
	},
	{
		method: "get",
		path: "/programmes/:programme/readiness/import",
		policy: mayRate,
		handler: async (req, res) => {
			show(res, await openRegister(req, res, services), newForm());
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/readiness/import",
		policy: mayRate,
		before: [readSheetFile],
		handler: (req, res) => receive(req, res, services),
	},
];

const sent = z.object({ sheet: z.string().default("") });

/** Names a person by address or name as the sheet writes it; a name that two persons bear is nobody's. */
export async function namedPersons(
	page: RegisterPage,
	services: Services,
): Promise<(text: string) => PersonId | undefined> {
	const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
	const known = await assignable(page, services);
	const byName = Map.groupBy(known, ({ name }) => plain(name));
	const byAddress = new Map(known.map(({ id, email }) => [plain(email), id]));
	return (text) => {
		const named = byName.get(plain(text)) ?? [];
		const [only] = named;
		return (
			byAddress.get(plain(text)) ?? (named.length === 1 ? only?.id : undefined)
		);
	};
}

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const refuse = (field: string, message: string) =>
		show(res, page, refusedForm(req.body, [{ field, message }]));
	if (isTooLarge(req)) return refuse("file", t("readiness.import.tooLarge"));
	const reading = readForm(sent, req.body, t);
	if (!reading.ok) return show(res, page, reading.form);
	const { id, values } = reading;
	const text = req.file ? decodeSheet(req.file.buffer) : values.sheet;
	if (text.trim() === "") return refuse("file", t("readiness.import.nothing"));
	const sheet = readGapSheet(text, {
		today: page.today,
		personCalled: await namedPersons(page, services),
		t,
	});
	if (sheet.taken.length === 0 && sheet.wrong.length === 0)
		return refuse("file", t("readiness.import.nothingRated"));
	if (sheet.taken.length === 0) return showWrong(res, page, sheet);
	const to = readinessPath(page);
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "rate-clauses",
			form: id,
			ratings: await sealedRatings(services, id, sheet.taken),
		},
		actId: `rate-clauses/${id}`,
		to,
		notice: "readiness.import.done",
		values: { count: sheet.taken.length },
		// What was right is on record; what was not is shown to be put right.
		...(sheet.wrong.length > 0
			? { recorded: () => showWrong(res, page, sheet) }
			: {}),
		again: (errors) => show(res, page, refusedForm(req.body, errors)),
	});
}

function show(
	res: Response,
	page: RegisterPage,
	form: Form,
	more: Readonly<Record<string, unknown>> = {},
): void {
	const { t } = res.locals.frame;
	showPage(res, "readiness-import", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("readiness.import.title"),
		form,
		template: readinessPath(page, "/template.csv"),
		action: readinessPath(page, "/import"),
		back: readinessPath(page),
		...more,
	});
}

/** Says line by line what could not be taken, with those lines in the field, to be put right and sent again. */
function showWrong(res: Response, page: RegisterPage, sheet: GapSheet): void {
	const { t } = res.locals.frame;
	const form = refusedForm(
		{ sheet: wrongLinesAsSheet(sheet.wrong, t) },
		sheet.wrong.map(({ line, why }) => ({
			field: "sheet",
			message: t("readiness.import.line", { line, why }),
		})),
	);
	show(res, page, form, {
		kept: t("readiness.import.kept", { count: sheet.taken.length }),
	});
}

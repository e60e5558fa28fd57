import type { Request, Response } from "express";
import { z } from "zod";
import { isClauseId } from "../../domain/clauses/clauses.ts";
import { type PersonId, roomId } from "../../domain/ids.ts";
import { ConflictingAct } from "../../records/entry.ts";
import { findingRaisedBy } from "../../records/finding-pages.ts";
import { assignablePersons } from "../../records/phase-pages.ts";
import { sealText } from "../../records/seals.ts";
import { perform } from "../../temporal/perform.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import { showPage } from "../page.ts";
import { answerWith } from "../perform.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import { codeOf, sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { day } from "./deliverable.ts";
import { originOptions, originsOf } from "./finding-audits.ts";
import {
	bodyGrade,
	clause,
	clauseOptions,
	dayField,
	grade,
	gradeOptions,
	optionalDay,
	optionalOwner,
	optionalProcess,
	ownerOptions,
	peopleIn,
	processOptions,
	text,
	textField,
} from "./finding-fields.ts";
import { findingsFrame, workOn } from "./finding-room.ts";
import type { FormPage } from "./phase-form.ts";
import { type OpenProgramme, openProgramme } from "./programme-frame.ts";

/** A finding is raised in one step: from an audit, a round, an internal audit, a clause, or from the register. */
export const raiseRoutes: Routes = (services) => {
	const path = "/programmes/:programme/findings/new";
	return [
		{
			method: "get",
			path,
			policy: workOn,
			handler: async (req, res) => {
				const open = await openRunning(req, services);
				await show(res, services, open, newForm(preset(req, open)));
			},
		},
		{
			method: "post",
			path,
			policy: workOn,
			handler: (req, res) => raise(req, res, services),
		},
	];
};

/** @throws Problem 404 in a programme that is stopped. */
async function openRunning(
	req: Request,
	services: Services,
): Promise<OpenProgramme> {
	const open = await openProgramme(req, services);
	if (open.world.programme.status === "stopped") throw new Problem(404);
	return open;
}

/** What the address says already: `?room=surveillance-1`, `?clause=8.6.1`, `?source=internal-audit`. */
function preset({ query }: Request, open: OpenProgramme): Form["typed"] {
	const origins = originsOf(open);
	const room = `${open.id}/${query["room"]}`;
	const origin =
		origins.find((known) => known.room === room) ??
		origins.find(({ kind }) => kind === query["source"]) ??
		(query["clause"] === undefined
			? origins[0]
			: origins.find(({ kind }) => kind === "self-check"));
	const asked = String(query["clause"] ?? "");
	return {
		origin: origin?.value ?? "self-check",
		clause: isClauseId(asked) ? asked : "",
		day: origin?.lastDay ?? open.today,
		process: "",
		owner: "",
	};
}

const schema = z.object({
	origin: z.string().min(1),
	grade,
	"body-grade": bodyGrade,
	clause,
	statement: text,
	process: optionalProcess,
	owner: optionalOwner,
	"due-on": optionalDay.default(null),
	day,
});

async function show(
	res: Response,
	services: Services,
	open: OpenProgramme,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { people } = open.world.programme;
	const persons = await assignablePersons(
		services.records.database,
		open.id,
		peopleIn(people),
	);
	const page: FormPage = {
		title: t("findings.raise.title"),
		intro: [t("findings.raise.intro")],
		form,
		fields: [
			{
				part: "select",
				name: "origin",
				label: t("findings.source"),
				hint: t("findings.raise.originHint"),
				options: originOptions(originsOf(open), t),
			},
			{
				part: "choices",
				name: "grade",
				label: t("findings.grade"),
				options: gradeOptions(t),
			},
			{
				part: "field",
				name: "body-grade",
				label: t("findings.bodyGrade"),
				hint: t("findings.bodyGradeHint"),
				optional: true,
				maxlength: 100,
			},
			{
				part: "select",
				name: "clause",
				label: t("findings.clause"),
				options: [
					{ value: "", text: t("findings.chooseClause") },
					...clauseOptions(t),
				],
			},
			textField("statement", t("findings.statement"), {
				hint: t("findings.statementHint"),
			}),
			{
				part: "select",
				name: "process",
				label: t("findings.process"),
				options: processOptions(t),
			},
			{
				part: "select",
				name: "owner",
				label: t("findings.owner"),
				options: ownerOptions(persons, t),
			},
			{
				part: "field",
				type: "date",
				name: "due-on",
				label: t("findings.plannedDay"),
				hint: t("findings.plannedDayHint"),
				optional: true,
			},
			dayField(open.today, t("findings.dates.raised")),
		],
		submit: t("findings.raise.submit"),
		action: `${open.path}/findings/new`,
		back: { to: `${open.path}/findings`, text: t("findings.backToRegister") },
	};
	showPage(res, "phase-form", { ...findingsFrame(open, t), ...page });
}

const fieldOf: Readonly<Record<string, string>> = {
	"unknown-clause": "clause",
	"grade-not-from-stage-1": "grade",
	"grade-from-stage-1-only": "grade",
	"day-not-come": "day",
	"days-not-in-order": "day",
};

async function raise(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const open = await openRunning(req, services);
	const reading = readForm(schema, req.body, t);
	if (!reading.ok) return show(res, services, open, reading.form);
	const { id, values } = reading;
	const again = (errors: readonly FormError[]) =>
		show(res, services, open, refusedForm(req.body, errors));
	const origin = originsOf(open).find(({ value }) => value === values.origin);
	if (!origin) return again([{ field: "origin", message: t("forms.choose") }]);
	const actId = `raise-finding/${id}`;
	const asked = {
		programme: open.id,
		kind: open.kind,
		room: roomId(open.id),
		by: signedIn(res).person,
		actId,
		act: {
			type: "raise-finding",
			grade: values.grade,
			bodyGrade: values["body-grade"],
			clause: values.clause,
			process: values.process,
			statement: await sealText(
				database,
				`${open.id}/${actId}`,
				"statement",
				values.statement,
			),
			owner: await ownerOf(services, open, values.owner),
			dueOn: values["due-on"],
			day: values.day,
			// Without an audit on record the day itself is the last one.
			source: { kind: origin.kind, lastDay: origin.lastDay ?? values.day },
			raisedIn: origin.room,
		},
	} as const;
	try {
		const outcome = await perform(services.records, services.temporal, asked);
		await answerWith(req, res, asked, outcome, {
			to: await pageRaised(services, open, actId),
			notice: "findings.raise.notice",
			refused: (refusal) =>
				again([
					{
						field: fieldOf[codeOf(refusal)] ?? "",
						message: sayRefusal(refusal, t, (person) => person),
					},
				]),
		});
	} catch (error) {
		if (!(error instanceof ConflictingAct)) throw error;
		await again([{ field: "", message: t("phase.sentBefore") }]);
	}
}

/** Only whoever can be given something to do in the programme; anybody else is nobody by name. */
async function ownerOf(
	{ records: { database } }: Services,
	{ id }: OpenProgramme,
	chosen: PersonId | null,
): Promise<PersonId | null> {
	const persons = await assignablePersons(database, id, []);
	return persons.some((person) => person.id === chosen) ? chosen : null;
}

/** The page of the finding that the act has raised; the register where it has raised none. */
async function pageRaised(
	{ records: { database } }: Services,
	open: OpenProgramme,
	actId: string,
): Promise<string> {
	const number = await findingRaisedBy(database, open.id, actId);
	return number === undefined
		? `${open.path}/findings`
		: `${open.path}/findings/${number}`;
}

import type { Request, Response } from "express";
import { z } from "zod";
import { personId } from "../../domain/ids.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import { type Burden, burdenOf } from "../../records/leavers.ts";
import { type Person, personsById } from "../../records/persons.ts";
import { sayMoment } from "../dates.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { goTo, showPage } from "../page.ts";
import type { Way } from "../parts.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { partRows, toDosTable } from "./burden-view.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";
import { handOver, successorFields } from "./succession.ts";

/** One person in one programme: what waits for him there, and who takes over. */
export const programmePersonRoutes: Routes = (services) => {
	const path = "/programmes/:programme/people/:person";
	return [
		{
			method: "get",
			path,
			policy: carriers,
			handler: async (req, res) => {
				const page = await readPage(req, services);
				await show(res, services, page, newForm());
			},
		},
		{
			method: "post",
			path,
			policy: carriers,
			handler: (req, res) => giveAway(req, res, services),
		},
	];
};

interface Page {
	readonly open: OpenProgramme;
	readonly person: Person;
	readonly burden: Burden;
}

/** Whoever has no part in the programme is nobody here: his name is not told. */
async function readPage(req: Request, services: Services): Promise<Page> {
	const open = await openProgramme(req, services);
	const { database } = services.records;
	const id = personId(String(req.params["person"]));
	const burden = await burdenOf(database, id, open.id);
	const person = (await personsById(database, [id])).get(id);
	if (person === undefined || burden.parts.length === 0) throw new Problem(404);
	return { open, person, burden };
}

async function show(
	res: Response,
	{ records: { database }, clock }: Services,
	{ open, person, burden }: Page,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const { undeliverableSince } = person;
	const heads = await programmeHeads(database, [open.id]);
	const frame = frameBelow(open, t);
	showPage(res, "programme-person", {
		...frame,
		trail: [
			...((frame["trail"] ?? []) as readonly Way[]),
			{
				to: `${open.path}/people`,
				text: t("people.title", { name: open.world.programme.name }),
			},
		],
		title: person.name,
		over: t("leavers.inProgramme", { name: open.world.programme.name }),
		form,
		person,
		bounces:
			undeliverableSince &&
			t("leavers.bounces", {
				at: sayMoment(undeliverableSince, signedIn(res).zone, t),
			}),
		parts: partRows(burden, t),
		toDos: toDosTable(burden, heads, clock.now(), t, false),
		succession: {
			action: `${open.path}/people/${person.id}`,
			intro: t("leavers.intro", { count: burden.toDos.length }),
		},
	});
}

const succession = z.object(successorFields);

async function giveAway(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readPage(req, services);
	const { open, person, burden } = page;
	const asked = readForm(succession, req.body, t);
	if (!asked.ok) return show(res, services, page, asked.form);
	const errors = await handOver(
		services,
		person,
		asked.values,
		{ parts: burden.parts, by: signedIn(res).person, form: asked.id },
		t,
	);
	if (errors.length > 0)
		return show(res, services, page, refusedForm(req.body, errors));
	leaveNotice(res, "leavers.givenAway", { name: person.name });
	goTo(res, `${open.path}/people`);
}

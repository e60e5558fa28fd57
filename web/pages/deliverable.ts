import type { Request, Response } from "express";
import { z } from "zod";
import { parseLocalDate } from "../../domain/dates.ts";
import { deliverableId, personId, type Seal } from "../../domain/ids.ts";
import { assignablePersons } from "../../records/phase-pages.ts";
import { sealGiven } from "../../records/seals.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { Policy } from "../policy.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import { deliverableIn, pathOf, showDeliverable } from "./deliverable-page.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { type FormField, showForm } from "./phase-form.ts";
import {
	mayLead,
	mayRead,
	mayWork,
	type RoomPage,
	readRoom,
} from "./phase-room.ts";

/** A day as browsers send it. */
export const day = z
	.string()
	.min(1)
	.transform((text, context) => {
		const parsed = parseLocalDate(text);
		if (parsed) return parsed;
		context.addIssue({ code: "custom", message: "forms.date" });
		return z.NEVER;
	});

const assignment = z.object({ owner: z.string(), "due-on": day });
const newDeliverable = assignment.extend({
	title: z.string().min(1).max(200),
});

/** A deliverable's page, and what is done to it: added, assigned, delivered, reopened. */
export const deliverableRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		path: string,
		policy: Policy,
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: `/programmes/:programme/:room/deliverables/${path}`,
		policy,
		handler: (req, res) => answer(req, res, services),
	});
	return [
		route("get", "new", mayLead, showNew),
		route("post", "new", mayLead, add),
		route("get", ":deliverable", mayRead, show),
		route("get", ":deliverable/assign", mayLead, showAssign),
		route("post", ":deliverable/assign", mayLead, assign),
		route("post", ":deliverable/deliver", mayWork, deliver),
		route("post", ":deliverable/reopen", mayWork, reopen),
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	await showDeliverable(res, services, page, deliverable);
}

async function showNew(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const form =
		given ?? newForm({ "due-on": page.phase.planned.until, owner: "" });
	showForm(res, page, {
		title: t("deliverables.addTitle"),
		intro: [t("deliverables.addIntro")],
		form,
		fields: [
			{
				part: "field",
				name: "title",
				label: t("deliverables.title"),
				hint: t("deliverables.titleHint"),
				maxlength: 200,
			},
			...(await assignmentFields(services, page, t)),
		],
		submit: t("deliverables.add"),
		action: `${page.at}/deliverables/new`,
		back: { to: page.at, text: t("phase.back") },
	});
}

async function assignmentFields(
	{ records }: Services,
	{ programme: { people, charter }, phase }: RoomPage,
	t: Translate,
): Promise<readonly FormField[]> {
	const persons = await assignablePersons(records.database, charter.programme, [
		people.owner,
		people.coordinator,
		...(people.businessOwner ? [people.businessOwner] : []),
		...people.approvers.map(({ person }) => person),
	]);
	return [
		{
			part: "select",
			name: "owner",
			label: t("deliverables.owner"),
			hint: t("deliverables.ownerHint"),
			options: [
				{ value: "", text: t("deliverables.nobody") },
				...persons.map(({ id, name }) => ({ value: id, text: name })),
			],
		},
		{
			part: "field",
			name: "due-on",
			type: "date",
			label: t("deliverables.dueOn"),
			hint: t("deliverables.dueOnHint"),
			min: phase.from,
		},
	];
}

async function add(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(newDeliverable, req.body, t);
	if (!reading.ok) return showNew(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "add-deliverable",
			deliverable: deliverableId(`own-${id.slice(0, 13)}`),
			title: values.title,
			owner: await knownPerson(services, page, values.owner),
			dueOn: values["due-on"],
		},
		actId: `add-deliverable/${id}`,
		to: page.at,
		notice: "deliverables.added",
		values: { deliverable: values.title },
		fields: { "date-before-phase": "due-on" },
		again: (errors) =>
			showNew(req, res, services, refusedForm(req.body, errors)),
	});
}

/** @returns the person chosen; nobody when he has nothing to do with the programme. */
async function knownPerson(
	{ records }: Services,
	{ programme: { charter } }: RoomPage,
	chosen: string,
) {
	if (chosen === "") return null;
	const persons = await assignablePersons(
		records.database,
		charter.programme,
		[],
	);
	return persons.some(({ id }) => id === chosen) ? personId(chosen) : null;
}

async function showAssign(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const at = pathOf(page, deliverable);
	const form =
		given ??
		newForm({ owner: deliverable.owner ?? "", "due-on": deliverable.dueOn });
	const name = sayDeliverable(deliverable, t);
	showForm(
		res,
		page,
		{
			title: t("deliverables.assignTitle", { deliverable: name }),
			form,
			fields: await assignmentFields(services, page, t),
			submit: t("deliverables.assign"),
			action: `${at}/assign`,
			back: { to: at, text: t("deliverables.back") },
		},
		[{ to: at, text: name }],
	);
}

async function assign(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(assignment, req.body, t);
	if (!reading.ok) return showAssign(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "assign-deliverable",
			deliverable: deliverable.id,
			owner: await knownPerson(services, page, values.owner),
			dueOn: values["due-on"],
		},
		actId: `assign-deliverable/${id}`,
		to: pathOf(page, deliverable),
		notice: "deliverables.assigned",
		fields: { "date-before-phase": "due-on" },
		again: (errors) =>
			showAssign(req, res, services, refusedForm(req.body, errors)),
	});
}

async function deliver(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const { id } = readAny(req, t);
	await bringPhaseAct(req, res, services, page, {
		act: { type: "deliver", deliverable: deliverable.id },
		actId: `deliver/${id}`,
		to: page.at,
		notice: "deliverables.delivered",
		values: { deliverable: sayDeliverable(deliverable, t) },
		again: (errors) =>
			showDeliverable(res, services, page, deliverable, {
				which: "deliver",
				form: refusedForm(req.body, errors),
			}),
	});
}

const reopening = z.object({ why: z.string().max(2_000).default("") });

async function reopen(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const reading = readForm(reopening, req.body, t);
	const again = (form: Form) =>
		showDeliverable(res, services, page, deliverable, {
			which: "reopen",
			form,
		});
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "reopen-deliverable",
			deliverable: deliverable.id,
			reason: await sealedIf(services, id, values.why),
		},
		actId: `reopen/${id}`,
		to: pathOf(page, deliverable),
		notice: "deliverables.reopened",
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}

/** @returns the id of a form that has nothing to fill in. */
function readAny(req: Request, t: Translate): { readonly id: string } {
	const reading = readForm(z.object({}), req.body, t);
	return reading.ok ? reading : { id: reading.form.id };
}

/** @returns the seal of a reason; null where none was given. */
export const sealedIf = (
	{ records }: Services,
	formId: string,
	text: string,
): Promise<Seal | null> => sealGiven(records.database, formId, "reason", text);

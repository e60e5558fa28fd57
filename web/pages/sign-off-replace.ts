import type { Request, Response } from "express";
import { z } from "zod";
import { personId } from "../../domain/ids.ts";
import { seatOf } from "../../domain/sign-off.ts";
import { findOrAddPerson, personsById } from "../../records/persons.ts";
import { textsOf } from "../../records/seals.ts";
import { requestsIn } from "../../records/sign-off-links-requests.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { goTo } from "../page.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { sayMatter } from "../terms.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { mayLead, readRoom } from "./phase-room.ts";
import { saySeat } from "./sign-off-names.ts";

/** Naming somebody else for one place of an open request. */
export const replaceRoutes: Routes = (services) => {
	const path = "/programmes/:programme/:room/sign-off/approvers/:person";
	const route = (
		method: Route["method"],
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path,
		policy: mayLead,
		handler: (req, res) => answer(req, res, services),
	});
	return [route("get", show), route("post", replace)];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { phase, at, nameOf } = page;
	const { request } = phase;
	const seat =
		request && seatOf(request, personId(String(req.params["person"])));
	// Answered meanwhile, or in other hands: the phase's page shows by whom.
	if (!request || !seat || seat.answer) return goTo(res, at);
	const name = nameOf(seat.person);
	const said = seat.notForMe
		? await reasonOf(services, page, request.id, seat.person)
		: null;
	showForm(res, page, {
		title: t("handOver.replace.title", {
			matter: sayMatter(phase.kind, request.step, t),
		}),
		intro: [
			t("handOver.replace.lead", { name }),
			t("handOver.replace.only"),
			...(seat.notForMe ? [t("handOver.replace.again", { name })] : []),
		],
		rows: [
			{
				label: t("handOver.replace.now"),
				cell: {
					text: t("pilot.approverOf", {
						name: saySeat(seat, nameOf, t),
						side: t(`terms.sideLabel.${seat.side}`),
					}),
				},
			},
			...(said === null
				? []
				: [
						{
							label: t("handOver.replace.said", { name }),
							cell: { text: said },
						},
					]),
		],
		form: given ?? newForm(),
		fields: [
			{
				part: "field",
				name: "name",
				label: t("handOver.replace.name"),
				autocomplete: "off",
				maxlength: 120,
			},
			{
				part: "field",
				name: "email",
				type: "email",
				label: t("handOver.replace.email"),
				autocomplete: "off",
				maxlength: 254,
			},
		],
		hidden: [{ name: "request", value: request.id }],
		submit: t("handOver.replace.submit"),
		action: `${at}/sign-off/approvers/${seat.person}`,
		back: { to: at, text: t("phase.back") },
	});
}

/** What the approver wrote when he said that it is not for him. */
async function reasonOf(
	{ records: { database } }: Services,
	{ programme, phase }: Awaited<ReturnType<typeof readRoom>>,
	request: string,
	person: string,
): Promise<string | null> {
	const stories = await requestsIn(
		database,
		programme.charter.programme,
		phase.room,
	);
	const reason = stories
		.find(({ id }) => id === request)
		?.leavings.findLast(
			({ how, person: by }) => how === "not-for-me" && by === person,
		)?.reason;
	if (!reason) return null;
	return (await textsOf(database, [reason])).get(reason) ?? null;
}

const replacing = z.object({
	request: z.string().min(1),
	name: z
		.string()
		.min(1, "signOff.enterName")
		.min(2, "signOff.shortName")
		.max(120),
	email,
});

async function replace(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reading = readForm(replacing, req.body, t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const { request } = page.phase;
	if (request?.id !== reading.values.request) return goTo(res, page.at);
	const { database } = services.records;
	const to = await findOrAddPerson(database, {
		...reading.values,
		language: page.programme.charter.language,
		zone: page.zone,
	});
	const named = await personsById(database, [to]);
	const name = named.get(to)?.name ?? reading.values.name;
	await bringPhaseAct(
		req,
		res,
		services,
		{ ...page, nameOf: (id) => (id === to ? name : page.nameOf(id)) },
		{
			act: {
				type: "replace-approver",
				request: request.id,
				person: personId(String(req.params["person"])),
				to,
			},
			actId: `replace-approver/${reading.id}`,
			to: page.at,
			notice: "handOver.replace.done",
			values: { name },
			fields: {
				"asker-cannot-receive": "email",
				"has-a-place": "email",
				"has-it-already": "email",
				"is-away": "email",
			},
			again: (errors) =>
				show(req, res, services, refusedForm(req.body, errors)),
		},
	);
}

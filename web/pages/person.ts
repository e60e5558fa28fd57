import type { Request, Response } from "express";
import { z } from "zod";
import { personId } from "../../domain/ids.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import {
	burdenOf,
	endAccess,
	letIn,
	makeAdministrator,
} from "../../records/leavers.ts";
import {
	changeAddress,
	type Person,
	personsById,
} from "../../records/persons.ts";
import { endEverySession } from "../../records/sessions.ts";
import { sayMoment } from "../dates.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import type { MessageKey } from "../locales/translate.ts";
import { goTo, showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { partsTable, toDosTable } from "./burden-view.ts";
import { handOver, successorFields } from "./succession.ts";

/** One person, for whoever runs the installation: what waits for him, who takes over, and whether he may use Certway. */
export const personRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		path: string,
		answer: (
			req: Request,
			res: Response,
			services: Services,
			person: Person,
		) => Promise<void>,
	): Route => ({
		method,
		path: `/people/:person${path}`,
		policy: "administrator",
		handler: async (req, res) => {
			const id = personId(String(req.params["person"]));
			const found = await personsById(services.records.database, [id]);
			const person = found.get(id);
			if (person === undefined) throw new Problem(404);
			await answer(req, res, services, person);
		},
	});
	return [
		route("get", "", async (_req, res, _services, person) =>
			show(res, services, person, newForm({ email: person.email })),
		),
		route("post", "/succession", giveAway),
		route("post", "/leave", leave),
		route("post", "/let-in", async (_req, res, _services, person) => {
			await letIn(services.records.database, person.id);
			noteSecurity(res, services, "access-restored", { person: person.id });
			done(res, person, "leavers.letInDone");
		}),
		route("post", "/sign-out", async (_req, res, _services, person) => {
			await endEverySession(services.records.database, person.id);
			noteSecurity(res, services, "session-ended", {
				which: "all",
				person: person.id,
			});
			done(res, person, "leavers.signedOut");
		}),
		route("post", "/administrator", administer),
		route("post", "/address", readdress),
	];
};

const pathOf = ({ id }: Person): string => `/people/${id}`;

function done(res: Response, person: Person, notice: MessageKey): void {
	leaveNotice(res, notice, { name: person.name });
	goTo(res, pathOf(person));
}

async function show(
	res: Response,
	{ records: { database }, clock }: Services,
	person: Person,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const reader = signedIn(res);
	const burden = await burdenOf(database, person.id);
	const heads = await programmeHeads(
		database,
		burden.toDos.map(({ programme }) => programme),
	);
	showPage(res, "person", {
		title: person.name,
		trail: [{ to: "/people", text: t("leavers.everybody") }],
		path: pathOf(person),
		form: { ...form, typed: { email: person.email, ...form.typed } },
		facts: factsOf(person, reader.zone, res),
		parts: partsTable(burden, t),
		toDos: toDosTable(burden, heads, clock.now(), t),
		carries: burden.parts.length > 0,
		succession: {
			action: `${pathOf(person)}/succession`,
			intro: t("leavers.intro", { count: burden.toDos.length }),
			thens: [
				{
					value: "leaves",
					text: t("leavers.thenLeaves"),
					hint: t("leavers.thenLeavesHint"),
				},
				{ value: "stays", text: t("leavers.thenStays") },
			],
		},
		person,
		self: person.id === reader.person,
	});
}

function factsOf(
	person: Person,
	zone: Person["zone"],
	res: Response,
): readonly SummaryRow[] {
	const { t } = res.locals.frame;
	const { email, undeliverableSince, leftAt, administrator } = person;
	return [
		{
			label: t("leavers.address"),
			cell: undeliverableSince
				? {
						state: "late",
						word: email,
						note: t("leavers.bounces", {
							at: sayMoment(undeliverableSince, zone, t),
						}),
					}
				: { text: email },
		},
		{
			label: t("leavers.access"),
			cell: leftAt
				? {
						state: "stopped",
						word: t("leavers.leftAt", { at: sayMoment(leftAt, zone, t) }),
					}
				: {
						state: "active",
						word: t(
							administrator ? "leavers.administrator" : "leavers.signsIn",
						),
					},
		},
		{
			label: t("profile.language"),
			cell: { text: { en: "English", zh: "中文" }[person.language] },
		},
		{ label: t("profile.zone"), cell: { text: person.zone } },
	];
}

const succession = z.object({
	...successorFields,
	afterwards: z.enum(["leaves", "stays"]),
});

/** Everything goes to one successor; then, if it is so wanted, the person's access ends. */
async function giveAway(
	req: Request,
	res: Response,
	services: Services,
	person: Person,
): Promise<void> {
	const { t } = res.locals.frame;
	const reader = signedIn(res);
	const asked = readForm(succession, req.body, t);
	if (!asked.ok) return show(res, services, person, asked.form);
	const { parts } = await burdenOf(services.records.database, person.id);
	const errors = await handOver(
		services,
		person,
		asked.values,
		{ parts, by: reader.person, form: asked.id },
		t,
	);
	if (errors.length > 0)
		return show(res, services, person, refusedForm(req.body, errors));
	if (asked.values.afterwards === "leaves")
		return leave(req, res, services, person);
	done(res, person, "leavers.givenAway");
}

async function leave(
	req: Request,
	res: Response,
	services: Services,
	person: Person,
): Promise<void> {
	const { t } = res.locals.frame;
	const refused = (message: string) =>
		show(
			res,
			services,
			person,
			refusedForm(req.body, [{ field: "", message }]),
		);
	if (person.id === signedIn(res).person) return refused(t("leavers.notSelf"));
	const why = await endAccess(
		services.records.database,
		person.id,
		services.clock.now(),
	);
	if (why) return refused(t(`leavers.${why}`, { name: person.name }));
	noteSecurity(res, services, "access-ended", { person: person.id });
	done(res, person, "leavers.accessEnded");
}

async function administer(
	req: Request,
	res: Response,
	services: Services,
	person: Person,
): Promise<void> {
	const { t } = res.locals.frame;
	const administrator = !person.administrator;
	const is = await makeAdministrator(
		services.records.database,
		person.id,
		administrator,
	);
	if (is) {
		noteSecurity(res, services, "administrator-changed", {
			person: person.id,
			administrator,
		});
		return done(
			res,
			person,
			administrator ? "leavers.administersNow" : "leavers.administersNoMore",
		);
	}
	const message = t("leavers.last-administrator");
	await show(
		res,
		services,
		person,
		refusedForm(req.body, [{ field: "", message }]),
	);
}

const address = z.object({ email });

async function readdress(
	req: Request,
	res: Response,
	services: Services,
	person: Person,
): Promise<void> {
	const { t } = res.locals.frame;
	const asked = readForm(address, req.body, t);
	if (!asked.ok) return show(res, services, person, asked.form);
	const { database } = services.records;
	if (await changeAddress(database, person.id, asked.values.email)) {
		// Links to sign in go there from now on: whoever signed in by the old one signs in again.
		if (person.id !== signedIn(res).person)
			await endEverySession(database, person.id);
		noteSecurity(res, services, "address-changed", { person: person.id });
		return done(res, person, "leavers.readdressed");
	}
	const message = t("profile.emailTaken");
	await show(
		res,
		services,
		person,
		refusedForm(req.body, [{ field: "email", message }]),
	);
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Response } from "express";
import { z } from "zod";
import type { ProgrammeId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import type { Database } from "../../records/database.ts";
import { standingOf } from "../../rehearsal/goals.ts";
import { advance } from "../../temporal/conduct.ts";
import { sayMoment } from "../dates.ts";
import { type Form, readForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { goTo, showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import { sayRefusal } from "../refusals.ts";
import {
	goalOf,
	plays,
	rehearsalControls,
	steps,
} from "../rehearsal-controls.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	carriers,
	frameBelow,
	openProgramme,
	readers,
} from "./programme-frame.ts";

/** Seconds after which the page looks by itself how far a rehearsal is. */
const lookAgain = 3;

/** Milliseconds a short way is waited for, so that the reader sees at once where it led. */
const shortWay = 1_500;

/** The clock of a rehearsal: where it stands, how far it is being played, and how it is moved on. */
export const rehearsalRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/rehearsal",
		policy: readers,
		handler: (req, res) => show(req, res, services),
	},
	{
		method: "post",
		path: "/programmes/:programme/rehearsal",
		policy: carriers,
		handler: (req, res) => moveOn(req, res, services),
	},
];

async function show(
	req: Request,
	res: Response,
	services: Services,
	form?: Form,
): Promise<void> {
	const { t, address, links } = res.locals.frame;
	const open = await openProgramme(req, services);
	const controls = await rehearsalControls(services.records.database, open, t);
	if (!controls) throw new Problem(404);
	if (controls.moving)
		res.set("Refresh", `${lookAgain}; url=${links.path(address)}`);
	showPage(res, "rehearsal", {
		...frameBelow(open, t),
		title: t("rehearsal.title", { name: open.world.programme.name }),
		controls,
		back: { to: open.path, text: t("rehearsal.back") },
		...(form ? { form } : {}),
	});
}

const asked = z.object({
	go: z.enum([...steps, ...plays, "here"], "rehearsal.choose"),
});

async function moveOn(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { records, temporal } = services;
	const { id, kind, clock, zone, path } = await openProgramme(req, services);
	if (kind !== "rehearsal" || !clock) throw new Problem(404);
	const reading = readForm(asked, req.body, t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const { go } = reading.values;
	const outcome = await advance(temporal, id, {
		goal: goalOf(go, clock, zone),
		form: `${reading.id}/${go}`,
	});
	if (outcome.ok) {
		const arrived = await arrivedSoon(records.database, id);
		if (!arrived) return goTo(res, `${path}/rehearsal`);
		leaveNotice(res, "rehearsal.arrived", {
			clock: sayMoment(arrived, zone, t),
		});
		return goTo(res, path);
	}
	const message =
		"refusal" in outcome
			? sayRefusal(outcome.refusal, t, (person) => person)
			: t("rehearsal.unconfirmed");
	return show(
		req,
		res,
		services,
		refusedForm(req.body, [{ field: "", message }]),
	);
}

/** @returns where the clock stands when a short way is over; undefined while it is on a longer one. */
async function arrivedSoon(
	database: Database,
	id: ProgrammeId,
): Promise<Instant | undefined> {
	for (let waited = 0; waited < shortWay; waited += 100) {
		const standing = await standingOf(database, id);
		if (standing?.goal === null)
			return standing.stuck ? undefined : standing.clock;
		await sleep(100);
	}
	return undefined;
}

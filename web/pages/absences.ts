import type { Request, Response } from "express";
import { z } from "zod";
import { compareDates, type LocalDate } from "../../domain/dates.ts";
import { personId, roomId } from "../../domain/ids.ts";
import type { Substitute } from "../../domain/substitutes.ts";
import { personsById } from "../../records/persons.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import type { Translate } from "../locales/translate.ts";
import { goTo } from "../page.ts";
import { bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import type { NameOf } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { carriers, openProgramme } from "./programme-frame.ts";

/** Somebody who is or will be away, as the page of the people lists him. */
export interface AbsenceLine {
	readonly text: string;
	readonly person: string;
	readonly substitute: string;
	readonly form: Form;
}

/** @returns who is away now or will be, and who answers for him; what is over is not told. */
export const absenceLines = (
	substitutes: readonly Substitute[],
	today: LocalDate,
	nameOf: NameOf,
	t: Translate,
): readonly AbsenceLine[] =>
	substitutes
		.filter(({ until }) => compareDates(today, until) <= 0)
		.map(({ person, substitute, from, until }) => ({
			text: t("handOver.absences.line", {
				person: nameOf(person),
				substitute: nameOf(substitute),
				from: sayDay(from, t),
				until: sayDay(until, t),
			}),
			person,
			substitute,
			form: newForm(),
		}));

/** Ending an absence before its day. */
export const absenceRoutes: Routes = (services) => [
	{
		method: "post",
		path: "/programmes/:programme/absences/end",
		policy: carriers,
		handler: (req, res) => end(req, res, services),
	},
];

const ending = z.object({
	person: z.string().min(1),
	substitute: z.string().min(1),
});

async function end(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const open = await openProgramme(req, services);
	const to = `${open.path}/people`;
	const reading = readForm(ending, req.body, res.locals.frame.t);
	if (!reading.ok) return goTo(res, to);
	const person = personId(reading.values.person);
	const persons = await personsById(services.records.database, [person]);
	await bringFromPage(
		req,
		res,
		services,
		{
			programme: open.id,
			kind: open.kind,
			room: roomId(open.id),
			by: signedIn(res).person,
			actId: `end-absence/${reading.id}`,
			act: {
				type: "end-absence",
				person,
				substitute: personId(reading.values.substitute),
			},
		},
		{
			to,
			notice: "handOver.absences.done",
			values: { person: persons.get(person)?.name ?? "—" },
			// It is over already: the list shows it no more.
			refused: () => {
				leaveNotice(res, "refusals.no-such-absence");
				goTo(res, to);
			},
		},
	);
}

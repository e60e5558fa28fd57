import type { Request, Response } from "express";
import { z } from "zod";
import { compareDates, type LocalDate } from "../../domain/dates.ts";
import { type PersonId, personId, roomId } from "../../domain/ids.ts";
import type { PeopleNote } from "../../domain/people-notes.ts";
import { findOrAddPerson, personsById } from "../../records/persons.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { MessageKey } from "../locales/translate.ts";
import { goTo, showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import { bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { day } from "./deliverable.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

/** Who works in a programme without carrying it, and who reads it until the end of a day. */
export const letInRoutes: Routes = (services) => {
	const path = "/programmes/:programme/let-in";
	return [
		{
			method: "get",
			path,
			policy: carriers,
			handler: async (req, res) =>
				show(res, services, await openProgramme(req, services), newForm()),
		},
		{
			method: "post",
			path,
			policy: carriers,
			handler: (req, res) => admit(req, res, services),
		},
		{
			method: "post",
			path: `${path}/:person/end`,
			policy: carriers,
			handler: (req, res) => dismiss(req, res, services),
		},
	];
};

/** Somebody who is let in; an auditor until the end of a day. */
interface Admitted {
	readonly person: PersonId;
	readonly as: "contributor" | "auditor";
	readonly until: LocalDate | null;
}

const admittedTo = ({
	world: { programme },
}: OpenProgramme): readonly Admitted[] => [
	...(programme.contributors ?? []).map(
		(person): Admitted => ({ person, as: "contributor", until: null }),
	),
	...(programme.auditors ?? []).map(
		({ person, until }): Admitted => ({ person, as: "auditor", until }),
	),
];

async function show(
	res: Response,
	{ records: { database } }: Services,
	open: OpenProgramme,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const admitted = admittedTo(open);
	const persons = await personsById(
		database,
		admitted.map(({ person }) => person),
	);
	const table: Table = {
		caption: t("leavers.others"),
		captionHidden: true,
		columns: [
			{ label: t("leavers.person") },
			{ label: t("leavers.as") },
			{ label: t("leavers.until") },
			{ label: t("leavers.access") },
		],
		rows: admitted.map(({ person, as, until }): readonly Cell[] => {
			const name = persons.get(person)?.name ?? t("events.someone");
			const over = until !== null && compareDates(until, open.today) < 0;
			return [
				{ text: name },
				{ text: t(`people.${as}Role`) },
				until === null ? { text: "" } : { date: until },
				over
					? { text: t("leavers.ended") }
					: {
							act: {
								action: `${open.path}/let-in/${person}/end`,
								button: t("leavers.dismiss"),
								about: name,
							},
						},
			];
		}),
	};
	showPage(res, "let-in", {
		...frameBelow(open, t),
		title: t("leavers.others"),
		form,
		path: open.path,
		table: admitted.length > 0 ? table : undefined,
		roles: [
			{
				value: "contributor",
				text: t("leavers.asContributor"),
				hint: t("leavers.asContributorHint"),
			},
			{
				value: "auditor",
				text: t("leavers.asAuditor"),
				hint: t("leavers.asAuditorHint"),
			},
		],
	});
}

const admission = z
	.object({
		name: z.string().min(1).max(120),
		email,
		as: z.enum(["contributor", "auditor"]),
		until: z.union([z.literal(""), day]).optional(),
	})
	.refine(({ as, until }) => as === "contributor" || until, {
		path: ["until"],
		message: "leavers.untilNeeded",
	});

async function admit(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const asked = readForm(admission, req.body, t);
	if (!asked.ok) return show(res, services, open, asked.form);
	const { name, email: address, as, until } = asked.values;
	const person = await findOrAddPerson(services.records.database, {
		name,
		email: address,
		language: open.world.programme.charter.language,
		zone: open.zone,
	});
	await bring(req, res, services, open, {
		act:
			as === "auditor" && until
				? { type: "admit-auditor", person, until }
				: { type: "admit-contributor", person },
		actId: `admit/${asked.id}`,
		person,
		notice: "leavers.admitted",
	});
}

async function dismiss(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const open = await openProgramme(req, services);
	const person = personId(String(req.params["person"]));
	const admitted = admittedTo(open).find((known) => known.person === person);
	// Pressed twice, or somebody else was faster. Of anybody else not even the name is told.
	if (admitted === undefined) return goTo(res, `${open.path}/let-in`);
	await bring(req, res, services, open, {
		act: { type: `dismiss-${admitted.as}`, person },
		actId: `dismiss/${admitted.as}/${person}/${open.position}`,
		person,
		notice: "leavers.dismissed",
	});
}

async function bring(
	req: Request,
	res: Response,
	services: Services,
	open: OpenProgramme,
	{
		act,
		actId,
		person,
		notice,
	}: {
		readonly act: PeopleNote;
		readonly actId: string;
		readonly person: PersonId;
		readonly notice: MessageKey;
	},
): Promise<void> {
	const { t } = res.locals.frame;
	const persons = await personsById(services.records.database, [person]);
	const nameOf = (id: string) => persons.get(id)?.name ?? t("events.someone");
	await bringFromPage(
		req,
		res,
		services,
		{
			programme: open.id,
			kind: open.kind,
			room: roomId(open.id),
			by: signedIn(res).person,
			actId,
			act,
		},
		{
			to: `${open.path}/let-in`,
			notice,
			values: { name: nameOf(person) },
			refused: (refusal) => {
				const message = sayRefusal(refusal, t, nameOf);
				const field = refusal.code === "date-past" ? "until" : "";
				return show(
					res,
					services,
					open,
					refusedForm(req.body, [{ field, message }]),
				);
			},
		},
	);
}

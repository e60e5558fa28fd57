import type { Request, Response } from "express";
import { type PersonId, roomId } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import type { Side } from "../../domain/phases.ts";
import { findOrAddPerson, personsById } from "../../records/persons.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { showPage } from "../page.ts";
import { bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { type AbsenceLine, absenceLines } from "./absences.ts";
import {
	misfits,
	placesIn,
	type RoleName,
	roles,
	schemaFor,
	typedFrom,
} from "./people-form.ts";
import { peopleHere } from "./people-here.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";
import { peopleConcerns, personsIn, sides } from "./programme-people.ts";

/** Who carries the programme; a place left empty names nobody. */
export const peopleRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/people",
		policy: carriers,
		handler: async (req, res) => {
			const open = await openProgramme(req, services);
			const { people, substitutes } = open.world.programme;
			const persons = await personsById(services.records.database, [
				...personsIn(people),
				...substitutes.flatMap(({ person, substitute }) => [
					person,
					substitute,
				]),
			]);
			await show(
				res,
				services,
				open,
				newForm(typedFrom(people, persons)),
				absenceLines(
					substitutes,
					open.today,
					(person) => persons.get(person)?.name ?? "—",
					res.locals.frame.t,
				),
			);
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/people",
		policy: carriers,
		handler: (req, res) => receive(req, res, services),
	},
];

async function show(
	res: Response,
	services: Services,
	open: OpenProgramme,
	form: Form,
	absences: readonly AbsenceLine[] = [],
): Promise<void> {
	const { t } = res.locals.frame;
	const { programme } = open.world;
	showPage(res, "people", {
		...frameBelow(open, t),
		title: t("people.title", { name: programme.name }),
		form,
		path: open.path,
		absences,
		here: await peopleHere(services, open, t),
		concerns: peopleConcerns(programme.people, programme.past, t),
		carriers: roles.map((role) => ({
			name: `name-${role}`,
			email: `email-${role}`,
			label: t(`people.role.${role}`),
			hint: t(`people.hint.${role}`),
			needed: role !== "business-owner",
		})),
		approvers: Array.from({ length: placesIn(form.typed) }, (_, n) => ({
			name: `name-approver-${n}`,
			email: `email-approver-${n}`,
			side: `side-approver-${n}`,
			label: t("people.approver", { n: n + 1 }),
		})),
		sides: sides.map((side) => ({
			value: side,
			text: t(`terms.sideLabel.${side}`),
		})),
	});
}

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const { typed } = refusedForm(req.body, []);
	const places = placesIn(typed);
	const reading = readForm(schemaFor(places), req.body, t);
	const errors = [
		...(reading.ok ? [] : reading.form.errors),
		...misfits(typed, places, t),
	];
	if (!reading.ok || errors.length > 0)
		return show(res, services, open, refusedForm(req.body, errors));
	const people = await peopleFrom(reading.values, places, open, services);
	const actId = `people/${reading.id}`;
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
			act: { type: "change-people", people },
		},
		{
			to: open.path,
			notice: "people.done",
			refused: async (refusal) => {
				const persons = await personsById(
					services.records.database,
					personsIn(people),
				);
				const message = sayRefusal(
					refusal,
					t,
					(person) => persons.get(person)?.name ?? t("events.someone"),
				);
				await show(
					res,
					services,
					open,
					refusedForm(req.body, [{ field: "", message }]),
				);
			},
		},
	);
}

/** Whoever is named for the first time is made known, in the programme's language and zone. */
async function peopleFrom(
	values: Record<string, string | undefined>,
	places: number,
	{ world, zone }: OpenProgramme,
	{ records: { database } }: Services,
): Promise<People> {
	const { language } = world.programme.charter;
	const person = async (place: string): Promise<PersonId | null> => {
		const [named, address] = [
			values[`name-${place}`],
			values[`email-${place}`],
		];
		return named && address
			? findOrAddPerson(database, {
					name: named,
					email: address,
					language,
					zone,
				})
			: null;
	};
	const carrier = async (role: RoleName) =>
		(await person(role)) ?? world.programme.people.owner;
	const approvers: People["approvers"][number][] = [];
	for (let n = 0; n < places; n += 1) {
		const approver = await person(`approver-${n}`);
		const side = values[`side-approver-${n}`] as Side | undefined;
		if (approver && side) approvers.push({ person: approver, side });
	}
	return {
		owner: await carrier("owner"),
		coordinator: await carrier("coordinator"),
		escalation: await carrier("escalation"),
		businessOwner: await person("business-owner"),
		approvers,
	};
}

import type { Request, Response } from "express";
import { z } from "zod";
import { personId } from "../../domain/ids.ts";
import {
	exportOfPerson,
	type Mention,
	mentionsOf,
	removePersonalData,
	type Writing,
	writingsOf,
} from "../../records/personal-data.ts";
import { type Person, personsById } from "../../records/persons.ts";
import { boxes, type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { noteSecurity } from "../frame/security-log.ts";
import type { Translate } from "../locales/translate.ts";
import { goTo, showPage } from "../page.ts";
import type { Table } from "../parts.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";

/** What is kept of persons and why, for everybody; one's own to download; and removal, by whoever runs the installation. */
export const personalDataRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/privacy",
		policy: "public",
		handler: (_req, res) => {
			const { t } = res.locals.frame;
			showPage(res, "privacy", {
				title: t("personalData.title"),
				table: keptTable(t),
			});
		},
	},
	{
		method: "get",
		path: "/people/me/data.json",
		policy: "signed-in",
		handler: (_req, res) => sendExport(res, services, signedIn(res).person),
	},
	{
		method: "get",
		path: "/people/:person/data.json",
		policy: "administrator",
		handler: async (req, res) =>
			sendExport(res, services, (await personIn(req, services)).id),
	},
	{
		method: "get",
		path: "/people/:person/removal",
		policy: "administrator",
		handler: async (req, res) =>
			show(
				res,
				services,
				await personIn(req, services),
				newForm({ written: "keep" }),
			),
	},
	{
		method: "post",
		path: "/people/:person/removal",
		policy: "administrator",
		handler: async (req, res) =>
			remove(req, res, services, await personIn(req, services)),
	},
];

const kinds = [
	"person",
	"acts",
	"texts",
	"training",
	"mails",
	"sessions",
	"links",
	"calendars",
	"log",
	"cookies",
] as const;

const keptTable = (t: Translate): Table => ({
	caption: t("personalData.title"),
	captionHidden: true,
	columns: [
		{ label: t("personalData.what") },
		{ label: t("personalData.why") },
		{ label: t("personalData.howLong") },
	],
	rows: kinds.map((kind) => [
		{ text: t(`personalData.kept.${kind}.what`) },
		{ text: t(`personalData.kept.${kind}.why`) },
		{ text: t(`personalData.kept.${kind}.howLong`) },
	]),
});

async function personIn(req: Request, services: Services): Promise<Person> {
	const id = personId(String(req.params["person"]));
	const found = await personsById(services.records.database, [id]);
	const person = found.get(id);
	if (person === undefined) throw new Problem(404);
	return person;
}

async function sendExport(
	res: Response,
	services: Services,
	person: Person["id"],
): Promise<void> {
	const { records, clock } = services;
	const json = await exportOfPerson(records.database, person, clock.now());
	noteSecurity(res, services, "personal-data-read", { person });
	res
		.type("application/json")
		.attachment("certway-personal-data.json")
		.send(json);
}

/** A text is shown by its beginning: enough to know it by. */
const shortest = 140;
const shortened = (text: string): string =>
	text.length > shortest ? `${text.slice(0, shortest)}…` : text;

async function show(
	res: Response,
	{ records: { database } }: Services,
	person: Person,
	form: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const [writings, mentions] = await Promise.all([
		writingsOf(database, person.id),
		mentionsOf(database, person.id),
	]);
	const signatures = writings.filter(({ signature }) => signature).length;
	showPage(res, "removal", {
		title: t("personalData.removeTitle", { name: person.name }),
		trail: [
			{ to: "/people", text: t("leavers.everybody") },
			{ to: `/people/${person.id}`, text: person.name },
		],
		form,
		path: `/people/${person.id}`,
		hasAccess:
			person.leftAt === null &&
			t("personalData.has-access", { name: person.name }),
		signatures,
		written: writtenField(writings.length - signatures, t),
		mentions: mentions.map(({ hash, text }: Mention) => ({
			value: hash,
			text: shortened(text),
		})),
		sure: [{ value: "yes", text: t("personalData.sureYes") }],
	});
}

const writtenField = (count: number, t: Translate) =>
	count === 0
		? undefined
		: {
				hint: t("personalData.writtenHint", { count }),
				options: [
					{ value: "keep", text: t("personalData.writtenKeep") },
					{ value: "remove", text: t("personalData.writtenRemove") },
				],
			};

const removal = z.object({
	written: z.enum(["keep", "remove"]).default("keep"),
	mentions: boxes,
	sure: z.literal("yes", { error: "personalData.sureNeeded" }),
});

async function remove(
	req: Request,
	res: Response,
	services: Services,
	person: Person,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const asked = readForm(removal, req.body, t);
	if (!asked.ok) return show(res, services, person, asked.form);
	const { written, mentions } = asked.values;
	const [own, others] = await Promise.all([
		writingsOf(database, person.id),
		mentionsOf(database, person.id),
	]);
	const texts = [
		...(written === "remove" ? own.map(({ hash }: Writing) => hash) : []),
		// Only what was offered: no form removes a text that has nothing to do with the person.
		...others.map(({ hash }) => hash).filter((hash) => mentions.includes(hash)),
	];
	const why = await removePersonalData(
		database,
		person.id,
		texts,
		services.clock.now(),
	);
	if (why !== undefined) {
		const message = t(`personalData.${why}`, { name: person.name });
		return show(
			res,
			services,
			person,
			refusedForm(req.body, [{ field: "", message }]),
		);
	}
	noteSecurity(res, services, "personal-data-removed", {
		person: person.id,
		texts: texts.length,
	});
	leaveNotice(res, "personalData.removed");
	goTo(res, `/people/${person.id}`);
}

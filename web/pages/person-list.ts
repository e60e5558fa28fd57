import type { Request } from "express";
import { listPersons, type PersonCursor } from "../../records/person-list.ts";
import type { Person } from "../../records/persons.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, Table } from "../parts.ts";
import type { Routes } from "../route-table.ts";

const personsAPage = 50;

/** Everybody who is known here, for whoever runs the installation. */
export const personListRoutes: Routes = ({ records }) => [
	{
		method: "get",
		path: "/people",
		policy: "administrator",
		handler: async (req, res) => {
			const { t } = res.locals.frame;
			const search = String(req.query["q"] ?? "").trim();
			const { persons, next } = await listPersons(records.database, {
				search,
				after: cursorIn(req),
				limit: personsAPage,
			});
			showPage(res, "person-list", {
				title: t("leavers.everybody"),
				form: newForm({ q: search }),
				search,
				table: persons.length > 0 ? personTable(persons, t) : undefined,
				further:
					next &&
					`/people?${new URLSearchParams({ q: search, name: next.name, id: next.id })}`,
			});
		},
	},
];

function cursorIn({ query }: Request): PersonCursor | null {
	const { name, id } = query;
	return typeof name === "string" && typeof id === "string"
		? { name, id }
		: null;
}

const personTable = (persons: readonly Person[], t: Translate): Table => ({
	caption: t("leavers.everybody"),
	captionHidden: true,
	columns: [
		{ label: t("start.personName") },
		{ label: t("leavers.address") },
		{ label: t("leavers.access") },
	],
	rows: persons.map((person): readonly Cell[] => [
		{ way: { to: `/people/${person.id}`, text: person.name } },
		person.undeliverableSince
			? { state: "late", word: person.email, note: t("leavers.bouncesShort") }
			: { text: person.email },
		accessCell(person, t),
	]),
});

const accessCell = ({ leftAt, administrator }: Person, t: Translate): Cell =>
	leftAt
		? { state: "stopped", word: t("leavers.left") }
		: { text: t(administrator ? "leavers.administrator" : "leavers.signsIn") };

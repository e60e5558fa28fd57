import { addDays, localDateOf, parseLocalDate } from "../../domain/dates.ts";
import { isProgrammeId } from "../../domain/ids.ts";
import {
	type Days,
	dueFromOthers,
	type ListedToDo,
	sightOf,
	toDosOfProgrammes,
	waitingOn,
} from "../../records/home.ts";
import {
	type Cursor,
	listProgrammes,
	programmeHeads,
} from "../../records/home-programmes.ts";
import { personsById } from "../../records/persons.ts";
import type { Kind } from "../../records/schema.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { exampleChoices } from "./examples.ts";
import {
	type Found,
	programmeRows,
	rowsASection,
	sectionOf,
} from "./home-tables.ts";

const programmesAPage = 10;
const daysAhead = 30;

/** What waits, what is overdue, what comes, and every programme the reader may see. */
export const homeRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/",
		policy: "signed-in",
		handler: async (req, res) => {
			const { t } = res.locals.frame;
			const asked = readQuery(req.query);
			const found = await lookUp(services, signedIn(res), asked);
			const words = { ...found, now: services.clock.now(), t };
			showPage(res, "home", {
				title: t("home.title"),
				section: "home",
				kinds: kindWays(asked, t),
				waiting: sectionOf(found.waiting, words, "since"),
				overdue: sectionOf(found.overdue, words, "person"),
				soon: sectionOf(found.soon, words, "person"),
				programmes: programmeRows(found.list.programmes, words),
				further: furtherWays(asked, found.list.next, t),
				asked,
				rowsASection,
				form: newForm(),
				...emptiness(asked, found),
				offered: offersExamples(asked, found)
					? exampleChoices(res.locals.frame.language)
					: [],
			});
		},
	},
];

/** Whether there is nothing to show yet at all, or only nothing in this list. */
function emptiness({ after, kind, stopped }: Asked, { list, waiting }: Found) {
	const nothing =
		after === null && list.programmes.length === 0 && waiting.length === 0;
	return { nothing, firstEver: nothing && kind === "real" && !stopped };
}

/** Where there is nothing yet, and where rehearsals are listed, there is room for an example. */
const offersExamples = (asked: Asked, found: Found): boolean =>
	emptiness(asked, found).firstEver ||
	(asked.kind === "rehearsal" && !asked.stopped && asked.after === null);

interface Asked {
	readonly kind: Kind;
	readonly stopped: boolean;
	readonly after: Cursor | null;
}

function readQuery(query: Readonly<Record<string, unknown>>): Asked {
	const [due = "", id = ""] = String(query["after"]).split("~");
	const readable =
		(due === "infinity" || parseLocalDate(due) !== undefined) &&
		isProgrammeId(id);
	return {
		kind: query["kind"] === "rehearsal" ? "rehearsal" : "real",
		stopped: query["show"] === "stopped",
		after: readable ? { due, id } : null,
	};
}

const none: readonly ListedToDo[] = [];

async function lookUp(
	{ records: { database }, clock }: Services,
	reader: ReturnType<typeof signedIn>,
	asked: Asked,
): Promise<Found> {
	const sight = await sightOf(database, asked.kind, reader, clock.now());
	const today = localDateOf(clock.now(), reader.zone);
	const first = asked.after === null && !asked.stopped;
	// Rehearsals have a day each, so that no list of days holds for all of them.
	const due = (days: Days) =>
		first && asked.kind === "real"
			? dueFromOthers(database, sight, days, rowsASection + 1)
			: none;
	const [waiting, overdue, soon, list] = await Promise.all([
		first ? waitingOn(database, sight, rowsASection + 1) : none,
		due({ until: addDays(today, -1) }),
		due({ from: today, until: addDays(today, daysAhead) }),
		listProgrammes(database, sight, { ...asked, limit: programmesAPage }),
	]);
	const toDos = await toDosOfProgrammes(
		database,
		list.programmes.map(({ id }) => id),
	);
	const shown = [...waiting, ...overdue, ...soon];
	const [heads, persons] = await Promise.all([
		programmeHeads(
			database,
			shown.map(({ programme }) => programme),
		),
		personsById(
			database,
			[...shown, ...[...toDos.values()].flat()].map(({ person }) => person),
		),
	]);
	return { waiting, overdue, soon, list, toDos, heads, persons };
}

/** Real programmes and rehearsals never stand in one list. */
const kindWays = ({ kind, stopped }: Asked, t: Translate) =>
	(
		[
			["/", "real", false],
			["/?kind=rehearsal", "rehearsal", false],
			[`/?kind=${kind}&show=stopped`, "stopped", true],
		] as const
	).map(([to, name, ended]) => ({
		to,
		text: t(`home.list.${name}`),
		current: ended ? stopped : !stopped && kind === name,
	}));

function furtherWays(
	{ kind, stopped, after }: Asked,
	next: Cursor | null,
	t: Translate,
) {
	const base = `/?kind=${kind}${stopped ? "&show=stopped" : ""}`;
	return [
		...(after === null ? [] : [{ to: base, text: t("home.first") }]),
		...(next === null
			? []
			: [
					{
						to: `${base}&after=${next.due}~${next.id}`,
						text: t("home.further", { count: programmesAPage }),
					},
				]),
	];
}

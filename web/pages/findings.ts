import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { Request, Response } from "express";
import { localDateOf } from "../../domain/dates.ts";
import { isProgrammeId } from "../../domain/ids.ts";
import {
	type FindingCursor,
	listFindings,
} from "../../records/findings-register.ts";
import { type Sight, sightOf } from "../../records/home.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import { personsById } from "../../records/persons.ts";
import { assignablePersons } from "../../records/phase-pages.ts";
import { textsOf } from "../../records/seals.ts";
import type { Translate } from "../locales/translate.ts";
import { type PageData, showPage } from "../page.ts";
import type { Empty } from "../parts.ts";
import { signedIn } from "../reader.ts";
import { sayRemoved } from "../removed.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { peopleIn } from "./finding-fields.ts";
import { mayRaise } from "./finding-room.ts";
import {
	type Asked,
	addressOf,
	filterForm,
	isNarrowed,
	readAsked,
} from "./findings-asked.ts";
import { csvColumns, csvRow } from "./findings-file.ts";
import { findingsTable, type Register } from "./findings-table.ts";
import {
	frameBelow,
	type OpenProgramme,
	openProgramme,
	readers,
} from "./programme-frame.ts";

const findingsAPage = 50;
const rowsAChunk = 500;

/** The register of findings, of one programme and over all: filtered, sorted, and as a file. */
export const findingsRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/findings",
		policy: "signed-in",
		handler: (req, res) => showRegister(req, res, services, null),
	},
	{
		method: "get",
		path: "/findings.csv",
		policy: "signed-in",
		handler: (req, res) => sendFile(req, res, services, null),
	},
	{
		method: "get",
		path: "/programmes/:programme/findings",
		policy: readers,
		handler: async (req, res) =>
			showRegister(req, res, services, await openProgramme(req, services)),
	},
	{
		method: "get",
		path: "/programmes/:programme/findings.csv",
		policy: readers,
		handler: async (req, res) =>
			sendFile(req, res, services, await openProgramme(req, services)),
	},
];

/** What is asked for, and of which programmes: those the reader sees, or the one that the page is about. */
async function sightAsked(
	req: Request,
	res: Response,
	{ records: { database }, clock }: Services,
	open: OpenProgramme | null,
): Promise<{ readonly asked: Asked; readonly sight: Sight }> {
	const reader = signedIn(res);
	const today = open?.today ?? localDateOf(clock.now(), reader.zone);
	const asked = readAsked(req.query, today, open?.id ?? null);
	return {
		asked,
		sight: open
			? // Whoever is let in to a programme sees all of its findings.
				{
					kind: open.kind,
					person: reader.person,
					programmes: [open.id],
					many: false,
					now: clock.now(),
				}
			: await sightOf(database, asked.kind, reader, clock.now()),
	};
}

async function readPage(
	{ records: { database }, clock }: Services,
	sight: Sight,
	{ filter }: Asked,
	after: FindingCursor | null,
	limit: number,
): Promise<Register & { readonly next: FindingCursor | null }> {
	const { findings, next } = await listFindings(database, sight, filter, {
		after,
		limit,
	});
	const [heads, persons, texts] = await Promise.all([
		programmeHeads(
			database,
			findings.map(({ programme }) => programme),
		),
		personsById(
			database,
			findings.flatMap(({ owner }) => owner ?? []),
		),
		textsOf(
			database,
			findings.map(({ statement }) => statement),
		),
	]);
	return { findings, heads, persons, texts, now: clock.now(), next };
}

async function showRegister(
	req: Request,
	res: Response,
	services: Services,
	open: OpenProgramme | null,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const base = open ? `${open.path}/findings` : "/findings";
	const { asked, sight } = await sightAsked(req, res, services, open);
	const [page, persons, roles] = await Promise.all([
		readPage(services, sight, asked, asked.after, findingsAPage),
		// Over all programmes nobody is told who else is known: one's own are asked for.
		open
			? assignablePersons(
					database,
					open.id,
					peopleIn(open.world.programme.people),
				)
			: personsById(database, [signedIn(res).person]).then((known) => [
					...known.values(),
				]),
		open ? services.access.rolesOf(signedIn(res).person, open.id) : [],
	]);
	const raise =
		open && mayRaise(open, roles)
			? { to: `${base}/new`, text: t("findings.raise.title") }
			: undefined;
	showPage(res, "findings", {
		...frameOf(open, t),
		title: t("findings.title"),
		over: open?.world.programme.name ?? t("findings.overAll"),
		kinds: open ? undefined : kindWays(asked, t),
		...filterForm(asked, persons, open === null, t),
		base,
		narrowed: isNarrowed(asked),
		table:
			page.findings.length > 0
				? findingsTable(page, open === null, t)
				: undefined,
		empty: emptiness(asked, base, raise, t),
		raise,
		file: {
			to: addressOf(`${base}.csv`, asked),
			text: t("findings.asFile"),
		},
		further: [
			...(asked.after
				? [{ to: addressOf(base, asked), text: t("findings.fromTheFirst") }]
				: []),
			...(page.next
				? [
						{
							to: addressOf(base, asked, {
								after: `${page.next.day}~${page.next.room}`,
							}),
							text: t("findings.further"),
						},
					]
				: []),
		],
	});
}

const frameOf = (
	open: OpenProgramme | null,
	t: Translate,
): Omit<PageData, "title"> =>
	open === null ? { section: "findings" } : frameBelow(open, t);

/** Real programmes and rehearsals never stand in one list. */
const kindWays = ({ kind }: Asked, t: Translate) =>
	(["real", "rehearsal"] as const).map((name) => ({
		to: name === "real" ? "/findings" : "/findings?kind=rehearsal",
		text: t(`home.list.${name}`),
		current: kind === name,
	}));

function emptiness(
	asked: Asked,
	base: string,
	raise: Empty["way"] | undefined,
	t: Translate,
): Empty {
	if (asked.after)
		return {
			title: t("findings.empty.endTitle"),
			text: t("findings.empty.end"),
			way: { to: addressOf(base, asked), text: t("findings.fromTheFirst") },
		};
	if (isNarrowed(asked))
		return {
			title: t("findings.empty.noneTitle"),
			text: t("findings.empty.none"),
			way: { to: base, text: t("findings.filter.clear") },
		};
	return {
		title: t("findings.empty.title"),
		text: t("findings.empty.text"),
		...(raise ? { way: raise } : {}),
	};
}

/** Sends what the register shows as a file, row by row, however long it is. */
async function sendFile(
	req: Request,
	res: Response,
	services: Services,
	open: OpenProgramme | null,
): Promise<void> {
	const { t } = res.locals.frame;
	const { asked, sight } = await sightAsked(req, res, services, open);
	const name = open ? `findings-${open.id}` : "findings";
	res.attachment(`${isProgrammeId(name) ? name : "findings"}.csv`);
	res.type("text/csv; charset=utf-8");
	async function* rows() {
		let after: FindingCursor | null = null;
		do {
			const page: Awaited<ReturnType<typeof readPage>> = await readPage(
				services,
				sight,
				asked,
				after,
				rowsAChunk,
			);
			for (const finding of page.findings) yield csvRow(finding, page, t);
			after = page.next;
		} while (after !== null);
	}
	await pipeline(
		rows,
		stringify({
			header: true,
			columns: csvColumns(t),
			// So that a spreadsheet reads Chinese as it is, and takes no cell for a formula.
			bom: true,
			escape_formulas: true,
			cast: { string: (text) => sayRemoved(text, t) },
			record_delimiter: "\r\n",
		}),
		res,
	);
}

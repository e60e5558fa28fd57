import type { Request, Response } from "express";
import { boardMatters } from "../../domain/board.ts";
import { localDateOf } from "../../domain/dates.ts";
import { CERTIFICATE_STATUSES } from "../../domain/rules/certificate-state.ts";
import { boardPage } from "../../records/board.ts";
import {
	certificatesInFull,
	certificatesPage,
} from "../../records/board-certificates.ts";
import type { BoardCursor } from "../../records/board-rounds.ts";
import { sightOf } from "../../records/home.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import { personsById } from "../../records/persons.ts";
import {
	type BoardQuery,
	boardPath,
	certificatesAsked,
	isFiltered,
	linesAsked,
	listsOf,
	readBoardQuery,
} from "../board-query.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Reader, Services } from "../services.ts";
import { certificateRows } from "./board-certificates.ts";
import { sendBoardCsv } from "./board-csv.ts";
import { type BoardWords, lineRow } from "./board-lines.ts";

const rowsAPage = 25;

/** Every date over all programmes that the reader may see, and every certificate. */
export const boardRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/board",
		policy: "signed-in",
		handler: (req, res) => showBoard(req, res, services),
	},
	{
		method: "get",
		path: "/board.csv",
		policy: "signed-in",
		handler: (req, res) => sendBoardCsv(req, res, services),
	},
];

async function showBoard(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reader = signedIn(res);
	const asked = readBoardQuery(req.query);
	const now = services.clock.now();
	const found = await lookUp(services, reader, asked);
	const words: BoardWords = {
		...found,
		onlyHis: (person) =>
			boardPath(asked, { who: person === reader.person ? "me" : person }),
		now,
		t,
	};
	const lines = found.lines.map((line, place) => lineRow(line, place, words));
	const certificates = certificateRows(found.listed, words);
	showPage(res, "board", {
		title: t("board.title"),
		section: "board",
		today: localDateOf(now, reader.zone),
		kinds: (["real", "rehearsal"] as const).map((kind) => ({
			to: boardPath({ ...asked, kind, list: "all" }, {}),
			text: t(`home.list.${kind}`),
			current: asked.kind === kind,
		})),
		lists: listsOf(asked.kind).map((list) => ({
			to: boardPath(asked, { list }),
			text: t(`board.list.${list}`),
			current: asked.list === list,
		})),
		heading: t(`board.list.${asked.list}`),
		asked,
		ofCertificates: asked.list === "certificates",
		...filterOf(asked, reader, found.persons, t),
		lines,
		certificates,
		bookable: lines.some(({ booked }) => !("text" in booked)),
		nothing: lines.length === 0 && certificates.length === 0,
		empty: isFiltered(asked)
			? t("board.emptyFiltered")
			: t(`board.empty.${asked.list}`),
		none: found.none,
		looked:
			found.next !== null && lines.length + certificates.length < rowsAPage,
		further: furtherWays(asked, found.next, t),
		csv: boardPath(asked, {}, "/board.csv"),
	});
}

/** One page of what was asked for, and what its rows need besides. */
async function lookUp(
	{ records: { database }, clock }: Services,
	reader: Reader,
	asked: BoardQuery,
) {
	const now = clock.now();
	const sight = await sightOf(database, asked.kind, reader, now);
	const today = localDateOf(now, reader.zone);
	const ofCertificates = asked.list === "certificates";
	const { lines, next } = ofCertificates
		? { lines: [], next: null }
		: await boardPage(
				database,
				sight,
				linesAsked(asked, reader.person, today),
				rowsAPage,
			);
	const page = ofCertificates
		? await certificatesPage(
				database,
				sight,
				certificatesAsked(asked, reader.person),
				rowsAPage,
			)
		: { certificates: [], next: null as BoardCursor | null };
	const listed = page.certificates;
	const [heads, persons, certificates] = await Promise.all([
		programmeHeads(
			database,
			lines.map(({ programme }) => programme),
		),
		personsById(database, [
			...[...lines, ...listed].map(({ person }) => person),
			asked.who,
		]),
		certificatesInFull(database, [
			...lines.flatMap(({ certificate }) => certificate ?? []),
			...listed.map(({ room }) => room),
		]),
	]);
	return {
		lines,
		listed,
		next: next ?? page.next,
		heads,
		persons,
		certificates,
		none: sight.programmes?.length === 0,
	};
}

/** What the form that filters and sorts offers, and what is chosen. */
function filterOf(
	asked: BoardQuery,
	reader: Reader,
	persons: BoardWords["persons"],
	t: Translate,
) {
	const { who, words, sort, matter, status, list } = asked;
	const option = (value: string, text: string) => ({ value, text });
	const other =
		who !== "" && who !== "me"
			? [option(who, persons.get(who)?.name ?? t("events.someone"))]
			: [];
	return {
		form: newForm({
			words,
			who,
			sort,
			matter: matter ?? "",
			status: status ?? "",
		}),
		filtered: isFiltered(asked),
		clear: boardPath(asked, { who: "", words: "", matter: null, status: null }),
		matters: [
			option("", t("board.matter.any")),
			...boardMatters.map((each) => option(each, t(`board.matter.${each}`))),
		],
		statuses: [
			option("", t("board.anyStatus")),
			...CERTIFICATE_STATUSES.filter(
				(each) => each !== "renewed" && each !== "restored",
			).map((each) => option(each, t(`rules.states.${each}`))),
		],
		whose: [
			option("", t("board.anyone")),
			option("me", t("board.me", { name: reader.name })),
			...other,
		],
		sorts: (
			[
				"due",
				"programme",
				...(list === "certificates" ? (["valid-until"] as const) : []),
			] as const
		).map((each) => option(each, t(`board.sortBy.${each}`))),
	};
}

const furtherWays = (
	asked: BoardQuery,
	next: BoardCursor | null,
	t: Translate,
) => [
	...(asked.after === null
		? []
		: [{ to: boardPath(asked), text: t("board.first") }]),
	...(next === null
		? []
		: [{ to: boardPath(asked, { after: next }), text: t("board.further") }]),
];

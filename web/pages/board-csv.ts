import { stringify } from "csv-stringify/sync";
import type { Request, Response } from "express";
import {
	daysBetween,
	type LocalDate,
	localDateOf,
} from "../../domain/dates.ts";
import { type BoardPage, boardPage } from "../../records/board.ts";
import {
	type CertificatesPage,
	certificatesInFull,
	certificatesPage,
} from "../../records/board-certificates.ts";
import { type Sight, sightOf } from "../../records/home.ts";
import { programmeHeads } from "../../records/home-programmes.ts";
import { personsById } from "../../records/persons.ts";
import {
	type BoardQuery,
	certificatesAsked,
	linesAsked,
	readBoardQuery,
} from "../board-query.ts";
import { stateOfCertificate } from "../certificate-state.ts";
import { todayOf } from "../clocks.ts";
import type { Translate } from "../locales/translate.ts";
import { signedIn } from "../reader.ts";
import { sayRemoved } from "../removed.ts";
import type { Services } from "../services.ts";
import { sayLine } from "./board-lines.ts";

/** So many rows are read and sent at once: a long board never stands in memory as a whole. */
const rowsAtOnce = 200;

/** Spreadsheets run what begins like a formula: such a cell is sent as a text (`escape_formulas`). */
const asCsv = (
	rows: readonly (readonly (string | number)[])[],
	t: Translate,
): string =>
	stringify(rows as (string | number)[][], {
		escape_formulas: true,
		cast: { string: (text) => sayRemoved(text, t) },
		record_delimiter: "windows",
	});

/** Spreadsheets take a file for UTF-8 when it says so. */
const byteOrderMark = "\uFEFF";

/** Sends what the board's address asks for, every page of it, as a file for a spreadsheet. */
export async function sendBoardCsv(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const reader = signedIn(res);
	const asked = { ...readBoardQuery(req.query), after: null };
	const now = services.clock.now();
	const today = localDateOf(now, reader.zone);
	const sight = await sightOf(
		services.records.database,
		asked.kind,
		reader,
		now,
	);
	res.set({
		"Content-Type": "text/csv; charset=utf-8",
		"Content-Disposition": `attachment; filename="certway-board-${today}.csv"`,
	});
	const portions =
		asked.list === "certificates"
			? certificatePortions(services, sight, asked, reader.person, t)
			: linePortions(services, sight, asked, reader.person, today, t);
	res.write(byteOrderMark);
	for await (const portion of portions) {
		if (res.destroyed) return;
		if (!res.write(asCsv(portion, t)))
			await new Promise((resolve) => {
				res.once("drain", resolve);
				res.once("close", resolve);
			});
	}
	res.end();
}

type Portion = readonly (readonly (string | number)[])[];

async function* linePortions(
	services: Services,
	sight: Sight,
	asked: BoardQuery,
	reader: Parameters<typeof linesAsked>[1],
	today: LocalDate,
	t: Translate,
): AsyncGenerator<Portion> {
	const { database } = services.records;
	yield [
		[
			t("board.what"),
			t("board.programme"),
			t("board.certificate"),
			t("board.due"),
			t("board.daysLate"),
			t("board.booking"),
			t("board.who"),
			t("board.clause"),
		],
	];
	let { after } = asked;
	do {
		const page: BoardPage = await boardPage(
			database,
			sight,
			linesAsked({ ...asked, after }, reader, today),
			rowsAtOnce,
		);
		const { lines, next } = page;
		const [heads, persons, certificates] = await Promise.all([
			programmeHeads(
				database,
				lines.map(({ programme }) => programme),
			),
			personsById(
				database,
				lines.map(({ person }) => person),
			),
			certificatesInFull(
				database,
				lines.flatMap(({ certificate }) => certificate ?? []),
			),
		]);
		yield lines.map((line) => {
			const head = heads.get(line.programme);
			const day = head ? todayOf(head, services.clock.now()) : today;
			const certificate =
				line.certificate && certificates.get(line.certificate);
			return [
				sayLine(line, t),
				line.programmeName,
				certificate ? certificate.certificate.decision.number : "",
				line.dueOn,
				Math.max(0, daysBetween(line.dueOn, day)),
				line.booked === null
					? ""
					: t(`board.booked.${line.booked}`, { day: line.bookedFor ?? "" }),
				persons.get(line.person)?.name ?? "",
				String(line.data["clause"] ?? ""),
			];
		});
		after = next;
	} while (after);
}

async function* certificatePortions(
	services: Services,
	sight: Sight,
	asked: BoardQuery,
	reader: Parameters<typeof certificatesAsked>[1],
	t: Translate,
): AsyncGenerator<Portion> {
	const { database } = services.records;
	yield [
		[
			t("certificate.number"),
			t("certificate.body"),
			t("board.programme"),
			t("certificate.state"),
			t("certificate.decidedOn"),
			t("board.validUntil"),
			t("board.next"),
			t("board.what"),
			t("board.who"),
		],
	];
	let { after } = asked;
	do {
		const page: CertificatesPage = await certificatesPage(
			database,
			sight,
			certificatesAsked({ ...asked, after }, reader),
			rowsAtOnce,
		);
		const { certificates, next } = page;
		const [persons, full] = await Promise.all([
			personsById(
				database,
				certificates.map(({ person }) => person),
			),
			certificatesInFull(
				database,
				certificates.map(({ room }) => room),
			),
		]);
		yield certificates.map((each) => {
			const drawn = full.get(each.room);
			return [
				each.number,
				each.body,
				each.programmeName,
				drawn
					? stateOfCertificate(
							drawn.programme,
							drawn.certificate,
							todayOf(drawn, services.clock.now()),
							t,
						).word
					: t(`rules.states.${each.status}`),
				drawn?.certificate.decision.decidedOn ?? "",
				each.validUntil,
				each.next?.dueOn ?? "",
				each.next ? sayLine(each.next, t) : "",
				persons.get(each.person)?.name ?? "",
			];
		});
		after = next;
	} while (after);
}

import type { Request, Response } from "express";
import { z } from "zod";
import {
	type EvidencePiece,
	evidenceRowId,
	hasExpired,
	isInForce,
} from "../../domain/register/evidence.ts";
import { piecesById } from "../../records/evidence-pages.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import {
	type Form,
	type FormError,
	formAmong,
	readForm,
	refusedForm,
	type WrongForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Cell, SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { saySize } from "../quantities.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { answerFile, awayTo } from "./evidence-answer.ts";
import { sayEvidence, sayKind, type Texts } from "./evidence-item.ts";
import {
	filingFrom,
	givenFor,
	linkChoices,
	linkFields,
	typedFromPiece,
} from "./evidence-links.ts";
import { holdAll, pieceFields, piecesFrom } from "./evidence-new.ts";
import { piecePath, sayPeriod, stateOfPiece } from "./evidence-pieces.ts";
import {
	discardUploads,
	largestFileOf,
	readUploads,
	uploadError,
	uploadsOf,
} from "./evidence-upload.ts";
import { readers } from "./programme-frame.ts";
import {
	bringRegisterAct,
	bringRegisterForm,
	mayKeep,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

type Which = "version" | "refile" | "withdraw";

/** A piece of evidence: read, given another version, given for something else, withdrawn. */
export const pieceRoutes: Routes = (services) => {
	const path = "/programmes/:programme/evidence/:evidence";
	return [
		{
			method: "get",
			path,
			policy: readers,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "get",
			path: `${path}/file`,
			policy: readers,
			handler: (req, res) => download(req, res, services),
		},
		{
			method: "post",
			path: `${path}/version`,
			policy: mayKeep,
			before: [readUploads(services, { files: 1, fields: 10 })],
			handler: async (req, res) => {
				try {
					await addVersion(req, res, services);
				} finally {
					await discardUploads(req);
				}
			},
		},
		{
			method: "post",
			path: `${path}/refile`,
			policy: mayKeep,
			handler: (req, res) => refile(req, res, services),
		},
		{
			method: "post",
			path: `${path}/withdraw`,
			policy: mayKeep,
			handler: (req, res) => withdraw(req, res, services),
		},
	];
};

/** @throws Problem 404 when there is no such piece. */
async function pieceIn(
	req: Request,
	{ records }: Services,
	{ id }: RegisterPage,
): Promise<EvidencePiece> {
	const row = evidenceRowId(String(req.params["evidence"]));
	const found = (await piecesById(records.database, id, [row])).get(row);
	if (!found) throw new Problem(404);
	return found;
}

async function show(
	req: Request,
	res: Response,
	services: Services,
	wrong?: WrongForm<Which>,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const piece = await pieceIn(req, services, opened);
	const page = await withNames(opened, services, [
		piece.addedBy,
		piece.withdrawn?.by ?? null,
	]);
	const texts = await textsOf(database, [
		piece.piece.text,
		piece.note ?? "",
		piece.withdrawn?.reason ?? "",
	]);
	const formOf = formAmong(wrong);
	const refileForm = formOf("refile", typedFromPiece(piece));
	const words = texts.get(piece.piece.text) ?? t("evidence.removed");
	const { kind, file } = piece.piece;
	const at = piecePath(page, piece.id);
	showPage(res, "evidence-piece", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			{ to: `${page.path}/evidence`, text: t("evidence.register") },
		]),
		title: kind === "file" ? words : sayKind(piece.piece, t),
		paragraphs: kind === "note" ? words.split(/\n{2,}/) : [],
		away: kind === "link" ? { ...awayTo(words), words } : undefined,
		file: file && {
			to: `${at}/file`,
			kind: sayKind(piece.piece, t),
			sha256: file.sha256,
		},
		rows: rowsOf(page, piece, texts, t),
		versions: await versionsOf(page, services, piece, t),
		at,
		works: page.works,
		inForce: isInForce(piece),
		isFile: kind === "file",
		isLink: kind === "link",
		...(wrong ? { form: wrong.form } : {}),
		opened: wrong && { [wrong.which]: true },
		forms: {
			version: formOf("version"),
			refile: refileForm,
			withdraw: formOf("withdraw"),
		},
		choices: linkChoices(page, refileForm, t),
		fileHint: t("deliverables.fileHint", {
			size: saySize(largestFileOf(services), t),
		}),
		longest: longestNote,
	});
}

function rowsOf(
	page: RegisterPage,
	piece: EvidencePiece,
	texts: Texts,
	t: Translate,
): readonly SummaryRow[] {
	const { note, about, addedBy, addedOn, expiresOn, withdrawn } = piece;
	const row = (label: string, cell: Cell): SummaryRow => ({ label, cell });
	const given = givenFor(piece, page, t);
	return [
		row(t("evidence.stateLabel"), stateOfPiece(piece, page.today, t)),
		...(note
			? [
					row(t("evidence.new.shows"), {
						text: texts.get(note) ?? t("events.removed"),
					}),
				]
			: []),
		row(t("evidence.givenFor"), {
			text:
				given.length > 0
					? given.join(t("readiness.between"))
					: t("evidence.givenForNothing"),
		}),
		...(about ? [row(t("evidence.about"), { text: sayPeriod(piece, t) })] : []),
		row(t("evidence.came"), {
			text: t("evidence.addedByOn", {
				name: page.nameOf(addedBy),
				day: sayDay(addedOn, t),
			}),
		}),
		...(expiresOn
			? [
					row(
						t("evidence.expires"),
						isInForce(piece)
							? {
									date: expiresOn,
									...(hasExpired(piece, page.today)
										? { note: t("evidence.expiredNote") }
										: {}),
								}
							: { text: sayDay(expiresOn, t) },
					),
				]
			: []),
		...(withdrawn
			? [
					row(t("evidence.withdrawnBy"), {
						text: t("evidence.addedByOn", {
							name: page.nameOf(withdrawn.by),
							day: sayDay(withdrawn.on, t),
						}),
						note: texts.get(withdrawn.reason) ?? t("events.removed"),
					}),
				]
			: []),
	];
}

/** No piece has more versions than a page can show. */
const mostVersions = 50;

/** @returns every version of the piece, the newest first; nothing where there is but one. */
async function versionsOf(
	page: RegisterPage,
	{ records: { database } }: Services,
	piece: EvidencePiece,
	t: Translate,
) {
	const chain = [piece];
	const follow = async (of: (known: EvidencePiece) => string | null) => {
		let next = of(piece);
		while (next && chain.length < mostVersions) {
			const found = (await piecesById(database, page.id, [next])).get(next);
			if (!found) return;
			chain.push(found);
			next = of(found);
		}
	};
	await follow(({ replacedBy }) => replacedBy);
	await follow(({ replaces }) => replaces);
	if (chain.length === 1) return undefined;
	const texts = await textsOf(
		database,
		chain.map((one) => one.piece.text),
	);
	return chain
		.sort((a, b) => b.version - a.version)
		.map((one) => ({
			version: t("evidence.state.version", { version: one.version }),
			name: sayEvidence(one.piece, texts, t),
			day: sayDay(one.addedOn, t),
			...(one.id === piece.id ? {} : { to: piecePath(page, one.id) }),
		}));
}

/** Whoever is signed in and may read gets the bytes as they came, and nothing of them is run. */
async function download(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const { piece } = await pieceIn(req, services, page);
	if (!piece.file) throw new Problem(404);
	const texts = await textsOf(services.records.database, [piece.text]);
	await answerFile(res, services, piece.file, texts.get(piece.text) ?? null);
}

const version = z.object({
	...pieceFields,
	changed: z
		.string({ error: "evidence.changedNeeded" })
		.min(1, "evidence.changedNeeded")
		.max(longestNote),
});

/** A version is given for what the one before it was. */
async function addVersion(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const page = await openRegister(req, res, services);
	const before = await pieceIn(req, services, page);
	const again = (form: Form) =>
		show(req, res, services, { which: "version", form });
	const wrong = (errors: readonly FormError[]) =>
		again(refusedForm(req.body, errors));
	const reading = readForm(version, req.body, t);
	if (!reading.ok) return again(reading.form);
	const { id, values } = reading;
	const sent = uploadsOf(req);
	if (!sent.ok && sent.problem !== "none")
		return wrong([uploadError(sent.problem, services, t)]);
	const files = sent.ok ? sent.uploads : [];
	const given = [files.length > 0, values.address !== "", values.text !== ""];
	if (given.filter(Boolean).length !== 1)
		return wrong([{ field: "file", message: t("evidence.oneVersion") }]);
	const held = await holdAll(services, files);
	if (!held) return wrong([uploadError("no-room", services, t)]);
	const { note, clauses, processes, findings, deliverable, about } = before;
	const recorded = await bringRegisterAct(req, res, services, page, {
		act: {
			type: "file-evidence",
			pieces: await piecesFrom(services, id, files, values),
			replaces: before.id,
			reason: await sealText(database, id, "changed", values.changed),
			note,
			clauses,
			processes,
			findings,
			deliverable,
			about,
			// What expired is renewed: how long the new one holds is said anew.
			expiresOn: null,
		},
		actId: `file-evidence/${id}`,
		to: piecePath(page, evidenceRowId(id)),
		notice: "evidence.versionAdded",
		again: wrong,
	});
	if (recorded !== undefined)
		for (const one of held) await one.release(recorded);
}

const refiled = z.object(linkFields);

async function refile(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const piece = await pieceIn(req, services, page);
	const again = (form: Form) =>
		show(req, res, services, { which: "refile", form });
	const reading = readForm(refiled, req.body, res.locals.frame.t);
	if (!reading.ok) return again(reading.form);
	const filing = filingFrom(reading.values, page);
	// A finding that is closed cannot be chosen any more, and is not taken away either.
	const closed = piece.findings.filter(
		(room) => !filing.findings.includes(room) && !page.world.rooms[room],
	);
	await bringRegisterAct(req, res, services, page, {
		act: {
			type: "refile-evidence",
			evidence: piece.id,
			...filing,
			findings: [...filing.findings, ...closed],
		},
		actId: `refile-evidence/${reading.id}`,
		to: piecePath(page, piece.id),
		notice: "evidence.refiled",
		fields: {
			"date-past": "expires-on",
			"dates-not-in-order": "about-until",
		},
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}

const withdrawal = z.object({
	reason: z
		.string({ error: "deliverables.reasonNeeded" })
		.min(1, "deliverables.reasonNeeded")
		.max(2_000),
});

async function withdraw(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await openRegister(req, res, services);
	const piece = await pieceIn(req, services, page);
	await bringRegisterForm(req, res, services, page, {
		schema: withdrawal,
		again: (form) => show(req, res, services, { which: "withdraw", form }),
		deed: async (values, id) => {
			return {
				act: {
					type: "withdraw-filed",
					evidence: piece.id,
					reason: await sealText(
						services.records.database,
						id,
						"reason",
						values.reason,
					),
				},
				actId: `withdraw-filed/${id}`,
				to: piecePath(page, piece.id),
				notice: "deliverables.evidenceWithdrawn",
			};
		},
	});
}

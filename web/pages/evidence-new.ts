import type { Request, Response } from "express";
import { z } from "zod";
import { evidenceId } from "../../domain/ids.ts";
import type { PieceGiven } from "../../domain/register/evidence.ts";
import { type HeldFile, holdFile } from "../../records/evidence.ts";
import { sealGiven, sealText } from "../../records/seals.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import { showPage } from "../page.ts";
import { saySize } from "../quantities.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { longestNote } from "../sheets/gap-sheet.ts";
import { ifNoRoom } from "./evidence.ts";
import {
	deliverableOptions,
	filingFrom,
	linkChoices,
	linkFields,
	placeChosen,
} from "./evidence-links.ts";
import {
	discardUploads,
	largestFileOf,
	mostFiles,
	readUploads,
	type Taken,
	uploadError,
	uploadsOf,
} from "./evidence-upload.ts";
import {
	bringRegisterAct,
	mayKeep,
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
} from "./readiness-room.ts";

/** Evidence is filed: several files at once, a web address, a note; given once for everything it shows. */
export const newEvidenceRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/evidence/new",
		policy: mayKeep,
		handler: async (req, res) => {
			const page = await openRegister(req, res, services);
			show(res, services, page, newForm(typedFrom(req)));
		},
	},
	{
		method: "post",
		path: "/programmes/:programme/evidence/new",
		policy: mayKeep,
		before: [readUploads(services, { files: mostFiles, fields: 150 })],
		handler: async (req, res) => {
			try {
				await receive(req, res, services);
			} finally {
				await discardUploads(req);
			}
		},
	},
];

/** The address may name what is asked for: a clause, a process, a finding. */
function typedFrom({ query }: Request): Form["typed"] {
	const [kind, value = ""] = String(query["for"] ?? "").split("/");
	if (kind === "clause") return { clauses: [value] };
	if (kind === "finding")
		return { findings: [String(query["for"]).slice("finding/".length)] };
	return kind === "process" ? { processes: [value] } : {};
}

function show(
	res: Response,
	services: Services,
	page: RegisterPage,
	form: Form,
): void {
	const { t } = res.locals.frame;
	const size = saySize(largestFileOf(services), t);
	showPage(res, "evidence-new", {
		...registerFrame(page, t, [
			wayToReadiness(page, t),
			{ to: `${page.path}/evidence`, text: t("evidence.register") },
		]),
		title: t("evidence.new.title"),
		form,
		choices: linkChoices(page, form, t),
		deliverables: deliverableOptions(page, t),
		fileHint: t("evidence.new.filesHint", { size, count: mostFiles }),
		largest: largestFileOf(services),
		tooLarge: t("deliverables.upload.too-large", { size }),
		most: mostFiles,
		longest: longestNote,
		action: `${page.path}/evidence/new`,
		back: `${page.path}/evidence`,
	});
}

/** A web address or a note, beside files: a piece is one of them. */
export const pieceFields = {
	address: z
		.union([
			z.literal(""),
			z.url({ protocol: /^https?$/, error: "forms.url" }).max(2_000),
		])
		.default(""),
	text: z.string().max(10_000).default(""),
};

const filed = z.object({
	...linkFields,
	...pieceFields,
	shows: z.string().max(longestNote).default(""),
	deliverable: z.string().default(""),
});

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await openRegister(req, res, services);
	const again = (errors: readonly FormError[]) =>
		show(res, services, page, refusedForm(req.body, errors));
	const sent = uploadsOf(req);
	if (!sent.ok && sent.problem !== "none")
		return again([uploadError(sent.problem, services, t)]);
	const reading = readForm(filed, req.body, t);
	if (!reading.ok) return show(res, services, page, reading.form);
	const { id, values } = reading;
	const files = sent.ok ? sent.uploads : [];
	if (files.length === 0 && values.address === "" && values.text === "")
		return again([{ field: "file", message: t("evidence.new.nothing") }]);
	const { database } = services.records;
	const held = await holdAll(services, files);
	if (!held) return again([uploadError("no-room", services, t)]);
	const pieces = await piecesFrom(services, id, files, values);
	const filing = filingFrom(values, page);
	const note = await sealGiven(database, id, "shows", values.shows);
	const deliverable = placeChosen(values.deliverable, page);
	const recorded = await bringRegisterAct(req, res, services, page, {
		act: {
			type: "file-evidence",
			pieces,
			replaces: null,
			reason: null,
			note,
			deliverable,
			...filing,
		},
		actId: `file-evidence/${id}`,
		to: `${page.path}/evidence`,
		notice: "evidence.new.done",
		values: { count: pieces.length },
		fields: {
			"date-past": "expires-on",
			"dates-not-in-order": "about-until",
			"phase-not-open": "deliverable",
			"unknown-deliverable": "deliverable",
		},
		again,
	});
	if (recorded !== undefined)
		for (const one of held) await one.release(recorded);
}

/** @returns nothing when there is no room for all of them; then none is held. */
export async function holdAll(
	services: Services,
	files: readonly Taken[],
): Promise<readonly HeldFile[] | undefined> {
	const held: HeldFile[] = [];
	for (const { file } of files) {
		const one = await holdFile(
			services.records.database,
			services.evidence,
			file,
		).catch(ifNoRoom);
		if (one) held.push(one);
		else {
			for (const known of held) await known.release(false);
			return undefined;
		}
	}
	return held;
}

/** @returns what was sent as pieces, each named by the form and its place in it. */
export async function piecesFrom(
	{ records: { database } }: Services,
	form: string,
	files: readonly Taken[],
	{ address, text }: { readonly address: string; readonly text: string },
): Promise<readonly PieceGiven[]> {
	const pieces: PieceGiven[] = [];
	for (const [place, { file, name }] of files.entries()) {
		const { sha256, bytes, mediaType } = file;
		pieces.push({
			id: evidenceId(place === 0 ? form : `${form}-${place}`),
			kind: "file",
			text: await sealText(database, form, `file-${place}`, name),
			file: { sha256, bytes, mediaType },
		});
	}
	for (const [kind, given] of [
		["link", address],
		["note", text],
	] as const)
		if (given !== "")
			pieces.push({
				id: evidenceId(pieces.length === 0 ? form : `${form}-${kind}`),
				kind,
				text: await sealText(database, form, kind, given),
				file: null,
			});
	return pieces;
}

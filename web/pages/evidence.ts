import type { Request, Response } from "express";
import { z } from "zod";
import type { Deliverable, Evidence } from "../../domain/deliverable.ts";
import { evidenceId } from "../../domain/ids.ts";
import { holdFile } from "../../records/evidence.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { goTo } from "../page.ts";
import type { Policy } from "../policy.ts";
import { Problem } from "../problem.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import {
	type DeliverableForm,
	deliverableIn,
	pathOf,
	showDeliverable,
} from "./deliverable-page.ts";
import { answerEvidence } from "./evidence-answer.ts";
import { sayEvidence, sayKind, sayShortHash } from "./evidence-item.ts";
import {
	discardUploads,
	isNoRoom,
	readUploads,
	uploadError,
	uploadOf,
} from "./evidence-upload.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import {
	frameOf,
	mayRead,
	mayWork,
	type RoomPage,
	readRoom,
	wayToPhase,
} from "./phase-room.ts";

/** Evidence of a deliverable: added as a file, a web address or a note; read; withdrawn with a reason. */
export const evidenceRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		path: string,
		policy: Policy,
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: `/programmes/:programme/:room/deliverables/:deliverable/evidence/${path}`,
		policy,
		handler: (req, res) => answer(req, res, services),
	});
	return [
		{
			...route("post", "file", mayWork, addFile),
			before: [readUploads(services)],
		},
		route("post", "link", mayWork, addLink),
		route("post", "note", mayWork, addNote),
		route("get", ":evidence", mayRead, show),
		route("get", ":evidence/withdraw", mayWork, showWithdraw),
		route("post", ":evidence/withdraw", mayWork, withdraw),
	];
};

const link = z.object({
	address: z
		.url({ protocol: /^https?$/, error: "forms.url" })
		.max(2_000, "forms.url"),
});
const note = z.object({ note: z.string().min(1).max(10_000) });

const addLink = (req: Request, res: Response, services: Services) =>
	addText(req, res, services, "link", link, ({ address }) => address);

const addNote = (req: Request, res: Response, services: Services) =>
	addText(req, res, services, "note", note, (values) => values.note);

async function addText<Schema extends z.ZodType>(
	req: Request,
	res: Response,
	services: Services,
	which: "link" | "note",
	schema: Schema,
	textOf: (values: z.output<Schema>) => string,
): Promise<void> {
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const reading = readForm(schema, req.body, res.locals.frame.t);
	if (!reading.ok)
		return showDeliverable(res, services, page, deliverable, {
			which,
			form: reading.form,
		});
	const { id, values } = reading;
	const { database } = services.records;
	await bringEvidence(req, res, services, page, deliverable, which, id, {
		id: evidenceId(id),
		kind: which,
		text: await sealText(database, id, which, textOf(values)),
		file: null,
	});
}

async function addFile(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	try {
		await addUploaded(req, res, services);
	} finally {
		await discardUploads(req);
	}
}

async function addUploaded(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const again = (message: string) =>
		showDeliverable(res, services, page, deliverable, {
			which: "file",
			form: refusedForm(req.body, [{ field: "file", message }]),
		});
	const upload = uploadOf(req);
	if (!upload.ok)
		return again(uploadError(upload.problem, services, t).message);
	// Nothing is kept for a phase in which nothing can be recorded any more.
	if (!page.works) return again(t("refusals.phase-not-open"));
	const reading = readForm(z.object({}), req.body, t);
	if (!reading.ok) return again(t("forms.notValid"));
	const { id } = reading;
	const { database } = services.records;
	const held = await holdFile(database, services.evidence, upload.file).catch(
		ifNoRoom,
	);
	if (!held) return again(uploadError("no-room", services, t).message);
	const { sha256, bytes, mediaType } = upload.file;
	const recorded = await bringEvidence(
		req,
		res,
		services,
		page,
		deliverable,
		"file",
		id,
		{
			id: evidenceId(id),
			kind: "file",
			text: await sealText(database, id, "file", upload.name),
			file: { sha256, bytes, mediaType },
		},
	);
	if (recorded !== undefined) await held.release(recorded);
}

/** @returns nothing where there was no room; any other failure goes on. */
export function ifNoRoom(failure: unknown): undefined {
	if (!isNoRoom(failure)) throw failure;
}

const bringEvidence = (
	req: Request,
	res: Response,
	services: Services,
	page: RoomPage,
	deliverable: Deliverable,
	which: DeliverableForm,
	formId: string,
	evidence: Omit<Evidence, "addedBy" | "addedOn" | "withdrawn">,
): Promise<boolean | undefined> =>
	bringPhaseAct(req, res, services, page, {
		act: { type: "add-evidence", deliverable: deliverable.id, evidence },
		actId: `add-evidence/${formId}`,
		to: pathOf(page, deliverable),
		notice: "deliverables.evidenceAdded",
		again: (errors) =>
			showDeliverable(res, services, page, deliverable, {
				which,
				form: refusedForm(req.body, errors),
			}),
	});

/** @throws Problem 404 for a piece the deliverable never had. */
function evidenceIn({ evidence }: Deliverable, id: unknown): Evidence {
	const found = evidence.find((one) => one.id === id);
	if (!found) throw new Problem(404);
	return found;
}

/** What was withdrawn stays on record, and can still be read by those who work in the programme. */
async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const evidence = evidenceIn(deliverable, req.params["evidence"]);
	const name = sayDeliverable(deliverable, t);
	const back = { to: pathOf(page, deliverable), text: name };
	await answerEvidence(
		res,
		services,
		evidence,
		await textsOf(services.records.database, [evidence.text]),
		{
			today: page.today,
			deliverable: name,
			addedBy: page.nameOf(evidence.addedBy),
			back: { to: back.to, text: t("deliverables.back") },
			frame: frameOf(page, t, [wayToPhase(page, t), back]),
		},
	);
}

const withdrawal = z.object({
	reason: z
		.string({ error: "deliverables.reasonNeeded" })
		.min(1, "deliverables.reasonNeeded")
		.max(2_000),
});

async function showWithdraw(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const evidence = evidenceIn(deliverable, req.params["evidence"]);
	const back = { to: pathOf(page, deliverable), text: t("deliverables.back") };
	if (evidence.withdrawn) return goTo(res, back.to);
	const texts = await textsOf(services.records.database, [evidence.text]);
	const name = sayDeliverable(deliverable, t);
	showForm(
		res,
		page,
		{
			title: t("deliverables.withdrawTitle"),
			intro: [t("deliverables.withdrawIntro")],
			rows: [
				{
					label: t("deliverables.piece"),
					cell: {
						text: sayEvidence(evidence, texts, t),
						note: [
							sayKind(evidence, t),
							...(evidence.file ? [sayShortHash(evidence.file.sha256, t)] : []),
						].join(" · "),
					},
				},
				{ label: t("evidence.belongsTo"), cell: { text: name } },
			],
			form: given ?? newForm(),
			fields: [
				{
					part: "text-area",
					name: "reason",
					label: t("deliverables.withdrawReason"),
					hint: t("deliverables.withdrawReasonHint"),
					maxlength: 2_000,
				},
			],
			submit: t("deliverables.withdraw"),
			grave: true,
			action: `${back.to}/evidence/${evidence.id}/withdraw`,
			back,
		},
		[{ to: back.to, text: name }],
	);
}

async function withdraw(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(withdrawal, req.body, res.locals.frame.t);
	if (!reading.ok) return showWithdraw(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	const deliverable = deliverableIn(page, req.params["deliverable"]);
	const evidence = evidenceIn(deliverable, req.params["evidence"]);
	const { id, values } = reading;
	const { database } = services.records;
	await bringPhaseAct(req, res, services, page, {
		act: {
			type: "withdraw-evidence",
			deliverable: deliverable.id,
			evidence: evidence.id,
			reason: await sealText(database, id, "reason", values.reason),
		},
		actId: `withdraw-evidence/${id}`,
		to: pathOf(page, deliverable),
		notice: "deliverables.evidenceWithdrawn",
		again: (errors) =>
			showWithdraw(req, res, services, refusedForm(req.body, errors)),
	});
}

import type { Request, Response } from "express";
import type { ProgrammeAct } from "../../domain/acts.ts";
import { atTime, localDateOf } from "../../domain/dates.ts";
import { type ProgrammeId, roomId, type Seal } from "../../domain/ids.ts";
import type { WayPhase } from "../../domain/phases.ts";
import { isTaken, proposeId } from "../../records/programme-pages-ids.ts";
import { sealText } from "../../records/seals.ts";
import { startRehearsal } from "../../rehearsal/start.ts";
import { perform } from "../../temporal/perform.ts";
import { readForm, refusedForm } from "../forms.ts";
import { answerWith } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	draftOf,
	firstAtEach,
	misfits,
	type StartDraft,
} from "./start-programme-check.ts";
import {
	emptyStartForm,
	readableIn,
	startFields,
} from "./start-programme-form.ts";
import { addPeople } from "./start-programme-people.ts";
import { showPreview, showStartForm } from "./start-programme-view.ts";

type Start = Extract<ProgrammeAct, { type: "start" }>;

/** Every programme is certified against this edition; Amendment 1:2024 asks whether climate change is relevant. */
const edition = "ISO/IEC 20000-1:2018 + Amd 1";

const openingHour = 9;

/** One form; its plan is shown before it is confirmed. */
export const startRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/start",
		policy: "signed-in",
		handler: (_req, res) => showStartForm(res, emptyStartForm(signedIn(res))),
	},
	{
		method: "post",
		path: "/start",
		policy: "signed-in",
		handler: (req, res) => receive(req, res, services),
	},
];

async function receive(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const form = refusedForm(req.body, []);
	if (form.typed["step"] === "change") return showStartForm(res, form);
	const readable = readableIn(form.typed);
	const zone = readable.zone ?? signedIn(res).zone;
	const today = localDateOf(services.clock.now(), zone);
	const reading = readForm(startFields, req.body, t);
	const confirmed = form.typed["step"] === "start";
	const errors = [
		...(reading.ok ? [] : reading.form.errors),
		...misfits(readable, today, t),
		...(readable.id && !confirmed && (await isTaken(database, readable.id))
			? [{ field: "id", message: t("refusals.programme-exists") }]
			: []),
	];
	if (!reading.ok || errors.length > 0)
		return showStartForm(res, refusedForm(req.body, firstAtEach(errors)));
	const draft = draftOf(reading.values, today);
	const id =
		draft.fields.id ??
		(await proposeId(database, [draft.fields.name, draft.fields.organisation]));
	if (confirmed)
		await start(req, res, services, { draft, id, form: reading.id });
	else
		await showPreview(res, services, { draft, id, today, typed: form.typed });
}

interface Confirmed {
	readonly draft: StartDraft;
	readonly id: ProgrammeId;
	/** The form's id names the act: sent twice, it starts one programme. */
	readonly form: string;
}

async function start(
	req: Request,
	res: Response,
	services: Services,
	{ draft, id, form }: Confirmed,
): Promise<void> {
	const { t } = res.locals.frame;
	const { records, temporal } = services;
	const { person } = signedIn(res);
	const actId = `start/${form}`;
	const act = await actOf(services, draft, id, actId, person);
	const { programme, outcome } =
		draft.fields.kind === "rehearsal"
			? await startRehearsal(services, {
					form,
					host: person,
					by: person,
					act,
					opensAt: atTime(draft.startOn, openingHour, 0, draft.fields.zone),
				})
			: {
					programme: id,
					outcome: await perform(records, temporal, {
						programme: id,
						kind: "real",
						room: roomId(id),
						by: person,
						act,
						actId,
					}),
				};
	await answerWith(req, res, { programme, actId }, outcome, {
		to: `/programmes/${programme}`,
		notice: "start.done",
		values: { name: draft.fields.name },
		refused: (refusal) => {
			const field = refusal.code === "programme-exists" ? "id" : "";
			const message = sayRefusal(refusal, t, (named) => named);
			showStartForm(res, refusedForm(req.body, [{ field, message }]));
		},
	});
}

/** Persons are made known and reasons sealed before an act names them. */
async function actOf(
	{ records: { database } }: Services,
	draft: StartDraft,
	id: ProgrammeId,
	actId: string,
	reader: Parameters<typeof addPeople>[2],
): Promise<Start> {
	const { fields, startOn, lengths, before } = draft;
	const reasons: Partial<Record<WayPhase, Seal>> = {};
	for (const [phase, reason] of Object.entries(draft.reasons))
		reasons[phase as WayPhase] = await sealText(database, actId, phase, reason);
	return {
		type: "start",
		charter: {
			programme: id,
			kind: fields.kind,
			organisation: fields.organisation,
			zone: fields.zone,
			rules: fields.rules,
			edition,
			industry: fields.industry,
			language: fields.language,
		},
		name: fields.name,
		people: await addPeople(database, draft, reader),
		startOn,
		lengths,
		reasons,
		before,
	};
}

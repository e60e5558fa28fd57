import type { Request, Response } from "express";
import { localDateOf } from "../../domain/dates.ts";
import { type ProgrammeId, roomId } from "../../domain/ids.ts";
import { isGuarded } from "../../records/board-certificates.ts";
import { isTaken, proposeId } from "../../records/programme-pages-ids.ts";
import { perform } from "../../temporal/perform.ts";
import { type FormError, readForm, refusedForm } from "../forms.ts";
import { answerWith } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	adoptAct,
	nameOfAdopted,
	notSealed,
	sealedAdoptAct,
} from "./adopt-act.ts";
import { adoptedAhead } from "./adopt-ahead.ts";
import { misfitsOfAdoption } from "./adopt-check.ts";
import {
	type AdoptFields,
	adoptFields,
	emptyAdoptForm,
	readableAdoption,
} from "./adopt-form.ts";
import { showAdoptForm, showAdoptPreview } from "./adopt-view.ts";
import { firstAtEach, personsIn } from "./start-programme-check.ts";
import { peopleAhead } from "./start-programme-people.ts";

/** An existing certificate: one form, with the dates that follow shown before it is adopted. */
export const adoptRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/adopt",
		policy: "signed-in",
		handler: (_req, res) => showAdoptForm(res, emptyAdoptForm(signedIn(res))),
	},
	{
		method: "post",
		path: "/adopt",
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
	if (form.typed["step"] === "change") return showAdoptForm(res, form);
	const confirmed = form.typed["step"] === "adopt";
	const readable = readableAdoption(form.typed);
	const zone = readable.zone ?? signedIn(res).zone;
	const today = localDateOf(services.clock.now(), zone);
	const reading = readForm(adoptFields, req.body, t);
	const errors: readonly FormError[] = [
		...(reading.ok ? [] : reading.form.errors),
		...misfitsOfAdoption(readable, today, t),
		...(confirmed ? [] : await takenAlready(services, readable, t)),
	];
	if (!reading.ok || errors.length > 0)
		return showAdoptForm(res, refusedForm(req.body, firstAtEach(errors)));
	const fields = reading.values;
	const id =
		fields.id ??
		(await proposeId(database, [nameOfAdopted(fields), fields.organisation]));
	if (confirmed) return adopt(req, res, services, fields, id, reading.id);
	const { people, nameOf } = await peopleAhead(
		database,
		{ persons: personsIn(fields) },
		signedIn(res),
	);
	const ahead = adoptedAhead(
		adoptAct(fields, id, people, notSealed),
		services.clock.now(),
		signedIn(res).person,
	);
	if (!ahead.ok) {
		const message = sayRefusal(ahead.refusal, t, nameOf);
		return showAdoptForm(res, refusedForm(req.body, [{ field: "", message }]));
	}
	showAdoptPreview(res, {
		id,
		name: nameOfAdopted(fields),
		typed: form.typed,
		ahead,
		nameOf,
	});
}

/** @returns what is in Certway already: a programme of this short name, a certificate of this number. */
export async function takenAlready(
	{ records: { database } }: Services,
	{ id, number, body }: Partial<AdoptFields>,
	t: Parameters<typeof misfitsOfAdoption>[2],
): Promise<readonly FormError[]> {
	return [
		...(id && (await isTaken(database, id))
			? [{ field: "id", message: t("refusals.programme-exists") }]
			: []),
		...(number && body && (await isGuarded(database, number, body))
			? [{ field: "number", message: t("adopt.wrong.guarded") }]
			: []),
	];
}

async function adopt(
	req: Request,
	res: Response,
	services: Services,
	fields: AdoptFields,
	id: ProgrammeId,
	form: string,
): Promise<void> {
	const { t } = res.locals.frame;
	const { person } = signedIn(res);
	const { database } = services.records;
	const actId = `adopt/${form}`;
	const act = await sealedAdoptAct(database, fields, id, actId, person);
	const outcome = await perform(services.records, services.temporal, {
		programme: id,
		kind: "real",
		room: roomId(id),
		by: person,
		act,
		actId,
	});
	await answerWith(req, res, { programme: id, actId }, outcome, {
		to: `/programmes/${id}`,
		notice: "adopt.done",
		values: { number: fields.number },
		refused: (refusal) => {
			const field = refusal.code === "programme-exists" ? "id" : "";
			const message = sayRefusal(refusal, t, (named) => named);
			showAdoptForm(res, refusedForm(req.body, [{ field, message }]));
		},
	});
}

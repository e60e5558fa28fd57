import type { Request, Response } from "express";
import type { z } from "zod";
import type { Act } from "../../domain/acts.ts";
import type { Seal } from "../../domain/ids.ts";
import type { Person } from "../../records/persons.ts";
import { assignablePersons } from "../../records/phase-pages.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import type { MessageKey, Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { codeOf, sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";
import { peopleIn } from "./finding-fields.ts";
import {
	type FindingPage,
	findingsFrame,
	readFinding,
} from "./finding-room.ts";
import { bringFormAct } from "./form-act.ts";
import type { FormField, FormPage } from "./phase-form.ts";

/** What a form of a finding looks at. */
export interface OnFinding extends FindingPage {
	readonly t: Translate;
	/** What stands behind the seals of its answer. */
	readonly texts: ReadonlyMap<string, string | null>;
	/** Who can be given something to do. */
	readonly persons: readonly Person[];
}

/** One act on a finding, with a page of its own. */
export interface FindingForm<Typed extends z.ZodType = z.ZodType> {
	/** What binds others (what the body said, grades, owners) is for owner and coordinator. */
	readonly lead?: true;
	/** Whether it can be done as the finding stands. */
	readonly offered: (on: FindingPage) => boolean;
	readonly title: (on: OnFinding) => string;
	readonly intro: (on: OnFinding) => readonly string[];
	readonly rows?: (on: OnFinding) => readonly SummaryRow[];
	readonly fields: (on: OnFinding) => readonly FormField[];
	readonly typed?: (on: OnFinding) => Form["typed"];
	readonly schema: Typed;
	readonly submit: (on: OnFinding) => string;
	readonly notice: MessageKey;
	/** The field that a refusal is about. */
	readonly about?: Readonly<Record<string, string>>;
	readonly act: (
		on: OnFinding,
		typed: z.output<Typed>,
		seal: (field: string, text: string) => Promise<Seal>,
		id: string,
	) => Promise<Act>;
}

export const findingForm = <Typed extends z.ZodType>(
	form: FindingForm<Typed>,
) => form as unknown as FindingForm;

export type FindingForms = Readonly<Record<string, FindingForm>>;

/** @throws Problem 404 where the address names no form. */
function formOf({ params }: Request, forms: FindingForms) {
	const name = String(params["act"]);
	const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
	if (!form) throw new Problem(404);
	return { name, form };
}

async function read(
	req: Request,
	res: Response,
	services: Services,
): Promise<OnFinding> {
	const page = await readFinding(req, res, services);
	const { database } = services.records;
	const { answer, effectiveness } = page.finding;
	const { people } = page.open.world.programme;
	const [texts, persons] = await Promise.all([
		textsOf(
			database,
			[answer.correction, answer.cause, answer.action, effectiveness].filter(
				(seal) => seal !== null,
			),
		),
		assignablePersons(database, page.open.id, peopleIn(people)),
	]);
	return {
		...page,
		t: res.locals.frame.t,
		texts,
		persons,
	};
}

/** @throws Problem 404 where the finding does not stand so that it could be done. */
async function readOffered(
	req: Request,
	res: Response,
	services: Services,
	form: FindingForm,
): Promise<OnFinding> {
	const on = await read(req, res, services);
	if (!form.offered(on)) throw new Problem(404);
	return on;
}

/** Shows one form of a finding. */
export async function showFindingForm(
	req: Request,
	res: Response,
	services: Services,
	forms: FindingForms,
): Promise<void> {
	const { name, form } = formOf(req, forms);
	const on = await readOffered(req, res, services, form);
	show(
		res,
		name,
		form,
		on,
		newForm({ day: on.open.today, ...form.typed?.(on) }),
	);
}

function show(
	res: Response,
	name: string,
	form: FindingForm,
	on: OnFinding,
	shown: Form,
): void {
	const { open, finding, at, t } = on;
	const page: FormPage = {
		title: form.title(on),
		intro: form.intro(on),
		rows: form.rows?.(on) ?? [],
		form: shown,
		fields: form.fields(on),
		submit: form.submit(on),
		action: `${at}/${name}`,
		back: { to: at, text: t("findings.back") },
	};
	showPage(res, "phase-form", { ...findingsFrame(open, t, finding), ...page });
}

/** Brings what was typed to the finding's workflow, or straight to the record. */
export async function bringFindingForm(
	req: Request,
	res: Response,
	services: Services,
	forms: FindingForms,
): Promise<void> {
	const { name, form } = formOf(req, forms);
	const on = await read(req, res, services);
	const { open, finding, at, t } = on;
	if (form.lead && !on.isLeader) throw new Problem(403);
	const reading = readForm(form.schema, req.body, t);
	if (!reading.ok) return show(res, name, form, on, reading.form);
	const actId = `${name}/${reading.id}`;
	const again = (errors: readonly FormError[]) =>
		show(res, name, form, on, refusedForm(req.body, errors));
	const seal = (field: string, said: string) =>
		sealText(services.records.database, `${open.id}/${actId}`, field, said);
	await bringFormAct(req, res, services, open, {
		room: finding.room,
		actId,
		act: () => form.act(on, reading.values, seal, reading.id),
		to: at,
		notice: form.notice,
		values: { finding: `F-${finding.number}` },
		refusedAs: (refusal) => ({
			field: form.about?.[codeOf(refusal)] ?? "",
			message: sayRefusal(refusal, t, (person) => person),
		}),
		again,
	});
}

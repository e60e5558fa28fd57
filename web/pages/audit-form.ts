import type { Request, Response } from "express";
import type { z } from "zod";
import type { Act } from "../../domain/acts.ts";
import { auditsOfRoom, type ProgrammeAudit } from "../../domain/audits.ts";
import { type RoomId, roomId, type Seal } from "../../domain/ids.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { guardingCertificate } from "../../domain/world.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import {
	type Form,
	type FormError,
	newForm,
	readForm,
	refusedForm,
} from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";
import { bookingSeals, dueCell, standingCell } from "./audit-shown.ts";
import type { Texts } from "./evidence-item.ts";
import { bringFormAct } from "./form-act.ts";
import type { FormField, FormPage } from "./phase-form.ts";
import {
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

/** What a form about an audit looks at. */
export interface OnAudit {
	readonly open: OpenProgramme;
	/** null on a form about the programme's audits as a whole. */
	readonly audit: ProgrammeAudit | null;
	readonly texts: Texts;
	readonly t: Translate;
}

/** One act that arranges an audit, with a page of its own. */
export interface AuditForm<Typed extends z.ZodType = z.ZodType> {
	readonly title: (on: OnAudit) => string;
	readonly intro: (on: OnAudit) => readonly string[];
	readonly fields: (on: OnAudit) => readonly FormField[];
	readonly typed?: (on: OnAudit) => Form["typed"];
	readonly schema: Typed;
	readonly submit: (on: OnAudit) => string;
	/** It takes something away. */
	readonly grave?: boolean;
	/** Whether it makes sense as the audit stands; everywhere where it is absent. */
	readonly fits?: (audit: ProgrammeAudit) => boolean;
	/** Where the act belongs that is not the audit's own room. */
	readonly room?: (on: OnAudit) => RoomId;
	/** The field that a refusal is about; others stand against the form as a whole. */
	readonly refusedAt?: Partial<Record<RefusalCode, string>>;
	readonly act: (
		on: OnAudit,
		typed: z.output<Typed>,
		seal: (field: string, text: string) => Promise<Seal>,
	) => Promise<Act>;
}

export const auditForm = <Typed extends z.ZodType>(form: AuditForm<Typed>) =>
	form as unknown as AuditForm;

export type AuditForms = Readonly<Record<string, AuditForm>>;

/** @throws Problem 404 for a form, or an audit, that there is not. */
async function read(
	req: Request,
	res: Response,
	services: Services,
	forms: AuditForms,
) {
	const name = String(req.params["act"]);
	const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
	if (!form) throw new Problem(404);
	const open = await openProgramme(req, services);
	const key = req.params["audit"];
	const audit = key === undefined ? null : auditNamed(open, String(key));
	if (key !== undefined && !audit) throw new Problem(404);
	if (audit && form.fits && !form.fits(audit)) throw new Problem(404);
	const texts = await textsOf(
		services.records.database,
		audit ? bookingSeals([audit]) : [],
	);
	const on: OnAudit = { open, audit, texts, t: res.locals.frame.t };
	return { name, form, on };
}

const auditNamed = (
	{ world }: OpenProgramme,
	key: string,
): ProgrammeAudit | null =>
	Object.values(world.rooms)
		.flatMap(({ room }) => auditsOfRoom(world, room, "every"))
		.find(({ audit }) => audit === key) ?? null;

/** Shows the form that the path names. */
export async function showAuditForm(
	req: Request,
	res: Response,
	services: Services,
	forms: AuditForms,
): Promise<void> {
	const { name, form, on } = await read(req, res, services, forms);
	show(res, name, form, on, newForm(form.typed?.(on) ?? {}));
}

function show(
	res: Response,
	name: string,
	form: AuditForm,
	on: OnAudit,
	shown: Form,
): void {
	const { open, audit, t } = on;
	const back = {
		to: audit
			? `${open.path}/audits#audit-${audit.audit}`
			: `${open.path}/audits`,
		text: t("bookings.form.back"),
	};
	const page: FormPage = {
		title: form.title(on),
		intro: form.intro(on),
		rows: audit ? rowsAbove(on, audit) : [],
		form: shown,
		fields: form.fields(on),
		submit: form.submit(on),
		...(form.grave ? { grave: true } : {}),
		action: `${open.path}/audits/${audit ? `${audit.audit}/` : ""}${name}`,
		back,
	};
	showPage(res, "phase-form", {
		...frameBelow(open, t),
		trail: [
			{ to: "/", text: t("home.title") },
			{ to: open.path, text: open.world.programme.name },
			{ to: `${open.path}/audits`, text: t("bookings.title") },
		],
		...page,
	});
}

/** By when and why, and what is booked: whoever fills in the form sees it above. */
const rowsAbove = (
	{ open, texts, t }: OnAudit,
	audit: ProgrammeAudit,
): readonly SummaryRow[] => [
	{ label: t("bookings.due"), cell: dueCell(audit, texts, t) },
	{
		label: t(audit.held ? "bookings.held" : "bookings.booked"),
		cell: standingCell(audit, open.today, t),
	},
];

/** Brings what was typed to the workflow that owns the audit, or straight to the record what is only noted. */
export async function bringAuditForm(
	req: Request,
	res: Response,
	services: Services,
	forms: AuditForms,
): Promise<void> {
	const { name, form, on } = await read(req, res, services, forms);
	const { open, audit, t } = on;
	const reading = readForm(form.schema, req.body, t);
	if (!reading.ok) return show(res, name, form, on, reading.form);
	const actId = `${name}-audit/${reading.id}`;
	const again = (errors: readonly FormError[]) =>
		show(res, name, form, on, refusedForm(req.body, errors));
	const seal = (field: string, text: string) =>
		sealText(services.records.database, `${open.id}/${actId}`, field, text);
	const room =
		form.room?.(on) ??
		audit?.room ??
		guardingCertificate(open.world)?.room ??
		roomId(open.id);
	await bringFormAct(req, res, services, open, {
		room,
		actId,
		act: () => form.act(on, reading.values, seal),
		to: `${open.path}/audits`,
		notice: "bookings.form.entered",
		refusedAs: (refusal) => ({
			field: form.refusedAt?.[refusal.code] ?? "",
			message: sayRefusal(refusal, t, (person) => person),
		}),
		again,
	});
}

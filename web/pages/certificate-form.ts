import type { Request, Response } from "express";
import type { z } from "zod";
import type { Act } from "../../domain/acts.ts";
import type { Certificate } from "../../domain/certificate.ts";
import { type RoomId, roomId, type Seal } from "../../domain/ids.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { sealText } from "../../records/seals.ts";
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
import { fieldsOf } from "../perform.ts";
import { Problem } from "../problem.ts";
import { sayRefusal } from "../refusals.ts";
import type { Services } from "../services.ts";
import { certificateOf } from "./certificate-room.ts";
import { bringFormAct } from "./form-act.ts";
import type { FormField, FormPage } from "./phase-form.ts";
import {
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

/** What a form of the certificate looks at. */
export interface OnCertificate {
	readonly open: OpenProgramme;
	readonly certificate: Certificate;
	readonly t: Translate;
	/** What the address asks about: the key of a date, the id of a task. */
	readonly of: string;
}

/** One act on a certificate, with a page of its own that says what follows before it is done. */
export interface CertificateForm<Typed extends z.ZodType = z.ZodType> {
	readonly title: (on: OnCertificate) => string;
	readonly intro: (on: OnCertificate) => readonly string[];
	readonly rows?: (on: OnCertificate) => readonly SummaryRow[];
	readonly fields: (on: OnCertificate) => readonly FormField[];
	readonly typed?: (on: OnCertificate) => Form["typed"];
	readonly schema: Typed;
	readonly submit: (on: OnCertificate) => string;
	readonly grave?: boolean;
	/** What stands there once more before it is entered; without it nothing is asked twice. */
	readonly review?: (
		on: OnCertificate,
		typed: z.output<Typed>,
	) => readonly SummaryRow[];
	/** Whether it makes sense as the certificate stands; always where it is absent. */
	readonly fits?: (on: OnCertificate) => boolean;
	/** The field that a refusal is about; others stand against the form as a whole. */
	readonly refusedAt?: Partial<Record<RefusalCode, string>>;
	/** The act is one on the programme as a whole. */
	readonly onProgramme?: boolean;
	readonly act: (
		on: OnCertificate,
		typed: z.output<Typed>,
		seal: (field: string, text: string) => Promise<Seal>,
		id: string,
	) => Promise<Act>;
}

export const certificateForm = <Typed extends z.ZodType>(
	form: CertificateForm<Typed>,
) => form as unknown as CertificateForm;

export type CertificateForms = Readonly<Record<string, CertificateForm>>;

async function read(
	req: Request,
	res: Response,
	services: Services,
	forms: CertificateForms,
) {
	const name = String(req.params["act"]);
	const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
	if (!form) throw new Problem(404);
	const open = await openProgramme(req, services);
	const certificate = certificateOf(open);
	const body = req.body as Record<string, unknown> | undefined;
	const of = String(body?.["of"] ?? req.query["of"] ?? "");
	const on: OnCertificate = { open, certificate, t: res.locals.frame.t, of };
	if (form.fits && !form.fits(on)) throw new Problem(404);
	return { name, form, on };
}

/** Shows the form that the path names. @throws Problem 404 for any other. */
export async function showCertificateForm(
	req: Request,
	res: Response,
	services: Services,
	forms: CertificateForms,
): Promise<void> {
	const { name, form, on } = await read(req, res, services, forms);
	show(res, name, form, on, newForm(form.typed?.(on) ?? {}));
}

function show(
	res: Response,
	name: string,
	form: CertificateForm,
	on: OnCertificate,
	shown: Form,
	confirm?: { readonly rows: readonly SummaryRow[]; readonly body: unknown },
): void {
	const { open, certificate, t, of } = on;
	const page: FormPage = {
		title: form.title(on),
		intro: confirm ? [t("certificate.lookAgain")] : form.intro(on),
		rows: confirm?.rows ?? form.rows?.(on) ?? [],
		form: shown,
		fields: confirm ? [] : form.fields(on),
		hidden: confirm
			? [
					...fieldsOf(confirm.body).filter((field) => field.name !== "form-id"),
					{ name: "confirmed", value: "yes" },
				]
			: [{ name: "of", value: of }],
		submit: form.submit(on),
		...(form.grave ? { grave: true } : {}),
		action: `${open.path}/certificate/${name}`,
		back: {
			to: `${open.path}/certificate-${certificate.cycle}`,
			text: t("certificate.back"),
		},
	};
	showPage(res, "phase-form", { ...frameBelow(open, t), ...page });
}

/** Brings what was typed to the record; a notice of the body is shown once more before that. */
export async function bringCertificateForm(
	req: Request,
	res: Response,
	services: Services,
	forms: CertificateForms,
): Promise<void> {
	const { name, form, on } = await read(req, res, services, forms);
	const { open, certificate, t } = on;
	const reading = readForm(form.schema, req.body, t);
	if (!reading.ok) return show(res, name, form, on, reading.form);
	const body = req.body as Record<string, unknown>;
	if (form.review && body["confirmed"] !== "yes")
		return show(res, name, form, on, newForm(), {
			rows: form.review(on, reading.values),
			body,
		});
	const actId = `${name}/${reading.id}`;
	const again = (errors: readonly FormError[]) =>
		show(res, name, form, on, refusedForm(req.body, errors));
	const room: RoomId = form.onProgramme ? roomId(open.id) : certificate.room;
	const seal = (field: string, text: string) =>
		sealText(services.records.database, `${open.id}/${actId}`, field, text);
	await bringFormAct(req, res, services, open, {
		room,
		actId,
		act: () => form.act(on, reading.values, seal, reading.id),
		to: `${open.path}/certificate`,
		notice: "certificate.entered",
		refusedAs: (refusal) => ({
			field: form.refusedAt?.[refusal.code] ?? "",
			message: sayRefusal(refusal, t, (person) => person),
		}),
		again,
	});
}

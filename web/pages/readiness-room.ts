import type { Request, Response } from "express";
import type { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { RegisterAct } from "../../domain/register/acts.ts";
import {
	ownRoom,
	type RegisterRow,
	type RowOf,
} from "../../domain/register/register.ts";
import { type Person, personsById } from "../../records/persons.ts";
import { assignablePersons } from "../../records/phase-pages.ts";
import { registerRow } from "../../records/readiness.ts";
import { type Form, type FormError, readForm, refusedForm } from "../forms.ts";
import type { MessageKey, Translate } from "../locales/translate.ts";
import { type PageData, showPage } from "../page.ts";
import type { Option, Way } from "../parts.ts";
import type { Policy } from "../policy.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import { type NameOf, sayRefusal } from "../refusals.ts";
import type { ProgrammeRole, Services } from "../services.ts";
import { bringFormAct } from "./form-act.ts";
import type { FormPage } from "./phase-form.ts";
import {
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";
import { personsIn } from "./programme-people.ts";

const workers = ["owner", "coordinator", "contributor"] as const;
const leaders = ["owner", "coordinator"] as const;
/** Business people see gaps that IT does not: approvers rate too. */
const raters = [...workers, "approver"] as const;

/** Whoever works in the programme keeps its register. */
export const mayKeep: Policy = { programme: workers };
/** Who answers for what, and which standards count, is for owner and coordinator. */
export const maySettle: Policy = { programme: leaders };
export const mayRate: Policy = { programme: raters };

/** A programme whose register is looked at, with what its reader may do. */
export interface RegisterPage extends OpenProgramme {
	readonly works: boolean;
	readonly leads: boolean;
	readonly rates: boolean;
	/** The programme's own people first. */
	readonly nameOf: NameOf;
}

/** @throws Problem 404 when there is no such programme. */
export async function openRegister(
	req: Request,
	res: Response,
	services: Services,
): Promise<RegisterPage> {
	const open = await openProgramme(req, services);
	const roles = await services.access.rolesOf(signedIn(res).person, open.id);
	const goesOn = open.world.programme.status !== "stopped";
	const may = (allowed: readonly ProgrammeRole[]) =>
		goesOn && roles.some((role) => allowed.includes(role));
	return {
		...open,
		works: may(workers),
		leads: may(leaders),
		rates: may(raters),
		nameOf: () => "—",
	};
}

/**
 * @param row the row's id, as the address names it.
 * @throws Problem 404 when the programme has no such row of this kind.
 */
export async function rowIn<Kind extends RegisterRow["kind"]>(
	{ records }: Services,
	{ id }: RegisterPage,
	kind: Kind,
	row: string,
): Promise<RowOf<Kind>> {
	const found = await registerRow(records.database, id, row);
	if (found?.kind !== kind) throw new Problem(404);
	return found as RowOf<Kind>;
}

/** @returns the page with the names of these persons beside those of the programme's own. */
export async function withNames(
	page: RegisterPage,
	{ records }: Services,
	persons: Iterable<string | null>,
): Promise<RegisterPage> {
	const known = await personsById(records.database, [
		...personsIn(page.world.programme.people),
		...[...persons].filter((id) => id !== null),
	]);
	return { ...page, nameOf: (id) => known.get(id)?.name ?? "—" };
}

/** @returns the address of the readiness page, or of one below it. */
export const readinessPath = (
	{ path }: Pick<OpenProgramme, "path">,
	below = "",
): string => `${path}/readiness${below}`;

/** @returns what a page of the register tells the frame around it; `trail` leads on from the readiness page. */
export function registerFrame(
	page: RegisterPage,
	t: Translate,
	trail: readonly Way[] = [],
): Omit<PageData, "title"> {
	return {
		...frameBelow(page, t),
		trail: [
			{ to: "/", text: t("home.title") },
			{ to: page.path, text: page.world.programme.name },
			...trail,
		],
	};
}

export const wayToReadiness = (page: OpenProgramme, t: Translate): Way => ({
	to: readinessPath(page),
	text: t("readiness.title"),
});

/** Shows a page that is one form. */
export const showRegisterForm = (
	res: Response,
	page: RegisterPage,
	form: FormPage,
	trail: readonly Way[] = [wayToReadiness(page, res.locals.frame.t)],
): void =>
	showPage(res, "phase-form", {
		...registerFrame(page, res.locals.frame.t, trail),
		...form,
	});

/** What a form of the register does when its act is brought. */
export interface RegisterDeed {
	readonly act: RegisterAct;
	/** `<what>/<form id>`: the same form sent again is the same act. */
	readonly actId: string;
	readonly to: string;
	readonly notice: MessageKey;
	readonly values?: Readonly<Record<string, string | number>>;
	/** The field that a refusal is about; others stand against the form as a whole. */
	readonly fields?: Partial<Record<RefusalCode, string>>;
	/** What is shown instead of `to`, once the act is on record. */
	readonly recorded?: () => void | Promise<void>;
	readonly again: (errors: readonly FormError[]) => void | Promise<void>;
}

/** Brings an act of the signed-in person on the register, and answers. @returns whether it is on record. */
export async function bringRegisterAct(
	req: Request,
	res: Response,
	services: Services,
	page: RegisterPage,
	{ act, actId, fields = {}, again, ...afterwards }: RegisterDeed,
): Promise<boolean | undefined> {
	const { t } = res.locals.frame;
	return bringFormAct(req, res, services, page, {
		...afterwards,
		room: ownRoom(page.world.programme),
		actId,
		act: () => act,
		refusedAs: (refusal) => ({
			field: fields[refusal.code] ?? "",
			message: sayRefusal(refusal, t, page.nameOf),
		}),
		again,
	});
}

/** @returns everybody who can be given something to do, the programme's own people first. */
export const assignable = (
	{ id, world }: OpenProgramme,
	{ records }: Services,
): Promise<readonly Person[]> =>
	assignablePersons(records.database, id, personsIn(world.programme.people));

/** @returns the persons as choices of a field, with one for nobody. */
export const personOptions = (
	persons: readonly Person[],
	nobody: string,
): readonly Option[] => [
	{ value: "", text: nobody },
	...persons.map(({ id, name }) => ({ value: id, text: name })),
];

/** @returns the person chosen; null for nobody, and for whoever is not among them. */
export const personChosen = (
	persons: readonly Person[],
	chosen: string,
): PersonId | null => persons.find(({ id }) => id === chosen)?.id ?? null;

/** A form whose values become an act of the register. */
interface RegisterForm<Schema extends z.ZodType> {
	readonly schema: Schema;
	/** Shows the form again, with what was typed and what is wrong. */
	readonly again: (form: Form) => Promise<void>;
	/** @param form the form's id, which names the act. */
	readonly deed: (
		values: z.infer<Schema>,
		form: string,
	) => Promise<Omit<RegisterDeed, "again">> | Omit<RegisterDeed, "again">;
}

/** Reads a form and brings what it asks for; where it cannot be, the form is shown again and nothing typed is lost. */
export async function bringRegisterForm<Schema extends z.ZodType>(
	req: Request,
	res: Response,
	services: Services,
	page: RegisterPage,
	{ schema, again, deed }: RegisterForm<Schema>,
): Promise<void> {
	const reading = readForm(schema, req.body, res.locals.frame.t);
	if (!reading.ok) return again(reading.form);
	await bringRegisterAct(req, res, services, page, {
		...(await deed(reading.values, reading.id)),
		again: (errors) => again(refusedForm(req.body, errors)),
	});
}

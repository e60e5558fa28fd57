import type { ProgrammeAct } from "../../domain/acts.ts";
import {
	addDays,
	addMonths,
	compareDates,
	type LocalDate,
	later,
} from "../../domain/dates.ts";
import type { Seal } from "../../domain/ids.ts";
import { type WayPhase, wayPhases } from "../../domain/phases.ts";
import { leastPilotMonths } from "../../domain/pilot.ts";
import {
	countBack,
	type Lengths,
	type Plan,
	planProblems,
} from "../../domain/plan.ts";
import type { FormError } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { sayPlanProblem } from "../refusals.ts";
import { fieldOf, fieldOfProblem, given } from "./phase-lengths.ts";
import {
	type NamedRole,
	namedRoles,
	phasesBefore,
	type StartFields,
} from "./start-programme-form.ts";

/** What the form's fields mean together. */
export interface StartDraft {
	readonly fields: StartFields;
	readonly startOn: LocalDate;
	/** Where the plan was counted back from the day a certificate is needed. */
	readonly needed: {
		readonly on: LocalDate;
		/** The latest day that would have done. */
		readonly latest: LocalDate;
		readonly daysTooLate: number;
	} | null;
	readonly lengths: Lengths;
	/** The reasons as they were typed. */
	readonly reasons: Readonly<Partial<Record<WayPhase, string>>>;
	readonly before: Extract<ProgrammeAct, { type: "start" }>["before"];
	readonly persons: Readonly<Record<NamedRole, NamedPerson | null>>;
}

export interface NamedPerson {
	readonly name: string;
	readonly email: string;
}

type Fields = Partial<StartFields>;

/** The fields that name people. */
export type PersonFields = Pick<
	StartFields,
	`name-${NamedRole}` | `email-${NamedRole}`
>;

/** @returns reasons for whoever only asks whether there are any. */
export const asGiven = (reasons: StartDraft["reasons"]): Plan["reasons"] =>
	Object.fromEntries(
		Object.keys(reasons).map((phase) => [phase, given]),
	) as Partial<Record<WayPhase, Seal>>;

/** @returns everything that does not fit together in what can be read of the form. */
export function misfits(
	fields: Fields,
	today: LocalDate,
	t: Translate,
): readonly FormError[] {
	return [
		...daysMissing(fields, t),
		...lengthsWrong(fields, t),
		...beforeWrong(fields, today, t),
		...personsWrong(fields, t),
	];
}

function daysMissing(fields: Fields, t: Translate): readonly FormError[] {
	if (fields.basis === "start" && fields["start-on"] === null)
		return [{ field: "start-on", message: t("start.giveStart") }];
	if (fields.basis === "needed" && fields["needed-on"] === null)
		return [{ field: "needed-on", message: t("start.giveNeeded") }];
	return [];
}

function lengthsWrong(fields: Fields, t: Translate): readonly FormError[] {
	const lengths = lengthsIn(fields);
	if (!lengths) return [];
	return planProblems(lengths, asGiven(reasonsIn(fields))).map((problem) => ({
		field: fieldOfProblem(problem),
		message: sayPlanProblem(problem, t),
	}));
}

function lengthsIn(fields: Fields): Lengths | undefined {
	const lengths = wayPhases.map(
		(phase) => [phase, fields[fieldOf("months", phase)]] as const,
	);
	return lengths.every(([, months]) => months !== undefined)
		? (Object.fromEntries(lengths) as Lengths)
		: undefined;
}

const reasonsIn = (fields: Fields): StartDraft["reasons"] =>
	Object.fromEntries(
		wayPhases.flatMap((phase) => {
			const reason = fields[fieldOf("reason", phase)];
			return reason ? [[phase, reason]] : [];
		}),
	);

interface DaysBefore {
	readonly phase: WayPhase;
	readonly from: LocalDate | null | undefined;
	readonly until: LocalDate | null | undefined;
}

const daysBefore = (fields: Fields): readonly DaysBefore[] =>
	phasesBefore.map((phase) => ({
		phase,
		from: fields[fieldOf("from", phase)],
		until: fields[fieldOf("until", phase)],
	}));

/** Phases before Certway are the first ones, whole, one after another, over, and the pilot run is long enough. */
function beforeWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
): readonly FormError[] {
	const all = daysBefore(fields);
	const last = all.findLastIndex(({ from, until }) => from || until);
	const errors: FormError[] = [];
	let over: LocalDate | undefined;
	for (const { phase, from, until } of all.slice(0, last + 1)) {
		const at = (name: "from" | "until", message: string) =>
			errors.push({ field: fieldOf(name, phase), message });
		if (from === null) at("from", t("start.bothDays"));
		if (until === null) at("until", t("start.bothDays"));
		if (from && over && compareDates(from, over) < 0)
			at("from", t("start.beforeLast"));
		if (until && compareDates(until, today) > 0)
			at("until", t("refusals.before-in-future"));
		else if (from && until) {
			if (compareDates(until, from) < 0) at("until", t("start.endsBefore"));
			else if (
				phase === "pilot-run" &&
				compareDates(addDays(until, 1), addMonths(from, leastPilotMonths)) < 0
			)
				at("until", t("refusals.before-pilot-too-short"));
		}
		over = until ?? over;
	}
	const startOn = fields["start-on"];
	if (
		fields.basis === "start" &&
		startOn &&
		over &&
		compareDates(startOn, over) < 0
	)
		errors.push({ field: "start-on", message: t("start.startsBefore") });
	return errors;
}

/** A name without an address can be sent nothing, an address without a name can't be spoken of. */
export function personsWrong(
	fields: Partial<PersonFields>,
	t: Translate,
): readonly FormError[] {
	const halves = namedRoles.flatMap((role): readonly FormError[] => {
		const name = fields[`name-${role}`];
		const email = fields[`email-${role}`];
		if (name && email === "")
			return [{ field: `email-${role}`, message: t("start.emailToo") }];
		if (email && !name)
			return [{ field: `name-${role}`, message: t("start.nameToo") }];
		return [];
	});
	const approvers = (["it", "business", "top-management"] as const).flatMap(
		(role) => {
			const email = fields[`email-${role}`]?.toLowerCase();
			return email ? [{ role, email }] : [];
		},
	);
	const twice = approvers.filter(({ email }, place) =>
		approvers.slice(0, place).some((other) => other.email === email),
	);
	return [
		...halves,
		...twice.map(({ role }) => ({
			field: `email-${role}`,
			message: t("refusals.approver-twice", {
				person: fields[`name-${role}`] ?? "",
			}),
		})),
	];
}

/** The first thing to put right at a field is enough. */
export const firstAtEach = (
	errors: readonly FormError[],
): readonly FormError[] =>
	errors.filter(
		({ field }, place) =>
			errors.findIndex((other) => other.field === field) === place,
	);

/** @returns what a form in which nothing is wrong stands for. */
export function draftOf(fields: StartFields, today: LocalDate): StartDraft {
	const lengths = lengthsIn(fields) as Lengths;
	const before = daysBefore(fields).flatMap(({ phase, from, until }) =>
		from && until ? [{ phase, from, until }] : [],
	);
	const over = before.at(-1)?.until;
	const needed =
		fields.basis === "needed" && fields["needed-on"]
			? countedBack(fields["needed-on"], lengths, before, today)
			: null;
	const asked = needed
		? needed.daysTooLate > 0
			? today
			: needed.latest
		: (fields["start-on"] ?? today);
	return {
		fields,
		startOn: over ? later(asked, over) : asked,
		needed,
		lengths,
		reasons: reasonsIn(fields),
		before,
		persons: personsIn(fields),
	};
}

/** @returns who is named in the form, by what he is to do. */
export const personsIn = (fields: PersonFields): StartDraft["persons"] =>
	Object.fromEntries(
		namedRoles.map((role) => {
			const name = fields[`name-${role}`];
			const email = fields[`email-${role}`];
			return [role, name && email ? { name, email } : null];
		}),
	) as StartDraft["persons"];

/** Only what is still to come is counted back. */
function countedBack(
	on: LocalDate,
	lengths: Lengths,
	before: StartDraft["before"],
	today: LocalDate,
): NonNullable<StartDraft["needed"]> {
	const ahead = Object.fromEntries(
		wayPhases.map((phase) => [
			phase,
			before.some((over) => over.phase === phase) ? 0 : lengths[phase],
		]),
	) as Lengths;
	const { start, daysTooLate } = countBack(on, ahead, today);
	return { on, latest: start, daysTooLate };
}

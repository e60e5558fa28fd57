import { z } from "zod";
import {
	type LocalDate,
	parseLocalDate,
	parseTimeZone,
	type TimeZone,
} from "../../domain/dates.ts";
import { isProgrammeId, type ProgrammeId } from "../../domain/ids.ts";
import { type WayPhase, wayPhases } from "../../domain/phases.ts";
import { usualLengths } from "../../domain/plan.ts";
import { optionalEmail } from "../emails.ts";
import { type Form, newForm } from "../forms.ts";
import type { Reader } from "../services.ts";
import { fieldOf, months } from "./phase-lengths.ts";

/** Whoever can be named in the form, by name and address. */
export const namedRoles = [
	"owner",
	"coordinator",
	"escalation",
	"business-owner",
	"it",
	"business",
	"top-management",
] as const;

export type NamedRole = (typeof namedRoles)[number];

/** Phases that can be over before Certway: whoever has the last one behind him has a certificate already. */
export const phasesBefore = wayPhases.slice(0, -1);

/** A day that may be left out. */
export const optionalDay = z
	.string()
	.optional()
	.transform((text, context): LocalDate | null => {
		if (text === undefined || text === "") return null;
		const date = parseLocalDate(text);
		if (date) return date;
		context.addIssue("forms.date");
		return z.NEVER;
	});
const text = (most: number) => z.string().max(most).optional();

const ofPhases = <Name extends string, Field extends z.ZodType>(
	name: Name,
	field: Field,
) =>
	Object.fromEntries(
		wayPhases.map((phase) => [fieldOf(name, phase), field]),
	) as Record<`${Name}-${WayPhase}`, Field>;

/** A field for each person that can be named. */
export const ofRoles = <Name extends string, Field extends z.ZodType>(
	name: Name,
	field: Field,
) =>
	Object.fromEntries(
		namedRoles.map((role) => [`${name}-${role}`, field]),
	) as Record<`${Name}-${NamedRole}`, Field>;

export const timeZone = z.string().transform((name, context): TimeZone => {
	const zone = parseTimeZone(name);
	if (zone) return zone;
	context.addIssue("profile.noSuchZone");
	return z.NEVER;
});

/** The short name of a programme, which is made from its name where it is left out. */
export const optionalProgrammeId = z
	.string()
	.optional()
	.transform((id, context): ProgrammeId | null => {
		if (id === undefined || id === "") return null;
		if (isProgrammeId(id)) return id;
		context.addIssue("start.idShape");
		return z.NEVER;
	});

/** The fields of the form, each by itself; what they mean together is checked in start-programme-check.ts. */
export const startFields = z.object({
	step: z.enum(["check", "start", "change"]).default("check"),
	name: z.string().min(1).max(120),
	organisation: z.string().min(1).max(120),
	id: optionalProgrammeId,
	kind: z.enum(["real", "rehearsal"]),
	industry: z.enum(["finance", "internet", "government", "other"]),
	rules: z.enum(["iso", "cnca"]),
	language: z.enum(["en", "zh"]),
	zone: timeZone,
	basis: z.enum(["start", "needed"]),
	"start-on": optionalDay,
	"needed-on": optionalDay,
	...ofPhases("months", months),
	...ofPhases("reason", text(2_000)),
	...ofPhases("from", optionalDay),
	...ofPhases("until", optionalDay),
	...ofRoles("name", text(120)),
	...ofRoles("email", optionalEmail),
});

export type StartFields = z.output<typeof startFields>;

/** @returns what can be read of a form in which something is wrong: the fields that are right by themselves. */
export function readableIn(
	typed: Readonly<Record<string, unknown>>,
): Partial<StartFields> {
	const fields = Object.entries(startFields.shape).flatMap(([name, field]) => {
		const read = (field as z.ZodType).safeParse(typed[name]);
		return read.success ? [[name, read.data]] : [];
	});
	return Object.fromEntries(fields);
}

/** @returns the form as it is first shown, with what can be guessed of the reader. */
export const emptyStartForm = ({ language, zone }: Reader): Form =>
	newForm({
		language,
		zone,
		industry: "finance",
		rules: language === "zh" ? "cnca" : "iso",
		basis: "start",
		...Object.fromEntries(
			wayPhases.map((phase) => [
				fieldOf("months", phase),
				String(usualLengths()[phase]),
			]),
		),
	});

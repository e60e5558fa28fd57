import { z } from "zod";
import { GRADES } from "../../domain/rules/finding.ts";
import { optionalEmail } from "../emails.ts";
import { type Form, newForm } from "../forms.ts";
import type { Reader } from "../services.ts";
import { day } from "./deliverable.ts";
import {
	ofRoles,
	optionalDay,
	optionalProgrammeId,
	timeZone,
} from "./start-programme-form.ts";

/** The editions a certificate can name, by what stands in forms and files. */
export const editions = {
	"2018-amd-1": "ISO/IEC 20000-1:2018 + Amd 1",
	"2018": "ISO/IEC 20000-1:2018",
	"2011": "ISO/IEC 20000-1:2011",
} as const;
export type EditionCode = keyof typeof editions;
export const editionCodes = Object.keys(editions) as [
	EditionCode,
	...EditionCode[],
];

/** How a certificate stands, as its holder would say it; an expired one was certified until its last day. */
export const presentStates = [
	"certified",
	"scope-reduced",
	"suspended",
	"expired",
	"withdrawn",
	"surrendered",
] as const;
export type PresentState = (typeof presentStates)[number];

/** Which states count from a day of their own. */
export const countsFromADay = (state: PresentState): boolean =>
	state !== "certified" && state !== "expired";

/** The audits of a cycle that are entered by their last day alone. */
export const auditsBefore = [
	"surveillance-1",
	"surveillance-2",
	"surveillance-3",
	"recertification",
] as const;
export type AuditBeforeName = (typeof auditsBefore)[number];

/** Audits that can be arranged already. */
export const arrangedRounds = ["surveillance", "recertification"] as const;
export type ArrangedRound = (typeof arrangedRounds)[number];

/** So many open findings a form and a line of a table have room for: more can be raised once the certificate is adopted. */
export const findingPlaces = [
	1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
] as const;
export type FindingPlace = (typeof findingPlaces)[number];

export const findingSources = [
	"stage-2",
	"surveillance",
	"recertification",
	"special",
] as const;

const text = (most: number) => z.string().max(most).optional();

const fieldsOf = <Name extends string, Fields extends z.ZodType>(
	names: readonly Name[],
	field: Fields,
) =>
	Object.fromEntries(names.map((name) => [name, field])) as Record<
		Name,
		Fields
	>;

const partsOf = <Name extends string | number, Part extends string>(
	names: readonly Name[],
	part: Part,
) => names.map((name) => `${part}-${name}` as const);

/** Where a finding's grade is chosen from, nothing where there is no finding. */
const optionalGrade = z.enum(["", ...GRADES]).default("");
const optionalSource = z.enum(["", ...findingSources]).default("");

/** The fields of a certificate, each by itself; what they mean together is checked in adopt-check.ts. */
export const adoptFields = z.object({
	number: z.string().min(1).max(120),
	body: z.string().min(1).max(200),
	accreditation: text(120),
	edition: z.enum(editionCodes),
	scope: z.string().min(1).max(2_000),
	sites: text(2_000),
	begins: z.enum(["initial", "recert"]),
	"decided-on": day,
	"issued-on": optionalDay,
	"valid-until": day,
	"old-valid-until": optionalDay,
	state: z.enum(presentStates),
	"state-since": optionalDay,
	...fieldsOf(auditsBefore, optionalDay),
	special: text(500),
	...fieldsOf(partsOf(arrangedRounds, "from"), optionalDay),
	...fieldsOf(partsOf(arrangedRounds, "until"), optionalDay),
	...fieldsOf(
		partsOf(arrangedRounds, "booking"),
		z.enum(["confirmed", "proposed"]).default("confirmed"),
	),
	...fieldsOf(partsOf(findingPlaces, "grade"), optionalGrade),
	...fieldsOf(partsOf(findingPlaces, "clause"), text(20)),
	...fieldsOf(partsOf(findingPlaces, "source"), optionalSource),
	...fieldsOf(partsOf(findingPlaces, "found-on"), optionalDay),
	...fieldsOf(partsOf(findingPlaces, "statement"), text(10_000)),
	organisation: z.string().min(1).max(120),
	name: text(120),
	id: optionalProgrammeId,
	industry: z.enum(["finance", "internet", "government", "other"]),
	rules: z.enum(["iso", "cnca"]),
	language: z.enum(["en", "zh"]),
	zone: timeZone,
	...ofRoles("name", text(120)),
	...ofRoles("email", optionalEmail),
});

export type AdoptFields = z.output<typeof adoptFields>;
export type AdoptField = keyof AdoptFields;

/** @returns what can be read of a form in which something is wrong: the fields that are right by themselves. */
export function readableAdoption(
	typed: Readonly<Record<string, unknown>>,
): Partial<AdoptFields> {
	const fields = Object.entries(adoptFields.shape).flatMap(([name, field]) => {
		const read = (field as z.ZodType).safeParse(typed[name]);
		return read.success ? [[name, read.data]] : [];
	});
	return Object.fromEntries(fields);
}

/** What can be guessed of whoever adopts. */
export const guessed = ({
	language,
	zone,
}: Reader): Readonly<Record<string, string>> => ({
	language,
	zone,
	industry: "other",
	rules: language === "zh" ? "cnca" : "iso",
	edition: "2018-amd-1",
	begins: "initial",
	state: "certified",
});

/** @returns the form as it is first shown. */
export const emptyAdoptForm = (reader: Reader): Form =>
	newForm({ ...guessed(reader) });

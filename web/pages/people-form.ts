import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import type { Side } from "../../domain/phases.ts";
import type { Person } from "../../records/persons.ts";
import { email, optionalEmail } from "../emails.ts";
import type { Form, FormError } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { sides } from "./programme-people.ts";

export const roles = [
	"owner",
	"coordinator",
	"escalation",
	"business-owner",
] as const;
export type RoleName = (typeof roles)[number];

/** So many more approvers can be named at one time. */
const spare = 2;
const mostApprovers = 30;

/** @returns the form as the people are now. */
export function typedFrom(
	people: People,
	persons: ReadonlyMap<string, Person>,
): Record<string, string> {
	const fields = (place: string, person: PersonId | null) => {
		const known = person === null ? undefined : persons.get(person);
		return [
			[`name-${place}`, known?.name ?? ""],
			[`email-${place}`, known?.email ?? ""],
		];
	};
	return Object.fromEntries([
		...fields("owner", people.owner),
		...fields("coordinator", people.coordinator),
		...fields("escalation", people.escalation),
		...fields("business-owner", people.businessOwner),
		...people.approvers.flatMap(({ person, side }, n) => [
			...fields(`approver-${n}`, person),
			[`side-approver-${n}`, side],
		]),
	]);
}

/** How many approvers the form has room for: those that were sent, and some more. */
export const placesIn = (typed: Form["typed"]): number =>
	Math.min(
		mostApprovers,
		Object.keys(typed).reduce((most, name) => {
			const n = /^email-approver-(\d+)$/.exec(name)?.[1];
			return n !== undefined && typed[name]
				? Math.max(most, Number(n) + 1)
				: most;
		}, 0) + spare,
	);

const name = z.string().max(120).optional();
const must = {
	name: z.string().min(1).max(120),
	email,
};

/** Owner, coordinator and escalation are always somebody. */
export const schemaFor = (places: number) =>
	z.object({
		...Object.fromEntries(
			roles.flatMap((role) => [
				[`name-${role}`, role === "business-owner" ? name : must.name],
				[
					`email-${role}`,
					role === "business-owner" ? optionalEmail : must.email,
				],
			]),
		),
		...Object.fromEntries(
			Array.from({ length: places }, (_, n) => [
				[`name-approver-${n}`, name],
				[`email-approver-${n}`, optionalEmail],
				[`side-approver-${n}`, z.enum(sides as [Side, ...Side[]]).optional()],
			]).flat() as [string, z.ZodType][],
		),
	} as Record<string, z.ZodType<string | undefined>>);

/** A name without an address can be sent nothing, and an approver stands for a side. */
export function misfits(
	typed: Form["typed"],
	places: number,
	t: Translate,
): readonly FormError[] {
	const optional = [
		"business-owner",
		...Array.from({ length: places }, (_, n) => `approver-${n}`),
	];
	const seen = new Set<string>();
	return optional.flatMap((place): readonly FormError[] => {
		const [named, address] = [
			typed[`name-${place}`],
			String(typed[`email-${place}`] ?? "").toLowerCase(),
		];
		if (named && !address)
			return [{ field: `email-${place}`, message: t("start.emailToo") }];
		if (address && !named)
			return [{ field: `name-${place}`, message: t("start.nameToo") }];
		if (!place.startsWith("approver") || !address) return [];
		if (seen.has(address))
			return [
				{
					field: `email-${place}`,
					message: t("refusals.approver-twice", { person: String(named) }),
				},
			];
		seen.add(address);
		return [];
	});
}

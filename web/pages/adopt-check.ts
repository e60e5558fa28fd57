import type { Adoption, FindingBefore } from "../../domain/adoption.ts";
import { type ClauseId, isClauseId } from "../../domain/clauses/clauses.ts";
import {
	compareDates,
	type LocalDate,
	parseLocalDate,
} from "../../domain/dates.ts";
import type { Seal } from "../../domain/ids.ts";
import { sayDay } from "../dates.ts";
import type { FormError } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import {
	type AdoptFields,
	arrangedRounds,
	auditsBefore,
	countsFromADay,
	findingPlaces,
} from "./adopt-form.ts";
import { personsWrong } from "./start-programme-check.ts";

type Fields = Partial<AdoptFields>;

/** Collects what stands against a form, field by field. */
type Against = (field: string, message: string) => void;

/**
 * @param today in the zone of the certificate.
 * @returns everything that does not fit together in what can be read of the form.
 */
export function misfitsOfAdoption(
	fields: Fields,
	today: LocalDate,
	t: Translate,
): readonly FormError[] {
	const errors: FormError[] = [];
	const against: Against = (field, message) => errors.push({ field, message });
	printedWrong(fields, today, t, against);
	stateWrong(fields, today, t, against);
	auditsWrong(fields, today, t, against);
	arrangedWrong(fields, today, t, against);
	findingsWrong(fields, today, t, against);
	return [...errors, ...personsWrong(fields, t)];
}

/** The days a certificate prints follow one another, and it was decided already. */
function printedWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
	against: Against,
): void {
	const decided = fields["decided-on"];
	const until = fields["valid-until"];
	const issued = fields["issued-on"] ?? decided;
	if (decided && isAfter(decided, today))
		against("decided-on", t("adopt.wrong.decidedToCome"));
	if (decided && issued && isAfter(decided, issued))
		against("issued-on", t("adopt.wrong.issuedBefore"));
	if (issued && until && !isAfter(until, issued))
		against("valid-until", t("adopt.wrong.endsBefore"));
	const old = fields["old-valid-until"];
	if (!old) return;
	if (fields.begins === "initial")
		against("old-valid-until", t("adopt.wrong.oldOfInitial"));
	else if (until && !isAfter(until, old))
		against("old-valid-until", t("adopt.wrong.oldBehind"));
}

function stateWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
	against: Against,
): void {
	const { state } = fields;
	const since = fields["state-since"];
	const decided = fields["decided-on"];
	const until = fields["valid-until"];
	if (!state) return;
	if (countsFromADay(state) && since === null)
		against("state-since", t("adopt.wrong.giveSince"));
	if (!countsFromADay(state) && since)
		against("state-since", t("adopt.wrong.noSince"));
	else if (since && isAfter(since, today))
		against("state-since", t("adopt.wrong.sinceToCome"));
	else if (since && decided && isAfter(decided, since))
		against("state-since", t("adopt.wrong.sinceBefore"));
	if (state === "expired" && until && !isAfter(today, until))
		against("state", t("adopt.wrong.notExpired", { day: sayDay(until, t) }));
}

/** Audits of this cycle were held after the decision, one after another. */
function auditsWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
	against: Against,
): void {
	const decided = fields["decided-on"];
	const held = (name: string, on: LocalDate) => {
		if (isAfter(on, today)) against(name, t("adopt.wrong.auditToCome"));
		else if (decided && isAfter(decided, on))
			against(name, t("adopt.wrong.auditBefore"));
	};
	let last: LocalDate | null = null;
	let missing = false;
	for (const name of auditsBefore) {
		const on = fields[name];
		if (!on) {
			missing ||= on === null && name !== "recertification";
			continue;
		}
		held(name, on);
		if (missing && name !== "recertification")
			against(name, t("adopt.wrong.auditMissing"));
		else if (last && !isAfter(on, last))
			against(name, t("adopt.wrong.auditOrder"));
		last = on;
	}
	const days = daysIn(fields.special ?? "");
	if (days === undefined) against("special", t("adopt.wrong.days"));
	for (const on of days ?? []) held("special", on);
}

/** @returns the days of a list, however they are parted; undefined where something is no day. */
export function daysIn(text: string): readonly LocalDate[] | undefined {
	const parts = text.split(/[\s,;，；、]+/).filter(Boolean);
	const days = parts.flatMap((part) => parseLocalDate(part) ?? []);
	return days.length === parts.length ? days : undefined;
}

function arrangedWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
	against: Against,
): void {
	for (const round of arrangedRounds) {
		const from = fields[`from-${round}`];
		const until = fields[`until-${round}`] ?? from;
		if (from === null && until)
			against(`from-${round}`, t("adopt.wrong.firstDay"));
		if (from && until && isAfter(from, until))
			against(`until-${round}`, t("adopt.wrong.daysTurned"));
		else if (until && isAfter(today, until))
			against(`until-${round}`, t("adopt.wrong.arrangedPast"));
		if (from && round === "recertification" && fields.recertification)
			against(`from-${round}`, t("adopt.wrong.heldAlready"));
	}
}

/** A finding is whole, or not there. */
function findingsWrong(
	fields: Fields,
	today: LocalDate,
	t: Translate,
	against: Against,
): void {
	for (const place of findingPlaces) {
		const parts = {
			grade: fields[`grade-${place}`],
			clause: fields[`clause-${place}`],
			source: fields[`source-${place}`],
			"found-on": fields[`found-on-${place}`],
			statement: fields[`statement-${place}`],
		} as const;
		if (!Object.values(parts).some(Boolean)) continue;
		for (const [part, value] of Object.entries(parts))
			if (value === "" || value === null)
				against(`${part}-${place}`, t("adopt.wrong.wholeFinding"));
		if (parts.clause && !isClauseId(parts.clause))
			against(`clause-${place}`, t("refusals.unknown-clause"));
		if (parts["found-on"] && isAfter(parts["found-on"], today))
			against(`found-on-${place}`, t("adopt.wrong.foundToCome"));
		if (parts.grade === "area-of-concern")
			against(`grade-${place}`, t("rules.refusals.grade-from-stage-1-only"));
	}
}

const isAfter = (a: LocalDate, b: LocalDate): boolean => compareDates(a, b) > 0;

/** @returns what the fields of a form in which nothing is wrong say of the certificate; a finding's words by their seals. */
export function adoptionOf(
	fields: AdoptFields,
	sealOf: (place: number) => Seal,
): Adoption {
	const decidedOn = fields["decided-on"];
	const { state } = fields;
	const sites = linesIn(fields.sites ?? "");
	return {
		decision: {
			decidedOn,
			issuedOn: fields["issued-on"] ?? decidedOn,
			validUntil: fields["valid-until"],
			number: fields.number,
			body: fields.body,
			scope: fields.scope,
			accreditation: fields.accreditation || null,
			...(sites.length > 0 ? { sites } : {}),
		},
		begins: fields.begins,
		oldValidUntil: fields["old-valid-until"],
		status: state === "expired" ? "certified" : state,
		since: fields["state-since"] ?? decidedOn,
		held: [
			...auditsBefore.flatMap((name) => {
				const heldOn = fields[name];
				const kind =
					name === "recertification" ? name : ("surveillance" as const);
				return heldOn ? [{ kind, heldOn }] : [];
			}),
			...(daysIn(fields.special ?? "") ?? []).map((heldOn) => ({
				kind: "special" as const,
				heldOn,
			})),
		],
		arranged: arrangedRounds.flatMap((round) => {
			const from = fields[`from-${round}`];
			return from
				? [
						{
							round,
							days: { from, until: fields[`until-${round}`] ?? from },
							confirmed: fields[`booking-${round}`] === "confirmed",
						},
					]
				: [];
		}),
		findings: findingPlaces.flatMap((place) =>
			findingAt(fields, place, sealOf),
		),
	};
}

function findingAt(
	fields: AdoptFields,
	place: (typeof findingPlaces)[number],
	sealOf: (place: number) => Seal,
): readonly FindingBefore[] {
	const grade = fields[`grade-${place}`];
	const clause = fields[`clause-${place}`];
	const kind = fields[`source-${place}`];
	const lastDay = fields[`found-on-${place}`];
	if (!grade || !clause || !kind || !lastDay) return [];
	return [
		{
			grade,
			bodyGrade: null,
			clause: clause as ClauseId,
			process: null,
			statement: sealOf(place),
			owner: null,
			dueOn: null,
			source: { kind, lastDay },
		},
	];
}

/** @returns the lines of a text, or its parts where it is one line; each once. */
export const linesIn = (text: string): readonly string[] => [
	...new Set(
		text
			.split(/\r\n|[\n\r;；]/)
			.map((line) => line.trim())
			.filter(Boolean),
	),
];

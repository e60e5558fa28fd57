import type { Certificate } from "./certificate.ts";
import {
	addDays,
	addMonths,
	addYears,
	compareDates,
	earlier,
	type LocalDate,
	parseLocalDate,
} from "./dates.ts";
import type { Opening } from "./events.ts";
import { roomIdOf } from "./ids.ts";
import { phaseRules, type RoundPhase, roundPhases } from "./phases.ts";
import type { Programme, RulePack } from "./programme.ts";

/** The legal last day of a round of the cycle, and the rule that sets it. */
export interface RoundClock {
	readonly round: RoundPhase;
	readonly dueBy: LocalDate;
	/** An id of the rules table. */
	readonly rule: "sv1" | "sv-year" | "sv-gap" | "recert";
	/** The day its round opens, so that there is time to prepare. */
	readonly opensOn: LocalDate;
	/** The day it is planned to be over: the anniversary of the decision, or the legal last day where that is earlier. */
	readonly plannedUntil: LocalDate;
}

const endOfYear = (year: number): LocalDate =>
	parseLocalDate(`${year}-12-31`) as LocalDate;

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * Surveillance 2: once in its calendar year (17021-1 9.1.3.3), which is the next one when the first was held as early as
 * the decision's own year; under `cnca` at most 12 months after the first.
 */
function secondSurveillance(
	{ decision, held }: Certificate,
	rules: RulePack,
): Pick<RoundClock, "dueBy" | "rule"> {
	const decided = yearOf(decision.decidedOn);
	const first = held.find(({ round }) => round === "surveillance-1");
	const early = first && yearOf(first.heldOn) <= decided;
	const year = endOfYear(decided + (early ? 1 : 2));
	if (rules !== "cnca" || !first) return { dueBy: year, rule: "sv-year" };
	const gap = addMonths(first.heldOn, 12);
	return compareDates(gap, year) < 0
		? { dueBy: gap, rule: "sv-gap" }
		: { dueBy: year, rule: "sv-year" };
}

/**
 * First surveillance: 12 months after the decision, in an initial cycle, and under `cnca` in every cycle; otherwise once
 * in its calendar year (17021-1 9.1.3.3).
 */
function firstSurveillance(
	{ decision, cycle }: Certificate,
	rules: RulePack,
): Pick<RoundClock, "dueBy" | "rule"> {
	return cycle === 1 || rules === "cnca"
		? { dueBy: addYears(decision.decidedOn, 1), rule: "sv1" }
		: {
				dueBy: endOfYear(yearOf(decision.decidedOn) + 1),
				rule: "sv-year",
			};
}

/** @returns the clocks of all rounds of a certificate's cycle, in their order. */
export function roundClocks(
	certificate: Certificate,
	rules: RulePack,
): readonly RoundClock[] {
	const { validUntil, decidedOn } = certificate.decision;
	const legal: Record<RoundPhase, Pick<RoundClock, "dueBy" | "rule">> = {
		"surveillance-1": firstSurveillance(certificate, rules),
		"surveillance-2": secondSurveillance(certificate, rules),
		recertification: { dueBy: validUntil, rule: "recert" },
	};
	return roundPhases.map((round) => {
		const anniversary =
			round === "recertification"
				? validUntil
				: addYears(decidedOn, round === "surveillance-1" ? 1 : 2);
		const plannedUntil = earlier(anniversary, legal[round].dueBy);
		return {
			round,
			...legal[round],
			opensOn: addMonths(plannedUntil, -phaseRules(round).months.usual),
			plannedUntil,
		};
	});
}

/**
 * @returns whether a round's legal date no longer threatens: a surveillance when its audit was held, the recertification
 * only when it has brought the new certificate (17021-1 9.6.3: finished before expiry, not merely audited).
 */
export const isMet = ({ held }: Certificate, round: RoundPhase): boolean =>
	round !== "recertification" && held.some((audit) => audit.round === round);

/** @returns the rounds that are to be open by `today` and have not been opened. */
export function roundsDue(
	{ charter }: Programme,
	certificate: Certificate,
	today: LocalDate,
): readonly Opening[] {
	return roundClocks(certificate, charter.rules)
		.filter(
			({ round, opensOn }) =>
				!certificate.opened.includes(round) &&
				compareDates(opensOn, today) <= 0,
		)
		.map(({ round, opensOn, plannedUntil }) => ({
			room: roomIdOf(charter.programme, round, certificate.cycle),
			phase: round,
			round: certificate.cycle,
			from: opensOn,
			planned: { from: opensOn, until: plannedUntil },
		}));
}

/** @returns the first day on which a certificate valid until `validUntil` is expired. */
export const firstDayExpired = (validUntil: LocalDate): LocalDate =>
	addDays(validUntil, 1);

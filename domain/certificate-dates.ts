/**
 * The dates that follow from a certificate: pure, from its facts and a rule
 * pack. Each is the last local day still in time, and what follows if it is
 * missed begins the next day at 00:00. Each names its rule, clause, edition
 * and anchor.
 */
import {
	type RecertificationFacts,
	type SurveillanceFacts,
	surveillanceClocks,
} from "./certificate-dates-surveillance.ts";
import { addDays, addMonths, type LocalDate } from "./dates.ts";
import {
	byDateThenRule,
	type DateBeside,
	type DatedRule,
} from "./rules/dated-rule.ts";
import { type RulePack, ruleOf } from "./rules/pack.ts";
import { datedRow, lastDayInTime, rowFrom } from "./rules/period.ts";

/** What is known of one cycle of a certificate. */
export interface CertificateFacts extends SurveillanceFacts {
	/** What the certificate prints; without it the date is proposed. */
	readonly validUntil?: LocalDate;
	/** Valid until of the cycle before, where a recertification began this one. */
	readonly oldValidUntil?: LocalDate;
	/** The last on-site day of stage 1 of the initial certification. */
	readonly stage1End?: LocalDate;
	/** The last on-site day of stage 2 of the initial certification. */
	readonly stage2End?: LocalDate;
	/** The day suspended, while the suspension lasts. */
	readonly suspended?: LocalDate;
}

/**
 * All dates of a certificate, by date, then rule. A rule whose anchor is not
 * known, or that the pack does not have, gives no row; rows already met stay.
 */
export function certificateDates(
	facts: CertificateFacts,
	pack: RulePack,
): readonly DatedRule[] {
	const expiry = facts.validUntil ?? proposedValidUntil(facts, pack);
	return [
		...validUntil(facts, pack, expiry),
		...surveillanceClocks(facts, pack, expiry),
		...endOfCycle(expiry, pack, facts.recertification),
		...rowFrom(ruleOf(pack, "stage-gap"), facts.stage1End, facts.stage2End),
		...rowFrom(ruleOf(pack, "nc-six-months"), facts.stage2End),
		...rowFrom(ruleOf(pack, "suspension"), facts.suspended),
	].sort(byDateThenRule);
}

/**
 * The last day of a certificate as long as none is printed: for a first one,
 * decision + 36 months − 1 day (17021-1 9.1.3.2); for one that a
 * recertification began, old expiry + 36 months (17021-1 9.6.3.2.3), where
 * the old expiry is known.
 */
export function proposedValidUntil(
	facts: CertificateFacts,
	pack: RulePack,
): LocalDate {
	const [proposed, other] = validUntilCandidates(facts, pack);
	return proposed?.date ?? other?.date ?? facts.decision;
}

/**
 * Both ways to count the last day of a certificate, the proposed one first.
 * A first certificate has one, counted from the decision; after a
 * recertification the new expiry may be counted from the old one
 * (17021-1 9.6.3.2.3, rule `recert-anchor`), and both are shown.
 */
export function validUntilCandidates(
	facts: Pick<CertificateFacts, "cycle" | "decision" | "oldValidUntil">,
	pack: RulePack,
): readonly DateBeside[] {
	const cycle = ruleOf(pack, "cycle");
	const anchor = ruleOf(pack, "recert-anchor");
	const candidates: DateBeside[] = [];
	if (facts.cycle === "recert" && anchor && facts.oldValidUntil) {
		const date = lastDayInTime(facts.oldValidUntil, anchor.period);
		if (date)
			candidates.push({
				countsFrom: anchor.countsFrom,
				from: facts.oldValidUntil,
				date,
			});
	}
	const after = cycle && lastDayInTime(facts.decision, cycle.period);
	if (cycle && after)
		candidates.push({
			countsFrom: cycle.countsFrom,
			from: facts.decision,
			date: addDays(after, -1),
		});
	return candidates;
}

/** The row of `valid-until`; other ways to count that give another day stand beside. */
function validUntil(
	facts: CertificateFacts,
	pack: RulePack,
	expiry: LocalDate,
): readonly DatedRule[] {
	const rule = ruleOf(pack, "cycle");
	if (rule === undefined) return [];
	// What a recertified certificate prints cannot be told from the decision
	// alone: without the old expiry there is nothing to compare it with.
	const comparable = facts.cycle === "initial" || facts.oldValidUntil;
	const beside = comparable
		? validUntilCandidates(facts, pack).filter(({ date }) => date !== expiry)
		: [];
	return [
		datedRow(rule, facts.decision, expiry, { id: "valid-until", beside }),
	];
}

/** What has to be over by the certificate's last day, and what can still save it after. */
function endOfCycle(
	expiry: LocalDate,
	pack: RulePack,
	recertification: RecertificationFacts = {},
): readonly DatedRule[] {
	const { decided, onsiteEnded } = recertification;
	const recert = ruleOf(pack, "recert");
	const start = recert?.startMonthsBefore;
	const restored = decided !== undefined && decided > expiry;
	// What was to be over by the last day is not made good after it.
	const onsiteInTime = onsiteEnded !== undefined && onsiteEnded <= expiry;
	return [
		...(recert && start !== undefined
			? [
					datedRow(
						{ ...recert, missed: "reminder" },
						expiry,
						addMonths(expiry, -start),
						{ id: "recert-start" },
					),
				]
			: []),
		...rowFrom(recert, expiry, restored ? undefined : decided),
		...rowFrom(
			ruleOf(pack, "recert-onsite"),
			expiry,
			onsiteInTime ? onsiteEnded : undefined,
		),
		...rowFrom(ruleOf(pack, "restore"), expiry, restored ? decided : undefined),
	];
}

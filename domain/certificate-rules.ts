import {
	type Certificate,
	lastHeld,
	surveillancesHeld,
} from "./certificate.ts";
import {
	type CertificateFacts,
	certificateDates,
} from "./certificate-dates.ts";
import type { LocalDate } from "./dates.ts";
import type { NoticeData } from "./notice.ts";
import type { Programme } from "./programme.ts";
import type { DatedRule } from "./rules/dated-rule.ts";
import { ALL_EDITIONS, packInForce } from "./rules/editions.ts";
import { withOwnTerms } from "./rules/own-terms.ts";
import { type PackEdition, type RulePack, ruleOf } from "./rules/pack.ts";
import { lastDayInTime } from "./rules/period.ts";

type Rules = Pick<Programme, "charter" | "ownTerms">;

/** @returns the programme's rules in the editions in force on `day`, with the certification body's own terms. */
export function packOn(
	{ charter, ownTerms }: Rules,
	day: LocalDate,
	editions: readonly PackEdition[] = ALL_EDITIONS,
): RulePack {
	return ownTerms.reduce(
		(pack, terms) => {
			const changed = withOwnTerms(pack, terms);
			// A term for a rule that a later edition no longer has changes nothing.
			return changed.ok ? changed.value : pack;
		},
		packInForce(charter.rules, day, editions),
	);
}

/** @returns the rules that guard a certificate. */
export const packOf = (rules: Rules, { rulesOf }: Certificate): RulePack =>
	packOn(rules, rulesOf);

/**
 * @returns every date that follows from the certificate, met or open, each with its rule, clause, edition and anchor. A
 * certificate never changes, another takes its place; so its dates are computed once, however many look at them.
 */
export function certificateRows(
	rules: Rules,
	certificate: Certificate,
): readonly DatedRule[] {
	const known = computed.get(certificate);
	if (known?.ownTerms === rules.ownTerms && known.pack === rules.charter.rules)
		return known.rows;
	const rows = certificateDates(
		factsOf(certificate),
		packOf(rules, certificate),
	);
	computed.set(certificate, {
		ownTerms: rules.ownTerms,
		pack: rules.charter.rules,
		rows,
	});
	return rows;
}

const computed = new WeakMap<
	Certificate,
	{
		readonly ownTerms: Rules["ownTerms"];
		readonly pack: Rules["charter"]["rules"];
		readonly rows: readonly DatedRule[];
	}
>();

/** @returns what the rules look at of a certificate. */
export function factsOf(certificate: Certificate): CertificateFacts {
	const { begins, decision, oldValidUntil, deviations, held, state } =
		certificate;
	const standing = lastHeld(state);
	const audit = held.findLast(({ kind }) => kind === "recertification");
	return {
		cycle: begins,
		decision: decision.decidedOn,
		issued: decision.issuedOn,
		validUntil: decision.validUntil,
		...(oldValidUntil && { oldValidUntil }),
		surveillances: surveillancesHeld(certificate).map(({ heldOn }) => heldOn),
		recertification: {
			...(audit && { onsiteEnded: audit.heldOn }),
			...(state.next && { decided: state.next.decided }),
		},
		deviations,
		...(standing.status === "suspended" && { suspended: standing.since }),
	};
}

/** @returns the last day on which a certificate valid until `validUntil` can be restored (17021-1 9.6.3.2.5). */
export function restorableUntil(
	validUntil: LocalDate,
	pack: RulePack,
): LocalDate {
	const rule = ruleOf(pack, "restore");
	return (rule && lastDayInTime(validUntil, rule.period)) ?? validUntil;
}

/** @returns why a date is what it is, for whoever is told of it: rule, clause, edition, anchor, consequence, confidence. */
export const whyOf = ({
	rule,
	key,
	clause,
	edition,
	countsFrom,
	from,
	missed,
	confidence,
}: DatedRule): NoticeData => ({
	rule,
	key,
	clause,
	edition,
	countsFrom,
	from,
	missed,
	confidence,
});

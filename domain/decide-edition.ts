import type { Certificate } from "./certificate.ts";
import type { SetOwnTerms } from "./certificate-acts.ts";
import { certificateDates } from "./certificate-dates.ts";
import { changedDates } from "./certificate-dates-change.ts";
import type { DatesChanged } from "./certificate-events.ts";
import {
	factsOf,
	packOf,
	packOn,
	restorableUntil,
} from "./certificate-rules.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { personId, roomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { ALL_EDITIONS } from "./rules/editions.ts";
import { withOwnTerms } from "./rules/own-terms.ts";
import type { PackEdition, RulePack } from "./rules/pack.ts";
import { isCertificate, isOver, type World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

/** @returns which editions a pack's rules are read in. */
const editionsOf = ({ edition, rules }: RulePack): string =>
	[edition, ...new Set(rules.map((rule) => rule.edition))].join("\n");

/** @returns the rules of a day, where they are of other editions than those that guard the certificate. */
export function otherEdition(
	programme: Programme,
	{ rulesOf }: Pick<Certificate, "rulesOf">,
	today: LocalDate,
	editions: readonly PackEdition[] = ALL_EDITIONS,
): RulePack | undefined {
	const now = packOn(programme, today, editions);
	return editionsOf(now) === editionsOf(packOn(programme, rulesOf, editions))
		? undefined
		: now;
}

/**
 * @returns the new edition that guards the certificate from `today` on without anybody's doing: at once, or after the last
 * day of its transition.
 */
export function editionDue(
	programme: Programme,
	certificate: Certificate,
	today: LocalDate,
	editions: readonly PackEdition[] = ALL_EDITIONS,
): RulePack | undefined {
	const now = otherEdition(programme, certificate, today, editions);
	return now &&
		(now.transitionDeadline === undefined ||
			compareDates(today, now.transitionDeadline) > 0)
		? now
		: undefined;
}

/** @returns the certificate under another edition, with the difference it makes to open dates. */
export const underEdition = (
	programme: Programme,
	certificate: Certificate,
	pack: RulePack,
	today: LocalDate,
): Decided => ({
	room: certificate.room,
	event: {
		type: "rules-edition-changed",
		edition: pack.edition,
		rulesOf: today,
		restorableUntil: restorableUntil(certificate.state.validUntil, pack),
		changes: changedDates(
			certificateDates(factsOf(certificate), packOf(programme, certificate)),
			certificateDates(factsOf(certificate), pack),
		),
	},
});

/** @returns a new edition adopted before its transition ends. */
export function decideEdition(
	programme: Programme,
	certificate: Certificate,
	{ on }: Moment,
): Answer {
	const pack = otherEdition(programme, certificate, on);
	return pack
		? accepted([underEdition(programme, certificate, pack, on)])
		: refused({ code: "no-new-edition" });
}

/** @returns the certification body's own terms in place of one rule's period, with the difference they make. */
export function decideOwnTerms(
	{ programme, rooms }: World,
	{ rule, period, reason, source }: SetOwnTerms,
	{ by, on }: Moment,
): Answer {
	const entered = {
		rule,
		period,
		reason,
		source,
		saidBy: personId(by),
		recordedOn: on,
	};
	const plain = {
		...programme,
		ownTerms: programme.ownTerms.filter((terms) => terms.rule !== rule),
	};
	const set = withOwnTerms(packOn(plain, on), entered);
	if (!set.ok) return refused({ code: "rules", refusal: set.refusal });
	if (reason === null || source === null)
		return refused({ code: "reason-needed" });
	const terms = { ...entered, reason, source };
	const after = { ...plain, ownTerms: [...plain.ownTerms, terms] };
	return accepted([
		{
			room: roomId(programme.charter.programme),
			event: {
				type: "own-terms-set",
				terms,
				certificates: Object.values(rooms)
					.filter(isCertificate)
					.filter((certificate) => !isOver(certificate))
					.map((certificate) => datesUnder(programme, after, certificate)),
			},
		},
	]);
}

function datesUnder(
	before: Programme,
	after: Programme,
	certificate: Certificate,
): DatesChanged {
	const facts = factsOf(certificate);
	const pack = packOf(after, certificate);
	return {
		room: certificate.room,
		restorableUntil: restorableUntil(certificate.state.validUntil, pack),
		changes: changedDates(
			certificateDates(facts, packOf(before, certificate)),
			certificateDates(facts, pack),
		),
	};
}

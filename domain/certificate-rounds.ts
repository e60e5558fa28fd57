import { type Certificate, surveillancesHeld } from "./certificate.ts";
import { certificateRows } from "./certificate-rules.ts";
import {
	addDays,
	addMonths,
	addYears,
	compareDates,
	earlier,
	type LocalDate,
	later,
} from "./dates.ts";
import type { Opening } from "./events.ts";
import { roomIdOf } from "./ids.ts";
import { phaseRules, type RoundPhase } from "./phases.ts";
import type { Programme } from "./programme.ts";
import { isHeld } from "./rules/certificate-state.ts";
import { type DatedRule, dueBy } from "./rules/dated-rule.ts";

/** A round to come, and the dated rule it has to meet. */
export interface RoundAhead {
	readonly round: RoundPhase;
	readonly row: DatedRule;
	/** The day its round opens, so that there is time to prepare. */
	readonly opensOn: LocalDate;
	/** The day it is planned to be over: the anniversary of the decision, or the legal last day where that is earlier. */
	readonly plannedUntil: LocalDate;
}

/** The rounds of surveillance, in the order in which their audits are held. */
export const surveillanceRounds: readonly RoundPhase[] = [
	"surveillance-1",
	"surveillance-2",
	"surveillance-3",
];

/** @returns the round that prepares the next surveillance audit; undefined beyond the third of a cycle. */
export const nextSurveillance = (
	certificate: Certificate,
): RoundPhase | undefined => surveillanceAfter(certificate, 0);

/** @returns the round of the surveillance so many after the next one; undefined beyond the third of a cycle. */
export const surveillanceAfter = (
	certificate: Certificate,
	count: number,
): RoundPhase | undefined =>
	surveillanceRounds[surveillancesHeld(certificate).length + count];

/**
 * @returns the rounds a certificate has ahead or open: the next surveillance, as long as a clock of surveillance runs, and
 * recertification. A third surveillance opens by itself only where its clock ends before recertification begins: the
 * recertification audit takes its place then.
 *
 * @param which `every` names it nevertheless: people may open it.
 */
export function roundsAhead(
	programme: Programme,
	certificate: Certificate,
	which: "by-themselves" | "every" = "by-themselves",
): readonly RoundAhead[] {
	if (!isHeld(certificate.state.status)) return [];
	const rows = certificateRows(programme, certificate);
	const starts = rows.find(({ rule }) => rule === "recert-start");
	const expiry = rows.find(({ key }) => key === "recert");
	const binding = rows.find(({ binds }) => binds);
	const surveillance = nextSurveillance(certificate);
	const extra =
		which === "by-themselves" &&
		surveillance === "surveillance-3" &&
		binding !== undefined &&
		starts !== undefined &&
		compareDates(dueBy(binding), starts.date) >= 0;
	return [
		...(binding && surveillance && !extra
			? [surveillanceAhead(certificate, surveillance, binding)]
			: []),
		...(starts && expiry
			? [
					{
						round: "recertification",
						row: expiry,
						opensOn: starts.date,
						plannedUntil: expiry.date,
					} as const,
				]
			: []),
	];
}

function surveillanceAhead(
	certificate: Certificate,
	round: RoundPhase,
	row: DatedRule,
): RoundAhead {
	const { decidedOn } = certificate.decision;
	const years = surveillancesHeld(certificate).length + 1;
	const plannedUntil = earlier(addYears(decidedOn, years), dueBy(row));
	return {
		round,
		row,
		opensOn: later(
			decidedOn,
			addMonths(plannedUntil, -phaseRules(round).months.usual),
		),
		plannedUntil,
	};
}

/** Of one that had expired when it was adopted nothing is prepared but the recertification that can still restore it. */
const isPast = (
	{ guardedSince, state }: Certificate,
	round: RoundPhase,
	today: LocalDate,
): boolean =>
	guardedSince !== undefined &&
	compareDates(guardedSince, state.validUntil) > 0 &&
	(round !== "recertification" ||
		compareDates(today, state.restorableUntil) > 0);

/** @returns the rounds that are to be open by `today` and have not been opened. */
export const roundsDue = (
	programme: Programme,
	certificate: Certificate,
	today: LocalDate,
): readonly Opening[] =>
	roundsAhead(programme, certificate)
		.filter(
			({ round, opensOn }) =>
				!certificate.opened.includes(round) &&
				compareDates(opensOn, today) <= 0 &&
				!isPast(certificate, round, today),
		)
		.map((ahead) =>
			openingOf(
				programme,
				certificate,
				ahead,
				// Of one adopted later than that nobody could prepare before.
				later(ahead.opensOn, certificate.guardedSince ?? ahead.opensOn),
			),
		);

/** Days to prepare an audit whose date has passed already: its alarm is out, what it needs is not late the same day. */
const daysToCatchUp = 30;

/** @returns the round's opening on `from`. */
export const openingOf = (
	{ charter }: Programme,
	{ cycle }: Certificate,
	{ round, plannedUntil }: RoundAhead,
	from: LocalDate,
): Opening => ({
	room: roomIdOf(charter.programme, round, cycle),
	phase: round,
	round: cycle,
	from,
	planned: {
		from,
		until:
			compareDates(from, plannedUntil) < 0
				? plannedUntil
				: addDays(from, daysToCatchUp),
	},
});

/** The findings of a programme: their dates, and what they keep the certification body from deciding. */
import { packOn } from "./certificate-rules.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import type { Finding } from "./finding.ts";
import type { Phase } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { GateGap } from "./refusal.ts";
import { type DatedRule, dueBy, isOpen } from "./rules/dated-rule.ts";
import { isOfTheBody } from "./rules/finding.ts";
import { decisionBlockers, findingDates } from "./rules/finding-clocks.ts";
import type { RulePack } from "./rules/pack.ts";
import { guardingCertificate, isFinding, type World } from "./world.ts";

type Rules = Pick<Programme, "charter" | "ownTerms">;

/** @returns the programme's findings that are not closed, in the order of their numbers. */
export const openFindings = ({ rooms }: World): readonly Finding[] =>
	Object.values(rooms)
		.filter(isFinding)
		.filter(({ status }) => status === "open")
		.sort((a, b) => a.number - b.number);

/** The rules that were in force when it was raised, with the body's own terms. */
const packOfFinding = (rules: Rules, { state }: Finding): RulePack =>
	packOn(rules, state.raised);

/**
 * @param validUntil the last day of the certificate that is guarded, from which a recertification's majors count.
 * @returns the legal dates of a finding, met or open, each with its rule, clause, edition and anchor.
 */
export const findingRows = (
	rules: Rules,
	finding: Finding,
	validUntil: LocalDate | null,
): readonly DatedRule[] =>
	findingDates(
		String(finding.number),
		finding.state,
		packOfFinding(rules, finding),
		validUntil,
	);

/** @returns the legal dates of a finding in its world. */
export const findingRowsIn = (
	world: World,
	finding: Finding,
): readonly DatedRule[] =>
	findingRows(
		world.programme,
		finding,
		guardingCertificate(world)?.state.validUntil ?? null,
	);

/** @returns the next date that a finding has to meet: of the law's and one's own the earlier; null when nothing is due. */
export function findingDueOn(
	rows: readonly DatedRule[],
	{ status, state, dueOn }: Finding,
): LocalDate | null {
	if (status !== "open" || state.verified) return null;
	const dates = [
		...rows.filter(isOpen).map(dueBy),
		...(dueOn === null ? [] : [dueOn]),
	];
	return dates.sort()[0] ?? null;
}

/** The last day on which a major of stage 2 can be verified without another stage 2. */
const sixMonthsOf = (rules: Rules, finding: Finding): DatedRule | undefined =>
	findingRows(rules, finding, null).find(
		({ rule, confidence }) => rule === "nc-six-months" && confidence === "A",
	);

/**
 * @returns the day after which another stage 2 is needed for this finding to be verified on `day`; undefined while it can be
 * verified without one (17021-1 9.5.3.2).
 */
export function outOfTimeSince(
	rules: Rules,
	finding: Finding,
	day: LocalDate,
): LocalDate | undefined {
	const row = sixMonthsOf(rules, finding);
	return row && isOpen(row) && compareDates(day, dueBy(row)) > 0
		? dueBy(row)
		: undefined;
}

/**
 * @param today a day, from the programme's clock.
 * @returns the majors of stage 2 that were not verified within six months after its last day: the body holds another stage 2
 * before it can decide (17021-1 9.5.3.2, rule `nc-six-months`). Once another stage 2 has been entered they count from it.
 */
export const majorsOutOfTime = (
	world: World,
	today: LocalDate,
): readonly Finding[] =>
	openFindings(world).filter(
		(finding) => outOfTimeSince(world.programme, finding, today) !== undefined,
	);

/**
 * @param findings those of the programme that are not closed.
 * @param auditEnded the last on-site day of the audit that is decided on; later findings are no matter of it.
 * @param today the day of the decision, or of the sign-off.
 * @returns what findings keep shut: majors are corrected, accepted and verified, minors have an accepted plan, minors of an
 * earlier audit are verified (17021-1 9.5.2), and no major is past its six months (9.5.3.2).
 */
export function findingGaps(
	programme: Rules,
	findings: readonly Finding[],
	auditEnded: LocalDate,
	today: LocalDate,
): readonly GateGap[] {
	return findings
		.filter(({ state }) => compareDates(state.source.lastDay, auditEnded) <= 0)
		.flatMap((finding): readonly GateGap[] => {
			const since = outOfTimeSince(programme, finding, today);
			if (since)
				return [{ code: "stage-2-again", finding: finding.number, since }];
			return decisionBlockers(
				[{ id: finding.room, finding: finding.state }],
				auditEnded,
				packOfFinding(programme, finding),
			).map(({ code }) => ({
				code: "finding-not-settled",
				finding: finding.number,
				missing: code,
			}));
		});
}

/** @returns the body's majors of the audit that ended on `auditEnded`, and of those before it, that it has not verified. */
export const majorsUntil = (
	findings: readonly Finding[],
	auditEnded: LocalDate,
): readonly Finding[] =>
	findings.filter(
		({ state: { grade, source, verified } }) =>
			grade === "major" &&
			verified === null &&
			isOfTheBody(source) &&
			compareDates(source.lastDay, auditEnded) <= 0,
	);

/** @returns the findings that a phase or round has raised, of those given. */
export const findingsOf = (
	findings: readonly Finding[],
	{ room }: Pick<Phase, "room">,
): readonly Finding[] => findings.filter(({ raisedIn }) => raisedIn === room);

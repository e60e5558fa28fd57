import { type Certificate, lastHeld } from "./certificate.ts";
import { nextSurveillance } from "./certificate-rounds.ts";
import { certificateRows, whyOf } from "./certificate-rules.ts";
import { addDays, compareDates, later, startOfDay } from "./dates.ts";
import { compareInstants } from "./instants.ts";
import {
	inTheMorning,
	type Notice,
	type NoticeCode,
	type NoticeData,
	notice,
} from "./notice.ts";
import { type DatedRule, dueBy, isOpen } from "./rules/dated-rule.ts";
import type { World } from "./world.ts";

/** Days before a legal date on which the coordinator is told. */
const legalLeads = [90, 30, 7] as const;
/** Days after a missed date on which an alarm that nobody has answered climbs. */
const climbs = [3, 10] as const;

/**
 * @returns the notices of a certificate's legal dates: before each, when it is missed, and up the chain as long as nobody has
 * answered the alarm. A date that a later edition or an audit has moved rings anew.
 */
export function legalNotices(
	world: World,
	certificate: Certificate,
): readonly Notice[] {
	const { charter } = world.programme;
	const rows = certificateRows(world.programme, certificate);
	const from = startOfDay(certificate.decision.decidedOn, charter.zone);
	const expires = startOfDay(
		addDays(certificate.state.validUntil, 1),
		charter.zone,
	);
	return [
		...rows
			.flatMap((row) => whileValid(world, certificate, row))
			.filter(
				({ at }) =>
					compareInstants(at, from) > 0 && compareInstants(at, expires) <= 0,
			),
		...rows.flatMap((row) => afterExpiry(world, certificate, row)),
	];
}

/** What rings while the body keeps the certificate, up to the moment it expires. */
function whileValid(
	world: World,
	certificate: Certificate,
	row: DatedRule,
): readonly Notice[] {
	const suspended = lastHeld(certificate.state).status === "suspended";
	switch (row.rule) {
		case "sv1":
		case "sv-year":
		case "sv-gap": {
			const data = { round: nextSurveillance(certificate) ?? "surveillance-3" };
			return [
				...(row.binds && isOpen(row)
					? reminders(world, certificate, row, "surveillance-due", data)
					: []),
				// A suspension that has come is expected no more.
				...(suspended
					? []
					: alarms(world, certificate, row, "surveillance-missed", data)),
			];
		}
		case "recert": {
			const data = { round: "recertification" };
			return [
				...(isOpen(row)
					? reminders(world, certificate, row, "recertification-due", data)
					: []),
				expiry(world, row),
			];
		}
		case "suspension":
		case "recert-onsite":
			return [
				...(isOpen(row) && row.rule === "suspension"
					? reminders(world, certificate, row, "legal-date-due", {})
					: []),
				...alarms(world, certificate, row, "legal-date-missed", {}),
			];
		default:
			return [];
	}
}

/** What rings once it has expired, as long as it can be restored. */
function afterExpiry(
	world: World,
	certificate: Certificate,
	row: DatedRule,
): readonly Notice[] {
	const { state } = certificate;
	const expired =
		state.status === "expired-restorable" || state.status === "lapsed";
	if (row.rule !== "restore" || !expired) return [];
	const { people } = world.programme;
	return [
		...reminders(world, certificate, row, "legal-date-due", {}),
		notice(
			"certificate-lapses",
			"certificate",
			startOfDay(addDays(dueBy(row), 1), world.programme.charter.zone),
			dueBy(row),
			whyOf(row),
			[people.coordinator, people.owner, people.escalation],
		),
	];
}

const about = ({ key }: DatedRule): string => key.replaceAll("/", "-");

/**
 * Of those that lie before a certificate was adopted the last one is said, and none where the date itself has passed: then the
 * alarm says it.
 */
function reminders(
	world: World,
	{ guardedSince }: Certificate,
	row: DatedRule,
	code: NoticeCode,
	data: NoticeData,
): readonly Notice[] {
	const { people, charter } = world.programme;
	const last = dueBy(row);
	const all = legalLeads.map((days) =>
		notice(
			code,
			about(row),
			inTheMorning(addDays(last, -days), charter.zone),
			last,
			{ ...whyOf(row), ...data, days },
			[people.coordinator, people.owner],
		),
	);
	if (!guardedSince) return all;
	if (compareDates(last, guardedSince) < 0) return [];
	const begins = startOfDay(guardedSince, charter.zone);
	const before = all.filter(({ at }) => compareInstants(at, begins) < 0);
	return [...before.slice(-1), ...all.slice(before.length)];
}

/**
 * An audit held too late has met no legal date: that it was missed is said even when nobody looked that day. What has been
 * done late, or answered, does not climb.
 */
function alarms(
	world: World,
	{ answers, guardedSince, state }: Certificate,
	row: DatedRule,
	code: NoticeCode,
	data: NoticeData,
): readonly Notice[] {
	if (!isOpen(row) && !row.metLate) return [];
	// Of one adopted later, what was done late before is past, and after its last day only the last day counts.
	if (
		guardedSince &&
		compareDates(row.metLate ?? state.validUntil, guardedSince) < 0
	)
		return [];
	const { people, charter } = world.programme;
	const { coordinator, owner, escalation, businessOwner, approvers } = people;
	const topManagement = approvers
		.filter(({ side }) => side === "top-management")
		.map(({ person }) => person);
	const answered =
		row.metLate !== undefined || answers.some(({ key }) => key === row.key);
	const higher = [
		[coordinator, owner, escalation],
		[
			coordinator,
			owner,
			escalation,
			...(businessOwner ? [businessOwner] : []),
			...topManagement,
		],
	] as const;
	const missedOn = addDays(dueBy(row), 1);
	// Nobody could answer before it was adopted.
	const climbsFrom = later(missedOn, guardedSince ?? missedOn);
	return [
		notice(
			code,
			about(row),
			startOfDay(missedOn, charter.zone),
			dueBy(row),
			{ ...whyOf(row), ...data },
			[coordinator, owner, escalation],
		),
		...(answered
			? []
			: climbs.map((days, level) =>
					notice(
						"legal-date-escalated",
						about(row),
						inTheMorning(addDays(climbsFrom, days), charter.zone),
						dueBy(row),
						{ ...whyOf(row), ...data, days },
						higher[level] ?? [owner],
					),
				)),
	];
}

const expiry = (world: World, row: DatedRule): Notice => {
	const { people, charter } = world.programme;
	return notice(
		"certificate-expires",
		"certificate",
		startOfDay(addDays(row.date, 1), charter.zone),
		row.date,
		{ ...whyOf(row), round: "recertification" },
		[people.coordinator, people.owner, people.escalation],
	);
};

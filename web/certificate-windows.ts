import { type Certificate, surveillancesHeld } from "../domain/certificate.ts";
import { type RoundAhead, roundsAhead } from "../domain/certificate-rounds.ts";
import type { LocalDate } from "../domain/dates.ts";
import { addDays, addMonths, compareDates, later } from "../domain/dates.ts";
import { phaseRules } from "../domain/phases.ts";
import type { Programme } from "../domain/programme.ts";
import { dueBy } from "../domain/rules/dated-rule.ts";
import type { CertificateStrip, Window } from "./drawings/certificate-strip.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns the three years of a certificate, with the windows in which it is audited again, to be drawn. */
export function certificateStripOf(
	programme: Programme,
	certificate: Certificate,
	today: LocalDate,
	t: Translate,
): CertificateStrip {
	const { decision, cycle } = certificate;
	return {
		id: `certificate-strip-${cycle}`,
		title: t("certificate.years"),
		today,
		issued: decision.decidedOn,
		expires: decision.validUntil,
		windows: [
			...heldWindows(certificate, t),
			...roundsAhead(programme, certificate, "every")
				.filter(({ round }) => round !== "surveillance-3")
				.map((ahead) => windowAhead(certificate, ahead, today, t)),
			...restoration(certificate, t),
		],
	};
}

/** An audit that was held closes its window, on whichever day. */
function heldWindows(
	certificate: Certificate,
	t: Translate,
): readonly Window[] {
	const { decidedOn } = certificate.decision;
	return surveillancesHeld(certificate).map(({ heldOn }, place) => ({
		name: t(`terms.phase.surveillance-${Math.min(place + 1, 3) as 1 | 2 | 3}`),
		from: later(
			decidedOn,
			addMonths(heldOn, -phaseRules("surveillance-1").months.usual),
		),
		to: heldOn,
		state: "done",
	}));
}

const windowAhead = (
	certificate: Certificate,
	{ round, row, opensOn }: RoundAhead,
	today: LocalDate,
	t: Translate,
): Window => ({
	name: t(`terms.phase.${round}`),
	from: opensOn,
	to: later(opensOn, dueBy(row)),
	state:
		compareDates(dueBy(row), today) < 0
			? "late"
			: certificate.opened.includes(round)
				? "active"
				: "waiting",
});

/** Once it has expired, the months in which it can be restored. */
function restoration(
	{ state, status }: Certificate,
	t: Translate,
): readonly Window[] {
	const { validUntil, restorableUntil } = state;
	return status === "expired-restorable" || status === "lapsed"
		? [
				{
					name: t("rules.rules.restore.title"),
					from: addDays(validUntil, 1),
					to: restorableUntil,
					state: status === "lapsed" ? "late" : "active",
				},
			]
		: [];
}

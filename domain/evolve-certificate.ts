import { type Certificate, lastHeld } from "./certificate.ts";
import type { CertificateIssued } from "./certificate-events.ts";
import { tasksAfter } from "./certificate-tasks.ts";
import { addDays, type LocalDate, later } from "./dates.ts";
import type { Happening } from "./events.ts";
import { personId, type RoomId } from "./ids.ts";
import type { CertificationDecision } from "./phase.ts";
import type { RoundPhase } from "./phases.ts";
import {
	type CertificateEvent,
	type CertificateState,
	evolveCertificate as evolveState,
} from "./rules/certificate-state.ts";

/** @returns a certificate on the day it begins to be guarded. */
export const issuedCertificate = (
	room: RoomId,
	{
		cycle,
		begins,
		decision,
		state,
		oldValidUntil,
		rulesOf,
		opened,
		held,
		deviations,
		guardedSince,
	}: CertificateIssued,
	firstOfCycle: number,
	on: LocalDate,
): Certificate => ({
	room,
	kind: "certificate",
	cycle,
	firstOfCycle,
	begins,
	status: state.status,
	state,
	decision,
	oldValidUntil,
	rulesOf,
	opened,
	held,
	deviations,
	tasks: tasksAfter([], "certified", state.status, on),
	answers: [],
	followedBy: null,
	...(guardedSince && { guardedSince }),
	given: [],
});

/** The state after one of its events, and the tasks that the change brings from `since` on. */
function changed(
	certificate: Certificate,
	event: CertificateEvent,
	since: LocalDate,
): Certificate {
	const state = evolveState(certificate.state, event);
	return {
		...certificate,
		status: state.status,
		state,
		tasks: tasksAfter(
			certificate.tasks,
			certificate.state.status,
			state.status,
			since,
		),
	};
}

/**
 * What ended by a date that was wrong has not ended: the state the body last kept goes on, and its right dates end it again
 * where they have passed.
 */
function redated(
	state: CertificateState,
	validUntil: LocalDate,
	restorableUntil: LocalDate,
): CertificateState {
	const standing =
		validUntil === state.validUntil && restorableUntil === state.restorableUntil
			? state
			: lastHeld(state);
	return { ...standing, validUntil, restorableUntil };
}

function corrected(
	certificate: Certificate,
	decision: CertificationDecision,
	restorableUntil: LocalDate,
	on: LocalDate,
): Certificate {
	const state = redated(
		certificate.state,
		decision.validUntil,
		restorableUntil,
	);
	return {
		...certificate,
		decision,
		status: state.status,
		state,
		tasks: tasksAfter(
			certificate.tasks,
			certificate.state.status,
			state.status,
			on,
		),
	};
}

/** What ended before a certificate was adopted asks for something since then, and not before. */
const sinceGuarded = (
	{ guardedSince }: Certificate,
	day: LocalDate,
): LocalDate => later(day, guardedSince ?? day);
/** Of an audit that is known by its round or its booking, the last entry counts. */
export const withHeld = (
	held: Certificate["held"],
	audit: Certificate["held"][number],
): Certificate["held"] => [
	...held.filter(
		({ round, audit: key }) =>
			!(audit.round && round === audit.round) &&
			!(audit.audit && key === audit.audit),
	),
	audit,
];

/** @returns the certificate after `happening`. */
export function evolveCertificate(
	certificate: Certificate,
	{ event, by, on }: Happening,
): Certificate {
	switch (event.type) {
		case "round-due":
			return {
				...certificate,
				opened: [...certificate.opened, event.opening.phase as RoundPhase],
			};
		case "body-decision-entered": {
			const after = changed(certificate, event.decision, on);
			return event.scope === null
				? after
				: { ...after, decision: { ...after.decision, scope: event.scope } };
		}
		case "certificate-expired": {
			const day = event.validUntil;
			return changed(
				certificate,
				{ type: "expired", day },
				sinceGuarded(certificate, addDays(day, 1)),
			);
		}
		case "certificate-lapsed": {
			const day = event.restorableUntil;
			return changed(
				certificate,
				{ type: "lapsed", day },
				sinceGuarded(certificate, addDays(day, 1)),
			);
		}
		case "audit-postponed":
			return {
				...certificate,
				deviations: [...certificate.deviations, event.deviation],
			};
		case "held-audit-entered":
			return { ...certificate, held: withHeld(certificate.held, event.audit) };
		case "certificate-corrected":
			return corrected(certificate, event.decision, event.restorableUntil, on);
		case "rules-edition-changed":
			return {
				...certificate,
				rulesOf: event.rulesOf,
				state: redated(
					certificate.state,
					certificate.state.validUntil,
					event.restorableUntil,
				),
			};
		case "task-finished":
			return {
				...certificate,
				tasks: certificate.tasks.map((task) =>
					task.id === event.task ? { ...task, doneOn: on } : task,
				),
			};
		case "alarm-answered":
			return {
				...certificate,
				answers: [
					...certificate.answers,
					{ key: event.of, by: personId(by), on, note: event.note },
				],
			};
		case "change-reported":
			return {
				...certificate,
				tasks: [
					...certificate.tasks,
					{
						id: `notify-body/${event.change}/${certificate.tasks.length + 1}`,
						code: "notify-body",
						change: event.change,
						since: on,
						doneOn: null,
						droppedOn: null,
					},
				],
			};
		case "notices-given":
			return {
				...certificate,
				given: [...certificate.given, ...event.notices.map(({ key }) => key)],
			};
		default:
			return certificate;
	}
}

/** @returns the certificate under the body's own terms: when it can be restored may have changed. */
export const underTerms = (
	certificate: Certificate,
	restorableUntil: LocalDate,
): Certificate => {
	const state = redated(
		certificate.state,
		certificate.state.validUntil,
		restorableUntil,
	);
	return { ...certificate, status: state.status, state };
};

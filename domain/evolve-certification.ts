import { stageKey } from "./audit-key.ts";
import { bookingOf } from "./booking.ts";
import type { Certification } from "./certification-dates.ts";
import { earlier } from "./dates.ts";
import type { Event } from "./events.ts";
import type { Phase } from "./phase.ts";

/** @returns the certification audit after what happened in it. */
export function evolveCertification(
	phase: Phase,
	work: Certification,
	event: Event,
): Certification {
	switch (event.type) {
		case "application-entered": {
			const { on, body, acceptedOn } = event;
			const application = { on, body, acceptedOn };
			return event.again
				? {
						...work,
						application,
						stage1On: null,
						stage2On: null,
						majorsOpen: 0,
						backToStage2: null,
						deviations: [],
						refused: null,
					}
				: { ...work, application };
		}
		case "audit-held":
			return stageHeld(phase, work, event);
		case "six-months-passed":
			return { ...work, backToStage2: event.since };
		case "audit-postponed":
			return { ...work, deviations: [...work.deviations, event.deviation] };
		case "decision-entered":
			return { ...work, decision: event.decision };
		case "certification-refused":
			return { ...work, refused: { on: event.on, reason: event.reason } };
		default:
			return work;
	}
}

/**
 * A stage is entered again where what was entered was wrong, or where the body has verified majors; with the next number it was
 * repeated, and its clocks begin anew.
 */
function stageHeld(
	{ bookings }: Phase,
	work: Certification,
	event: Extract<Event, { type: "audit-held" }>,
): Certification {
	const { stage, on, majorsOpen } = event;
	const times = work.audits.filter((known) => known.stage === stage).length;
	const number = event.number ?? 1;
	const booked = bookingOf(bookings, stageKey(stage, number)).confirmed;
	const from = event.from ?? booked?.from ?? on;
	const audits = [
		...work.audits.filter(
			(known) => known.stage !== stage || known.number !== number,
		),
		{ stage, number, from: earlier(from, on), until: on },
	];
	if (stage === 1) return { ...work, audits, stage1On: on };
	return {
		...work,
		audits,
		stage2On: on,
		majorsOpen: majorsOpen ?? work.majorsOpen,
		...(number > times ? { backToStage2: null } : {}),
	};
}

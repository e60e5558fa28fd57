import type { Deliverable, Evidence } from "./deliverable.ts";
import type { Event, Happening } from "./events.ts";
import { evolveCertification } from "./evolve-certification.ts";
import { evolveSignOff } from "./evolve-sign-off.ts";
import type { DeliverableId } from "./ids.ts";
import { personId } from "./ids.ts";
import type { Phase } from "./phase.ts";

const changed = (
	phase: Phase,
	id: DeliverableId,
	change: (deliverable: Deliverable) => Deliverable,
): Phase => ({
	...phase,
	deliverables: phase.deliverables.map((deliverable) =>
		deliverable.id === id ? change(deliverable) : deliverable,
	),
});

const added = (
	event: Extract<Event, { type: "evidence-added" }>,
	{ by, on }: Happening,
): Evidence => ({
	...event.evidence,
	addedBy: personId(by),
	addedOn: on,
	withdrawn: false,
});

/** @returns the phase after `happening`: its deliverables, its work and its sign-off. */
export function evolvePhase(phase: Phase, happening: Happening): Phase {
	const { event, on } = happening;
	switch (event.type) {
		case "phase-opened":
			return {
				...phase,
				status: "open",
				deliverables: event.deliverables.map(({ id, dueOn }) => ({
					id,
					title: null,
					owner: null,
					dueOn,
					status: "open",
					evidence: [],
				})),
			};
		case "deliverable-added":
			return {
				...phase,
				deliverables: [
					...phase.deliverables,
					{
						id: event.deliverable,
						title: event.title,
						owner: event.owner,
						dueOn: event.dueOn,
						status: "open",
						evidence: [],
					},
				],
			};
		case "deliverable-assigned":
			return changed(phase, event.deliverable, (deliverable) => ({
				...deliverable,
				owner: event.owner,
				dueOn: event.dueOn,
			}));
		case "evidence-added":
			return changed(phase, event.deliverable, (deliverable) => ({
				...deliverable,
				evidence: [...deliverable.evidence, added(event, happening)],
			}));
		case "evidence-withdrawn":
			return changed(phase, event.deliverable, (deliverable) => ({
				...deliverable,
				evidence: deliverable.evidence.map((evidence) =>
					evidence.id === event.evidence
						? { ...evidence, withdrawn: true }
						: evidence,
				),
			}));
		case "deliverable-delivered":
			return changed(phase, event.deliverable, (deliverable) => ({
				...deliverable,
				status: "delivered",
			}));
		case "deliverable-reopened":
			return changed(phase, event.deliverable, (deliverable) => ({
				...deliverable,
				status: "open",
			}));
		case "phase-closed":
			return { ...phase, status: "closed", closedOn: on, request: null };
		case "notices-given":
			return {
				...phase,
				given: [...phase.given, ...event.notices.map(({ key }) => key)],
			};
		default:
			return evolveSignOff(evolveWork(phase, event), happening);
	}
}

function evolveWork(phase: Phase, event: Event): Phase {
	const { work } = phase;
	if (event.type === "process-recorded" && work.kind === "pilot") {
		const { subject, on, note } = event;
		const records = [...work.records, { subject, on, note }];
		return { ...phase, work: { ...work, records } };
	}
	if (event.type === "month-declared-quiet" && work.kind === "pilot") {
		const { subject, month, reason, approver } = event;
		const quiet = [...work.quiet, { subject, month, reason, approver }];
		return { ...phase, work: { ...work, quiet } };
	}
	if (work.kind === "certification")
		return { ...phase, work: evolveCertification(phase, work, event) };
	if (event.type === "result-entered" && work.kind === "round")
		return { ...phase, work: { ...work, result: event.result } };
	return phase;
}

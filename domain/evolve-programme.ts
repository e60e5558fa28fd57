import type { ProgrammeAdopted } from "./adoption.ts";
import type { Event, Happening } from "./events.ts";
import type { Hold } from "./hold.ts";
import type { PersonId } from "./ids.ts";
import type { Phase } from "./phase.ts";
import { planBehind } from "./plan.ts";
import type { Programme } from "./programme.ts";
import { usualReminders } from "./reminders.ts";
import { sameSubstitute } from "./substitutes.ts";

/** @returns the programme as its first event makes it. */
export const programmeStarted = (
	{ by, on }: Happening,
	event: Extract<Event, { type: "programme-started" }>,
): Programme => ({
	charter: event.charter,
	name: event.name,
	status: "running",
	people: event.people,
	plan: event.plan,
	earlierPlans: [],
	holds: [],
	past: event.before,
	startedBy: by === "clock" ? event.people.owner : by,
	startedOn: on,
	stopped: null,
	certifiedOn: null,
	cycle: 0,
	ownTerms: [],
	substitutes: [],
	reminders: usualReminders,
	ownDays: [],
	unreachable: [],
	given: [],
});

/** @returns the programme of a certificate that was there before: what was planned for it is what became of it. */
export const programmeAdopted = (
	{ by, on }: Happening,
	{
		charter,
		name,
		people,
		certificateOn,
		validUntil,
		before,
	}: ProgrammeAdopted,
): Programme => ({
	charter,
	name,
	status: "running",
	people,
	plan: planBehind(certificateOn, validUntil, on),
	earlierPlans: [],
	holds: [],
	past: before,
	adoptedOn: on,
	startedBy: by === "clock" ? people.owner : by,
	startedOn: on,
	stopped: null,
	certifiedOn: null,
	cycle: 0,
	ownTerms: [],
	substitutes: [],
	reminders: usualReminders,
	ownDays: [],
	unreachable: [],
	given: [],
});

const resumedOn = (holds: readonly Hold[], on: Hold["from"]): readonly Hold[] =>
	holds.map((hold) => (hold.until === null ? { ...hold, until: on } : hold));

const auditorsBut = ({ auditors = [] }: Programme, person: PersonId) =>
	auditors.filter((admitted) => admitted.person !== person);

const contributorsBut = ({ contributors = [] }: Programme, person: PersonId) =>
	contributors.filter((admitted) => admitted !== person);

/**
 * @param room the phase the event happened in, as it was before.
 * @returns the programme after `happening`.
 */
export function evolveProgramme(
	programme: Programme,
	{ event, on }: Happening,
	room?: Phase,
): Programme {
	switch (event.type) {
		case "programme-renamed":
			return { ...programme, name: event.name };
		case "people-changed":
			return { ...programme, people: event.people };
		case "auditor-admitted":
			return {
				...programme,
				auditors: [
					...auditorsBut(programme, event.person),
					{ person: event.person, until: event.until },
				],
			};
		case "auditor-dismissed":
			return { ...programme, auditors: auditorsBut(programme, event.person) };
		case "contributor-admitted":
			return {
				...programme,
				contributors: [
					...contributorsBut(programme, event.person),
					event.person,
				],
			};
		case "contributor-dismissed":
			return {
				...programme,
				contributors: contributorsBut(programme, event.person),
			};
		case "programme-held":
			return {
				...programme,
				status: "held",
				holds: [...programme.holds, { from: on, until: null }],
			};
		case "programme-resumed":
			return {
				...programme,
				status: "running",
				holds: resumedOn(programme.holds, on),
			};
		case "programme-replanned":
			return {
				...programme,
				plan: event.plan,
				earlierPlans: [...programme.earlierPlans, programme.plan],
			};
		case "programme-stopped":
			return {
				...programme,
				status: "stopped",
				stopped: { on, reason: event.reason },
			};
		case "certificate-issued":
			return {
				...programme,
				certifiedOn: programme.certifiedOn ?? event.decision.decidedOn,
				cycle: event.cycle,
				// Another body has other terms.
				ownTerms: event.otherBody ? [] : programme.ownTerms,
			};
		case "own-terms-set":
			return {
				...programme,
				ownTerms: [
					...programme.ownTerms.filter(({ rule }) => rule !== event.terms.rule),
					event.terms,
				],
			};
		case "substitute-named": {
			const { type: _event, ...named } = event;
			return { ...programme, substitutes: [...programme.substitutes, named] };
		}
		case "substitute-ended": {
			const { type: _event, ...ended } = event;
			return {
				...programme,
				substitutes: programme.substitutes.filter(
					(named) => !sameSubstitute(named, ended),
				),
			};
		}
		case "address-failed":
			return {
				...programme,
				unreachable: [
					...programme.unreachable,
					{ person: event.person, since: on },
				],
			};
		case "address-works":
			return {
				...programme,
				unreachable: programme.unreachable.filter(
					({ person }) => person !== event.person,
				),
			};
		case "reminders-set":
			return { ...programme, reminders: event.rule };
		case "own-days-set":
			return { ...programme, ownDays: event.days };
		case "phase-closed":
			return room
				? {
						...programme,
						past: [
							...programme.past,
							{
								phase: room.kind,
								room: room.room,
								from: room.from,
								closedOn: on,
								beforeCertway: false,
							},
						],
					}
				: programme;
		case "notices-given":
			return room
				? programme
				: {
						...programme,
						given: [...programme.given, ...event.notices.map(({ key }) => key)],
					};
		default:
			return programme;
	}
}

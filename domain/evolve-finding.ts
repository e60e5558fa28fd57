import type { LocalDate } from "./dates.ts";
import type { Happening } from "./events.ts";
import type { Finding } from "./finding.ts";
import type { FindingHappened, FindingRaised } from "./finding-events.ts";
import { personId } from "./ids.ts";
import {
	evolveFinding as evolveState,
	type FindingSource,
} from "./rules/finding.ts";
import { isFinding, type World, withRoom } from "./world.ts";

/** @returns the world with a finding that was raised. */
export function raised(
	world: World,
	{ room }: Happening,
	event: FindingRaised,
): World {
	const { type: _type, number, day, source, raisedIn, ...found } = event;
	const { grade, bodyGrade, clause, process, statement, owner, dueOn } = found;
	const state = evolveState(null, {
		type: "raised",
		day,
		grade,
		bodyGrade,
		source,
		clause,
	});
	if (!state) return world;
	const finding: Finding = {
		room,
		kind: "finding",
		number,
		status: "open",
		state,
		raisedIn,
		process,
		statement,
		answer: { correction: null, cause: null, action: null },
		effectiveness: null,
		owner,
		dueOn,
		sentBack: null,
		evidence: [],
		given: [],
	};
	return withRoom(
		{
			...world,
			programme: { ...world.programme, findingsRaised: number },
		},
		finding,
	);
}

/** @returns the finding after `happening`. */
export function evolveFinding(finding: Finding, happening: Happening): Finding {
	const { by, on } = happening;
	const event = happening.event as
		| Exclude<FindingHappened, FindingRaised>
		| { readonly type: "another" };
	const stepped = (
		entry: NonNullable<Parameters<typeof evolveState>[1]>,
	): Finding => ({
		...finding,
		state: evolveState(finding.state, entry) ?? finding.state,
	});
	switch (event.type) {
		case "finding-answer-written": {
			const { correction, cause, action, effectiveness } = event;
			return {
				...finding,
				answer: { correction, cause, action },
				effectiveness,
			};
		}
		case "finding-submitted":
			return {
				...stepped({ type: "submitted", day: event.day }),
				sentBack: null,
			};
		case "finding-not-accepted": {
			const { day, reason } = event;
			return {
				...stepped({ type: "not-accepted", day, reason }),
				sentBack: { on: day, reason },
			};
		}
		case "finding-accepted":
			return stepped({ type: "accepted", day: event.day });
		case "finding-verified":
			return stepped({ type: "verified", day: event.day });
		case "finding-regraded":
			return stepped({ ...event, type: "regraded" });
		case "finding-closed":
			return {
				...stepped({ type: "closed", day: event.day }),
				status: "closed",
			};
		case "finding-assigned":
			return {
				...finding,
				owner: event.owner,
				dueOn: event.dueOn,
				process: event.process,
			};
		case "finding-evidence-added":
			return {
				...finding,
				evidence: [
					...finding.evidence,
					{
						...event.evidence,
						addedBy: personId(by),
						addedOn: on,
						withdrawn: false,
					},
				],
			};
		case "finding-evidence-withdrawn":
			return {
				...finding,
				evidence: finding.evidence.map((evidence) =>
					evidence.id === event.evidence
						? { ...evidence, withdrawn: true }
						: evidence,
				),
			};
		default:
			return rung(finding, happening);
	}
}

const rung = (finding: Finding, { event }: Happening): Finding =>
	event.type === "notices-given"
		? {
				...finding,
				given: [...finding.given, ...event.notices.map(({ key }) => key)],
			}
		: finding;

/** What an audit, entered once more, says of the findings that it raised. */
function auditIn({ event }: Happening):
	| {
			readonly kinds: readonly FindingSource["kind"][];
			readonly lastDay: LocalDate;
	  }
	| undefined {
	if (event.type === "audit-held")
		return { kinds: [`stage-${event.stage}`], lastDay: event.on };
	if (event.type === "result-entered")
		return {
			kinds: ["surveillance", "recertification"],
			lastDay: event.result.heldOn,
		};
	return undefined;
}

/**
 * The clocks of findings count from the last day of their audit: they move where that was entered wrongly, and where another
 * stage 2 was held because the six months of the first were over (17021-1 9.5.3.2).
 *
 * @returns the world in which the open findings of the room's audit count from its last day.
 */
export function findingsMoved(world: World, happening: Happening): World {
	const audit = auditIn(happening);
	if (!audit) return world;
	const { kinds, lastDay } = audit;
	return Object.values(world.rooms)
		.filter(isFinding)
		.filter(
			({ status, state, raisedIn }) =>
				status === "open" &&
				raisedIn === happening.room &&
				kinds.includes(state.source.kind) &&
				state.source.lastDay !== lastDay,
		)
		.reduce(
			(known, finding) =>
				withRoom(known, {
					...finding,
					state: {
						...finding.state,
						source: { ...finding.state.source, lastDay },
					},
				}),
			world,
		);
}

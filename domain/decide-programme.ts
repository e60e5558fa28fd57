import type { FirstAct, ProgrammeAct } from "./acts.ts";
import { addDays, addMonths, compareDates, type LocalDate } from "./dates.ts";
import { wayForecast } from "./forecast.ts";
import { type RoomId, roomIdOf } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { approverTwice } from "./people.ts";
import { type WayPhase, wayPhases } from "./phases.ts";
import { leastPilotMonths } from "./pilot.ts";
import { type Plan, planFrom, replan } from "./plan.ts";
import type { PastPhase } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import type { World } from "./world.ts";

type Start = Extract<ProgrammeAct, { type: "start" }>;
type Answer = Result<readonly Decided[], Refusal>;

const one = (room: RoomId, event: Decided["event"]): Answer =>
	accepted([{ room, event }]);

/** @returns the start of a programme, from its first phase or from the phase it joins in. */
export function decideStart(room: RoomId, act: Start, moment: Moment): Answer {
	const wrong = beforeProblem(act.before, act.startOn, moment.on);
	if (wrong) return refused({ code: wrong });
	const twice = approverTwice(act.people);
	if (twice) return refused({ code: "approver-twice", person: twice });
	const plan = startPlan(act, moment.on);
	if (!plan.ok) return refused({ code: "plan", problems: plan.refusal });
	const first = wayPhases[act.before.length];
	if (!first) return refused({ code: "before-not-in-order" });
	return one(room, {
		type: "programme-started",
		charter: act.charter,
		name: act.name,
		people: act.people,
		plan: plan.value,
		before: act.before.map(
			(past): PastPhase => ({
				phase: past.phase,
				room: roomIdOf(act.charter.programme, past.phase),
				from: past.from,
				closedOn: past.until,
				beforeCertway: true,
			}),
		),
		first,
		firstFrom: act.startOn,
	});
}

/** The earlier phases of a programme that joins midway are the first ones, in order, over, and the pilot long enough. */
function beforeProblem(
	before: Start["before"],
	startOn: LocalDate,
	today: LocalDate,
):
	| "before-not-in-order"
	| "before-pilot-too-short"
	| "before-in-future"
	| undefined {
	let last: LocalDate | undefined;
	for (const [place, { phase, from, until }] of before.entries()) {
		if (phase !== wayPhases[place] || compareDates(from, until) > 0)
			return "before-not-in-order";
		if (last && compareDates(from, last) < 0) return "before-not-in-order";
		if (compareDates(until, today) > 0) return "before-in-future";
		if (
			phase === "pilot-run" &&
			compareDates(addDays(until, 1), addMonths(from, leastPilotMonths)) < 0
		)
			return "before-pilot-too-short";
		last = until;
	}
	return last && compareDates(startOn, last) < 0
		? "before-not-in-order"
		: undefined;
}

/**
 * @returns the plan a start act makes: earlier phases with their true dates, the rest laid out from the day the current
 * one begins. The start page shows the same plan before it is confirmed.
 */
export function startPlan(
	act: Pick<Start, "before" | "startOn" | "lengths" | "reasons">,
	madeOn: LocalDate,
): ReturnType<typeof planFrom> {
	const fresh = planFrom(act.startOn, act.lengths, act.reasons, madeOn);
	if (!fresh.ok || act.before.length === 0) return fresh;
	const past = Object.fromEntries(
		act.before.map(({ phase, from, until }) => [phase, { from, until }]),
	);
	const known: Plan = {
		...fresh.value,
		phases: { ...fresh.value.phases, ...past },
	};
	return replan(
		known,
		act.lengths,
		act.reasons,
		act.before.map(({ phase }) => phase),
		act.startOn,
		madeOn,
	);
}

/** @returns what an act on a running or held programme makes happen. */
export function decideProgramme(
	world: World,
	room: RoomId,
	act: Exclude<ProgrammeAct, FirstAct>,
	moment: Moment,
): Answer {
	const { programme } = world;
	switch (act.type) {
		case "rename":
			return one(room, { type: "programme-renamed", name: act.name });
		case "change-people": {
			const twice = approverTwice(act.people);
			return twice
				? refused({ code: "approver-twice", person: twice })
				: one(room, { type: "people-changed", people: act.people });
		}
		case "hold":
			return programme.status === "held"
				? refused({ code: "programme-held" })
				: one(room, { type: "programme-held", reason: act.reason });
		case "resume":
			return programme.status === "held"
				? one(room, { type: "programme-resumed" })
				: refused({ code: "programme-not-held" });
		case "stop":
			return one(room, { type: "programme-stopped", reason: act.reason });
		case "replan": {
			const { begun, next } = whatHasBegun(world, moment.on);
			const plan = replan(
				programme.plan,
				act.lengths,
				act.reasons,
				begun,
				next,
				moment.on,
			);
			return plan.ok
				? one(room, { type: "programme-replanned", plan: plan.value })
				: refused({ code: "plan", problems: plan.refusal });
		}
	}
}

/**
 * @returns the phases begun or over, and the day the first of the others is expected to begin as things stand: what is
 * planned anew is then what the forecast expects.
 */
export function whatHasBegun(
	world: World,
	today: LocalDate,
): { readonly begun: readonly WayPhase[]; readonly next: LocalDate } {
	const way = wayForecast(world, today);
	const waiting = way.find(({ actual }) => actual === null);
	return {
		begun: wayPhases.filter((phase) =>
			way.some((known) => known.phase === phase && known.actual),
		),
		next: waiting?.expected.from ?? today,
	};
}

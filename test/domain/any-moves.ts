/** Moves that people make on a programme in property tests: sensible ones, and everything else. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Act, ActType } from "../../domain/acts.ts";
import { addDays } from "../../domain/dates.ts";
import type { Actor } from "../../domain/events.ts";
import { personId } from "../../domain/ids.ts";
import { wholePilotMonths } from "../../domain/pilot.ts";
import { frequencyOf, recordSubjects } from "../../domain/processes.ts";
import type { Policy } from "../../domain/sign-off.ts";
import { isOver, isPhase } from "../../domain/world.ts";
import {
	aBank,
	addEvidence,
	answer,
	ask,
	bank,
	because,
	businessApprover,
	coordinator,
	deliver,
	itApprover,
	owner,
	people,
	type Story,
	topManager,
} from "./a-bank.ts";
import { application, carriedOn, decision } from "./robot.ts";

import { actors, type Dice, policies, thrown } from "./thrown-acts.ts";

/** What people do now and then, but seldom. */
const rare: readonly ActType[] = [
	"stop",
	"start",
	"hold",
	"change-people",
	"succeed",
];
export const types = [
	...(Object.keys(thrown(aBank(), "preparation", [0])) as ActType[]),
];
const often = types.filter((type) => !rare.includes(type));

export interface Real {
	story: Story;
}
type Move = fc.Command<object, Real>;

/** Somebody does something somewhere; it is refused as a value, or it happens. */
class SomeAct implements Move {
	readonly type: ActType;
	readonly dice: Dice;
	constructor(type: ActType, dice: Dice) {
		this.type = type;
		this.dice = dice;
	}
	check = () => true;
	run(_model: object, real: Real): void {
		const { story } = real;
		const [where = 0, who = 0, ...dice] = this.dice;
		const rooms = Object.values(story.world.rooms);
		const open = rooms.filter((room) => !isOver(room));
		const names = [...open, ...open, ...open, ...rooms].map(({ room }) =>
			room.slice(bank.length + 1),
		);
		const name = [...names, "", "nowhere"][where % (names.length + 2)] ?? "";
		const by = actors[who % actors.length] ?? owner;
		const act = thrown(story, name, dice.length > 0 ? dice : [0])[this.type];
		const result = story.decide(by, name, act);
		if (result.ok) real.story = story.does(by, name, act);
		else expect(result.refusal).toHaveProperty("code");
	}
	toString = () => `${this.type} ${JSON.stringify(this.dice)}`;
}

/** Most of a phase's work at one go: one thing is left out, or nothing. */
class MostOfTheWork implements Move {
	readonly dice: Dice;
	constructor(thrownDice: Dice) {
		this.dice = thrownDice;
	}
	check = () => true;
	run(_model: object, real: Real): void {
		const { story } = real;
		const [where = 0, leftOut = 0, policy = 0, ...more] = this.dice;
		const open = Object.values(story.world.rooms)
			.filter(isPhase)
			.filter((room) => !isOver(room));
		const phase = open[where % Math.max(1, open.length)];
		if (!phase) return;
		const name = phase.room.slice(bank.length + 1);
		const acts = workOf(story, name, policies[policy % policies.length], more);
		const skipped = leftOut % (2 * acts.length);
		for (const [place, of] of acts.entries()) {
			const [by, act] = of(real.story);
			if (place !== skipped && real.story.decide(by, name, act).ok)
				real.story = real.story.does(by, name, act);
		}
	}
	toString = () => `most of the work ${JSON.stringify(this.dice)}`;
}

type Doing = (story: Story) => readonly [Actor, Act];

/** Everything that is to be done in a phase up to its sign-off, as things stand. */
function workOf(
	story: Story,
	name: string,
	policy: Policy = { kind: "all" },
	more: Dice = [],
): readonly Doing[] {
	const { deliverables, from, work } = story.phase(name);
	const { today } = story;
	const does =
		(by: Actor, act: Act): Doing =>
		() => [by, act];
	const months =
		work.kind === "pilot"
			? wholePilotMonths(from, story.world.programme.holds, today)
			: [];
	const on = addDays(today, -((more[0] ?? 0) % 3));
	return [
		...deliverables.flatMap(({ id }) => [
			does(owner, addEvidence(id)),
			does(owner, deliver(id)),
		]),
		...months.flatMap(({ until, number }) =>
			recordSubjects.map((subject) =>
				does(
					owner,
					frequencyOf(subject) === "when-it-occurs"
						? {
								type: "declare-quiet-month",
								subject,
								month: number,
								reason: because,
								approver: businessApprover,
							}
						: { type: "record-process", subject, on: until, note: because },
				),
			),
		),
		does(coordinator, application(on)),
		...([1, 2] as const).map((stage) =>
			does(coordinator, { type: "enter-audit", stage, on, majorsOpen: 0 }),
		),
		does(coordinator, { type: "enter-decision", decision: decision(on) }),
		does(coordinator, {
			type: "enter-result",
			result: {
				heldOn: on,
				majorsOpen: 0,
				minorsWithoutPlan: 0,
				decision: name.startsWith("recert") ? decision(on) : null,
			},
		}),
		(now) => [owner, ask(now, policy)],
		...[itApprover, businessApprover, topManager, personId("ma-li")].map(
			(person): Doing =>
				(now) => [
					person,
					now.phase(name).request ? answer(now, name) : { type: "resume" },
				],
		),
	];
}

/** Days go by, and everybody does his duty on them; or nobody looks. */
class Days implements Move {
	readonly days: number;
	readonly worked: boolean;
	constructor(days: number, worked: boolean) {
		this.days = days;
		this.worked = worked;
	}
	check = () => true;
	run(_model: object, real: Real): void {
		const until = addDays(real.story.today, this.days);
		const { status } = real.story.world.programme;
		const able = status === "running" && mayBeWorked(real.story);
		real.story =
			this.worked && able
				? carriedOn(real.story, until)
				: real.story.on(until).ticks();
	}
	toString = () => `${this.days} days ${this.worked ? "at work" : "away"}`;
}

/** The robot knows its own people, and starts nothing that somebody else has asked for. */
const mayBeWorked = ({ world }: Story): boolean =>
	world.programme.people === people &&
	Object.values(world.rooms).every(
		(room) => !isPhase(room) || isOver(room) || untouched(room),
	);
const untouched = (phase: ReturnType<Story["phase"]>): boolean =>
	phase.request === null &&
	(phase.work.kind === "plain" ||
		(phase.work.kind === "pilot" &&
			phase.work.records.length === 0 &&
			phase.work.quiet.length === 0) ||
		(phase.work.kind === "certification" && !phase.work.application) ||
		(phase.work.kind === "round" && phase.stepsDone === 0));

const dice = () => fc.array(fc.nat(10_000), { minLength: 4, maxLength: 14 });
const anyMove = (): fc.Arbitrary<Move> =>
	fc.oneof(
		{
			weight: 20,
			arbitrary: fc
				.tuple(fc.constantFrom(...often), dice())
				.map(([type, thrownDice]): Move => new SomeAct(type, thrownDice)),
		},
		{
			weight: 2,
			arbitrary: fc
				.tuple(fc.constantFrom(...types), dice())
				.map(([type, thrownDice]): Move => new SomeAct(type, thrownDice)),
		},
		{
			weight: 8,
			arbitrary: dice().map(
				(thrownDice): Move => new MostOfTheWork(thrownDice),
			),
		},
		{
			weight: 5,
			arbitrary: fc
				.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean())
				.map(([days, worked]): Move => new Days(days, worked)),
		},
	);
export const moves = () =>
	fc.commands([anyMove()], { maxCommands: 60, size: "max" });

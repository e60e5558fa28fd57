/** Answers, hand-overs, absences and replacements in any order, under every policy: what a closed phase rests on stays true. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { addDays } from "../../domain/dates.ts";
import { evolve } from "../../domain/evolve.ts";
import { type PersonId, personId } from "../../domain/ids.ts";
import { firstApprover } from "../../domain/seats.ts";
import { type SignOffRequest, waitingSeats } from "../../domain/sign-off.ts";
import { phaseIn, type World } from "../../domain/world.ts";
import { addEvidence, answer, because, owner, type Story } from "./a-bank.ts";
import {
	approvers,
	delivered,
	policies,
	preparation,
} from "./four-approvers.ts";

const everybody: readonly PersonId[] = [
	...approvers.map(({ person }) => person),
	personId("colleague-1"),
	personId("colleague-2"),
	personId("colleague-3"),
	owner,
];

type Step = (story: Story) => readonly [PersonId | "clock", Act] | number;

const anybody = () => fc.constantFrom(...everybody);
/** Mostly somebody whose turn it is: else little would happen. */
const somebody = (dice: number, story: Story): PersonId => {
	const waiting = waitingSeats(story.request(preparation));
	return (
		[...waiting, ...waiting].map(({ person }) => person)[
			dice % (2 * waiting.length + 1)
		] ??
		everybody[dice % everybody.length] ??
		owner
	);
};
const anyStep = (): fc.Arbitrary<Step> =>
	fc
		.tuple(
			fc.constantFrom(
				...["decide", "decide", "decide", "hand", "hand", "away"],
				...["not-for-me", "replace", "end", "change", "days"],
			),
			fc.nat(1000),
			anybody(),
			fc.integer({ min: -1, max: 3 }),
			fc.constantFrom(
				...(["approve", "approve", "approve", "decline"] as const),
			),
		)
		.map(
			([kind, dice, to, days, decision]): Step =>
				(story) => {
					const { id: request, generation } = story.request(preparation);
					const by = somebody(dice, story);
					const from = addDays(story.today, Math.min(days, 1));
					const until = addDays(from, Math.abs(days));
					switch (kind) {
						case "decide":
							return [by, answer(story, preparation, decision)];
						case "hand":
							return [
								by,
								{ type: "hand-over", request, generation, to, absence: null },
							];
						case "away":
							return [
								by,
								{
									type: "hand-over",
									request,
									generation,
									to,
									absence: { from, until },
									confirmed: "code",
								},
							];
						case "not-for-me":
							return [
								by,
								{ type: "not-for-me", request, generation, reason: because },
							];
						case "replace":
							return [
								owner,
								{ type: "replace-approver", request, person: by, to },
							];
						case "end":
							return [
								owner,
								{ type: "end-absence", person: by, substitute: to },
							];
						case "change":
							return [owner, addEvidence("gap-analysis", `more-${dice}`)];
						default:
							return Math.max(1, days);
					}
				},
		);

function happens(story: Story, step: Step): Story {
	if (!story.phase(preparation).request) return story;
	const what = step(story);
	if (typeof what === "number")
		return story.on(addDays(story.today, what)).ticks();
	const [by, act] = what;
	return story.refusal(by, preparation, act) === null
		? story.does(by, preparation, act)
		: story;
}

/** One person a seat, one seat a first approver, and never whoever asked. */
function seatsHold(request: SignOffRequest): void {
	const persons = request.seats.map(({ person }) => person);
	expect(new Set(persons).size).toBe(persons.length);
	expect(persons).not.toContain(request.askedBy);
	expect(request.seats.map(firstApprover)).toEqual(
		approvers.map(({ person }) => person),
	);
}

test("in any order, under every policy: one voice a seat, nobody who asked, IT and business among those who approved, and in sequence no one before his turn", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...policies),
			fc.array(anyStep(), { maxLength: 25 }),
			(policy, steps) => {
				const after = steps.reduce(
					happens,
					delivered.asks(preparation, policy),
				);
				let world: World | null = null;
				for (const happening of after.happenings) {
					const { event, by } = happening;
					const before = world && phaseIn(world, happening.room)?.request;
					if (event.type === "sign-off-decided" && before) {
						const seat = before.seats.find(({ person }) => person === by);
						expect(seat?.answer).toBe(null);
						expect(event.for ?? null).toBe(seat?.for);
						expect(waitingSeats(before)).toContain(seat);
					}
					world = evolve(world, happening);
					const request = phaseIn(world, happening.room)?.request;
					if (request) seatsHold(request);
				}
				const phase = after.phase(preparation);
				if (phase.status !== "closed") return;
				const last = after.happenings.findLastIndex(
					({ event }) =>
						event.type === "sign-off-asked" ||
						event.type === "sign-off-superseded",
				);
				const voices = after.happenings
					.slice(last)
					.flatMap(({ event, by }) =>
						event.type === "sign-off-decided" && event.decision === "approve"
							? [event.for ?? by]
							: [],
					);
				const sides = approvers.filter(({ person }) => voices.includes(person));
				expect(new Set(sides.map(({ side }) => side)).size).toBe(2);
				expect(new Set(voices).size).toBe(voices.length);
				expect(voices.length).toBeGreaterThanOrEqual(
					policy.kind === "at-least" ? policy.count : approvers.length,
				);
			},
		),
		{ numRuns: 250 },
	);
});

test("a link in one hand at a time: whoever has handed over decides nothing, in whatever order the two come", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...policies.filter(({ kind }) => kind !== "in-sequence")),
			fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
			(policy, order) => {
				const [first] = approvers;
				const to = personId("colleague-1");
				const asked = delivered.asks(preparation, policy);
				const { id: request, generation } = asked.request(preparation);
				const acts: readonly (readonly [PersonId, Act])[] = [
					[first.person, answer(asked, preparation)],
					[to, answer(asked, preparation)],
					[
						first.person,
						{ type: "hand-over", request, generation, to, absence: null },
					],
					[
						first.person,
						{ type: "not-for-me", request, generation, reason: because },
					],
					[approvers[2].person, answer(asked, preparation)],
					[
						owner,
						{
							type: "replace-approver",
							request,
							person: first.person,
							to: personId("colleague-2"),
						},
					],
				];
				const after = order.reduce((story, place) => {
					const [by, act] = acts[place] as (typeof acts)[number];
					return story.refusal(by, preparation, act) === null
						? story.does(by, preparation, act)
						: story;
				}, asked);
				const voices = after.happenings.flatMap(({ event, by }) =>
					event.type === "sign-off-decided" ? [event.for ?? by] : [],
				);
				expect(new Set(voices).size).toBe(voices.length);
			},
		),
		{ numRuns: 150 },
	);
});

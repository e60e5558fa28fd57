import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PersonId, personId } from "../../domain/ids.ts";
import type { Approver, People } from "../../domain/people.ts";
import type { Decision, Policy } from "../../domain/sign-off.ts";
import {
	aBank,
	anEmptyDesk,
	answer,
	owner,
	people,
	type Story,
	start,
} from "./a-bank.ts";

const preparation = "preparation";

/** The preparation of a bank with these approvers, asked for under this policy. */
function askedOf(approvers: readonly Approver[], policy: Policy): Story {
	return aBank({ people: { ...people, approvers } })
		.delivers(preparation)
		.asks(preparation, policy);
}

type Answers = readonly (readonly [
	PersonId,
	"approve" | "decline" | "return",
])[];

/** Everybody answers in this order, as far as the request is still open and it is his turn. */
function answeredBy(story: Story, answers: Answers): Story {
	return answers.reduce(
		(after, [person, decision]) =>
			after.phase(preparation).request &&
			after.refusal(
				person,
				preparation,
				answer(after, preparation, decision),
			) === null
				? after.answers(person, preparation, decision)
				: after,
		story,
	);
}

const outcomeOf = (story: Story): string => {
	const { status, request, sentBack } = story.phase(preparation);
	if (status === "closed") return "approved";
	return request ? "waiting" : (sentBack?.how ?? "nothing");
};

/** Who has approved in the request that closed the phase. */
const approvalsOf = (story: Story): readonly PersonId[] =>
	story.happenings.flatMap(({ event, by }) =>
		event.type === "sign-off-decided" &&
		event.decision === "approve" &&
		by !== "clock"
			? [by]
			: [],
	);

/** One to three persons of each side. */
const anyApprovers = (): fc.Arbitrary<readonly Approver[]> =>
	fc
		.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
		.chain(([it, business]) =>
			fc.shuffledSubarray(
				[
					...Array.from(
						{ length: it },
						(_, n): Approver => ({ person: personId(`it-${n}`), side: "it" }),
					),
					...Array.from(
						{ length: business },
						(_, n): Approver => ({
							person: personId(`business-${n}`),
							side: "business",
						}),
					),
				],
				{ minLength: it + business },
			),
		);
const anyPolicy = (): fc.Arbitrary<Policy> =>
	fc.oneof(
		fc.constant<Policy>({ kind: "all" }),
		fc.constant<Policy>({ kind: "in-sequence" }),
		fc
			.integer({ min: 1, max: 7 })
			.map((count): Policy => ({ kind: "at-least", count })),
	);
/** An answer of each approver, in any order. */
const answersOf = (
	approvers: readonly Approver[],
	...decisions: readonly Decision[]
): fc.Arbitrary<Answers> =>
	fc
		.tuple(
			fc.shuffledSubarray(
				approvers.map(({ person }) => person),
				{ minLength: approvers.length },
			),
			fc.array(fc.constantFrom(...decisions), {
				minLength: approvers.length,
				maxLength: approvers.length,
			}),
		)
		.map(([persons, given]) =>
			persons.map(
				(person, place) => [person, given[place] ?? "approve"] as const,
			),
		);

const sidesIn = (
	approvers: readonly Approver[],
	persons: readonly PersonId[],
) =>
	new Set(
		approvers
			.filter(({ person }) => persons.includes(person))
			.map(({ side }) => side),
	);

const it1 = personId("it-1");
const it2 = personId("it-2");
const business = personId("business-1");
const three: readonly Approver[] = [
	{ person: it1, side: "it" },
	{ person: it2, side: "it" },
	{ person: business, side: "business" },
];

describe("all approvers", () => {
	test("approve, or nothing is approved", () => {
		const asked = askedOf(three, { kind: "all" });
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[business, "approve"],
				]),
			),
		).toBe("waiting");
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[business, "approve"],
					[it2, "approve"],
				]),
			),
		).toBe("approved");
	});

	test("and one who declines ends it", () => {
		expect(
			outcomeOf(
				answeredBy(askedOf(three, { kind: "all" }), [[it2, "decline"]]),
			),
		).toBe("declined");
	});
});

describe("at least n approvers", () => {
	test("are enough when one of them is from business", () => {
		const asked = askedOf(three, { kind: "at-least", count: 2 });
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[business, "approve"],
				]),
			),
		).toBe("approved");
	});

	test("are not enough from IT alone", () => {
		const asked = askedOf(three, { kind: "at-least", count: 2 });
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[it2, "approve"],
				]),
			),
		).toBe("waiting");
	});

	test("bear a decline as long as enough can still approve", () => {
		const asked = askedOf(three, { kind: "at-least", count: 2 });
		expect(outcomeOf(answeredBy(asked, [[it1, "decline"]]))).toBe("waiting");
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "decline"],
					[it2, "decline"],
				]),
			),
		).toBe("declined");
	});

	test("cannot do without the only one from business", () => {
		const asked = askedOf(three, { kind: "at-least", count: 1 });
		expect(outcomeOf(answeredBy(asked, [[business, "decline"]]))).toBe(
			"declined",
		);
	});

	test("are all of them when there are fewer", () => {
		const asked = askedOf(three, { kind: "at-least", count: 9 });
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[business, "approve"],
				]),
			),
		).toBe("waiting");
		expect(
			outcomeOf(
				answeredBy(asked, [
					[it1, "approve"],
					[business, "approve"],
					[it2, "approve"],
				]),
			),
		).toBe("approved");
	});
});

describe("whatever the policy, who is asked and in which order they answer", () => {
	const anyCase = (...decisions: readonly Decision[]) =>
		fc.tuple(anyApprovers(), anyPolicy()).chain(([approvers, policy]) =>
			fc.record({
				approvers: fc.constant(approvers),
				policy: fc.constant(policy),
				answers: answersOf(approvers, ...decisions),
			}),
		);

	test("a closed phase has an approval from IT and one from business", () => {
		fc.assert(
			fc.property(
				anyCase("approve", "decline", "return"),
				({ approvers, policy, answers }) => {
					const after = answeredBy(askedOf(approvers, policy), answers);
					if (outcomeOf(after) !== "approved") return;
					expect(sidesIn(approvers, approvalsOf(after))).toEqual(
						new Set(["it", "business"]),
					);
				},
			),
			{ numRuns: 150 },
		);
	});

	test("a return sends back, unless enough had approved before it", () => {
		fc.assert(
			fc.property(
				anyCase("approve", "return"),
				({ approvers, policy, answers }) => {
					if (policy.kind === "in-sequence") return;
					const after = answeredBy(askedOf(approvers, policy), answers);
					const until = answers.findIndex(
						([, decision]) => decision === "return",
					);
					if (until < 0) return;
					const before = answeredBy(
						askedOf(approvers, policy),
						answers.slice(0, until),
					);
					expect(outcomeOf(after)).toBe(
						outcomeOf(before) === "approved" ? "approved" : "returned",
					);
				},
			),
			{ numRuns: 80 },
		);
	});

	test("approvals and declines end alike in every order, but in sequence", () => {
		fc.assert(
			fc.property(
				anyCase("approve", "decline").chain(({ approvers, policy, answers }) =>
					fc.record({
						approvers: fc.constant(approvers),
						policy: fc.constant(policy),
						answers: fc.constant(answers),
						otherwise: fc.shuffledSubarray([...answers], {
							minLength: answers.length,
						}),
					}),
				),
				({ approvers, policy, answers, otherwise }) => {
					if (policy.kind === "in-sequence") return;
					const asked = askedOf(approvers, policy);
					const outcome = outcomeOf(answeredBy(asked, answers));
					expect(outcome).not.toBe("waiting");
					expect(outcomeOf(answeredBy(asked, otherwise))).toBe(outcome);
				},
			),
			{ numRuns: 80 },
		);
	});

	test("in sequence the order of the approvers alone counts, not who tries first", () => {
		fc.assert(
			fc.property(
				anyApprovers().chain((approvers) =>
					fc.tuple(
						fc.constant(approvers),
						fc.array(
							fc.constantFrom(...approvers.map(({ person }) => person)),
							{ maxLength: 12 },
						),
					),
				),
				([approvers, tries]) => {
					const after = answeredBy(
						askedOf(approvers, { kind: "in-sequence" }),
						tries.map((person) => [person, "approve"] as const),
					);
					const order = approvers.map(({ person }) => person);
					expect(order.slice(0, approvalsOf(after).length)).toEqual(
						approvalsOf(after),
					);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe("one person", () => {
	const twice: People = {
		...people,
		approvers: [
			{ person: it1, side: "it" },
			{ person: it1, side: "business" },
		],
	};

	test("cannot approve for IT and for business", () => {
		const refusal = { code: "approver-twice", person: it1 };
		expect(
			anEmptyDesk()
				.on("2027-01-04")
				.refusal(owner, "", start({ people: twice })),
		).toEqual(refusal);
		expect(
			aBank().refusal(owner, "", { type: "change-people", people: twice }),
		).toEqual(refusal);
	});
});

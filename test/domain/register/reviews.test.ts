import { describe, expect, test } from "vitest";
import { clauseIds } from "../../../domain/clauses/clauses.ts";
import {
	coverageOf,
	isUncovered,
} from "../../../domain/register/internal-audit.ts";
import { rowsOf } from "../../../domain/register/register.ts";
import { reviewInputIds } from "../../../domain/register/review.ts";
import { toDos } from "../../../domain/to-do.ts";
import {
	aBank,
	because,
	coordinator,
	day,
	fingerprintOfReview,
	itApprover,
	owner,
	people,
	room,
	type Story,
	sealed,
	topManager,
} from "../a-bank.ts";

const bank = aBank();
const plan = {
	type: "plan-audit",
	audit: "au-1",
	clauses: ["8.6.1", "8.6.2"],
	criteria: sealed("ISO/IEC 20000-1 and our procedures"),
	sample: sealed("Incidents of January"),
	auditor: itApprover,
	dueOn: day("2027-03-01"),
} as const;
const planned = bank.does(owner, "", plan);
const held = (result: "conforms" | "finding" = "conforms") =>
	({
		type: "hold-audit",
		audit: "au-1",
		heldOn: day("2027-01-04"),
		report: because,
		results: [
			{ clause: "8.6.1", result },
			{ clause: "8.6.2", result: "conforms" },
		],
	}) as const;

describe("the audit programme", () => {
	test("waits for its auditor, and reminds him a week before", () => {
		expect(toDos(planned.world, room(""))).toMatchObject([
			{ kind: "audit", person: itApprover, dueOn: "2027-03-01" },
		]);
		expect(planned.waking("")).toMatchObject({
			code: "register-due-soon",
			data: { row: "audit", clause: "8.6.1" },
		});
	});

	test("lets nobody audit what he answers for, or has put right", () => {
		const answering = bank.does(owner, "", {
			type: "assign-clause",
			clause: "8.6.2",
			owner: itApprover,
		});
		expect(answering.refusal(owner, "", plan)).toEqual({
			code: "audits-own-work",
			clause: "8.6.2",
		});
		const mending = bank
			.does(owner, "", {
				type: "open-action",
				action: "a-1",
				clause: "8.6.1",
				what: because,
				owner: itApprover,
				dueOn: day("2027-02-01"),
			})
			.does(itApprover, "", {
				type: "finish-action",
				action: "a-1",
				outcome: because,
			});
		expect(mending.refusal(owner, "", plan)).toEqual({
			code: "audits-own-work",
			clause: "8.6.1",
		});
		expect(
			planned.refusal(owner, "", {
				...plan,
				type: "change-audit",
				clauses: [],
			}),
		).toEqual({ code: "audit-incomplete" });
	});

	test("is held with a result for each clause, and then waits for nobody", () => {
		expect(
			planned.refusal(itApprover, "", {
				...held(),
				results: held().results.slice(1),
			}),
		).toEqual({ code: "audit-incomplete" });
		expect(
			planned.refusal(itApprover, "", {
				...held(),
				heldOn: day("2027-01-05"),
			}),
		).toEqual({ code: "date-in-future", today: "2027-01-04" });
		const done = planned.does(itApprover, "", held("finding"));
		expect(toDos(done.world, room(""))).toEqual([]);
		expect(done.waking("")).toBeNull();
		expect(done.refusal(itApprover, "", held())).toEqual({
			code: "audit-is-over",
		});
	});

	test("covers every clause, or says which it does not", () => {
		const audits = (story: Story) => rowsOf(story.world.register, "audit");
		const since = day("2027-01-01");
		const uncovered = (story: Story) =>
			coverageOf(audits(story), since)
				.filter(isUncovered)
				.map(({ clause }) => clause);
		expect(uncovered(bank)).toEqual(clauseIds);
		expect(uncovered(planned)).toHaveLength(43);
		const all = bank.does(owner, "", { ...plan, clauses: clauseIds });
		expect(uncovered(all)).toEqual([]);
		const done = planned.does(itApprover, "", held());
		expect(uncovered(done)).toHaveLength(43);
		// What was audited in an earlier year covers nothing in this one.
		expect(
			coverageOf(audits(done), day("2028-01-01")).filter(isUncovered),
		).toHaveLength(45);
		const dropped = planned.does(owner, "", {
			type: "drop-audit",
			audit: "au-1",
			reason: because,
		});
		expect(uncovered(dropped)).toHaveLength(45);
	});
});

describe("a management review", () => {
	const review = bank.does(owner, "", {
		type: "plan-review",
		review: "r-1",
		dueOn: day("2027-06-30"),
	});
	const inputs = Object.fromEntries(
		reviewInputIds.map((input) => [input, sealed(input)]),
	);
	const minutes = {
		type: "hold-review",
		review: "r-1",
		heldOn: day("2027-01-04"),
		inputs,
		minutes: sealed("minutes"),
		decisions: [
			{
				action: "r-1-0",
				what: sealed("A second shift"),
				owner: coordinator,
				dueOn: day("2027-04-01"),
			},
		],
	} as const;
	const held = review.does(coordinator, "", minutes);
	const sign = (story: Story) =>
		({
			type: "sign-review",
			review: "r-1",
			name: because,
			shown: fingerprintOfReview(story, "r-1"),
		}) as const;

	test("has 14 required inputs, and is not held while one is without an answer", () => {
		expect(reviewInputIds).toHaveLength(14);
		for (const input of reviewInputIds) {
			const { [input]: _left, ...others } = inputs as Record<
				string,
				(typeof inputs)[string]
			>;
			expect(review.refusal(owner, "", { ...minutes, inputs: others })).toEqual(
				{ code: "review-incomplete" },
			);
		}
	});

	test("makes each decision an action of somebody", () => {
		expect(held.world.register["action/r-1-0"]).toMatchObject({
			clause: "9.3",
			owner: coordinator,
			dueOn: "2027-04-01",
		});
	});

	test("then waits for top management within a fortnight", () => {
		expect(
			toDos(held.world, room("")).filter(({ kind }) => kind === "review"),
		).toEqual([
			{
				kind: "review",
				key: "review/r-1",
				person: topManager,
				dueOn: "2027-01-18",
				since: "2027-01-04",
				data: { row: "signing" },
			},
		]);
	});

	test("is signed by top management alone, as it was shown; what was put right meanwhile is signed anew", () => {
		const changed = held.does(coordinator, "", {
			...minutes,
			minutes: sealed("minutes, put right"),
		});
		expect(changed.refusal(topManager, "", sign(held))).toMatchObject({
			code: "content-changed",
		});
		// The decision is an action already, and is not opened twice.
		expect(
			changed.happenings.filter(({ event }) => event.type === "action-opened"),
		).toHaveLength(1);
		expect(changed.refusal(itApprover, "", sign(changed))).toEqual({
			code: "not-top-management",
		});
		const signed = changed.does(topManager, "", sign(changed));
		expect(signed.world.register["review/r-1"]).toMatchObject({
			status: "signed",
			signed: { by: topManager, on: "2027-01-04" },
		});
		expect(signed.refusal(owner, "", minutes)).toEqual({
			code: "review-is-over",
		});
		expect(toDos(signed.world, room("")).map(({ kind }) => kind)).toEqual([
			"action",
		]);
	});

	test("without an approver from top management waits for the owner, who is to name one", () => {
		const alone = held.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: people.approvers.filter(
					({ side }) => side !== "top-management",
				),
			},
		});
		expect(
			toDos(alone.world, room("")).find(({ kind }) => kind === "review")
				?.person,
		).toBe(owner);
	});
});

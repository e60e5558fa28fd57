import { describe, expect, test } from "vitest";
import type { ClauseId } from "../../../domain/clauses/clauses.ts";
import { addDays } from "../../../domain/dates.ts";
import type { ClauseRating } from "../../../domain/register/acts.ts";
import {
	businessHasRated,
	type GapLevel,
	jointly,
} from "../../../domain/register/rating.ts";
import { rowsOf } from "../../../domain/register/register.ts";
import { toDos } from "../../../domain/to-do.ts";
import {
	aBank,
	because,
	businessApprover,
	businessOwner,
	coordinator,
	day,
	itApprover,
	owner,
	people,
	room,
	type Story,
	sealed,
} from "../a-bank.ts";

const rating = (
	clause: ClauseId,
	level: GapLevel,
	but: Partial<ClauseRating> = {},
): ClauseRating => ({
	clause,
	level,
	note: null,
	what: null,
	owner: null,
	dueOn: null,
	...but,
});

const rates = (...ratings: readonly ClauseRating[]) =>
	({ type: "rate-clauses", form: "form-1", ratings }) as const;

const actionsIn = ({ world }: Story) => rowsOf(world.register, "action");

const bank = aBank();
const rated = bank.does(
	owner,
	"",
	rates(rating("8.6.1", "described", { note: because }), rating("4.3", "met")),
);

describe("a clause that is rated", () => {
	test("as a gap becomes an action of the programme's owner, due when the system's design is to end", () => {
		expect(actionsIn(rated)).toEqual([
			{
				kind: "action",
				id: "action/form-1-8.6.1",
				clause: "8.6.1",
				what: null,
				owner: null,
				dueOn: bank.world.programme.plan.phases.design.until,
				status: "open",
				openedBy: owner,
				openedOn: "2027-01-04",
				doneOn: null,
				outcome: null,
			},
		]);
	});

	test("as met leaves nothing to be done", () => {
		expect(actionsIn(rated).map(({ clause }) => clause)).not.toContain("4.3");
	});

	test("as a gap by a second person leaves the action that is open, and may give it to somebody", () => {
		const twice = rated
			.does(coordinator, "", rates(rating("8.6.1", "missing")))
			.does(
				businessOwner,
				"",
				rates(
					rating("8.6.1", "begun", {
						owner: coordinator,
						dueOn: day("2027-02-01"),
					}),
				),
			);
		expect(actionsIn(twice)).toEqual([
			expect.objectContaining({ owner: coordinator, dueOn: "2027-02-01" }),
		]);
	});

	test("again as a gap when its action is done gets another", () => {
		const again = rated
			.does(owner, "", {
				type: "finish-action",
				action: "form-1-8.6.1",
				outcome: because,
			})
			.does(owner, "", {
				...rates(rating("8.6.1", "begun")),
				form: "form-2",
			});
		expect(actionsIn(again).map(({ id, status }) => [id, status])).toEqual([
			["action/form-1-8.6.1", "done"],
			["action/form-2-8.6.1", "open"],
		]);
	});

	test("cannot be due before today", () => {
		expect(
			bank.refusal(
				owner,
				"",
				rates(rating("4.1", "begun", { dueOn: day("2027-01-03") })),
			),
		).toEqual({ code: "date-past", today: "2027-01-04" });
	});

	test("late on the way is due in a month, not on a day that has passed", () => {
		const late = bank
			.on("2027-11-01")
			.does(owner, "", rates(rating("8.6.1", "begun")));
		expect(actionsIn(late)[0]?.dueOn).toBe("2027-12-01");
	});
});

describe("the gap analysis and what came after it", () => {
	const before = rated.world.register["rating/8.6.1/li-wei"];
	const design = rated.signsOff("preparation").on("2027-03-10").ticks();
	const now = design.does(owner, "", {
		...rates(rating("8.6.1", "met")),
		form: "form-2",
	});

	test("what is rated in the preparation stands beside what is rated after it", () => {
		expect(before).toMatchObject({
			before: { level: "described", note: because, on: "2027-01-04" },
			now: null,
		});
		expect(now.world.register["rating/8.6.1/li-wei"]).toMatchObject({
			before: { level: "described" },
			now: { level: "met", note: null, on: "2027-03-10" },
		});
	});
});

describe("several persons' ratings", () => {
	const on = day("2027-01-04");
	const said = (level: GapLevel, later = 0) => ({
		level,
		note: null,
		on: addDays(on, later),
	});

	test("come to the most cautious, and say that they differ", () => {
		expect(jointly([said("met"), said("begun", 3), said("described")])).toEqual(
			{ level: "begun", count: 3, differ: true, on: "2027-01-07" },
		);
		expect(jointly([said("met"), said("met")])).toMatchObject({
			level: "met",
			differ: false,
		});
		expect(jointly([])).toBeUndefined();
	});

	test("are IT's alone until the business owner or an approver from business has rated", () => {
		expect(businessHasRated([owner, itApprover], people)).toBe(false);
		expect(businessHasRated([owner, businessOwner], people)).toBe(true);
		expect(businessHasRated([businessApprover], people)).toBe(true);
	});
});

describe("an action", () => {
	const own = bank.does(owner, "", {
		type: "open-action",
		action: "a-1",
		clause: "7.2",
		what: sealed("Write the training plan"),
		owner: coordinator,
		dueOn: day("2027-02-01"),
	});
	const rings = (story: Story) =>
		story.happenings
			.filter(({ room: where }) => where === room(""))
			.flatMap(({ event }) =>
				event.type === "notices-given"
					? event.notices.map(({ code, to, data }) => ({ code, to, data }))
					: [],
			);

	test("waits for whoever answers for it", () => {
		expect(toDos(own.world, room(""))).toEqual([
			{
				kind: "action",
				key: "action/a-1",
				person: coordinator,
				dueOn: "2027-02-01",
				since: "2027-01-04",
				data: { row: "action", clause: "7.2" },
			},
		]);
	});

	test("rings a week before its day, the day after it, and a week later for owner and coordinator", () => {
		expect(own.waking("")).toMatchObject({
			instant: "2027-01-25T01:00:00Z",
			code: "register-due-soon",
			dueOn: "2027-02-01",
		});
		const data = { row: "action", clause: "7.2" };
		expect(
			rings(own.on("2027-01-26").ticks().on("2027-02-10").ticks()),
		).toEqual([
			{ code: "register-due-soon", to: [coordinator], data },
			{ code: "register-overdue", to: [coordinator], data },
			{ code: "register-escalated", to: [owner, coordinator], data },
		]);
	});

	test("that is done rings no more and waits for nobody; reopened, it does again", () => {
		const done = own.does(coordinator, "", {
			type: "finish-action",
			action: "a-1",
			outcome: because,
		});
		expect(done.waking("")).toBeNull();
		expect(toDos(done.world, room(""))).toEqual([]);
		const reopened = done.does(owner, "", {
			type: "reopen-action",
			action: "a-1",
			reason: because,
			dueOn: day("2027-03-01"),
		});
		expect(reopened.waking("")?.dueOn).toBe("2027-03-01");
		expect(reopened.world.register["action/a-1"]).toMatchObject({
			status: "open",
			doneOn: null,
			outcome: null,
		});
	});

	test("given to another on another day rings for that day alone", () => {
		const moved = own.does(owner, "", {
			type: "change-action",
			action: "a-1",
			owner: null,
			dueOn: day("2027-02-15"),
		});
		expect(moved.waking("")?.dueOn).toBe("2027-02-15");
		expect(rings(moved.on("2027-02-09").ticks())).toEqual([
			expect.objectContaining({ to: [owner] }),
		]);
	});

	test("of a programme on hold or stopped rings nothing", () => {
		expect(
			own.does(owner, "", { type: "hold", reason: because }).waking(""),
		).toBeNull();
		expect(
			own.does(owner, "", { type: "stop", reason: because }).waking(""),
		).toBeNull();
	});

	test("leaves no trace of its bells when it waits no more", () => {
		const rung = own.on("2027-01-26").ticks();
		expect(rung.world.programme.given).toHaveLength(1);
		const later = rung
			.does(coordinator, "", {
				type: "finish-action",
				action: "a-1",
				outcome: because,
			})
			.does(owner, "", {
				type: "open-action",
				action: "a-2",
				clause: "7.3",
				what: because,
				owner: null,
				dueOn: day("2027-02-01"),
			})
			.ticks();
		expect(later.world.programme.given).toEqual([
			"register-due-soon/action:a-2/2027-02-01/2027-01-25",
		]);
	});
});

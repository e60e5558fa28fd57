import { describe, expect, test } from "vitest";
import { deliverableId } from "../../domain/ids.ts";
import type { NoticeCode } from "../../domain/notice.ts";
import { notices } from "../../domain/schedule.ts";
import {
	aBank,
	addEvidence,
	because,
	businessApprover,
	coordinator,
	day,
	deliver,
	escalation,
	itApprover,
	owner,
	people,
	room,
	type Story,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

/** What a room will ring from now on, as "day code". */
const toCome = (story: Story, name: string) =>
	notices(story.world, room(name), story.today).map(
		({ at, code }) => `${at} ${code}`,
	);
const ofCode = (story: Story, name: string, code: NoticeCode) =>
	notices(story.world, room(name), story.today)
		.filter((notice) => notice.code === code)
		.map(({ at, to }) => ({ at, to }));
const keysGiven = (story: Story): readonly string[] =>
	story.happenings.flatMap(({ room: where, event }) =>
		event.type === "notices-given"
			? event.notices.map(({ key }) => `${where} ${key}`)
			: [],
	);

describe("a phase rings", () => {
	const preparing = aBank();

	test("before and after each deliverable's due date, and then higher up", () => {
		const oneLeft = preparing.delivers("preparation", ["gap-analysis"]);
		expect(toCome(oneLeft, "preparation")).toEqual([
			"2027-02-17T01:00:00Z deliverable-due-soon",
			"2027-02-17T01:00:00Z phase-due-soon",
			"2027-02-25T01:00:00Z deliverable-overdue",
			"2027-03-04T01:00:00Z deliverable-escalated",
			"2027-03-04T01:00:00Z phase-late",
		]);
	});

	test("for a deliverable its own owner, and the programme's where it has none", () => {
		expect(
			ofCode(preparing, "preparation", "deliverable-overdue")[0]?.to,
		).toEqual([owner]);
		const assigned = preparing.does(owner, "preparation", {
			type: "assign-deliverable",
			deliverable: deliverableId("staff-training"),
			owner: itApprover,
			dueOn: day("2027-02-24"),
		});
		expect(
			ofCode(assigned, "preparation", "deliverable-overdue")[0]?.to,
		).toEqual([itApprover]);
		expect(
			ofCode(assigned, "preparation", "deliverable-escalated")[0]?.to,
		).toEqual([owner, coordinator]);
	});

	test("again when a due date moves, and no more when it is delivered", () => {
		const rung = preparing.on("2027-02-26").ticks();
		const [first] = rung.phase("preparation").deliverables;
		if (!first) throw new Error("no deliverable");
		const moved = rung
			.does(owner, "preparation", {
				type: "assign-deliverable",
				deliverable: first.id,
				owner: null,
				dueOn: day("2027-03-20"),
			})
			.on("2027-03-21")
			.ticks();
		expect(
			keysGiven(moved).filter((key) => key.includes(`overdue/${first.id}/`)),
		).toHaveLength(2);
		const delivered = rung
			.does(owner, "preparation", addEvidence(first.id))
			.does(owner, "preparation", deliver(first.id))
			.on("2027-06-01")
			.ticks();
		expect(
			keysGiven(delivered).filter((key) =>
				key.includes(`escalated/${first.id}/`),
			),
		).toEqual([]);
	});

	test("on the first day that a side has no approver or the business no owner", () => {
		const alone = aBank({
			people: { ...people, businessOwner: null, approvers: [] },
		});
		expect(
			keysGiven(alone).map((key) =>
				key.split(" ")[1]?.split("/").slice(0, 2).join("/"),
			),
		).toEqual([
			"approver-missing/it",
			"approver-missing/business",
			"business-owner-missing/preparation",
		]);
		expect(keysGiven(aBank())).toEqual([]);
	});

	test("when an approver is taken away later", () => {
		const taken = preparing
			.on("2027-01-20")
			.does(owner, "", {
				type: "change-people",
				people: { ...people, approvers: people.approvers.slice(0, 1) },
			})
			.ticks();
		expect(keysGiven(taken)).toEqual([
			expect.stringContaining("approver-missing/business"),
		]);
	});

	test("nothing for days before it began, when it begins late", () => {
		const late = aBank().on("2027-06-01").signsOff("preparation");
		// Planned from 4 March to 3 May: it is late from its first day on, and was said to be by the phase before.
		expect(
			toCome(late, "design").filter((line) => line.includes("phase-")),
		).toEqual([]);
	});
});

describe("the pilot rings", () => {
	const piloting = theBankOn("2027-05-03");

	test("after each month that its records are missing, when sign-off can be asked for, and as late only after that", () => {
		const delivered = piloting.delivers("pilot-run");
		expect(toCome(delivered, "pilot-run")).toEqual([
			"2027-06-03T01:00:00Z pilot-records-missing",
			"2027-07-03T01:00:00Z pilot-records-missing",
			"2027-07-20T01:00:00Z phase-due-soon",
			"2027-08-02T16:00:00Z pilot-may-ask",
			"2027-08-03T01:00:00Z pilot-records-missing",
			"2027-08-04T01:00:00Z phase-late",
			"2027-08-05T01:00:00Z audit-unconfirmed",
			"2027-08-08T01:00:00Z audit-unconfirmed-escalated",
			"2027-08-15T01:00:00Z audit-unconfirmed-escalated",
		]);
	});

	test("as late not before three months have passed, when it began late", () => {
		const late = theBankOn("2027-05-02").on("2027-06-10").signsOff("design");
		expect(late.phase("pilot-run").from).toBe("2027-06-10");
		expect(ofCode(late, "pilot-run", "phase-late")[0]?.at).toBe(
			"2027-09-11T01:00:00Z",
		);
	});

	test("for months after the third as long as it is open", () => {
		const long = piloting.on("2028-01-15").ticks();
		expect(
			keysGiven(long).filter((key) => key.includes("pilot-records-missing")),
		).toHaveLength(8);
	});

	test("later by the days on hold", () => {
		const resumed = piloting
			.on("2027-05-10")
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-05-20")
			.does(owner, "", { type: "resume" });
		expect(ofCode(resumed, "pilot-run", "pilot-may-ask")[0]?.at).toBe(
			"2027-08-12T16:00:00Z",
		);
	});
});

describe("a sign-off request rings", () => {
	// A Wednesday; an answer is asked for by the 24th.
	const asked = aBank()
		.on("2027-02-10")
		.delivers("preparation")
		.asks("preparation");

	test("every three working days, the last day or not; then that it is overdue, then higher up; and not for ever", () => {
		const lines = toCome(asked, "preparation").filter((line) =>
			line.includes("sign-off"),
		);
		expect(lines.slice(0, 7)).toEqual([
			// The third day is a Saturday.
			"2027-02-15T01:00:00Z sign-off-reminder",
			"2027-02-18T01:00:00Z sign-off-reminder",
			"2027-02-23T01:00:00Z sign-off-reminder",
			"2027-02-25T01:00:00Z sign-off-overdue",
			"2027-02-26T01:00:00Z sign-off-reminder",
			"2027-03-02T01:00:00Z sign-off-escalated",
			"2027-03-03T01:00:00Z sign-off-reminder",
		]);
		expect(lines.at(-1)).toBe("2027-03-24T01:00:00Z sign-off-reminder");
	});

	test("those who are waited for, then the asker too, then the owner and whoever is named", () => {
		const half = asked.answers(itApprover, "preparation");
		expect(ofCode(half, "preparation", "sign-off-reminder")[0]?.to).toEqual([
			businessApprover,
		]);
		expect(ofCode(half, "preparation", "sign-off-overdue")[0]?.to).toEqual([
			businessApprover,
			owner,
		]);
		expect(ofCode(half, "preparation", "sign-off-escalated")[0]?.to).toEqual([
			escalation,
			owner,
		]);
	});

	test("anew from the day on which it was superseded, never for days before", () => {
		const superseded = asked
			.on("2027-02-18")
			.ticks()
			.does(
				owner,
				"preparation",
				addEvidence("staff-training", "a later list"),
			);
		expect(superseded.ticks().happenings).toEqual(superseded.happenings);
		expect(
			toCome(superseded, "preparation")
				.filter((line) => line.includes("sign-off"))
				.slice(0, 4),
		).toEqual([
			"2027-02-23T01:00:00Z sign-off-reminder",
			"2027-02-25T01:00:00Z sign-off-overdue",
			"2027-02-26T01:00:00Z sign-off-reminder",
			"2027-03-02T01:00:00Z sign-off-escalated",
		]);
		const afterItsDay = asked
			.on("2027-03-02")
			.ticks()
			.does(
				owner,
				"preparation",
				addEvidence("staff-training", "a later list"),
			);
		expect(ofCode(afterItsDay, "preparation", "sign-off-overdue")[0]?.at).toBe(
			"2027-03-03T01:00:00Z",
		);
	});

	test("no more when it has ended", () => {
		const ended = asked.answers(itApprover, "preparation", "return");
		expect(toCome(ended, "preparation").join()).not.toContain("sign-off");
	});
});

describe("on hold", () => {
	const held = aBank()
		.on("2027-02-10")
		.delivers("preparation", ["gap-analysis"])
		.does(owner, "", { type: "hold", reason: because });

	test("a phase rings nothing and waits for people alone", () => {
		expect(held.on("2027-06-01").ticks().happenings).toEqual(held.happenings);
		expect(held.waking("preparation")).toBe(null);
	});

	test("what fell due meanwhile and is still due is given as one when work resumes", () => {
		const resumed = held.on("2027-04-01").does(owner, "", { type: "resume" });
		const ticked = resumed.ticks();
		expect(ticked.happenings.length).toBe(resumed.happenings.length + 1);
		expect(ticked.happenings.at(-1)?.event).toMatchObject({
			type: "notices-given",
			notices: [
				{ code: "deliverable-due-soon" },
				{ code: "phase-due-soon" },
				{ code: "deliverable-overdue" },
				{ code: "deliverable-escalated" },
				{ code: "phase-late" },
			],
		});
		const meanwhileDelivered = held
			.does(owner, "preparation", addEvidence("gap-analysis"))
			.does(owner, "preparation", deliver("gap-analysis"))
			.on("2027-04-01")
			.does(owner, "", { type: "resume" })
			.ticks();
		expect(meanwhileDelivered.happenings.at(-1)?.event).toMatchObject({
			notices: [{ code: "phase-due-soon" }, { code: "phase-late" }],
		});
	});
});

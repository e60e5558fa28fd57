import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	addDays,
	compareInstants,
	epochMillisOf,
	type Instant,
	instantOf,
} from "../../domain/dates.ts";
import { deliverableId } from "../../domain/ids.ts";
import type { NoticeCode } from "../../domain/notice.ts";
import { notices } from "../../domain/schedule.ts";
import { isOver } from "../../domain/world.ts";
import {
	aBank,
	addEvidence,
	bank,
	because,
	businessApprover,
	charter,
	coordinator,
	day,
	deliver,
	escalation,
	itApprover,
	owner,
	people,
	room,
	type Story,
	zone,
} from "./a-bank.ts";
import { anyZone, zones } from "./any.ts";
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

	test("every three days, on working days, up to the last day; then that it is overdue, then higher up", () => {
		expect(
			toCome(asked, "preparation").filter((line) => line.includes("sign-off")),
		).toEqual([
			// The third day is a Saturday.
			"2027-02-15T01:00:00Z sign-off-reminder",
			"2027-02-16T01:00:00Z sign-off-reminder",
			"2027-02-19T01:00:00Z sign-off-reminder",
			"2027-02-22T01:00:00Z sign-off-reminder",
			"2027-02-25T01:00:00Z sign-off-overdue",
			"2027-02-28T01:00:00Z sign-off-escalated",
		]);
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
			toCome(superseded, "preparation").filter((line) =>
				line.includes("sign-off"),
			),
		).toEqual([
			"2027-02-22T01:00:00Z sign-off-reminder",
			"2027-02-24T01:00:00Z sign-off-reminder",
			"2027-02-25T01:00:00Z sign-off-overdue",
			"2027-02-28T01:00:00Z sign-off-escalated",
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

/** Stories at points of the years at which something waits. */
const standing: Readonly<Record<string, Story>> = {
	"a preparation nobody works in": aBank(),
	"a phase whose approvers do not answer": aBank()
		.on("2027-02-10")
		.delivers("preparation")
		.asks("preparation"),
	"a pilot without records": theBankOn("2027-05-03"),
	"a certificate nobody looks at": theBankOn("2027-11-01"),
	"a round nobody prepares": theBankOn("2028-07-22"),
	"a second cycle": theBankOn("2030-10-01"),
};

describe("each notice is given once, and none is lost:", () => {
	for (const [name, story] of Object.entries(standing)) {
		test(`${name}, looked at every day or after a long outage, gives the same`, () => {
			const days = 400;
			let daily = story;
			for (let n = 1; n <= days; n += 1)
				daily = daily.on(addDays(story.today, n)).ticks();
			const once = story.on(addDays(story.today, days)).ticks();
			expect([...keysGiven(once)].sort()).toEqual([...keysGiven(daily)].sort());
			expect(new Set(keysGiven(daily)).size).toBe(keysGiven(daily).length);
		});
	}

	test("with an outage of any length, at any point, in any zone", () => {
		fc.assert(
			fc.property(
				anyZone(),
				fc.array(fc.integer({ min: 1, max: 120 }), {
					minLength: 2,
					maxLength: 6,
				}),
				(inZone, outages) => {
					const begun = aBank({ charter: { ...charter, zone: inZone } });
					let story = begun;
					let passed = 0;
					for (const days of outages) {
						passed += days;
						story = story.on(addDays(begun.today, passed)).ticks();
					}
					const once = begun.on(addDays(begun.today, passed)).ticks();
					expect([...keysGiven(story)].sort()).toEqual(
						[...keysGiven(once)].sort(),
					);
				},
			),
			{ numRuns: 30 },
		);
	});

	test("a certificate that expired while nobody looked says all that was missed, its expiry and its lapse", () => {
		const back = theBankOn("2027-11-01").on("2031-05-01").ticks();
		const given = keysGiven(back)
			.filter((key) => key.startsWith(room("certificate-1")))
			.map((key) => key.split(" ")[1]?.split("/").slice(0, 2).join("/"));
		expect(given).toEqual([
			"round-opens/surveillance-1",
			"surveillance-due/sv1",
			"surveillance-due/sv1",
			"surveillance-due/sv1",
			"surveillance-missed/sv1",
			"legal-date-escalated/sv1",
			"legal-date-escalated/sv1",
			"surveillance-missed/sv-year-2028",
			"legal-date-escalated/sv-year-2028",
			"legal-date-escalated/sv-year-2028",
			"surveillance-missed/sv-year-2029",
			"legal-date-escalated/sv-year-2029",
			"legal-date-escalated/sv-year-2029",
			"round-opens/recertification",
			"recertification-due/recert",
			"recertification-due/recert",
			"recertification-due/recert",
			"certificate-expires/certificate",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"legal-date-due/restore",
			"legal-date-due/restore",
			"legal-date-due/restore",
			"certificate-lapses/certificate",
			"certificate-task/apply-again-2031-04-22",
			"certificate-task/apply-again-2031-04-22",
		]);
	});
});

describe("after a tick the next waking is later than now,", () => {
	/** @returns the next waking of each room that is not over. */
	const wakings = (story: Story): readonly Instant[] =>
		Object.values(story.world.rooms)
			.filter((known) => !isOver(known))
			.flatMap(
				({ room: id }) =>
					story.waking(id.slice(bank.length + 1))?.instant ?? [],
			);

	for (const name of zones)
		test(`whatever the time, in ${name}`, () => {
			fc.assert(
				fc.property(
					fc.constantFrom(...Object.values(standing)),
					fc.integer({ min: 0, max: 1500 * 24 * 60 }),
					fc.boolean(),
					(which, minutes, held) => {
						const story = inZone(which, name);
						const paused = held
							? story.does(owner, "", { type: "hold", reason: because })
							: story;
						const later = paused
							.at(instantOf(epochMillisOf(paused.now) + minutes * 60_000))
							.ticks();
						expect(
							wakings(later).filter(
								(instant) => compareInstants(instant, later.now) <= 0,
							),
						).toEqual([]);
					},
				),
				{ numRuns: 40 },
			);
		});

	test("and going from waking to waking comes to an end", () => {
		for (const story of Object.values(standing)) {
			let after = story;
			let rung = 0;
			for (;;) {
				const [next] = [...wakings(after)].sort();
				if (next === undefined || next > "2032") break;
				const woken = after.at(next).ticks();
				expect(woken.happenings.length).toBeGreaterThan(
					after.happenings.length,
				);
				after = woken;
				rung += 1;
				if (rung > 200) throw new Error("a busy loop");
			}
		}
	});
});

/** The same story told in another time zone: its days are the same, its instants are not. */
function inZone(story: Story, name: string): Story {
	const [first, ...rest] = story.happenings;
	if (first?.event.type !== "programme-started") throw new Error("no start");
	const begun = aBank({
		charter: { ...charter, zone: zone(name) },
		startOn: first.event.firstFrom,
	});
	return begun.replays(rest).on(story.today);
}

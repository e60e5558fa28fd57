import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { addDays } from "../../domain/dates.ts";
import { forecast, wayForecast } from "../../domain/forecast.ts";
import { wayPhases } from "../../domain/phases.ts";
import { type Lengths, usualLengths } from "../../domain/plan.ts";
import {
	aBank,
	anEmptyDesk,
	because,
	day,
	owner,
	type Story,
	start,
} from "./a-bank.ts";
import { anyLengths } from "./any.ts";
import { theBankOn } from "./robot.ts";

const replan = (lengths: Partial<Lengths>, reasons = {}): Act => ({
	type: "replan",
	lengths: { ...usualLengths(), ...lengths },
	reasons,
});
const planOf = ({ world }: Story) => world.programme.plan;

/** Preparation signed off five weeks early, design open. */
const ahead = aBank().on("2027-01-28").signsOff("preparation");

describe("planned dates", () => {
	test("do not move by themselves, neither early nor late", () => {
		const plan = planOf(aBank());
		expect(planOf(ahead)).toEqual(plan);
		expect(planOf(ahead.on("2028-06-01").ticks())).toEqual(plan);
		expect(ahead.phase("design").planned).toEqual(plan.phases.design);
	});
});

describe("replanning", () => {
	test("moves what has not begun and keeps what was planned for what has", () => {
		const replanned = ahead
			.on("2027-02-10")
			.does(owner, "", replan({ design: 3, "pilot-run": 4 }));
		const before = planOf(ahead);
		expect(planOf(replanned).phases).toEqual({
			preparation: before.phases.preparation,
			design: before.phases.design,
			// Design began on 28 January and keeps its 2 months: 27 March is its last day.
			"pilot-run": { from: "2027-03-28", until: "2027-07-27" },
			"internal-audit": { from: "2027-07-28", until: "2027-08-27" },
			"certification-audit": { from: "2027-08-28", until: "2027-10-27" },
		});
		expect(planOf(replanned).lengths.design).toBe(2);
		expect(planOf(replanned).certificateOn).toBe("2027-10-27");
		expect(planOf(replanned).rounds["surveillance-1"].until).toBe("2028-10-27");
	});

	test("keeps what was planned before, with the day it was planned", () => {
		const twice = ahead
			.on("2027-02-10")
			.does(owner, "", replan({ "pilot-run": 4 }))
			.on("2027-02-20")
			.does(owner, "", replan({ "pilot-run": 5 }));
		const { plan, earlierPlans } = twice.world.programme;
		expect(
			[...earlierPlans, plan].map(({ madeOn, lengths }) => [
				madeOn,
				lengths["pilot-run"],
			]),
		).toEqual([
			["2027-01-04", 3],
			["2027-02-10", 4],
			["2027-02-20", 5],
		]);
	});

	test("counts from today when the phase that is open should be over", () => {
		const replanned = ahead.on("2027-06-15").does(owner, "", replan({}));
		expect(planOf(replanned).phases["pilot-run"].from).toBe("2027-06-15");
	});

	test("counts the days on hold that push the pilot", () => {
		const piloting = theBankOn("2027-05-20");
		expect(piloting.phase("pilot-run").from).toBe("2027-05-03");
		const held = piloting
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-05-30")
			.does(owner, "", { type: "resume" })
			.does(owner, "", replan({}));
		// Three months from 3 May, and ten days more.
		expect(planOf(held).phases["internal-audit"].from).toBe("2027-08-13");
	});

	test("moves a first phase whose day has not come", () => {
		const waiting = anEmptyDesk()
			.on("2026-12-01")
			.does(owner, "", start())
			.does(owner, "", replan({ preparation: 1 }));
		expect(planOf(waiting).phases.preparation).toEqual({
			from: "2027-01-04",
			until: "2027-02-03",
		});
		expect(
			waiting.on("2027-01-04").ticks().phase("preparation").planned,
		).toEqual(planOf(waiting).phases.preparation);
	});

	test("is refused with every problem, and a reason given before still counts", () => {
		expect(
			ahead.refusal(owner, "", replan({ "pilot-run": 2, "internal-audit": 2 })),
		).toEqual({
			code: "plan",
			problems: [
				{ code: "pilot-too-short", least: 3 },
				{
					code: "length-needs-reason",
					phase: "internal-audit",
					least: 1,
					most: 1,
				},
			],
		});
		const explained = ahead.does(
			owner,
			"",
			replan({ "internal-audit": 2 }, { "internal-audit": because }),
		);
		expect(explained.refusal(owner, "", replan({ "internal-audit": 2 }))).toBe(
			null,
		);
	});

	test("makes planned what was expected, on any day and for the lengths as they are", () => {
		fc.assert(
			fc.property(fc.nat(500), fc.boolean(), (days, early) => {
				const story = (early ? ahead : aBank())
					.on(addDays(day("2027-02-01"), days))
					.ticks();
				const expected = wayForecast(story.world, story.today);
				const { phases } = planOf(story.does(owner, "", replan({})));
				for (const { phase, expected: dates, actual } of expected)
					if (!actual)
						expect(phases[phase as keyof typeof phases]).toEqual(dates);
			}),
			{ numRuns: 40 },
		);
	});

	test("never touches a phase that has begun, whatever the new lengths", () => {
		fc.assert(
			fc.property(anyLengths(), (lengths) => {
				const reasons = Object.fromEntries(
					wayPhases.map((phase) => [phase, because]),
				);
				const { phases } = planOf(
					ahead.does(owner, "", { type: "replan", lengths, reasons }),
				);
				expect(phases.preparation).toEqual(planOf(ahead).phases.preparation);
				expect(phases.design).toEqual(planOf(ahead).phases.design);
			}),
			{ numRuns: 30 },
		);
	});
});

describe("planned, expected and actual stand side by side", () => {
	const dates = (story: Story, phase: string) => {
		const found = forecast(story.world, story.today).find(
			(known) => known.phase === phase,
		);
		if (!found) throw new Error(phase);
		const { planned, expected, actual } = found;
		return { planned, expected, actual };
	};

	test.each(["2027-01-04", "2027-01-31", "2026-12-29", "2027-11-30"])(
		"and are the same on the first day, when it is %s",
		(startOn) => {
			const story = aBank({ startOn: day(startOn) });
			for (const { planned, expected } of forecast(story.world, story.today))
				expect(expected).toEqual(planned);
		},
	);

	test("and stay the same while each phase begins on its planned day", () => {
		// Counted from 31 January: design is planned from 28 February to 29 April.
		const story = aBank({
			startOn: day("2027-01-31"),
			lengths: { ...usualLengths(), preparation: 1 },
		})
			.on("2027-02-28")
			.signsOff("preparation");
		expect(dates(story, "design")).toEqual({
			planned: { from: "2027-02-28", until: "2027-04-29" },
			expected: { from: "2027-02-28", until: "2027-04-29" },
			actual: { from: "2027-02-28", until: null },
		});
		expect(dates(story, "certification-audit").expected).toEqual(
			planOf(story).phases["certification-audit"],
		);
	});

	test("when a phase is signed off early: what follows is expected earlier, and planned as before", () => {
		expect(dates(ahead, "preparation")).toEqual({
			planned: { from: "2027-01-04", until: "2027-03-03" },
			expected: { from: "2027-01-04", until: "2027-01-28" },
			actual: { from: "2027-01-04", until: "2027-01-28" },
		});
		expect(dates(ahead, "pilot-run")).toEqual({
			planned: { from: "2027-05-04", until: "2027-08-03" },
			expected: { from: "2027-03-28", until: "2027-06-27" },
			actual: null,
		});
	});

	test("when a phase is late: it is expected to end today at the earliest", () => {
		const late = ahead.on("2027-06-15");
		expect(dates(late, "design").expected).toEqual({
			from: "2027-01-28",
			until: "2027-06-15",
		});
		expect(dates(late, "pilot-run").expected).toEqual({
			from: "2027-06-15",
			until: "2027-09-14",
		});
	});

	test("when the pilot was on hold: its end moves by as many days", () => {
		const piloting = theBankOn("2027-05-20")
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-05-30");
		expect(dates(piloting, "pilot-run").expected.until).toBe("2027-08-12");
		expect(dates(piloting.on("2027-06-19"), "pilot-run").expected.until).toBe(
			"2027-09-01",
		);
	});

	test("for the rounds too: planned at the start, expected from the decision on, actual when they were", () => {
		const certified = theBankOn("2028-10-01");
		expect(certified.certificate(1).decision.decidedOn).toBe("2027-10-22");
		expect(dates(certified, "surveillance-1")).toEqual({
			planned: { from: "2028-08-03", until: "2028-11-03" },
			expected: { from: "2028-07-22", until: "2028-09-22" },
			actual: { from: "2028-07-22", until: "2028-09-22" },
		});
		expect(dates(certified, "surveillance-2")).toEqual({
			planned: { from: "2029-08-03", until: "2029-11-03" },
			expected: { from: "2029-07-22", until: "2029-10-22" },
			actual: null,
		});
		const opened = certified.on("2029-12-01").ticks();
		expect(dates(opened, "surveillance-2")).toMatchObject({
			expected: { from: "2029-07-22", until: "2029-12-01" },
			actual: { from: "2029-07-22", until: null },
		});
	});

	test("for the cycle that runs: the rounds of the last one are past", () => {
		const second = theBankOn("2030-10-01");
		const renewed = second.certificate(2).decision;
		expect(renewed.decidedOn).toBe("2030-09-21");
		expect(dates(second, "surveillance-1")).toEqual({
			planned: { from: "2031-06-21", until: "2031-09-21" },
			expected: { from: "2031-06-21", until: "2031-09-21" },
			actual: null,
		});
	});
});

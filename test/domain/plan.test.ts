import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "../../domain/dates.ts";
import { type WayPhase, wayPhases } from "../../domain/phases.ts";
import {
	countBack,
	type Lengths,
	type Plan,
	planFrom,
	plannedDates,
	planProblems,
	usualLengths,
} from "../../domain/plan.ts";
import { because, day } from "./a-bank.ts";
import { anyDay, anyLengths } from "./any.ts";

const usual = usualLengths();
const but = (lengths: Partial<Lengths>): Lengths => ({ ...usual, ...lengths });

function planOf(start: string, lengths: Lengths = usual): Plan {
	const reasons = Object.fromEntries(
		wayPhases.map((phase) => [phase, because]),
	);
	const plan = planFrom(day(start), lengths, reasons, day(start));
	if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
	return plan.value;
}

describe("the lengths of a plan", () => {
	test("are the guide's usual ones without a word: 2, 2, 3, 1 and 2 months", () => {
		expect(usual).toEqual({
			preparation: 2,
			design: 2,
			"pilot-run": 3,
			"internal-audit": 1,
			"certification-audit": 2,
		});
		expect(planProblems(usual, {})).toEqual([]);
	});

	const ranges: Record<WayPhase, readonly [number, number | null]> = {
		preparation: [1, 2],
		design: [2, 3],
		"pilot-run": [3, null],
		"internal-audit": [1, 1],
		"certification-audit": [1, 2],
	};
	for (const phase of wayPhases) {
		const [least, most] = ranges[phase];
		test(`${phase} may last ${least} to ${most ?? "any number of"} months, and outside that wants a reason`, () => {
			for (let length = 1; length <= 12; length += 1) {
				const within = length >= least && (most === null || length <= most);
				if (phase === "pilot-run" && length < 3) continue;
				expect(planProblems(but({ [phase]: length }), {})).toEqual(
					within ? [] : [{ code: "length-needs-reason", phase, least, most }],
				);
				expect(
					planProblems(but({ [phase]: length }), { [phase]: because }),
				).toEqual([]);
			}
		});
	}

	test.each([1, 2])(
		"a pilot run of %i months is refused, whatever the reason",
		(length) => {
			expect(
				planProblems(but({ "pilot-run": length }), { "pilot-run": because }),
			).toEqual([{ code: "pilot-too-short", least: 3 }]);
		},
	);

	test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 61])(
		"%d is no number of months a phase can last",
		(length) => {
			expect(planProblems(but({ design: length }), {})).toEqual([
				{ code: "length-not-whole-months", phase: "design" },
			]);
		},
	);

	test("every problem is named at once", () => {
		const problems = planProblems(
			but({ preparation: 3, design: 0, "pilot-run": 2 }),
			{},
		);
		expect(problems.map(({ code }) => code)).toEqual([
			"length-needs-reason",
			"length-not-whole-months",
			"pilot-too-short",
		]);
	});
});

describe("a plan that starts on a day", () => {
	test("lays the phases end to end up to the certificate and through its three years", () => {
		const plan = planOf("2027-01-04");
		expect(plan.phases).toEqual({
			preparation: { from: "2027-01-04", until: "2027-03-03" },
			design: { from: "2027-03-04", until: "2027-05-03" },
			"pilot-run": { from: "2027-05-04", until: "2027-08-03" },
			"internal-audit": { from: "2027-08-04", until: "2027-09-03" },
			"certification-audit": { from: "2027-09-04", until: "2027-11-03" },
		});
		expect(plan.certificateOn).toBe("2027-11-03");
		expect(plan.validUntil).toBe("2030-11-02");
		expect(plan.rounds).toEqual({
			"surveillance-1": { from: "2028-08-03", until: "2028-11-03" },
			"surveillance-2": { from: "2029-08-03", until: "2029-11-03" },
			recertification: { from: "2030-05-02", until: "2030-11-02" },
		});
	});

	test("counts month ends from the start day, never from the phase before", () => {
		const { phases } = planOf("2027-01-31", but({ preparation: 1, design: 2 }));
		expect(phases.preparation.until).toBe("2027-02-27");
		expect(phases.design.from).toBe("2027-02-28");
		// Chained it would be the 28th.
		expect(phases["pilot-run"].from).toBe("2027-04-30");
		expect(phases["internal-audit"].from).toBe("2027-07-31");
	});

	test("knows 29 February", () => {
		const { phases } = planOf("2027-12-29");
		expect(phases.design.from).toBe("2028-02-29");
		expect(planOf("2026-12-29").phases.design.from).toBe("2027-02-28");
	});

	test("names the dates of a phase and of a round alike", () => {
		const plan = planOf("2027-01-04");
		expect(plannedDates(plan, "design")).toBe(plan.phases.design);
		expect(plannedDates(plan, "recertification")).toBe(
			plan.rounds.recertification,
		);
	});

	test("is refused with all that is wrong", () => {
		expect(
			planFrom(
				day("2027-01-04"),
				but({ "pilot-run": 1 }),
				{},
				day("2027-01-04"),
			),
		).toEqual({
			ok: false,
			refusal: [{ code: "pilot-too-short", least: 3 }],
		});
	});

	test("leaves no gap and no overlap, whatever the day and the lengths", () => {
		fc.assert(
			fc.property(anyDay(), anyLengths(), (start, lengths) => {
				const { phases } = planOf(start, lengths);
				for (const [place, phase] of wayPhases.entries()) {
					const next = wayPhases[place + 1];
					if (next)
						expect(phases[next].from).toBe(addDays(phases[phase].until, 1));
				}
				expect(phases.preparation.from).toBe(start);
			}),
		);
	});
});

describe("a plan that counts back from the day a certificate is needed", () => {
	test("gives the latest day to start", () => {
		// 10 months: 4 January to 3 November.
		expect(countBack(day("2027-11-03"), usual, day("2026-12-01"))).toEqual({
			start: "2027-01-04",
			daysTooLate: 0,
		});
	});

	test("says by how many days that day is past", () => {
		const on = (today: string) =>
			countBack(day("2027-11-03"), usual, day(today)).daysTooLate;
		expect(on("2027-01-04")).toBe(0);
		expect(on("2027-01-05")).toBe(1);
		expect(on("2027-03-04")).toBe(59);
	});

	test("finds the days that a short month hides", () => {
		// 1 May plus 10 months less a day is 28 February; 29 and 30 April would end on the 27th.
		expect(countBack(day("2027-02-28"), usual, day("2026-01-01")).start).toBe(
			"2026-05-01",
		);
	});

	test("never ends after the day it is needed, and a day's later start would", () => {
		fc.assert(
			fc.property(anyDay(), anyLengths(), (neededOn, lengths) => {
				const { start } = countBack(neededOn, lengths, neededOn);
				expect(planOf(start, lengths).certificateOn <= neededOn).toBe(true);
				expect(
					planOf(addDays(start, 1), lengths).certificateOn > neededOn,
				).toBe(true);
			}),
		);
	});

	test("is late by the days between that start and today", () => {
		fc.assert(
			fc.property(anyDay(), anyDay(), (neededOn, today) => {
				const { start, daysTooLate } = countBack(neededOn, usual, today);
				expect(daysTooLate).toBe(Math.max(0, daysBetween(start, today)));
			}),
		);
	});

	test("answers for lengths that are not numbers yet, as a form holds them", () => {
		expect(
			countBack(
				day("2027-11-03"),
				but({ design: Number.NaN }),
				day("2027-01-01"),
			),
		).toHaveProperty("start");
	});
});

test("36 months less a day after the decision is what valid until is planned to be", () => {
	fc.assert(
		fc.property(anyDay(), (start) => {
			const { certificateOn, validUntil } = planOf(start);
			expect(validUntil).toBe(addDays(addMonths(certificateOn, 36), -1));
		}),
	);
});

import { describe, expect, test } from "vitest";
import { forecast } from "../../domain/forecast.ts";
import { wayPhases } from "../../domain/phases.ts";
import { usualLengths } from "../../domain/plan.ts";
import {
	aBank,
	anEmptyDesk,
	charter,
	coordinator,
	day,
	escalation,
	owner,
	room,
	type Start,
	start,
} from "./a-bank.ts";

const past = (
	phase: Start["before"][number]["phase"],
	from: string,
	until: string,
) => ({ phase, from: day(from), until: day(until) });

const preparation = past("preparation", "2026-01-12", "2026-03-20");
const design = past("design", "2026-03-20", "2026-06-30");
const pilot = past("pilot-run", "2026-07-01", "2026-09-30");
const audit = past("internal-audit", "2026-10-05", "2026-11-06");
const all = [preparation, design, pilot, audit] as const;

const refusalOf = (but: Partial<Omit<Start, "type">>, today = "2027-01-04") =>
	anEmptyDesk().on(today).refusal(owner, "", start(but))?.code ?? null;

describe("a programme starts", () => {
	test("with its first phase, its plan and its people on record", () => {
		const [event, ...more] = anEmptyDesk()
			.on("2027-01-04")
			.events(owner, "", start());
		expect(more).toEqual([]);
		expect(event).toMatchObject({
			type: "programme-started",
			charter,
			first: "preparation",
			firstFrom: "2027-01-04",
			before: [],
			plan: { madeOn: "2027-01-04", certificateOn: "2027-11-03" },
		});
	});

	test("once", () => {
		expect(aBank().refusal(owner, "", start())).toEqual({
			code: "programme-exists",
		});
	});

	test("before anything else can be done in it", () => {
		expect(
			anEmptyDesk().on("2027-01-04").refusal(owner, "", { type: "resume" }),
		).toEqual({ code: "programme-unknown" });
	});

	test("on a day to come: its first phase waits for it", () => {
		const planned = anEmptyDesk().on("2026-12-01").does(owner, "", start());
		expect(planned.ticks().phase("preparation").status).toBe("opening");
		expect(planned.waking("preparation")).toMatchObject({
			code: "phase-begins",
			instant: "2027-01-03T16:00:00Z",
			dueOn: "2027-01-04",
		});
		expect(planned.on("2027-01-04").ticks().phase("preparation").status).toBe(
			"open",
		);
	});

	test("is refused when a length is", () => {
		expect(
			anEmptyDesk()
				.on("2027-01-04")
				.refusal(
					owner,
					"",
					start({ lengths: { ...usualLengths(), "pilot-run": 2 } }),
				),
		).toEqual({
			code: "plan",
			problems: [{ code: "pilot-too-short", least: 3 }],
		});
	});

	test("without a business approver or a business owner, but says so on the first day", () => {
		const alone = anEmptyDesk()
			.on("2027-01-04")
			.does(
				owner,
				"",
				start({
					people: {
						owner,
						coordinator,
						escalation,
						businessOwner: null,
						approvers: [],
					},
				}),
			)
			.ticks();
		expect(
			alone.phase("preparation").given.map((key) => key.split("/")[0]),
		).toEqual([
			"approver-missing",
			"approver-missing",
			"business-owner-missing",
		]);
	});
});

describe("a programme joins midway", () => {
	for (const count of [1, 2, 3, 4]) {
		const before = all.slice(0, count);
		const first = wayPhases[count];
		test(`in ${first}, the earlier phases with their true dates and marked before Certway`, () => {
			const joined = aBank({ before, startOn: day("2026-12-01") });
			expect(joined.phase(first ?? "").status).toBe("open");
			expect(joined.world.programme.past).toEqual(
				before.map(({ phase, from, until }) => ({
					phase,
					room: room(phase),
					from,
					closedOn: until,
					beforeCertway: true,
				})),
			);
			for (const { phase, planned, actual, beforeCertway } of forecast(
				joined.world,
				joined.today,
			)) {
				const known = before.find((over) => over.phase === phase);
				expect(beforeCertway).toBe(known !== undefined);
				if (!known) continue;
				expect(planned).toEqual({ from: known.from, until: known.until });
				expect(actual).toEqual({ from: known.from, until: known.until });
			}
		});
	}

	test("and what is to come is planned from the day its phase began", () => {
		const joined = aBank({
			before: all.slice(0, 2),
			startOn: day("2026-07-01"),
		});
		expect(joined.world.programme.plan.phases).toMatchObject({
			"pilot-run": { from: "2026-07-01", until: "2026-09-30" },
			"internal-audit": { from: "2026-10-01", until: "2026-10-31" },
			"certification-audit": { from: "2026-11-01", until: "2026-12-31" },
		});
	});

	test("in a pilot that is weeks old: its months count from its own first day", () => {
		const joined = aBank({
			before: all.slice(0, 2),
			startOn: day("2026-07-01"),
		}).on("2026-09-01");
		expect(
			joined.refusal(owner, "pilot-run", {
				type: "ask-for-sign-off",
				answerBy: day("2026-09-20"),
				policy: { kind: "all" },
			}),
		).toMatchObject({
			code: "gate-shut",
			gaps: expect.arrayContaining([
				{ code: "pilot-too-young", earliest: "2026-10-01" },
			]),
		});
	});

	test("but not with a pilot under three months", () => {
		const short = past("pilot-run", "2026-07-01", "2026-09-29");
		expect(refusalOf({ before: [preparation, design, short] })).toBe(
			"before-pilot-too-short",
		);
		expect(refusalOf({ before: [preparation, design, pilot] })).toBe(null);
	});

	test("a pilot counted from a month's end may end with the month", () => {
		const from30Nov = (until: string) =>
			refusalOf(
				{
					before: [preparation, design, past("pilot-run", "2026-11-30", until)],
					startOn: day("2027-03-02"),
				},
				"2027-03-02",
			);
		expect(from30Nov("2027-02-26")).toBe("before-pilot-too-short");
		expect(from30Nov("2027-02-27")).toBe(null);
	});

	test.each([
		["a phase left out", [preparation, pilot]],
		["phases in another order", [design, preparation]],
		["the same phase twice", [preparation, preparation]],
		[
			"a phase that ends before it begins",
			[past("preparation", "2026-03-20", "2026-01-12")],
		],
		[
			"a phase that begins before the one before it ended",
			[preparation, past("design", "2026-03-19", "2026-06-30")],
		],
		[
			"every phase over: then there is a certificate to adopt",
			[...all, past("certification-audit", "2026-11-09", "2026-12-18")],
		],
	])("but not with %s", (_what, before) => {
		expect(refusalOf({ before })).toBe("before-not-in-order");
	});

	test("but not in a phase that began before the last one was over", () => {
		expect(
			refusalOf({ before: [preparation], startOn: day("2026-03-19") }),
		).toBe("before-not-in-order");
		expect(
			refusalOf({ before: [preparation], startOn: day("2026-03-20") }),
		).toBe(null);
	});

	test("but not with a phase that is not over yet", () => {
		expect(refusalOf({ before: [preparation] }, "2026-03-19")).toBe(
			"before-in-future",
		);
	});
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import {
	addDays,
	addMonths,
	daysBetween,
	type LocalDate,
} from "../../domain/dates.ts";
import { type Hold, isOnHold } from "../../domain/hold.ts";
import { personId } from "../../domain/ids.ts";
import {
	earliestPilotSignOff,
	missingRecords,
	type PilotRecord,
	pilotMonth,
	wholePilotMonths,
} from "../../domain/pilot.ts";
import {
	clausesWithoutProcess,
	type Frequency,
	frequencyOf,
	processes,
	processIds,
	type RecordSubject,
	recordSubjects,
} from "../../domain/processes.ts";
import {
	aBank,
	because,
	businessApprover,
	day,
	owner,
	type Story,
	sealed,
} from "./a-bank.ts";
import { anyDay, anyHolds } from "./any.ts";
import { carriedOn, theBankOn } from "./robot.ts";

const hold = (from: string, until: string | null): Hold => ({
	from: day(from),
	until: until === null ? null : day(until),
});
const months = (from: string, holds: readonly Hold[], today: string) =>
	wholePilotMonths(day(from), holds, day(today)).map(
		(month) => `${month.from} to ${month.until}`,
	);

describe("a pilot month", () => {
	test("runs from the pilot's own day: 10 April to 9 May", () => {
		expect(months("2027-04-10", [], "2027-07-10")).toEqual([
			"2027-04-10 to 2027-05-09",
			"2027-05-10 to 2027-06-09",
			"2027-06-10 to 2027-07-09",
		]);
	});

	test("ends at a month's end where its day does not exist, counted from the first day", () => {
		expect(months("2027-01-31", [], "2027-06-01")).toEqual([
			"2027-01-31 to 2027-02-27",
			"2027-02-28 to 2027-03-30",
			"2027-03-31 to 2027-04-29",
			"2027-04-30 to 2027-05-30",
		]);
		expect(months("2027-11-30", [], "2028-03-30")).toEqual([
			"2027-11-30 to 2027-12-29",
			"2027-12-30 to 2028-01-29",
			"2028-01-30 to 2028-02-28",
			"2028-02-29 to 2028-03-29",
		]);
	});

	test("is looked at when it is over, not before", () => {
		expect(months("2027-04-10", [], "2027-05-09")).toEqual([]);
		expect(months("2027-04-10", [], "2027-05-10")).toHaveLength(1);
	});

	test("is longer by the days on hold in it", () => {
		const held = [hold("2027-05-15", "2027-05-25")];
		expect(months("2027-04-10", held, "2027-08-01")).toEqual([
			"2027-04-10 to 2027-05-09",
			"2027-05-10 to 2027-06-19",
			"2027-06-20 to 2027-07-19",
		]);
	});
});

describe("sign-off of the pilot can be asked for", () => {
	const earliest = (
		from: string,
		holds: readonly Hold[] = [],
		today = "2028-01-01",
	) => earliestPilotSignOff(day(from), holds, day(today));

	test("three months after its first day", () => {
		expect(earliest("2027-04-10")).toBe("2027-07-10");
		expect(earliest("2027-11-30")).toBe("2028-02-29");
		expect(earliest("2026-11-30")).toBe("2027-02-28");
	});

	test("as many days later as it was on hold", () => {
		expect(earliest("2027-04-10", [hold("2027-05-01", "2027-05-11")])).toBe(
			"2027-07-20",
		);
	});

	test("no later for a hold before it began, for the part of one that was before, or for one on its last day's morrow", () => {
		expect(earliest("2027-04-10", [hold("2027-03-01", "2027-04-10")])).toBe(
			"2027-07-10",
		);
		expect(earliest("2027-04-10", [hold("2027-03-01", "2027-04-12")])).toBe(
			"2027-07-12",
		);
		expect(earliest("2027-04-10", [hold("2027-07-10", "2027-08-10")])).toBe(
			"2027-07-10",
		);
		expect(earliest("2027-04-10", [hold("2027-07-09", "2027-08-09")])).toBe(
			"2027-08-10",
		);
	});

	test("no later for a hold ended on the day it began", () => {
		expect(earliest("2027-04-10", [hold("2027-05-01", "2027-05-01")])).toBe(
			"2027-07-10",
		);
	});

	test("a day later each day that the hold goes on", () => {
		const open = [hold("2027-05-01", null)];
		expect(earliest("2027-04-10", open, "2027-05-01")).toBe("2027-07-10");
		expect(earliest("2027-04-10", open, "2027-05-02")).toBe("2027-07-11");
		expect(earliest("2027-04-10", open, "2027-12-01")).toBe("2028-02-09");
	});

	test("after exactly as many days of pilot as three months have, whatever the holds", () => {
		const anyPilot = anyDay().chain((from) =>
			fc.record({ from: fc.constant(from), holds: anyHolds(from) }),
		);
		fc.assert(
			fc.property(anyPilot, ({ from, holds }) => {
				const today = addDays(from, 1000);
				const first = earliestPilotSignOff(from, holds, today);
				let days = 0;
				for (let date = from; date < first; date = addDays(date, 1))
					if (!isOnHold(date, holds)) days += 1;
				expect(days).toBe(daysBetween(from, addMonths(from, 3)));
				// The last of them is one.
				expect(isOnHold(addDays(first, -1), holds)).toBe(false);
			}),
		);
	});

	test("and the months before it follow one another without a gap, whatever the holds", () => {
		const anyPilot = anyDay().chain((from) =>
			fc.record({ from: fc.constant(from), holds: anyHolds(from) }),
		);
		fc.assert(
			fc.property(anyPilot, ({ from, holds }) => {
				const today = addDays(from, 1000);
				const [one, two, three] = wholePilotMonths(from, holds, today);
				expect(one?.from).toBe(from);
				expect(two?.from).toBe(addDays(one?.until as LocalDate, 1));
				expect(three?.from).toBe(addDays(two?.until as LocalDate, 1));
				expect(addDays(three?.until as LocalDate, 1)).toBe(
					earliestPilotSignOff(from, holds, today),
				);
				expect(pilotMonth(from, 2, holds, today)).toEqual(two);
			}),
		);
	});
});

describe("what counts as a record, and how often:", () => {
	const frequencies: Record<RecordSubject, Frequency> = {
		incident: "monthly",
		"service-request": "monthly",
		change: "monthly",
		"performance-monitoring": "monthly",
		sla: "monthly",
		problem: "when-it-occurs",
		release: "when-it-occurs",
		"objective-alignment": "once",
		"resource-planning": "once",
		capacity: "once",
		availability: "once",
		configuration: "once",
		optimisation: "once",
		"8.2.1": "once",
		"8.2.3": "once",
		"8.2.4": "once",
		"8.2.5": "once",
		"8.3.1": "once",
		"8.3.4": "once",
		"8.7.3": "once",
	};
	test.each(recordSubjects)("%s as the guide has it", (subject) => {
		expect(frequencyOf(subject)).toBe(frequencies[subject]);
	});

	test("every operating clause from 8.2 to 8.7 belongs to a process or stands by itself", () => {
		const operating =
			"8.2.1 8.2.2 8.2.3 8.2.4 8.2.5 8.2.6 8.3.1 8.3.2 8.3.3 8.3.4 8.4.1 8.4.2 8.4.3 8.5.1 8.5.2 8.5.3 8.6.1 8.6.2 8.6.3 8.7.1 8.7.2 8.7.3";
		const covered: readonly string[] = [
			...processIds.flatMap((id) => [...processes[id].clauses]),
			...clausesWithoutProcess,
		].filter((clause) => /^8\.[2-7]\./.test(clause));
		expect([...new Set(covered)].sort().join(" ")).toBe(operating);
		for (const clause of clausesWithoutProcess)
			expect(covered.filter((known) => known === clause)).toHaveLength(1);
	});
});

/** Everything the pilot of 10 April owes by 10 July. */
const from = day("2027-04-10");
const complete: readonly PilotRecord[] = recordSubjects.flatMap((subject) =>
	(frequencyOf(subject) === "once"
		? ["2027-06-01"]
		: ["2027-04-10", "2027-05-20", "2027-07-09"]
	).map((on) => ({ subject, on: day(on), note: because })),
);
const missing = (
	records: readonly PilotRecord[],
	today = "2027-07-10",
	holds: readonly Hold[] = [],
) =>
	missingRecords({ from, records, quiet: [] }, holds, day(today)).map(
		({ subject, month }) => `${subject} ${month?.number ?? "once"}`,
	);

describe("the pilot run owes", () => {
	test("nothing when every process has its records", () => {
		expect(missing(complete)).toEqual([]);
	});

	test("the records of each month that is over, and of no other", () => {
		const owed = (today: string) =>
			missing(
				complete.filter(({ subject }) => subject !== "incident"),
				today,
			);
		expect(owed("2027-05-09")).toEqual([]);
		expect(owed("2027-05-10")).toEqual(["incident 1"]);
		expect(owed("2027-07-10")).toEqual([
			"incident 1",
			"incident 2",
			"incident 3",
		]);
		expect(owed("2027-08-09")).toHaveLength(3);
	});

	test("a record in the fourth month too when sign-off comes after it", () => {
		expect(missing(complete, "2027-08-10")).toEqual([
			"sla 4",
			"change 4",
			"release 4",
			"incident 4",
			"problem 4",
			"service-request 4",
			"performance-monitoring 4",
		]);
	});

	test("a problem or a release, unless its month is declared quiet", () => {
		const without = complete.filter(({ subject }) => subject !== "problem");
		expect(missing(without)).toEqual(["problem 1", "problem 2", "problem 3"]);
		const quiet = [
			{
				subject: "problem",
				month: 2,
				reason: because,
				approver: businessApprover,
			},
		] as const;
		expect(
			missingRecords(
				{ from, records: without, quiet },
				[],
				day("2027-07-10"),
			).map(({ month }) => month?.number),
		).toEqual([1, 3]);
	});

	test("another record for one that bears a day on hold, which is no day of the pilot", () => {
		const held = [hold("2027-04-10", "2027-04-12")];
		expect(missing(complete, "2027-07-12", held).sort()).toEqual([
			"change 1",
			"incident 1",
			"performance-monitoring 1",
			"problem 1",
			"release 1",
			"service-request 1",
			"sla 1",
		]);
	});

	test("a month's record on its first or its last day", () => {
		const only = (on: string) =>
			missing([
				...complete.filter(
					({ subject, on: known }) =>
						subject !== "incident" || known > day("2027-05-09"),
				),
				{ subject: "incident", on: day(on), note: because },
			]);
		expect(only("2027-04-10")).toEqual([]);
		expect(only("2027-05-09")).toEqual([]);
		expect(only("2027-05-10")).toEqual(["incident 1"]);
	});
});

describe("in the pilot run", () => {
	const piloting = theBankOn("2027-05-20");
	const record = (on: string, subject: RecordSubject = "incident"): Act => ({
		type: "record-process",
		subject,
		on: day(on),
		note: sealed("INC-1"),
	});
	const quiet = (
		but: Partial<Extract<Act, { type: "declare-quiet-month" }>> = {},
	): Act => ({
		type: "declare-quiet-month",
		subject: "problem",
		month: 1,
		reason: because,
		approver: businessApprover,
		...but,
	});
	const refusalOf = (story: Story, act: Act, by = owner) =>
		story.refusal(by, "pilot-run", act);

	test("a record bears the day it is about, from the first day on and not after today", () => {
		expect(refusalOf(piloting, record("2027-05-02"))).toEqual({
			code: "date-before-phase",
			from: "2027-05-03",
		});
		expect(refusalOf(piloting, record("2027-05-21"))).toEqual({
			code: "date-in-future",
			today: "2027-05-20",
		});
		expect(piloting.events(owner, "pilot-run", record("2027-05-03"))).toEqual([
			{
				type: "process-recorded",
				subject: "incident",
				on: "2027-05-03",
				note: sealed("INC-1"),
			},
		]);
	});

	test("a record of a day on hold is refused", () => {
		const resumed = piloting
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-05-25")
			.does(owner, "", { type: "resume" })
			.on("2027-06-01");
		expect(refusalOf(resumed, record("2027-05-20"))).toEqual({
			code: "date-on-hold",
		});
		expect(refusalOf(resumed, record("2027-05-24"))).toEqual({
			code: "date-on-hold",
		});
		expect(refusalOf(resumed, record("2027-05-25"))).toBe(null);
		expect(refusalOf(resumed, record("2027-05-19"))).toBe(null);
	});

	test("a month is declared quiet when it is over", () => {
		expect(refusalOf(piloting.on("2027-06-02"), quiet())).toEqual({
			code: "month-not-over",
			until: "2027-06-02",
		});
		expect(refusalOf(piloting.on("2027-06-03"), quiet())).toBe(null);
	});

	test.each([0, -1, 1.5, 121])("there is no month %d", (month) => {
		expect(refusalOf(piloting.on("2027-06-03"), quiet({ month }))).toEqual({
			code: "month-not-over",
			until: null,
		});
	});

	test.each(
		recordSubjects.filter(
			(subject) => !["problem", "release"].includes(subject),
		),
	)("no month is quiet for %s", (subject) => {
		expect(refusalOf(piloting.on("2027-06-03"), quiet({ subject }))).toEqual({
			code: "month-not-quiet-able",
		});
	});

	test("a quiet month has a named approver of the programme, who does not declare it himself", () => {
		const over = piloting.on("2027-06-03");
		expect(refusalOf(over, quiet({ approver: personId("ma-li") }))).toEqual({
			code: "not-an-approver",
		});
		expect(refusalOf(over, quiet(), businessApprover)).toEqual({
			code: "asker-is-approver",
		});
	});

	test("a quiet month stays visible, with its reason and its approver", () => {
		const declared = piloting
			.on("2027-06-03")
			.does(owner, "pilot-run", quiet());
		expect(declared.phase("pilot-run").work).toMatchObject({
			quiet: [
				{
					subject: "problem",
					month: 1,
					reason: because,
					approver: businessApprover,
				},
			],
		});
	});

	test("records have no place in another phase", () => {
		expect(aBank().refusal(owner, "preparation", record("2027-01-04"))).toEqual(
			{
				code: "not-in-this-phase",
			},
		);
		expect(aBank().refusal(owner, "preparation", quiet())).toEqual({
			code: "not-in-this-phase",
		});
	});

	test("time alone does not open the gate", () => {
		const neglected = piloting.delivers("pilot-run").on("2028-05-03");
		expect(
			neglected.refusal(owner, "pilot-run", {
				type: "ask-for-sign-off",
				answerBy: day("2028-06-01"),
				policy: { kind: "all" },
			}),
		).toMatchObject({ code: "gate-shut" });
	});

	test("a hold moves the day of the sign-off by as many days", () => {
		const resumed = piloting
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-05-30")
			.does(owner, "", { type: "resume" });
		const closed = carriedOn(resumed, "2027-08-20").phase("pilot-run").closedOn;
		expect(theBankOn("2027-08-20").phase("pilot-run").closedOn).toBe(
			"2027-08-03",
		);
		expect(closed).toBe("2027-08-13");
	});

	test("a hold moves the due date of what the pilot still owes by as many days", () => {
		const held = piloting.does(owner, "", { type: "hold", reason: because });
		const resumed = held.on("2027-05-30").does(owner, "", { type: "resume" });
		const dueOn = (story: typeof held) =>
			story.phase("pilot-run").deliverables.map((owed) => owed.dueOn);
		expect(dueOn(held)).toEqual(["2027-08-02"]);
		expect(dueOn(resumed)).toEqual(["2027-08-12"]);
	});
});

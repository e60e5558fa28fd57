import { describe, expect, test } from "vitest";
import {
	measuredPeriods,
	periodOf,
	reached,
	type SlaMetric,
} from "../../../domain/register/metric.ts";
import {
	aBank,
	because,
	businessOwner,
	day,
	itApprover,
	owner,
	type Story,
	setMetric,
} from "../a-bank.ts";

const bank = aBank();
const set = bank.does(owner, "", setMetric());

function metric({ world }: Story): SlaMetric {
	const row = world.register["metric/availability"];
	if (row?.kind !== "metric") throw new Error("no metric");
	return row;
}
const note = (on: string, value: number) =>
	({
		type: "note-values",
		values: [{ metric: "availability", day: day(on), value, note: null }],
	}) as const;

describe("a metric of a service level", () => {
	test("is wanted by a named person of a business department, and by nobody who approves for IT", () => {
		expect(metric(set).businessOwner).toBe(businessOwner);
		expect(
			bank.refusal(owner, "", setMetric({ businessOwner: itApprover })),
		).toEqual({ code: "not-from-business", person: itApprover });
	});

	test("is set or refused whole: one wrong owner among several sets none", () => {
		const both = {
			type: "set-metrics",
			metrics: [
				...setMetric().metrics,
				...setMetric({ businessOwner: itApprover }, "response").metrics,
			],
		} as const;
		expect(bank.refusal(owner, "", both)).toMatchObject({
			code: "not-from-business",
		});
	});

	test("changes with its values kept, and takes no value once it is out of use", () => {
		const measured = set
			.on("2027-02-03")
			.does(owner, "", note("2027-01-31", 99.95));
		const changed = measured.does(owner, "", setMetric({ target: 99.99 }));
		expect(metric(changed)).toMatchObject({
			target: 99.99,
			values: [{ from: "2027-01-01", value: 99.95 }],
		});
		const retired = changed.does(owner, "", {
			type: "retire-metric",
			metric: "availability",
			reason: because,
		});
		expect(retired.refusal(owner, "", note("2027-01-31", 99.9))).toEqual({
			code: "metric-retired",
		});
	});
});

describe("what was measured", () => {
	test("belongs to the month, quarter or year that its day lies in", () => {
		const on = day("2028-02-29");
		expect(periodOf("month", on)).toEqual({
			from: "2028-02-01",
			until: "2028-02-29",
		});
		expect(periodOf("quarter", on)).toEqual({
			from: "2028-01-01",
			until: "2028-03-31",
		});
		expect(periodOf("year", on)).toEqual({
			from: "2028-01-01",
			until: "2028-12-31",
		});
		expect(periodOf("quarter", day("2027-12-31")).from).toBe("2027-10-01");
	});

	test("reaches the target when it is just as large, or just as small", () => {
		const least = { comparison: "at-least", target: 99.9 } as const;
		const most = { comparison: "at-most", target: 4 } as const;
		expect(reached(least, { value: 99.9 })).toBe("met");
		expect(reached(least, { value: 99.89 })).toBe("not-met");
		expect(reached(most, { value: 4 })).toBe("met");
		expect(reached(most, { value: 4.1 })).toBe("not-met");
		expect(reached(most, undefined)).toBe("not-measured");
	});

	test("is missing for each period that is over and has no number, the newest first", () => {
		const story = set.on("2027-04-01").does(owner, "", note("2027-02-10", 99));
		const periods = (today: string) =>
			measuredPeriods(metric(story), day(today)).map(
				(period) => `${period.from} ${period.reached}`,
			);
		expect(periods("2027-03-31")).toEqual([
			"2027-02-01 not-met",
			"2027-01-01 not-measured",
		]);
		expect(periods("2027-04-01")[0]).toBe("2027-03-01 not-measured");
	});

	test("noted again takes the place of the number before; a period to come has none", () => {
		const again = set
			.does(owner, "", note("2027-01-04", 98))
			.does(owner, "", note("2027-01-03", 99.9));
		expect(metric(again).values.map(({ value }) => value)).toEqual([99.9]);
		expect(set.refusal(owner, "", note("2027-02-01", 99))).toEqual({
			code: "date-in-future",
			today: "2027-01-04",
		});
	});
});

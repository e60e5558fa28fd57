import { describe, expect, test } from "vitest";
import {
	type CertificateFacts,
	certificateDates,
	proposedValidUntil,
	validUntilCandidates,
} from "../../../domain/certificate-dates.ts";
import type { LocalDate } from "../../../domain/dates.ts";
import { personId, seal } from "../../../domain/ids.ts";
import {
	byDateThenRule,
	type DatedRule,
} from "../../../domain/rules/dated-rule.ts";
import { postpone } from "../../../domain/rules/deviation.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import type { RulePack } from "../../../domain/rules/pack.ts";

const day = (text: string) => text as LocalDate;
const days = (...texts: string[]) => texts as LocalDate[];
const iso = packInForce("iso", day("2026-11-30"));
const cnca = packInForce("cnca", day("2026-11-30"));

/** A first certificate decided on 30 November 2026, with what a test adds. */
const first = (more: Partial<CertificateFacts> = {}): CertificateFacts => ({
	cycle: "initial",
	decision: day("2026-11-30"),
	surveillances: [],
	...more,
});

const recertified = (more: Partial<CertificateFacts> = {}) =>
	first({ cycle: "recert", validUntil: day("2029-12-10"), ...more });

function rowOf(
	facts: CertificateFacts,
	pack: RulePack,
	key: string,
): DatedRule | undefined {
	return certificateDates(facts, pack).find((row) =>
		[row.key, row.rule].includes(key),
	);
}

function bindingKeys(facts: CertificateFacts, pack: RulePack) {
	return certificateDates(facts, pack)
		.filter(({ binds }) => binds)
		.map(({ key }) => key);
}

describe("The cycle runs from the decision", () => {
	test("a first certificate is proposed to hold until decision + 36 months − 1 day", () => {
		expect(rowOf(first(), iso, "valid-until")).toMatchObject({
			date: "2029-11-29",
			from: "2026-11-30",
			countsFrom: "decision",
			clause: "17021-1 9.1.3.2",
			edition: "ISO/IEC 17021-1:2015",
			missed: "expires",
			confidence: "A",
		});
	});

	test("from 29 February it ends on 27 February three years later", () => {
		expect(
			proposedValidUntil(first({ decision: day("2028-02-29") }), iso),
		).toBe("2031-02-27");
	});

	test("what the certificate prints counts, and a difference is shown", () => {
		const printed = first({ validUntil: day("2029-11-30") });
		expect(rowOf(printed, iso, "valid-until")).toMatchObject({
			date: "2029-11-30",
			beside: [
				{ countsFrom: "decision", from: "2026-11-30", date: "2029-11-29" },
			],
		});
		expect(rowOf(first(), iso, "valid-until")?.beside).toBeUndefined();
	});

	test("after a recertification both ways to count are shown, the old expiry first", () => {
		const facts = recertified({ oldValidUntil: day("2026-12-10") });
		expect(validUntilCandidates(facts, iso)).toEqual([
			{ countsFrom: "old-expiry", from: "2026-12-10", date: "2029-12-10" },
			{ countsFrom: "decision", from: "2026-11-30", date: "2029-11-29" },
		]);
		expect(rowOf(facts, iso, "valid-until")?.beside).toEqual([
			{ countsFrom: "decision", from: "2026-11-30", date: "2029-11-29" },
		]);
		const { validUntil: _, ...unprinted } = facts;
		expect(proposedValidUntil(unprinted, iso)).toBe("2029-12-10");
	});

	test("without the old expiry a recertified certificate's print has nothing to differ from", () => {
		expect(rowOf(recertified(), iso, "valid-until")?.beside).toBeUndefined();
	});
});

describe("The first surveillance is at most 12 months after the decision", () => {
	test("in a first cycle under both packs", () => {
		for (const pack of [iso, cnca])
			expect(rowOf(first(), pack, "sv1")).toMatchObject({
				date: "2027-11-30",
				from: "2026-11-30",
				missed: "suspension-expected",
			});
	});

	test("in a recertified cycle under cnca only", () => {
		expect(rowOf(recertified(), iso, "sv1")).toBeUndefined();
		expect(rowOf(recertified(), cnca, "sv1")?.date).toBe("2027-11-30");
	});

	test("under cnca the earlier of decision and issue binds and the other stands beside", () => {
		const later = first({ issued: day("2026-12-05") });
		expect(rowOf(later, cnca, "sv1")).toMatchObject({
			date: "2027-11-30",
			countsFrom: "decision",
			beside: [{ countsFrom: "issue", from: "2026-12-05", date: "2027-12-05" }],
		});
		const before = first({ issued: day("2026-11-20") });
		expect(rowOf(before, cnca, "sv1")).toMatchObject({
			date: "2027-11-20",
			from: "2026-11-20",
			countsFrom: "issue",
			beside: [
				{ countsFrom: "decision", from: "2026-11-30", date: "2027-11-30" },
			],
		});
	});

	test("under iso, and where both are one day, the issue adds nothing", () => {
		const before = first({ issued: day("2026-11-20") });
		expect(rowOf(before, iso, "sv1")?.date).toBe("2027-11-30");
		const same = first({ issued: day("2026-11-30") });
		expect(rowOf(same, cnca, "sv1")?.beside).toBeUndefined();
	});

	test("it is met by the first audit, up to its last day", () => {
		const facts = first({
			surveillances: days("2028-06-01", "2027-11-30"),
		});
		expect(rowOf(facts, iso, "sv1")?.met).toBe("2027-11-30");
	});

	test("an audit a day late has not met it, though nothing is due any more", () => {
		const row = rowOf(first({ surveillances: days("2027-12-01") }), iso, "sv1");
		expect(row?.met).toBeUndefined();
		expect(row?.metLate).toBe("2027-12-01");
		expect(row?.binds).toBeUndefined();
	});
});

describe("A surveillance is due once in each calendar year", () => {
	test("after the decision's and before the last, until the year's last day", () => {
		const rows = certificateDates(first(), iso).filter(
			({ rule }) => rule === "sv-year",
		);
		expect(rows.map(({ key, date, from }) => [key, date, from])).toEqual([
			["sv-year/2027", "2027-12-31", "2027-01-01"],
			["sv-year/2028", "2028-12-31", "2028-01-01"],
		]);
	});

	test("also in a recertified cycle under both packs", () => {
		for (const pack of [iso, cnca])
			expect(rowOf(recertified(), pack, "sv-year/2027")).toBeDefined();
	});

	test("a cycle from 1 January has one such year fewer", () => {
		const facts = first({ decision: day("2027-01-01") });
		expect(rowOf(facts, iso, "valid-until")?.date).toBe("2029-12-31");
		expect(rowOf(facts, iso, "sv-year/2028")).toBeDefined();
		expect(rowOf(facts, iso, "sv-year/2029")).toBeUndefined();
	});

	test("an audit meets the year it is held in, the first one of it", () => {
		const facts = first({
			surveillances: days("2027-12-31", "2027-05-10"),
		});
		expect(rowOf(facts, iso, "sv-year/2027")?.met).toBe("2027-05-10");
		expect(rowOf(facts, iso, "sv-year/2028")?.met).toBeUndefined();
	});

	test("an audit in the decision's own year meets no year's", () => {
		const facts = first({ surveillances: days("2026-12-20") });
		expect(rowOf(facts, iso, "sv1")?.met).toBe("2026-12-20");
		expect(rowOf(facts, iso, "sv-year/2027")?.met).toBeUndefined();
	});

	test("an audit of the next year comes late for this one and in time for its own", () => {
		const facts = first({ surveillances: days("2028-01-05") });
		expect(rowOf(facts, iso, "sv-year/2027")).toMatchObject({
			metLate: "2028-01-05",
		});
		expect(rowOf(facts, iso, "sv-year/2028")?.met).toBe("2028-01-05");
	});

	test("a year the recertification window reaches says it may give way", () => {
		const march = first({ decision: day("2027-03-16") });
		expect(rowOf(march, iso, "recert-start")?.date).toBe("2029-09-15");
		expect(rowOf(march, iso, "sv-year/2028")?.mayGiveWay).toBeUndefined();
		expect(rowOf(march, iso, "sv-year/2029")?.mayGiveWay).toBe(true);
	});

	test("and is not due once the recertification audit is held in it", () => {
		const held = first({
			decision: day("2027-03-16"),
			surveillances: days("2028-03-01"),
			recertification: { onsiteEnded: day("2029-11-20") },
		});
		const row = rowOf(held, iso, "sv-year/2029");
		expect(row?.notDue).toBe("2029-11-20");
		expect(row?.mayGiveWay).toBeUndefined();
		expect(bindingKeys(held, iso)).toEqual([]);
	});
});

describe("Under cnca at most 12 months lie between two surveillances", () => {
	test("counted from the last one given, once", () => {
		const facts = first({ surveillances: days("2028-04-02", "2027-05-10") });
		const rows = certificateDates(facts, cnca).filter(
			({ rule }) => rule === "sv-gap",
		);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			key: "sv-gap/2028-04-02",
			date: "2029-04-02",
			from: "2028-04-02",
			confidence: "B",
			missed: "suspension-expected",
		});
		expect(rows[0]?.met).toBeUndefined();
	});

	test("not under iso, not before the first, not after the certificate", () => {
		const facts = first({ surveillances: days("2027-05-10") });
		expect(rowOf(facts, iso, "sv-gap")).toBeUndefined();
		expect(rowOf(first(), cnca, "sv-gap")).toBeUndefined();
		const onLastDay = first({ surveillances: days("2028-11-29") });
		expect(rowOf(onLastDay, cnca, "sv-gap")?.date).toBe("2029-11-29");
		const dayAfter = first({ surveillances: days("2028-11-30") });
		expect(rowOf(dayAfter, cnca, "sv-gap")).toBeUndefined();
	});

	test("and not due once the recertification audit has taken the next one's place", () => {
		const held = first({
			surveillances: days("2028-10-02"),
			recertification: { onsiteEnded: day("2029-09-10") },
		});
		expect(rowOf(held, cnca, "sv-gap")?.notDue).toBe("2029-09-10");
		expect(bindingKeys(held, cnca)).not.toContain("sv-gap/2028-10-02");
	});
});

describe("The surveillance clock that ends first binds", () => {
	test("at first twelve months from the decision", () => {
		expect(bindingKeys(first(), iso)).toEqual(["sv1"]);
	});

	test("after an early audit the calendar year under iso, the gap under cnca", () => {
		const facts = first({ surveillances: days("2027-05-10") });
		expect(bindingKeys(facts, iso)).toEqual(["sv-year/2028"]);
		expect(bindingKeys(facts, cnca)).toEqual(["sv-gap/2027-05-10"]);
	});

	test("both, where they end the same day", () => {
		const facts = first({
			decision: day("2026-12-31"),
			validUntil: day("2029-12-30"),
		});
		expect(bindingKeys(facts, iso)).toEqual(["sv-year/2027", "sv1"]);
	});

	test("none, once every surveillance of the cycle is held", () => {
		const facts = first({ surveillances: days("2027-10-01", "2028-10-01") });
		expect(bindingKeys(facts, iso)).toEqual([]);
	});
});

describe("The end of the cycle", () => {
	test("recertification starts 6 months before and is over by the last day", () => {
		expect(rowOf(first(), iso, "recert-start")).toMatchObject({
			date: "2029-05-29",
			from: "2029-11-29",
			missed: "reminder",
		});
		expect(rowOf(first(), iso, "recert")).toMatchObject({
			date: "2029-11-29",
			from: "2029-11-29",
			missed: "expires",
		});
	});

	test("under cnca its on-site audit too", () => {
		expect(rowOf(first(), iso, "recert-onsite")).toBeUndefined();
		expect(rowOf(first(), cnca, "recert-onsite")).toMatchObject({
			date: "2029-11-29",
			from: "2029-11-29",
			missed: "lapse-expected",
			confidence: "B",
		});
	});

	test("within 6 months after, it can be restored", () => {
		expect(rowOf(first(), iso, "restore")).toMatchObject({
			date: "2030-05-29",
			from: "2029-11-29",
			missed: "lapsed",
		});
		const august = first({ validUntil: day("2029-08-31") });
		expect(rowOf(august, iso, "restore")?.date).toBe("2030-02-28");
	});

	test("a recertification decided in time has met what it had to", () => {
		const facts = first({
			recertification: {
				onsiteEnded: day("2029-09-01"),
				decided: day("2029-11-29"),
			},
		});
		expect(rowOf(facts, cnca, "recert")?.met).toBe("2029-11-29");
		expect(rowOf(facts, cnca, "recert-onsite")?.met).toBe("2029-09-01");
		expect(rowOf(facts, cnca, "restore")?.met).toBeUndefined();
	});

	test("one decided after expiry has restored the certificate, and met nothing else", () => {
		const facts = first({
			recertification: {
				onsiteEnded: day("2029-12-15"),
				decided: day("2030-01-20"),
			},
		});
		expect(rowOf(facts, cnca, "recert")?.met).toBeUndefined();
		expect(rowOf(facts, cnca, "recert-onsite")?.met).toBeUndefined();
		expect(rowOf(facts, cnca, "recert-onsite")?.metLate).toBeUndefined();
		expect(rowOf(facts, cnca, "restore")?.met).toBe("2030-01-20");
	});
});

describe("Other clocks run only where their anchor is known", () => {
	test("stage 2 follows stage 1 within 6 months, else a warning", () => {
		expect(rowOf(first(), iso, "stage-gap")).toBeUndefined();
		const facts = first({
			stage1End: day("2026-03-31"),
			stage2End: day("2026-10-01"),
		});
		expect(rowOf(facts, iso, "stage-gap")).toMatchObject({
			date: "2026-09-30",
			from: "2026-03-31",
			missed: "warning",
			metLate: "2026-10-01",
		});
	});

	test("a major of stage 2 is verified within 6 months", () => {
		expect(rowOf(first(), iso, "nc-six-months")).toBeUndefined();
		const facts = first({ stage2End: day("2026-08-31") });
		expect(rowOf(facts, iso, "nc-six-months")).toMatchObject({
			date: "2027-02-28",
			from: "2026-08-31",
			missed: "back-to-stage-2",
		});
	});

	test("a suspension lasts at most 6 months", () => {
		expect(rowOf(first(), iso, "suspension")).toBeUndefined();
		const facts = first({ suspended: day("2027-08-31") });
		expect(rowOf(facts, iso, "suspension")).toMatchObject({
			date: "2028-02-29",
			from: "2027-08-31",
			missed: "withdrawal-expected",
		});
	});
});

describe("A postponed audit", () => {
	const postponedTo = (row: DatedRule, to: string) => {
		const decided = postpone(
			row,
			{
				to: day(to),
				reason: seal("flood"),
				approver: personId("coordinator"),
				on: day("2027-10-01"),
			},
			iso,
		);
		if (!decided.ok) throw new Error(decided.refusal.code);
		return decided.value;
	};

	test("keeps the rule's date and is met until the later one", () => {
		const due = rowOf(first(), iso, "sv1") as DatedRule;
		const deviations = [postponedTo(due, "2028-03-31")];
		const open = rowOf(first({ deviations }), iso, "sv1");
		expect(open?.date).toBe("2027-11-30");
		expect(open?.deviation).toMatchObject({
			to: "2028-03-31",
			reason: "flood",
			approver: "coordinator",
			clause: "IAF ID 3",
		});
		const held = first({ deviations, surveillances: days("2028-03-31") });
		expect(rowOf(held, iso, "sv1")?.met).toBe("2028-03-31");
		const late = first({ deviations, surveillances: days("2028-04-01") });
		expect(rowOf(late, iso, "sv1")?.metLate).toBe("2028-04-01");
	});

	test("no longer binds before the clocks that were not postponed", () => {
		const due = rowOf(first(), iso, "sv1") as DatedRule;
		const deviations = [postponedTo(due, "2028-03-31")];
		expect(bindingKeys(first({ deviations }), iso)).toEqual(["sv-year/2027"]);
	});

	test("out of its year does not serve the next year too", () => {
		const due = rowOf(first(), iso, "sv-year/2027") as DatedRule;
		const deviations = [postponedTo(due, "2028-03-31")];
		const one = first({ deviations, surveillances: days("2028-03-01") });
		expect(rowOf(one, iso, "sv-year/2027")?.met).toBe("2028-03-01");
		expect(rowOf(one, iso, "sv-year/2028")?.met).toBeUndefined();
		const two = first({
			deviations,
			surveillances: days("2028-03-01", "2028-11-01"),
		});
		expect(rowOf(two, iso, "sv-year/2028")?.met).toBe("2028-11-01");
	});
});

test("Dates come in order, then rules by name", () => {
	const rows = certificateDates(
		first({ surveillances: days("2027-05-10") }),
		cnca,
	);
	expect(rows.map(({ date, rule }) => `${date} ${rule}`)).toEqual([
		"2027-11-30 sv1",
		"2027-12-31 sv-year",
		"2028-05-10 sv-gap",
		"2028-12-31 sv-year",
		"2029-05-29 recert-start",
		"2029-11-29 recert",
		"2029-11-29 recert-onsite",
		"2029-11-29 valid-until",
		"2030-05-29 restore",
	]);
});

test("Of one day a finding's clock comes with its rule, before the rules after it", () => {
	const [recert, onsite] = certificateDates(first(), cnca).filter(
		({ date }) => date === "2029-11-29",
	) as [DatedRule, DatedRule];
	const ofFinding = { ...recert, key: "recert/finding-1" };
	expect([onsite, ofFinding].sort(byDateThenRule)).toEqual([ofFinding, onsite]);
});

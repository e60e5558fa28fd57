import { describe, expect, test } from "vitest";
import {
	type CertificateFacts,
	certificateDates,
} from "../../../domain/certificate-dates.ts";
import { changedDates } from "../../../domain/certificate-dates-change.ts";
import type { LocalDate } from "../../../domain/dates.ts";
import { personId, type Seal, seal } from "../../../domain/ids.ts";
import type { DatedRule } from "../../../domain/rules/dated-rule.ts";
import { postpone } from "../../../domain/rules/deviation.ts";
import {
	ALL_EDITIONS,
	packInForce,
	packOfEdition,
} from "../../../domain/rules/editions.ts";
import {
	type OwnTermsEntered,
	withOwnTerms,
} from "../../../domain/rules/own-terms.ts";
import {
	isPackId,
	type PackEdition,
	type RulePack,
	ruleOf,
} from "../../../domain/rules/pack.ts";
import { RULE_IDS } from "../../../domain/rules/rule.ts";

const day = (text: string) => text as LocalDate;
const today = day("2026-11-30");
const iso = packInForce("iso", today);
const cnca = packInForce("cnca", today);

const facts: CertificateFacts = {
	cycle: "initial",
	decision: today,
	surveillances: [],
};

const rowIn = (pack: RulePack, key: string, more: CertificateFacts = facts) =>
	certificateDates(more, pack).find((row) => row.key === key) as DatedRule;

describe("The packs", () => {
	test("are iso and cnca", () => {
		expect(isPackId("iso")).toBe(true);
		expect(isPackId("cnca")).toBe(true);
		expect(isPackId("nist")).toBe(false);
	});

	test("cnca has every rule, iso all but the two that are China's own", () => {
		expect(cnca.rules.map(({ id }) => id)).toEqual(RULE_IDS);
		expect(iso.rules.map(({ id }) => id)).toEqual(
			RULE_IDS.filter((id) => id !== "sv-gap" && id !== "recert-onsite"),
		);
	});

	test("cnca lies over iso, and each rule knows which edition it is from", () => {
		expect(ruleOf(cnca, "recert")).toEqual(ruleOf(iso, "recert"));
		expect(ruleOf(cnca, "recert")?.edition).toBe("ISO/IEC 17021-1:2015");
		expect(ruleOf(cnca, "sv1")?.edition).toBe("CNCA notice 2012 No. 8");
		expect(ruleOf(iso, "sv1")?.cycles).toEqual(["initial"]);
		expect(ruleOf(cnca, "sv1")?.cycles).toBeUndefined();
	});

	test("of cnca's own rules only pilot and readiness are of confidence A", () => {
		const own = cnca.rules.filter(({ edition }) => edition === cnca.edition);
		expect(
			own.filter(({ confidence }) => confidence === "A").map(({ id }) => id),
		).toEqual(["stage1-ready", "pilot"]);
	});

	test("of iso's rules only these are of confidence B", () => {
		expect(
			iso.rules
				.filter(({ confidence }) => confidence === "B")
				.map(({ id }) => id),
		).toEqual(["nc-sv-major", "special"]);
	});
});

describe("A new edition", () => {
	const [first] = ALL_EDITIONS.filter(({ pack }) => pack === "iso");
	const next: PackEdition = {
		...(first as PackEdition),
		edition: "ISO/IEC 17021-1:2028",
		inForceFrom: day("2028-07-01"),
		transitionDeadline: day("2030-06-30"),
		rules: (first as PackEdition).rules.map((rule) =>
			rule.id === "restore"
				? { ...rule, period: { unit: "months", count: 3 } }
				: rule,
		),
	};
	const editions = [next, ...ALL_EDITIONS];

	test("holds from its first day in force, for the overlay too", () => {
		const editionOn = (text: string) =>
			ruleOf(packInForce("cnca", day(text), editions), "restore")?.edition;
		expect(editionOn("2028-06-30")).toBe("ISO/IEC 17021-1:2015");
		expect(editionOn("2028-07-01")).toBe("ISO/IEC 17021-1:2028");
	});

	test("before the first one the first counts", () => {
		expect(packInForce("iso", day("2001-01-01"), editions).edition).toBe(
			"ISO/IEC 17021-1:2015",
		);
	});

	test("has a transition deadline, until which the older can be named", () => {
		const on = day("2028-07-01");
		expect(packInForce("iso", on, editions).transitionDeadline).toBe(
			"2030-06-30",
		);
		expect(
			packOfEdition("iso", "ISO/IEC 17021-1:2015", on, editions)?.edition,
		).toBe("ISO/IEC 17021-1:2015");
		expect(packOfEdition("iso", "none", on, editions)).toBeUndefined();
	});

	test("changes open dates, and the difference is shown", () => {
		const after = packInForce("iso", day("2028-07-01"), editions);
		expect(
			changedDates(
				certificateDates(facts, iso),
				certificateDates(facts, after),
			),
		).toEqual([
			{
				key: "restore",
				rule: "restore",
				before: {
					date: "2030-05-29",
					edition: "ISO/IEC 17021-1:2015",
					clause: "17021-1 9.6.3.2.5",
				},
				after: {
					date: "2030-02-28",
					edition: "ISO/IEC 17021-1:2028",
					clause: "17021-1 9.6.3.2.5",
				},
			},
		]);
	});

	test("adds and takes away dates, but leaves alone what is met", () => {
		const held = { ...facts, surveillances: [day("2027-05-10")] };
		const changes = changedDates(
			certificateDates(held, iso),
			certificateDates(held, cnca),
		);
		expect(changes.map(({ key, before }) => [key, before])).toEqual([
			["sv-gap/2027-05-10", null],
			["recert-onsite", null],
		]);
		const back = changedDates(
			certificateDates(held, cnca),
			certificateDates(held, iso),
		);
		expect(back.map(({ key, after }) => [key, after])).toEqual([
			["sv-gap/2027-05-10", null],
			["recert-onsite", null],
		]);
	});
});

describe("A body's own terms", () => {
	const terms = (more: Partial<OwnTermsEntered> = {}): OwnTermsEntered => ({
		rule: "nc-plan",
		period: { unit: "days", count: 60 },
		reason: seal("contract"),
		source: seal("contract of 2 March 2026, 4.3"),
		saidBy: personId("coordinator"),
		recordedOn: today,
		...more,
	});

	test("set the period of one rule, and stay visible with reason, source and person", () => {
		const decided = withOwnTerms(cnca, terms());
		expect(decided.ok && ruleOf(decided.value, "nc-plan")).toEqual({
			...ruleOf(cnca, "nc-plan"),
			period: { unit: "days", count: 60 },
			ownTerms: terms(),
		});
		const others = (pack: RulePack) =>
			pack.rules.filter(({ id }) => id !== "nc-plan");
		expect(decided.ok && others(decided.value)).toEqual(others(cnca));
	});

	test("show on every date they moved", () => {
		const eleven = terms({
			rule: "sv1",
			period: { unit: "months", count: 11 },
		});
		const decided = withOwnTerms(iso, eleven);
		expect(decided.ok && rowIn(decided.value, "sv1")).toMatchObject({
			date: "2027-10-30",
			clause: "17021-1 9.1.3.3",
			ownTerms: { source: eleven.source },
		});
	});

	test("change nothing about a date that is met", () => {
		const eleven = terms({
			rule: "sv1",
			period: { unit: "months", count: 11 },
		});
		const decided = withOwnTerms(iso, eleven);
		const changedBy = (more: CertificateFacts) =>
			changedDates(
				certificateDates(more, iso),
				certificateDates(more, decided.ok ? decided.value : iso),
			).map(({ key }) => key);
		expect(changedBy(facts)).toEqual(["sv1"]);
		expect(changedBy({ ...facts, surveillances: [day("2027-05-10")] })).toEqual(
			[],
		);
	});

	test.each([
		["rule-not-in-pack", iso, { rule: "sv-gap" }],
		["rule-without-period", iso, { rule: "no-exclusion" }],
		["rule-without-period", iso, { rule: "recert" }],
		["rule-without-period", iso, { rule: "sv-year" }],
		["period-not-positive", iso, { period: { unit: "days", count: 0 } }],
		["period-not-positive", iso, { period: { unit: "days", count: 1.5 } }],
		[
			"pilot-too-short",
			iso,
			{ rule: "pilot", period: { unit: "months", count: 2 } },
		],
		[
			"pilot-too-short",
			cnca,
			{ rule: "pilot", period: { unit: "days", count: 90 } },
		],
		["reason-missing", iso, { reason: null }],
		["source-missing", iso, { source: null }],
	] as const)("are refused: %s", (code, pack, more) => {
		const decided = withOwnTerms(pack, terms(more));
		expect(!decided.ok && decided.refusal.code).toBe(code);
	});

	test("may ask for a longer pilot run", () => {
		const six = terms({ rule: "pilot", period: { unit: "months", count: 6 } });
		expect(withOwnTerms(iso, six).ok).toBe(true);
	});
});

describe("A postponement", () => {
	const asked = (
		to: string,
		more: { reason?: Seal | null; approver?: null } = {},
	) => ({
		to: day(to),
		reason: seal("flood"),
		approver: personId("top-management"),
		on: day("2027-11-01"),
		...more,
	});
	const codeOf = (row: DatedRule, request: ReturnType<typeof asked>) => {
		const decided = postpone(row, request, cnca);
		return decided.ok ? "recorded" : decided.refusal;
	};
	const sv1 = rowIn(cnca, "sv1");

	test("is recorded with reason and approver, up to 6 months after the date", () => {
		expect(postpone(sv1, asked("2028-05-30"), cnca)).toEqual({
			ok: true,
			value: {
				rule: "postponed",
				clause: "IAF ID 3",
				of: "sv1",
				dueOn: "2027-11-30",
				to: "2028-05-30",
				reason: "flood",
				approver: "top-management",
				recordedOn: "2027-11-01",
			},
		});
		expect(codeOf(sv1, asked("2028-05-31"))).toEqual({
			code: "postponed-too-far",
			latest: "2028-05-30",
		});
	});

	test("of what is postponed already is counted from the rule's date again", () => {
		const first = postpone(sv1, asked("2028-05-01"), cnca);
		const deviations = first.ok ? [first.value] : [];
		const row = rowIn(cnca, "sv1", { ...facts, deviations });
		expect(codeOf(row, asked("2028-10-01"))).toMatchObject({
			code: "postponed-too-far",
			latest: "2028-05-30",
		});
	});

	test("of another surveillance clock can be recorded too", () => {
		expect(codeOf(rowIn(cnca, "sv-year/2027"), asked("2028-02-01"))).toBe(
			"recorded",
		);
	});

	test("never extends the certificate", () => {
		for (const key of ["recert", "recert-onsite"])
			expect(codeOf(rowIn(cnca, key), asked("2030-01-01"))).toEqual({
				code: "validity-never-extended",
				rule: key,
			});
	});

	test.each([
		[
			"what is no audit",
			rowIn(cnca, "restore"),
			asked("2030-06-01"),
			"not-an-audit",
		],
		[
			"the certificate's last day",
			rowIn(cnca, "valid-until"),
			asked("2030-01-01"),
			"not-an-audit",
		],
		["a date to the same day", sv1, asked("2027-11-30"), "not-later"],
		[
			"a date without a reason",
			sv1,
			asked("2028-01-01", { reason: null }),
			"reason-missing",
		],
		[
			"a date without an approver",
			sv1,
			asked("2028-01-01", { approver: null }),
			"approver-missing",
		],
		[
			"what is already held",
			rowIn(cnca, "sv1", { ...facts, surveillances: [day("2027-05-10")] }),
			asked("2028-01-01"),
			"already-met",
		],
	])("of %s is refused", (_, row, request, code) => {
		const decided = postpone(row, request as never, cnca);
		expect(!decided.ok && decided.refusal.code).toBe(code);
	});
});

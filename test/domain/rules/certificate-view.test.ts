import { describe, expect, test } from "vitest";
import {
	type CertificateFacts,
	certificateDates,
} from "../../../domain/certificate-dates.ts";
import type { LocalDate } from "../../../domain/dates.ts";
import { personId, seal } from "../../../domain/ids.ts";
import {
	type CertificateState,
	type CertificateStatus,
	certified,
} from "../../../domain/rules/certificate-state.ts";
import {
	expectedConsequences,
	shownStatus,
	tasksOfChange,
} from "../../../domain/rules/certificate-view.ts";
import type { DatedRule } from "../../../domain/rules/dated-rule.ts";
import { postpone } from "../../../domain/rules/deviation.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import type { PackId } from "../../../domain/rules/pack.ts";

const day = (text: string) => text as LocalDate;

const first = (more: Partial<CertificateFacts> = {}): CertificateFacts => ({
	cycle: "initial",
	decision: day("2026-11-30"),
	surveillances: [],
	...more,
});

const rows = (facts: CertificateFacts = first(), pack: PackId = "iso") =>
	certificateDates(facts, packInForce(pack, facts.decision));

const expected = (
	list: readonly DatedRule[],
	status: CertificateStatus,
	today: string,
) =>
	expectedConsequences(list, status, day(today)).map(
		({ key, consequence, since }) => [key, consequence, since],
	);

describe("A missed date is expected to have its consequence", () => {
	test("from the day after it, until the body says so", () => {
		expect(expected(rows(), "certified", "2027-11-30")).toEqual([]);
		expect(expected(rows(), "certified", "2027-12-01")).toEqual([
			["sv1", "suspension-expected", "2027-12-01"],
		]);
		expect(expected(rows(), "certified", "2029-01-05")).toEqual([
			["sv1", "suspension-expected", "2027-12-01"],
			["sv-year/2027", "suspension-expected", "2028-01-01"],
			["sv-year/2028", "suspension-expected", "2029-01-01"],
		]);
	});

	test("with clause and confidence", () => {
		expect(
			expectedConsequences(rows(), "certified", day("2027-12-01"))[0],
		).toMatchObject({ clause: "17021-1 9.1.3.3", confidence: "A" });
	});

	test("no longer once the late audit is held", () => {
		const late = first({ surveillances: [day("2027-12-20")] });
		expect(expected(rows(late), "certified", "2027-12-21")).toEqual([]);
	});

	test("not while it is postponed, and from the day after that", () => {
		const [due] = rows();
		const decided = postpone(
			due as DatedRule,
			{
				to: day("2028-02-28"),
				reason: seal("flood"),
				approver: personId("top-management"),
				on: day("2027-11-01"),
			},
			packInForce("iso", day("2026-11-30")),
		);
		const list = rows(first({ deviations: decided.ok ? [decided.value] : [] }));
		expect(expected(list, "certified", "2027-12-31")).toEqual([]);
		expect(expected(list, "certified", "2028-02-29")).toContainEqual([
			"sv1",
			"suspension-expected",
			"2028-02-29",
		]);
	});

	test("suspension only of a certificate that is valid", () => {
		expect(expected(rows(), "scope-reduced", "2027-12-01")).toHaveLength(1);
		for (const status of ["suspended", "withdrawn", "lapsed"] as const)
			expect(expected(rows(), status, "2027-12-01")).toEqual([]);
	});

	test("withdrawal, six months after a suspension began", () => {
		const list = rows(first({ suspended: day("2027-12-10") }));
		expect(expected(list, "suspended", "2028-06-10")).toEqual([]);
		expect(expected(list, "suspended", "2028-06-11")).toEqual([
			["suspension", "withdrawal-expected", "2028-06-11"],
		]);
	});

	test("a lapse under cnca, where the recertification audit was not over by expiry", () => {
		const late = first({
			surveillances: [day("2027-05-10"), day("2028-05-10")],
			recertification: { onsiteEnded: day("2029-12-05") },
		});
		const list = rows(late, "cnca");
		expect(expected(list, "expired-restorable", "2029-12-10")).toEqual([
			["recert-onsite", "lapse-expected", "2029-11-30"],
		]);
		expect(expected(list, "restored", "2030-02-01")).toEqual([]);
		expect(
			expected(rows(late, "iso"), "expired-restorable", "2029-12-10"),
		).toEqual([]);
	});

	test("and changes no state", () => {
		const state = certified(
			day("2026-11-30"),
			day("2029-11-29"),
			day("2030-05-29"),
		);
		expect(shownStatus(state, rows(), day("2028-12-01"))).toBe("certified");
	});
});

describe("The recertification window", () => {
	const state = certified(
		day("2026-11-30"),
		day("2029-11-29"),
		day("2030-05-29"),
	);
	const shown = (today: string, more: Partial<CertificateState> = {}) =>
		shownStatus({ ...state, ...more }, rows(), day(today));

	test("opens six months before expiry and closes with the last day", () => {
		expect(shown("2029-05-28")).toBe("certified");
		expect(shown("2029-05-29")).toBe("recertification-window");
		expect(shown("2029-11-29")).toBe("recertification-window");
		expect(shown("2029-11-30")).toBe("certified");
	});

	test("hides no other state", () => {
		expect(shown("2029-06-01", { status: "suspended" })).toBe("suspended");
	});
});

describe("A change of state brings tasks", () => {
	test("a suspended, withdrawn or expired certificate's mark is not used", () => {
		for (const to of [
			"suspended",
			"withdrawn",
			"surrendered",
			"expired-restorable",
			"lapsed",
		] as const)
			expect(tasksOfChange("certified", to)).toContain("stop-using-mark");
	});

	test("one that returns has its mark again", () => {
		expect(tasksOfChange("suspended", "certified")).toEqual(["use-mark-again"]);
		expect(tasksOfChange("suspended", "scope-reduced")).toEqual([
			"change-scope-statements",
			"use-mark-again",
		]);
		expect(tasksOfChange("certified", "scope-reduced")).not.toContain(
			"use-mark-again",
		);
	});
});

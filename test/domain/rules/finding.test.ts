import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../domain/dates.ts";
import { seal } from "../../../domain/ids.ts";
import {
	exclusionRefused,
	NOTIFIABLE_CHANGES,
	openContent,
	SURVEILLANCE_CONTENT,
	taskOfChange,
} from "../../../domain/rules/checklists.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import {
	decideFinding,
	evolveFinding,
	type FindingEvent,
	type FindingSource,
	type FindingState,
	type Grade,
} from "../../../domain/rules/finding.ts";
import {
	decisionBlockers,
	findingDates,
} from "../../../domain/rules/finding-clocks.ts";

const day = (text: string) => text as LocalDate;
const TODAY = day("2040-01-01");
const iso = packInForce("iso", day("2026-11-30"));

const source = (
	kind: FindingSource["kind"],
	lastDay = "2026-08-31",
): FindingSource => ({ kind, lastDay: day(lastDay) });

const raised = (
	grade: Grade,
	from: FindingSource = source("stage-2"),
	on = "2026-09-02",
): FindingEvent => ({
	type: "raised",
	day: day(on),
	grade,
	bodyGrade: null,
	source: from,
	clause: "8.6.1",
});
const submitted = (on: string): FindingEvent => ({
	type: "submitted",
	day: day(on),
});
const notAccepted = (on: string): FindingEvent => ({
	type: "not-accepted",
	day: day(on),
	reason: seal("cause not found"),
});
const regraded = (
	on: string,
	grade: Grade,
	from: FindingSource = source("stage-2"),
): FindingEvent => ({
	type: "regraded",
	day: day(on),
	grade,
	bodyGrade: "Category 1",
	source: from,
	reason: seal("seen again"),
});
const step = (
	type: "accepted" | "verified" | "closed",
	on: string,
): FindingEvent => ({ type, day: day(on) });

function after(...events: readonly FindingEvent[]): FindingState {
	const state = events.reduce<FindingState | null>((now, event) => {
		const decided = decideFinding(now, event, TODAY);
		if (!decided.ok) throw new Error(decided.refusal.code);
		return evolveFinding(now, decided.value);
	}, null);
	if (state === null) throw new Error("nothing was raised");
	return state;
}

function refusal(
	state: FindingState | null,
	event: FindingEvent,
	today = TODAY,
) {
	const decided = decideFinding(state, event, today);
	return decided.ok ? undefined : decided.refusal;
}

const settled = [
	raised("major"),
	submitted("2026-09-20"),
	step("accepted", "2026-09-25"),
	step("verified", "2026-11-02"),
] as const;

describe("A finding", () => {
	test("is submitted, accepted, verified and closed on four days", () => {
		expect(after(...settled, step("closed", "2026-11-03"))).toEqual({
			grade: "major",
			bodyGrade: null,
			source: source("stage-2"),
			clause: "8.6.1",
			raised: "2026-09-02",
			nonconformitySince: "2026-09-02",
			submitted: "2026-09-20",
			accepted: "2026-09-25",
			verified: "2026-11-02",
			closed: "2026-11-03",
			returned: 0,
		});
	});

	test("whose answer is not accepted is answered again", () => {
		const state = after(
			raised("minor"),
			submitted("2026-09-20"),
			notAccepted("2026-09-25"),
		);
		expect(state).toMatchObject({ submitted: null, returned: 1 });
		expect(refusal(state, submitted("2026-09-28"))).toBeUndefined();
	});

	test("keeps the body's own word for its grade", () => {
		const state = after(raised("minor"), regraded("2026-09-10", "major"));
		expect(state).toMatchObject({ grade: "major", bodyGrade: "Category 1" });
	});

	test("that asks for nothing is closed at any time", () => {
		for (const grade of ["observation", "opportunity"] as const)
			expect(after(raised(grade), step("closed", "2026-09-03")).closed).toBe(
				"2026-09-03",
			);
	});
});

describe("Stage 1 yields areas of concern", () => {
	const concern = raised(
		"area-of-concern",
		source("stage-1", "2026-06-10"),
		"2026-06-11",
	);

	test("not nonconformities, and no other audit yields them", () => {
		for (const grade of ["major", "minor"] as const)
			expect(refusal(null, raised(grade, source("stage-1")))).toEqual({
				code: "grade-not-from-stage-1",
				grade,
			});
		expect(refusal(null, raised("area-of-concern"))).toEqual({
			code: "grade-from-stage-1-only",
			grade: "area-of-concern",
		});
		expect(refusal(null, concern)).toBeUndefined();
	});

	test("that may become nonconformities at stage 2, whose clocks begin then", () => {
		expect(findingDates("f1", after(concern), iso)).toEqual([]);
		const state = after(concern, regraded("2026-09-02", "major"));
		expect(
			findingDates("f1", state, iso).map(({ key, from }) => [key, from]),
		).toEqual([
			["nc-plan/f1", "2026-09-02"],
			["nc-six-months/f1", "2026-08-31"],
		]);
		expect(
			refusal(
				after(concern),
				regraded("2026-06-20", "minor", source("stage-1")),
			),
		).toEqual({ code: "grade-not-from-stage-1", grade: "minor" });
	});
});

describe("An entry that cannot be is refused", () => {
	const minor = after(raised("minor"));
	const answered = after(raised("minor"), submitted("2026-09-20"));
	const agreed = after(
		raised("minor"),
		submitted("2026-09-20"),
		step("accepted", "2026-09-25"),
	);

	test.each([
		["already-raised", minor, raised("minor")],
		["not-raised", null, submitted("2026-09-20")],
		["already-submitted", answered, submitted("2026-09-21")],
		["not-submitted", minor, step("accepted", "2026-09-20")],
		["not-submitted", minor, notAccepted("2026-09-20")],
		["already-accepted", agreed, step("accepted", "2026-09-26")],
		["already-accepted", agreed, notAccepted("2026-09-26")],
		["not-accepted", answered, step("verified", "2026-09-26")],
		["already-verified", after(...settled), step("verified", "2026-11-10")],
		["not-verified", agreed, step("closed", "2026-11-10")],
		[
			"already-closed",
			after(...settled, step("closed", "2026-11-03")),
			step("closed", "2026-11-04"),
		],
		["same-grade", minor, regraded("2026-09-10", "minor")],
		["days-not-in-order", minor, submitted("2026-09-01")],
		["days-not-in-order", answered, step("accepted", "2026-09-19")],
		["days-not-in-order", agreed, step("verified", "2026-09-24")],
		["days-not-in-order", after(...settled), step("closed", "2026-11-01")],
	] as const)("%s", (code, state, event) => {
		expect(refusal(state, event)?.code).toBe(code);
	});

	test("day-not-come", () => {
		expect(refusal(null, raised("minor"), day("2026-09-01"))).toEqual({
			code: "day-not-come",
			today: "2026-09-01",
		});
	});
});

describe("The clocks of a finding", () => {
	const dates = (state: FindingState, validUntil: LocalDate | null = null) =>
		findingDates("f1", state, iso, validUntil).map(
			({ key, date, from, met }) => [key, date, from, met],
		);

	test("a nonconformity is answered within the body's limit from the day raised", () => {
		expect(dates(after(raised("minor")))).toEqual([
			["nc-plan/f1", "2026-10-02", "2026-09-02", undefined],
		]);
		expect(dates(after(raised("minor"), submitted("2026-10-02")))).toEqual([
			["nc-plan/f1", "2026-10-02", "2026-09-02", "2026-10-02"],
		]);
	});

	test("a major of stage 2 is verified within six months of its last day", () => {
		expect(dates(after(raised("major")))).toContainEqual([
			"nc-six-months/f1",
			"2027-02-28",
			"2026-08-31",
			undefined,
		]);
		expect(dates(after(...settled))).toContainEqual([
			"nc-six-months/f1",
			"2027-02-28",
			"2026-08-31",
			"2026-11-02",
		]);
	});

	test("a major of a surveillance is verified within the body's limit from its last day", () => {
		const state = after(
			raised("major", source("surveillance", "2027-10-20"), "2027-10-22"),
		);
		expect(dates(state)).toEqual([
			["nc-plan/f1", "2027-11-21", "2027-10-22", undefined],
			["nc-sv-major/f1", "2028-01-18", "2027-10-20", undefined],
		]);
		expect(findingDates("f1", state, iso)[1]).toMatchObject({
			missed: "suspension-expected",
			confidence: "B",
		});
	});

	test("a major of a recertification audit is verified before the certificate's last day", () => {
		const state = after(
			raised("major", source("recertification", "2029-09-20"), "2029-09-21"),
		);
		expect(dates(state, day("2029-11-29"))).toContainEqual([
			"recert/f1",
			"2029-11-29",
			"2029-11-29",
			undefined,
		]);
	});

	test("another grade does not begin the answer's limit anew", () => {
		const state = after(raised("major"), regraded("2026-09-15", "minor"));
		expect(dates(state)).toEqual([
			["nc-plan/f1", "2026-10-02", "2026-09-02", undefined],
		]);
	});

	test("the body's limits are not those of what one found oneself", () => {
		for (const kind of ["internal-audit", "self-check"] as const)
			expect(dates(after(raised("major", source(kind))))).toEqual([]);
	});

	test("what asks for nothing has none", () => {
		for (const grade of ["observation", "opportunity"] as const)
			expect(dates(after(raised(grade)))).toEqual([]);
	});
});

describe("The body does not decide", () => {
	const blockers = (state: FindingState, auditEnded = "2026-08-31") =>
		decisionBlockers([{ id: "f1", finding: state }], day(auditEnded), iso).map(
			({ code }) => code,
		);

	test("until a major is submitted, accepted and verified", () => {
		expect(blockers(after(...settled.slice(0, 1)))).toEqual(["not-submitted"]);
		expect(blockers(after(...settled.slice(0, 2)))).toEqual(["not-accepted"]);
		expect(blockers(after(...settled.slice(0, 3)))).toEqual(["not-verified"]);
		expect(blockers(after(...settled))).toEqual([]);
	});

	test("until a minor has an accepted plan; it is verified at the next audit", () => {
		const minor = [
			raised("minor"),
			submitted("2026-09-20"),
			step("accepted", "2026-09-25"),
		] as const;
		expect(blockers(after(...minor.slice(0, 2)))).toEqual(["not-accepted"]);
		expect(blockers(after(...minor))).toEqual([]);
		expect(blockers(after(...minor), "2027-10-20")).toEqual([
			"earlier-minor-not-verified",
		]);
		expect(
			blockers(after(...minor, step("verified", "2027-10-20")), "2027-10-20"),
		).toEqual([]);
	});

	test("and waits for nothing else", () => {
		expect(blockers(after(raised("observation")))).toEqual([]);
		expect(blockers(after(raised("minor", source("self-check"))))).toEqual([]);
		expect(blockers(after(raised("major", source("internal-audit"))))).toEqual(
			[],
		);
	});
});

describe("Lists the rules ask for", () => {
	test("a surveillance covers nine points", () => {
		expect(openContent([], iso)).toHaveLength(9);
		expect(openContent(SURVEILLANCE_CONTENT.slice(1), iso)).toEqual([
			"internal-audits",
		]);
	});

	test("a change of scope, site or ownership brings the task to tell the body", () => {
		for (const change of NOTIFIABLE_CHANGES)
			expect(taskOfChange(change, iso)).toEqual({
				code: "notify-body",
				change,
				clause: "17021-1 9.6.4, 8.5.3",
			});
	});

	test("no clause can be left out", () => {
		expect(exclusionRefused("8.4.2")).toEqual({
			code: "every-clause-applies",
			rule: "no-exclusion",
			clause: "8.4.2",
		});
	});
});

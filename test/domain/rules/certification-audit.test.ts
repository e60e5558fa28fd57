import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../domain/dates.ts";
import {
	AUDIT_STATUSES,
	type AuditEntered,
	type AuditState,
	type AuditStatus,
	auditEndedByDate,
	decideAuditEntry,
	evolveAudit,
	PLANNED_AUDIT,
} from "../../../domain/rules/certification-audit.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import {
	applicationGaps,
	bookingGaps,
	type ReadinessFacts,
	stageOneGaps,
} from "../../../domain/rules/readiness.ts";

const day = (text: string) => text as LocalDate;
const TODAY = day("2040-01-01");
const iso = packInForce("iso", day("2026-01-01"));
const cnca = packInForce("cnca", day("2026-01-01"));

const entry = {
	applied: (on: string) => ({ type: "applied", day: day(on) }) as const,
	stage1: (on: string) => ({ type: "stage-1-held", day: day(on) }) as const,
	stage2: (on: string, majors = 0) =>
		({ type: "stage-2-held", day: day(on), majors }) as const,
	verified: (on: string) => ({ type: "major-verified", day: day(on) }) as const,
	certified: (on: string) => ({ type: "certified", day: day(on) }) as const,
	refused: (on: string) => ({ type: "refused", day: day(on) }) as const,
};

const decided = (state: AuditState, entered: AuditEntered, today = TODAY) =>
	decideAuditEntry(state, entered, today, iso);

function after(...entries: readonly AuditEntered[]): AuditState {
	return entries.reduce<AuditState>((state, entered) => {
		const result = decided(state, entered);
		if (!result.ok) throw new Error(result.refusal.code);
		return evolveAudit(state, result.value);
	}, PLANNED_AUDIT);
}

const on = (state: AuditState, today: string): AuditState =>
	auditEndedByDate(state, day(today)).reduce(evolveAudit, state);

function refusal(state: AuditState, entered: AuditEntered, today = TODAY) {
	const result = decided(state, entered, today);
	return result.ok ? undefined : result.refusal;
}

const way = [entry.applied("2026-05-04"), entry.stage1("2026-06-10")] as const;
const withMajors = after(...way, entry.stage2("2026-08-31", 2));

const inState: Readonly<Record<AuditStatus, AuditState>> = {
	planned: PLANNED_AUDIT,
	applied: after(way[0]),
	"stage-1": after(...way),
	"stage-2": after(...way, entry.stage2("2026-08-31")),
	"majors-open": withMajors,
	"stage-2-again": on(withMajors, "2027-03-01"),
	certified: after(
		...way,
		entry.stage2("2026-08-31"),
		entry.certified("2026-11-30"),
	),
	refused: after(...way, entry.refused("2026-07-01")),
};

describe("Every state on the way to the certificate is reached", () => {
	test.each(AUDIT_STATUSES)("%s", (status) => {
		expect(inState[status].status).toBe(status);
	});
});

describe("Stages", () => {
	test("can be repeated", () => {
		const state = after(
			...way,
			entry.stage1("2026-07-15"),
			entry.stage2("2026-08-31", 1),
			entry.stage2("2026-10-30"),
		);
		expect(state).toMatchObject({
			status: "stage-2",
			stage1End: "2026-07-15",
			stage2End: "2026-10-30",
			majorsOpen: 0,
			verifyBy: null,
		});
	});

	test("come in their order", () => {
		expect(refusal(PLANNED_AUDIT, entry.stage1("2026-06-10"))).toEqual({
			code: "not-from-this-state",
			status: "planned",
			entered: "stage-1-held",
		});
		expect(refusal(inState.applied, entry.stage2("2026-08-31"))).toMatchObject({
			code: "not-from-this-state",
		});
		expect(refusal(inState.applied, entry.stage1("2026-05-03"))).toEqual({
			code: "days-not-in-order",
			after: "2026-05-04",
		});
	});

	test("are entered once their day has come", () => {
		expect(
			refusal(PLANNED_AUDIT, entry.applied("2026-05-04"), day("2026-05-03")),
		).toEqual({ code: "day-not-come", today: "2026-05-03" });
	});

	test("count majors in whole numbers", () => {
		expect(refusal(inState["stage-1"], entry.stage2("2026-08-31", -1))).toEqual(
			{
				code: "not-a-count",
			},
		);
	});
});

describe("Majors of stage 2", () => {
	test("keep the body from certifying until each is verified, not from refusing", () => {
		expect(refusal(withMajors, entry.certified("2026-10-01"))).toEqual({
			code: "majors-open",
			count: 2,
		});
		expect(refusal(withMajors, entry.refused("2026-10-01"))).toBeUndefined();
		const state = after(
			...way,
			entry.stage2("2026-08-31", 2),
			entry.verified("2026-10-01"),
			entry.verified("2026-10-15"),
			entry.certified("2026-11-30"),
		);
		expect(state).toMatchObject({
			status: "certified",
			decidedOn: "2026-11-30",
		});
	});

	test("can be verified through six months, counted from its last day", () => {
		expect(withMajors.verifyBy).toBe("2027-02-28");
		expect(auditEndedByDate(withMajors, day("2027-02-28"))).toEqual([]);
		expect(auditEndedByDate(withMajors, day("2027-03-01"))).toEqual([
			{ type: "six-months-passed", day: "2027-02-28" },
		]);
	});

	test("not verified by then want another stage 2", () => {
		const again = inState["stage-2-again"];
		const expected = { code: "stage-2-again", since: "2027-02-28" };
		expect(refusal(again, entry.verified("2027-03-01"))).toEqual(expected);
		expect(refusal(again, entry.certified("2027-03-01"))).toEqual(expected);
		const state = evolveAudit(again, {
			...entry.stage2("2027-04-20"),
			verifyBy: day("2027-10-20"),
		});
		expect(refusal(again, entry.stage2("2027-04-20"))).toBeUndefined();
		expect(refusal(state, entry.certified("2027-05-10"))).toBeUndefined();
	});

	test("verified in time count also when that is entered late", () => {
		const again = inState["stage-2-again"];
		expect(refusal(again, entry.verified("2027-02-28"))).toBeUndefined();
	});
});

describe("Ready for the application and for stage 1", () => {
	const ready: ReadinessFacts = {
		pilotStart: day("2026-04-10"),
		daysOnHold: 0,
		internalAudit: "done",
		managementReview: "done",
		documents: true,
	};
	const codes = (gaps: readonly { readonly code: string }[]) =>
		gaps.map(({ code }) => code);

	test("a pilot run under three months is refused under both packs", () => {
		for (const pack of [iso, cnca]) {
			expect(applicationGaps(ready, day("2026-07-09"), pack)).toEqual([
				{ code: "pilot-too-short", rule: "pilot", earliest: "2026-07-10" },
			]);
			expect(applicationGaps(ready, day("2026-07-10"), pack)).toEqual([]);
		}
	});

	test("days on hold make it longer", () => {
		const held = { ...ready, daysOnHold: 5 };
		expect(applicationGaps(held, day("2026-07-14"), iso)).toMatchObject([
			{ earliest: "2026-07-15" },
		]);
	});

	test("a pilot run that has not begun is too short", () => {
		const none = { ...ready, pilotStart: null };
		expect(codes(applicationGaps(none, TODAY, iso))).toEqual([
			"pilot-not-begun",
		]);
	});

	test("under cnca the application waits for internal audit and management review", () => {
		const planned: ReadinessFacts = {
			...ready,
			internalAudit: "planned",
			managementReview: "planned",
		};
		expect(codes(applicationGaps(planned, TODAY, cnca))).toEqual([
			"internal-audit-not-done",
			"management-review-not-done",
		]);
		expect(applicationGaps(planned, TODAY, iso)).toEqual([]);
	});

	test("stage 1 may be booked while both are planned, not before", () => {
		const planned: ReadinessFacts = {
			...ready,
			internalAudit: "planned",
			managementReview: "planned",
		};
		expect(bookingGaps(planned, iso)).toEqual([]);
		const missing: ReadinessFacts = {
			...ready,
			internalAudit: "missing",
			managementReview: "missing",
		};
		expect(codes(bookingGaps(missing, iso))).toEqual([
			"internal-audit-not-planned",
			"management-review-not-planned",
		]);
	});

	test.each([
		["internal-audit-not-done", { internalAudit: "planned" }],
		["management-review-not-done", { managementReview: "planned" }],
		["documents-missing", { documents: false }],
	] as const)(
		"stage 1 is not held where only this is missing: %s",
		(code, more) => {
			for (const pack of [iso, cnca]) {
				expect(stageOneGaps({ ...ready, ...more }, pack)).toEqual([
					{ code, rule: "stage1-ready" },
				]);
				expect(stageOneGaps(ready, pack)).toEqual([]);
			}
		},
	);
});

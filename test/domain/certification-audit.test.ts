import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import { auditsOf } from "../../domain/audits.ts";
import { auditState } from "../../domain/certification-dates.ts";
import {
	addEvidence,
	because,
	coordinator,
	day,
	deliver,
	owner,
	type Story,
	topManager,
} from "./a-bank.ts";
import { accept, found, submit, verify } from "./a-finding.ts";
import { application, decision, theBankOn, theBankUnder } from "./robot.ts";
import { goneOn } from "./told.ts";

const audit = "certification-audit";
const stage = (
	number: 1 | 2,
	on: string,
	but: Partial<Extract<Act, { type: "enter-audit" }>> = {},
): Act => ({ type: "enter-audit", stage: number, on: day(on), ...but });
const refuses = (on: string): Act => ({
	type: "enter-refusal",
	on: day(on),
	reason: because,
});
const does = (story: Story, act: Act, name = audit) =>
	story.does(coordinator, name, act);
const refusalOf = (story: Story, act: Act, name = audit) =>
	story.refusal(coordinator, name, act);
const standing = (story: Story, name = audit) => {
	const phase = story.phase(name);
	if (phase.work.kind !== "certification") throw new Error(name);
	return auditState(story.world, phase, phase.work).status;
};
/** Audits of the certification audit that are ahead: which, by when, by what. */
const ahead = (story: Story) =>
	auditsOf(story.world)
		.filter(({ held }) => held === null)
		.map(({ audit: key, dueBy, rule }) => `${key} ${dueBy} ${rule}`);

/** The certification audit began on 3 September 2027; the pilot run on 3 May. */
const begun = theBankOn("2027-09-04");
const applied = does(begun, application(day("2027-09-03")));
const stage1 = does(applied.on("2027-09-17"), stage(1, "2027-09-16"));

describe("the application", () => {
	test("comes first, and is entered again when the body has accepted it", () => {
		expect(standing(begun)).toBe("planned");
		expect(refusalOf(begun.on("2027-09-17"), stage(1, "2027-09-16"))).toEqual({
			code: "gate-shut",
			gaps: [{ code: "no-application" }],
		});
		const made = does(begun, {
			...application(day("2027-09-03")),
			acceptedOn: null,
		} as Act);
		expect(standing(made)).toBe("applied");
		const accepted = does(made.on("2027-09-08"), {
			...application(day("2027-09-03")),
			acceptedOn: day("2027-09-07"),
		} as Act);
		expect(accepted.phase(audit).work).toMatchObject({
			application: {
				on: "2027-09-03",
				body: "A certification body",
				acceptedOn: "2027-09-07",
			},
		});
	});

	test("is accepted on its day or later, and neither day is to come", () => {
		const with_ = (on: string, acceptedOn: string | null): Act => ({
			...application(day(on)),
			acceptedOn: acceptedOn === null ? null : day(acceptedOn),
		});
		expect(refusalOf(begun, with_("2027-09-03", "2027-09-02"))).toEqual({
			code: "dates-not-in-order",
		});
		for (const days of [
			with_("2027-09-05", null),
			with_("2027-09-04", "2027-09-05"),
		])
			expect(refusalOf(begun, days)).toEqual({
				code: "date-in-future",
				today: "2027-09-04",
			});
	});

	test("waits, by its own day, for a pilot run that is long enough, under the body's own term too", () => {
		const longer = begun.does(coordinator, "", {
			type: "set-own-terms",
			rule: "pilot",
			period: { unit: "months", count: 5 },
			reason: because,
			source: because,
		});
		expect(refusalOf(longer, application(day("2027-09-03")))).toEqual({
			code: "not-ready",
			gaps: [
				{ code: "pilot-too-short", rule: "pilot", earliest: "2027-10-03" },
			],
		});
		expect(
			refusalOf(longer.on("2027-10-03"), application(day("2027-10-03"))),
		).toBeNull();
		// Under ISO nothing else keeps it: it may be older than the internal audit.
		expect(refusalOf(begun, application(day("2027-08-03")))).toBeNull();
		expect(refusalOf(begun, application(day("2027-08-02")))).toMatchObject({
			code: "not-ready",
			gaps: [{ code: "pilot-too-short", earliest: "2027-08-03" }],
		});
	});

	test("under cnca waits for the internal audit and the management review too", () => {
		const cnca = theBankUnder("cnca", "2027-09-04");
		expect(refusalOf(cnca, application(day("2027-08-20")))).toEqual({
			code: "not-ready",
			gaps: [
				{ code: "internal-audit-not-done", rule: "stage1-ready" },
				{ code: "management-review-not-done", rule: "stage1-ready" },
			],
		});
		expect(refusalOf(cnca, application(day("2027-09-03")))).toBeNull();
	});
});

/** Shown in the audit itself where certification begins anew after a certificate has lapsed. */
const asked = {
	"internal-audit-not-done": "internal-audit-of-the-year",
	"management-review-not-done": "management-review-of-the-year",
	"documents-missing": "procedure-documents",
} as const;
type Missing = keyof typeof asked;
const again = "certification-audit.2";
const anew = (story: Story): Story =>
	story
		.on("2031-05-10")
		.ticks()
		.does(coordinator, "certificate-1", { type: "apply-again" })
		.ticks();
const withAllBut = (story: Story, missing: Missing | null): Story =>
	Object.entries(asked)
		.filter(([code]) => code !== missing)
		.reduce<Story>(
			(known, [, id]) =>
				known
					.does(owner, again, addEvidence(id))
					.does(owner, again, deliver(id)),
			story,
		);

describe("the gate to hold stage 1", () => {
	const lapsed = anew(theBankOn("2030-05-25"));

	test.each(Object.keys(asked) as Missing[])(
		"is shut where only this is missing: %s",
		(missing) => {
			const ready = does(
				withAllBut(lapsed, missing),
				application(day("2031-05-10")),
				again,
			).on("2031-06-02");
			expect(refusalOf(ready, stage(1, "2031-06-01"), again)).toEqual({
				code: "not-ready",
				gaps: [{ code: missing, rule: "stage1-ready" }],
			});
		},
	);

	test("is open when all of it is there", () => {
		const ready = does(
			withAllBut(lapsed, null),
			application(day("2031-05-10")),
			again,
		).on("2031-06-02");
		expect(refusalOf(ready, stage(1, "2031-06-01"), again)).toBeNull();
	});

	test("is, under cnca, the application's: each of the two keeps it by itself", () => {
		const cnca = anew(theBankUnder("cnca", "2030-05-25"));
		for (const missing of [
			"internal-audit-not-done",
			"management-review-not-done",
		] as const)
			expect(
				refusalOf(
					withAllBut(cnca, missing),
					application(day("2031-05-10")),
					again,
				),
			).toEqual({
				code: "not-ready",
				gaps: [{ code: missing, rule: "stage1-ready" }],
			});
	});
});

describe("a stage", () => {
	test("bears its first and its last day; where only the last is entered the first is as it was booked", () => {
		const booked = does(applied, {
			type: "confirm-audit",
			audit: auditKey("stage-1"),
			days: { from: day("2027-09-14"), until: day("2027-09-15") },
			auditors: null,
			auditDays: null,
			place: "remote",
		}).on("2027-09-20");
		const audits = (story: Story) => {
			const { work } = story.phase(audit);
			return work.kind === "certification" && work.audits;
		};
		expect(audits(does(booked, stage(1, "2027-09-16")))).toEqual([
			{ stage: 1, number: 1, from: "2027-09-14", until: "2027-09-16" },
		]);
		expect(
			audits(does(booked, stage(1, "2027-09-16", { from: day("2027-09-15") }))),
		).toEqual([
			{ stage: 1, number: 1, from: "2027-09-15", until: "2027-09-16" },
		]);
		expect(
			refusalOf(booked, stage(1, "2027-09-16", { from: day("2027-09-17") })),
		).toEqual({ code: "dates-not-in-order" });
	});

	test("1 is repeated with the next number, and the clock to stage 2 counts from it", () => {
		expect(ahead(stage1)).toEqual(["stage-2 2028-03-16 stage-gap"]);
		const booked = does(stage1, {
			type: "propose-audit",
			audit: auditKey("stage-1.2"),
			days: { from: day("2027-12-06"), until: day("2027-12-07") },
			auditors: null,
			auditDays: null,
			place: null,
		});
		expect(ahead(booked)).toContain("stage-1.2 2027-11-03 plan");
		const repeated = does(
			booked.on("2027-12-08"),
			stage(1, "2027-12-07", { number: 2 }),
		);
		expect(ahead(repeated)).toEqual(["stage-2 2028-06-07 stage-gap"]);
		expect(standing(repeated)).toBe("stage-1");
		expect(refusalOf(repeated, stage(1, "2027-12-07", { number: 4 }))).toEqual({
			code: "unknown-audit",
		});
	});

	test("2 that does not follow stage 1 within six months is warned of, before and after", () => {
		const rung = goneOn(stage1, "2028-04-01")
			.happenings.slice(stage1.happenings.length)
			.flatMap(({ on, event }) =>
				event.type === "notices-given"
					? event.notices
							.filter(({ data }) => data["rule"] === "stage-gap")
							.map(({ code, data }) => `${on} ${code} ${data["days"] ?? ""}`)
					: [],
			);
		expect(rung.filter((line) => line.includes("legal"))).toEqual([
			"2027-12-17 legal-date-due 90",
			"2028-02-15 legal-date-due 30",
			"2028-03-09 legal-date-due 7",
			"2028-03-17 legal-date-missed ",
		]);
		expect(rung.filter((line) => line.includes("audit-"))).toHaveLength(3);
		// Late or not, it can still be held.
		expect(
			refusalOf(goneOn(stage1, "2028-04-01"), stage(2, "2028-03-31")),
		).toBeNull();
	});

	test("2 is postponed by an extraordinary event beside its rule, approved by somebody else", () => {
		const postpone = (
			to: string,
			approver: typeof topManager | null = topManager,
		): Act => ({
			type: "postpone-audit",
			of: "stage-gap",
			to: day(to),
			reason: because,
			approver,
		});
		const postponed = does(stage1, postpone("2028-08-31"));
		expect(ahead(postponed)).toEqual(["stage-2 2028-08-31 stage-gap"]);
		expect(postponed.phase(audit).work).toMatchObject({
			deviations: [
				{
					of: "stage-gap",
					dueOn: "2028-03-16",
					to: "2028-08-31",
					approver: topManager,
					clause: "IAF ID 3",
				},
			],
		});
		expect(refusalOf(stage1, postpone("2028-09-17"))).toEqual({
			code: "rules",
			refusal: { code: "postponed-too-far", latest: "2028-09-16" },
		});
		expect(refusalOf(stage1, postpone("2028-08-31", coordinator))).toEqual({
			code: "asker-is-approver",
		});
		expect(refusalOf(stage1, postpone("2028-08-31", null))).toMatchObject({
			refusal: { code: "approver-missing" },
		});
		expect(refusalOf(applied, postpone("2028-08-31"))).toEqual({
			code: "unknown-date",
		});
	});
});

describe("majors of stage 2 that are not verified within six months", () => {
	const stage2 = does(
		stage1.on("2027-10-09"),
		stage(2, "2027-10-08", { findings: [found("major")] }),
	);
	const late = goneOn(stage2, "2028-04-09");

	test("send the audit back to stage 2, on the first day after them and not before", () => {
		expect(standing(stage2)).toBe("majors-open");
		expect(standing(stage2.on("2028-04-08").ticks())).toBe("majors-open");
		expect(standing(late)).toBe("stage-2-again");
		expect(
			late.happenings.filter(({ event }) => event.type === "six-months-passed"),
		).toMatchObject([
			{ on: "2028-04-09", dueOn: "2028-04-08", event: { since: "2028-04-08" } },
		]);
		expect(ahead(stage2)).toEqual([]);
		expect(ahead(late)).toEqual(["stage-2.2 2028-04-08 nc-six-months"]);
	});

	test("are found on return when nobody looked, as of their day", () => {
		const seldom = stage2.on("2028-09-01").ticks();
		expect(
			seldom.happenings.find(({ event }) => event.type === "six-months-passed"),
		).toMatchObject({ dueOn: "2028-04-08" });
	});

	test("want another stage 2 to be booked at once: it alarms from the day after", () => {
		const alarms = goneOn(late, "2028-04-12").happenings.flatMap(
			({ on, event }) =>
				event.type === "notices-given"
					? event.notices
							.filter(({ data }) => data["audit"] === "stage-2.2")
							.map(({ code }) => `${on} ${code}`)
					: [],
		);
		expect(alarms).toEqual([
			"2028-04-09 audit-unconfirmed",
			"2028-04-12 audit-unconfirmed-escalated",
		]);
	});

	test("are settled at the other stage 2, which begins six months of its own", () => {
		const again2 = does(late.on("2028-05-20"), stage(2, "2028-05-19"));
		expect(standing(again2)).toBe("majors-open");
		expect(again2.phase(audit).work).toMatchObject({
			backToStage2: null,
			audits: [
				{ stage: 1, number: 1 },
				{ stage: 2, number: 1, until: "2027-10-08" },
				{ stage: 2, number: 2, until: "2028-05-19" },
			],
		});
		const settled = [
			submit("2028-05-20"),
			accept("2028-05-25"),
			verify("2028-06-01"),
		].reduce<Story>(
			(story, act) => does(story, act, "finding-1"),
			again2.on("2028-06-01"),
		);
		expect(standing(settled)).toBe("stage-2");
		expect(
			refusalOf(settled, {
				type: "enter-decision",
				decision: decision(day("2028-06-01")),
			}),
		).toBeNull();
	});

	test("verified in time they send nobody back", () => {
		const settled = [
			submit("2027-10-20"),
			accept("2027-10-25"),
			verify("2027-11-01"),
		].reduce<Story>(
			(story, act) => does(story, act, "finding-1"),
			stage2.on("2027-11-01"),
		);
		expect(standing(goneOn(settled, "2028-05-01"))).toBe("stage-2");
	});
});

describe("the body's refusal", () => {
	const stage2 = does(stage1.on("2027-10-09"), stage(2, "2027-10-08"));
	const refused = does(stage2, refuses("2027-10-09"));

	test("bears its day and its reason, and no decision follows it", () => {
		expect(standing(refused)).toBe("refused");
		expect(refused.phase(audit).work).toMatchObject({
			refused: { on: "2027-10-09", reason: because },
		});
		expect(ahead(refused)).toEqual([]);
		expect(
			refusalOf(refused.on("2027-10-12"), {
				type: "enter-decision",
				decision: decision(day("2027-10-11")),
			}),
		).toMatchObject({
			code: "rules",
			refusal: { code: "not-from-this-state", status: "refused" },
		});
	});

	test("comes after stage 1 at the earliest, and not before what it rests on", () => {
		expect(refusalOf(applied, refuses("2027-09-04"))).toMatchObject({
			refusal: { code: "not-from-this-state", status: "applied" },
		});
		expect(refusalOf(stage2, refuses("2027-10-07"))).toEqual({
			code: "rules",
			refusal: { code: "days-not-in-order", after: "2027-10-08" },
		});
	});

	test("is followed by another application, and the stages go on with their numbers", () => {
		const anew2 = does(
			refused.on("2027-11-02"),
			application(day("2027-11-01")),
		);
		expect(standing(anew2)).toBe("applied");
		expect(
			refusalOf(refused.on("2027-11-02"), application(day("2027-10-08"))),
		).toMatchObject({ refusal: { code: "days-not-in-order" } });
		expect(ahead(anew2)).toEqual([
			"stage-1.2 2027-11-03 plan",
			"stage-2.2 2027-11-03 plan",
		]);
		const held = does(
			anew2.on("2027-12-02"),
			stage(1, "2027-12-01", { number: 2 }),
		);
		expect(standing(held)).toBe("stage-1");
	});
});

test("whoever signs off sees the application among what is signed, and no booking", async () => {
	const { signedContent } = await import("../../domain/content.ts");
	const stage2 = does(stage1.on("2027-10-09"), stage(2, "2027-10-08"));
	const content = signedContent(stage2.phase(audit));
	expect(content).toContain('"body":"A certification body"');
	const booked = does(stage2, {
		type: "receive-audit-paper",
		audit: auditKey("stage-2"),
		paper: "report",
		on: day("2027-10-09"),
	});
	expect(signedContent(booked.phase(audit))).toBe(content);
});

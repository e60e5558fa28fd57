import { describe, expect, test } from "vitest";
import type { Adopt, Adoption } from "../../domain/adoption.ts";
import { auditsOf } from "../../domain/audits.ts";
import { boardLines } from "../../domain/board.ts";
import { certificateRows } from "../../domain/certificate-rules.ts";
import { openFindings } from "../../domain/findings.ts";
import { forecast } from "../../domain/forecast.ts";
import { expectedConsequences } from "../../domain/rules/certificate-view.ts";
import { toDos } from "../../domain/to-do.ts";
import { viewOf } from "../../domain/view.ts";
import {
	anEmptyDesk,
	because,
	charter,
	coordinator,
	day,
	owner,
	people,
	room,
	type Story,
} from "./a-bank.ts";

const decision: Adoption["decision"] = {
	decidedOn: day("2026-11-30"),
	issuedOn: day("2026-12-02"),
	validUntil: day("2029-11-29"),
	number: "ITSM-0042",
	body: "A certification body",
	scope: "Operation of the data centre",
	accreditation: "CNAS",
	sites: ["Shanghai", "Suzhou"],
};
const adoption = (but: Partial<Adoption> = {}): Adoption => ({
	decision,
	begins: "initial",
	oldValidUntil: null,
	status: "certified",
	since: decision.decidedOn,
	held: [],
	arranged: [],
	findings: [],
	...but,
});
const adopt = (
	but: Partial<Adoption> = {},
	rules: typeof charter.rules = "iso",
): Adopt => ({
	type: "adopt",
	charter: { ...charter, rules },
	name: "Huaxin Bank",
	people,
	adoption: adoption(but),
});
/** The bank's certificate, adopted on a day; its clock has not rung yet. */
const adopted = (
	on: string,
	but: Partial<Adoption> = {},
	rules?: typeof charter.rules,
): Story => anEmptyDesk().on(on).does(owner, "", adopt(but, rules));
const refusalOf = (but: Partial<Adoption>, on = "2027-06-01") =>
	anEmptyDesk().on(on).refusal(owner, "", adopt(but))?.code ?? null;
const surveillance = (heldOn: string) => ({
	kind: "surveillance" as const,
	heldOn: day(heldOn),
});
/** What was said, by kind and day, since the story began. */
const said = (story: Story) =>
	story.happenings.flatMap(({ event }) =>
		event.type === "notices-given"
			? event.notices.map(({ code, dueOn }) => `${code} ${dueOn}`)
			: [],
	);

describe("a certificate that is there already", () => {
	test("becomes a programme whose phases are not run, guarded by a room of its own", () => {
		const { world } = adopted("2027-06-01");
		expect(Object.keys(world.rooms)).toEqual([room("certificate-1")]);
		expect(world.programme).toMatchObject({
			adoptedOn: "2027-06-01",
			certifiedOn: "2026-11-30",
			cycle: 1,
		});
		expect(viewOf(world, room(""))).toMatchObject({ phase: null });
		expect(world.programme.plan.rounds["surveillance-1"].until).toBe(
			"2027-11-30",
		);
	});

	test("is not expected to go its way again: the forecast holds its rounds alone", () => {
		const story = adopted("2028-02-01", { held: [surveillance("2027-10-20")] });
		expect(
			forecast(story.world, story.today).map(
				({ phase, actual, beforeCertway }) => [
					phase,
					actual?.until ?? null,
					beforeCertway,
				],
			),
		).toEqual([
			["surveillance-1", "2027-10-20", true],
			["surveillance-2", null, false],
			["recertification", null, false],
		]);
	});

	test("keeps what it prints: accreditation, sites, edition", () => {
		const { world } = adopted("2027-06-01");
		expect(adopted("2027-06-01").certificate(1).decision).toEqual(decision);
		expect(world.programme.charter.edition).toBe(charter.edition);
	});

	test("can be adopted once under one id", () => {
		expect(adopted("2027-06-01").refusal(owner, "", adopt())).toEqual({
			code: "programme-exists",
		});
	});

	test("has the same dates as one that was certified here", () => {
		const story = adopted(
			"2028-02-01",
			{ held: [surveillance("2027-10-20")] },
			"cnca",
		);
		const rows = certificateRows(
			story.world.programme,
			story.certificate(1),
		).map(({ key, date, met }) => `${key} ${date}${met ? " met" : ""}`);
		expect(rows).toEqual([
			"sv1 2027-11-30 met",
			"sv-year/2027 2027-12-31 met",
			"sv-gap/2027-10-20 2028-10-20",
			"sv-year/2028 2028-12-31",
			"recert-start 2029-05-29",
			"recert 2029-11-29",
			"recert-onsite 2029-11-29",
			"valid-until 2029-11-29",
			"restore 2030-05-29",
		]);
	});
});

describe("a certificate cannot be adopted with", () => {
	test.each([
		[
			"an audit before its decision",
			{ held: [surveillance("2026-11-29")] },
			"dates-not-in-order",
		],
		[
			"an audit still to be held",
			{ held: [surveillance("2027-06-02")] },
			"date-in-future",
		],
		[
			"a state from before its decision",
			{ status: "suspended" as const, since: day("2026-11-01") },
			"dates-not-in-order",
		],
		[
			"a state to come",
			{ status: "suspended" as const, since: day("2027-06-02") },
			"date-in-future",
		],
		[
			"a last day before it was issued",
			{ decision: { ...decision, validUntil: day("2026-12-01") } },
			"dates-not-in-order",
		],
		[
			"a decision to come",
			{
				decision: {
					...decision,
					decidedOn: day("2027-06-02"),
					issuedOn: day("2027-06-02"),
				},
				since: day("2027-06-02"),
			},
			"date-in-future",
		],
		[
			"an old last day behind its own",
			{ begins: "recert" as const, oldValidUntil: day("2029-11-29") },
			"dates-not-in-order",
		],
		[
			"audit days that end before they begin",
			{
				arranged: [
					{
						round: "surveillance" as const,
						confirmed: true,
						days: { from: day("2027-09-02"), until: day("2027-09-01") },
					},
				],
			},
			"dates-not-in-order",
		],
	])("%s", (_what, but, code) => {
		expect(refusalOf(but)).toBe(code);
		expect(refusalOf({})).toBe(null);
	});
});

describe("from the day it is adopted", () => {
	test("its next round opens on its day, and the reminders come as for any other", () => {
		const story = adopted("2027-06-01").ticks();
		expect(story.waking("certificate-1")).toMatchObject({
			code: "round-opens",
			dueOn: "2027-08-30",
		});
		const opened = story.on("2027-08-30").ticks();
		expect(opened.phase("surveillance-1")).toMatchObject({
			status: "open",
			from: "2027-08-30",
			planned: { until: "2027-11-30" },
		});
		expect(toDos(opened.world, room("surveillance-1"))).toHaveLength(5);
	});

	test("a round that should be open opens that day, and asks for nothing before it", () => {
		const story = adopted("2027-11-10").ticks().ticks();
		expect(story.phase("surveillance-1")).toMatchObject({
			status: "open",
			from: "2027-11-10",
		});
		for (const { dueOn } of toDos(story.world, room("surveillance-1")))
			expect(dueOn >= "2027-11-10").toBe(true);
		// Of the reminders 90 and 30 days before only the last is said.
		expect(
			said(story).filter((line) => line.startsWith("surveillance-due")),
		).toEqual(["surveillance-due 2027-11-30"]);
	});

	test("a surveillance that was missed is said at once, as missed on its own date, and climbs from then on", () => {
		const story = adopted("2028-03-01").ticks();
		expect(said(story)).toContain("surveillance-missed 2027-11-30");
		expect(
			said(story).some((line) => line.startsWith("legal-date-escalated")),
		).toBe(false);
		const { state } = story.certificate(1);
		expect(
			expectedConsequences(
				certificateRows(story.world.programme, story.certificate(1)),
				state.status,
				story.today,
			),
		).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ key: "sv1", since: "2027-12-01" }),
			]),
		);
		expect(state.status).toBe("certified");
		expect(said(story.on("2028-03-05").ticks())).toContain(
			"legal-date-escalated 2027-11-30",
		);
	});

	test("an audit that was late before it was adopted is past", () => {
		const story = adopted("2028-03-01", {
			held: [surveillance("2028-02-10")],
		}).ticks();
		expect(
			said(story).filter((line) => line.startsWith("surveillance-missed")),
		).toEqual([]);
	});

	test("one whose last day has passed is expired as of that day, and can be restored as the rule says", () => {
		const story = adopted("2030-01-15").ticks();
		expect(story.certificate(1)).toMatchObject({
			status: "expired-restorable",
			state: { since: "2029-11-29", restorableUntil: "2030-05-29" },
		});
		expect(said(story)).toContain("certificate-expires 2029-11-29");
		// Of its rounds the recertification alone is still worth preparing.
		expect(story.certificate(1).opened).toEqual(["recertification"]);
		expect(
			said(story).filter((line) => line.startsWith("surveillance-missed")),
		).toEqual([]);
		const tasks = story
			.certificate(1)
			.tasks.map(({ code, since }) => [code, since]);
		expect(tasks).toEqual([
			["stop-using-mark", "2030-01-15"],
			["finish-recertification", "2030-01-15"],
		]);
		const restored = story.does(coordinator, "certificate-1", {
			type: "enter-notice",
			day: day("2030-01-14"),
			says: { type: "restored", onsiteEnded: day("2029-11-20"), majorsOpen: 0 },
			paper: { id: "letter" as never, kind: "note", text: because, file: null },
			reason: because,
			certificate: {
				...decision,
				issuedOn: day("2030-01-14"),
				validUntil: day("2032-11-29"),
			},
			scope: null,
		});
		expect(restored.certificate(2).status).toBe("certified");
	});

	test("one that could not be restored any more has lapsed, and can be applied for again", () => {
		const story = adopted("2030-08-01").ticks();
		expect(story.certificate(1)).toMatchObject({
			status: "lapsed",
			opened: [],
		});
		const again = story
			.does(coordinator, "certificate-1", { type: "apply-again" })
			.ticks();
		expect(again.phase("certification-audit.2").status).toBe("open");
	});

	test("a suspended one counts its six months from the day it was suspended, and asks to stop using the mark", () => {
		const story = adopted("2027-09-01", {
			status: "suspended",
			since: day("2027-08-15"),
		}).ticks();
		expect(
			certificateRows(story.world.programme, story.certificate(1)).find(
				({ rule }) => rule === "suspension",
			),
		).toMatchObject({ from: "2027-08-15", date: "2028-02-15" });
		expect(story.certificate(1).tasks.map(({ code }) => code)).toContain(
			"stop-using-mark",
		);
		const returned = story.on("2027-10-01").does(coordinator, "certificate-1", {
			type: "enter-notice",
			day: day("2027-09-30"),
			says: { type: "returned" },
			paper: { id: "letter" as never, kind: "note", text: because, file: null },
			reason: because,
			certificate: null,
			scope: null,
		});
		expect(returned.certificate(1).status).toBe("certified");
	});

	test("what is arranged already is booked, for the audit that comes next", () => {
		const days = { from: day("2028-09-04"), until: day("2028-09-05") };
		const story = adopted("2028-02-01", {
			held: [surveillance("2027-10-20")],
			arranged: [{ round: "surveillance", days, confirmed: true }],
		}).ticks();
		expect(
			auditsOf(story.world).find(({ audit }) => audit === "surveillance-2"),
		).toMatchObject({
			confirmed: days,
		});
		expect(
			boardLines(story.world).find(({ key }) => key === "audit/surveillance-2"),
		).toMatchObject({
			booked: "confirmed",
		});
	});

	test("its open findings have rooms and clocks of their own, and block what they block", () => {
		const story = adopted("2027-11-10", {
			held: [surveillance("2027-10-20")],
			findings: [
				{
					grade: "major",
					bodyGrade: null,
					clause: "8.6.1",
					process: null,
					statement: because,
					owner: null,
					dueOn: null,
					source: { kind: "surveillance", lastDay: day("2027-10-20") },
				},
			],
		}).ticks();
		expect(openFindings(story.world)).toMatchObject([
			{
				room: room("finding-1"),
				state: { grade: "major", raised: "2027-10-20" },
			},
		]);
		expect(boardLines(story.world).map(({ kind }) => kind)).toContain(
			"finding",
		);
	});

	test("renewal, transfer and everything else goes on as for any certificate", () => {
		const story = adopted("2029-07-01", {
			held: [surveillance("2027-10-20"), surveillance("2028-10-20")],
		})
			.ticks()
			.ticks();
		expect(story.phase("recertification").status).toBe("open");
		const renewed = story.does(coordinator, "certificate-1", {
			type: "enter-notice",
			day: day("2029-06-30"),
			says: { type: "renewed" },
			paper: { id: "letter" as never, kind: "note", text: because, file: null },
			reason: because,
			certificate: {
				...decision,
				issuedOn: day("2029-07-01"),
				validUntil: day("2032-11-29"),
			},
			scope: null,
		});
		expect(renewed.certificate(1).followedBy).toBe(room("certificate-2"));
		expect(renewed.certificate(2).begins).toBe("recert");
	});
});

/** Every legal date, missed while nothing ran: on return it is found, said, and dated as the rule has it. */
import { describe, expect, test } from "vitest";
import type { Adoption, FindingBefore } from "../../domain/adoption.ts";
import type { LocalDate } from "../../domain/dates.ts";
import type { Happening } from "../../domain/events.ts";
import type { NoticeCode } from "../../domain/notice.ts";
import type { RulePack } from "../../domain/programme.ts";
import type { RuleId } from "../../domain/rules/rule.ts";
import {
	anEmptyDesk,
	charter,
	coordinator,
	day,
	owner,
	people,
	type Story,
} from "./a-bank.ts";
import { found } from "./a-finding.ts";
import { application, theBankOn } from "./robot.ts";

/** Decided on 30 November 2026, adopted on `on`; nothing runs from the next moment on. */
const adopted = (
	on: string,
	but: Partial<Adoption> = {},
	rules: RulePack = "iso",
): Story =>
	anEmptyDesk()
		.on(on)
		.does(owner, "", {
			type: "adopt",
			charter: { ...charter, rules },
			name: "Huaxin Bank",
			people,
			adoption: {
				decision: {
					decidedOn: day("2026-11-30"),
					issuedOn: day("2026-11-30"),
					validUntil: day("2029-11-29"),
					number: "ITSM-0042",
					body: "A certification body",
					scope: "Operation of the data centre",
				},
				begins: "initial",
				oldValidUntil: null,
				status: "certified",
				since: day("2026-11-30"),
				held: [],
				arranged: [],
				findings: [],
				...but,
			},
		})
		.ticks();

const surveyed = (...days: readonly string[]): Pick<Adoption, "held"> => ({
	held: days.map((heldOn) => ({ kind: "surveillance", heldOn: day(heldOn) })),
});
const open = (
	grade: "major" | "minor",
	kind: FindingBefore["source"]["kind"],
	lastDay: string,
): Pick<Adoption, "findings"> => ({
	findings: [{ ...found(grade), source: { kind, lastDay: day(lastDay) } }],
});

const stageOneHeld = (): Story =>
	theBankOn("2027-09-04")
		.does(coordinator, "certification-audit", application(day("2027-09-03")))
		.on("2027-09-17")
		.does(coordinator, "certification-audit", {
			type: "enter-audit",
			stage: 1,
			on: day("2027-09-16"),
		})
		.ticks();

/** Before the date, the day of the return, what is said then, and the date. */
type Missed = readonly [
	before: Story,
	back: string,
	says: NoticeCode,
	dueOn: string,
];

/** Rules whose date can pass unseen. The others count something else: a term, a proposal, a length. */
type Clock = Exclude<
	RuleId,
	| "cycle"
	| "stage1-ready"
	| "nc-major"
	| "sv-content"
	| "recert-anchor"
	| "special"
	| "transfer"
	| "postponed"
	| "pilot"
	| "no-exclusion"
>;

const ending = surveyed("2027-06-01", "2028-05-20");
const missed: Readonly<Record<Clock, Missed>> = {
	"stage-gap": [
		stageOneHeld(),
		"2028-05-01",
		"legal-date-missed",
		"2028-03-16",
	],
	"nc-plan": [
		adopted("2027-06-02", open("minor", "surveillance", "2027-06-01")),
		"2027-11-01",
		"finding-date-missed",
		"2027-07-01",
	],
	"nc-six-months": [
		adopted("2027-01-10", open("major", "stage-2", "2026-11-15")),
		"2027-08-01",
		"finding-date-missed",
		"2027-05-15",
	],
	"nc-sv-major": [
		adopted("2027-11-02", {
			...surveyed("2027-11-01"),
			...open("major", "surveillance", "2027-11-01"),
		}),
		"2028-04-01",
		"finding-date-missed",
		"2028-01-30",
	],
	sv1: [
		adopted("2027-11-01"),
		"2028-02-10",
		"surveillance-missed",
		"2027-11-30",
	],
	"sv-year": [
		adopted("2028-12-01", surveyed("2027-06-01")),
		"2029-01-20",
		"surveillance-missed",
		"2028-12-31",
	],
	"sv-gap": [
		adopted("2028-05-01", surveyed("2027-06-01"), "cnca"),
		"2028-07-01",
		"surveillance-missed",
		"2028-06-01",
	],
	suspension: [
		adopted("2028-06-01", {
			...surveyed("2027-06-01"),
			status: "suspended",
			since: day("2028-01-10"),
		}),
		"2028-08-20",
		"legal-date-missed",
		"2028-07-10",
	],
	recert: [
		adopted("2029-11-01", ending),
		"2030-02-01",
		"certificate-expires",
		"2029-11-29",
	],
	"recert-onsite": [
		adopted("2029-11-01", ending, "cnca"),
		"2030-02-01",
		"legal-date-missed",
		"2029-11-29",
	],
	restore: [
		adopted("2029-11-01", ending),
		"2030-07-01",
		"certificate-lapses",
		"2030-05-29",
	],
};

const noticesIn = (happenings: readonly Happening[]) =>
	happenings.flatMap(({ event, on }) =>
		event.type === "notices-given"
			? event.notices.map((notice) => ({ ...notice, on }))
			: [],
	);

describe("a legal date that passed while nothing ran", () => {
	test.each(Object.entries(missed))(
		"is said on return, with the day it passed: %s",
		(rule, [before, back, code, dueOn]) => {
			const after = before.on(back).ticks();
			const since = noticesIn(
				after.happenings.slice(before.happenings.length),
			).filter((notice) => notice.data["rule"] === rule);
			expect(
				since
					.filter((notice) => notice.code === code)
					.map((notice) => [notice.dueOn, notice.on]),
			).toEqual([[dueOn, back]]);
			expect(before.today <= (dueOn as LocalDate)).toBe(true);
			// Once is enough, however often the clocks ring.
			expect(after.ticks()).toBe(after);
		},
	);

	test("changes the certificate as of its day", () => {
		const certificate = (back: string) =>
			adopted("2029-11-01", ending).on(back).ticks().certificate(1).state;
		expect(certificate("2030-02-01")).toMatchObject({
			status: "expired-restorable",
			since: "2029-11-29",
		});
		expect(certificate("2030-07-01")).toMatchObject({
			status: "lapsed",
			since: "2030-05-29",
		});
	});

	test("is said too where what was late has been entered before any clock rang", () => {
		const entered = adopted("2027-11-01")
			.on("2028-02-10")
			.does(coordinator, "certificate-1", {
				type: "enter-held-audit",
				kind: "surveillance",
				heldOn: day("2028-01-15"),
			});
		const said = noticesIn(entered.ticks().happenings).filter(
			({ data, code }) =>
				data["rule"] === "sv1" && code === "surveillance-missed",
		);
		expect(said.map(({ code, dueOn }) => [code, dueOn])).toEqual([
			["surveillance-missed", "2027-11-30"],
		]);
	});
});

import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import type { NoticeGivenByBody } from "../../domain/certificate-acts.ts";
import { evidenceId } from "../../domain/ids.ts";
import type { RulePack } from "../../domain/programme.ts";
import {
	because,
	coordinator,
	day,
	type Story,
	sealed,
	topManager,
} from "./a-bank.ts";
import { decision, theBankUnder } from "./robot.ts";
import { goneOn, told } from "./told.ts";

/** Given that the body's letter was entered on the day it came. */
function notice(
	story: Story,
	certificate: string,
	says: NoticeGivenByBody,
	on: string,
): Story {
	const act: Act = {
		type: "enter-notice",
		day: day(on),
		says,
		paper: {
			id: evidenceId(`letter-of-${on}`),
			kind: "note",
			text: sealed("letter"),
			file: null,
		},
		reason: because,
		certificate: null,
		scope: null,
	};
	return story.does(coordinator, certificate, act).ticks();
}

/** Given that a round was prepared and signed off, and its audit held. */
const audited = (
	story: Story,
	round: string,
	heldOn: string,
	new_: ReturnType<typeof decision> | null = null,
): Story =>
	(story.phase(round).stepsDone === 0 ? story.signsOff(round) : story)
		.does(coordinator, round, {
			type: "enter-result",
			result: {
				heldOn: day(heldOn),
				majorsOpen: 0,
				minorsWithoutPlan: 0,
				decision: new_,
			},
		})
		.ticks();

/** Given that the body has confirmed the day of an audit. */
const confirmed = (
	story: Story,
	certificate: string,
	audit: string,
	on: string,
): Story =>
	story
		.does(coordinator, certificate, {
			type: "confirm-audit",
			audit: auditKey(audit),
			days: { from: day(on), until: day(on) },
			auditors: null,
			auditDays: null,
			place: "on-site",
		})
		.ticks();

/**
 * Certified on 22 October 2027; surveillance early, then late with suspension and return; recertified in time; then too late
 * and restored; then never, and lapsed.
 */
function nineYears(rules: RulePack): Story {
	const late = { iso: "2030-01-15", cnca: "2029-06-20" }[rules];
	const suspended = { iso: "2030-01-10", cnca: "2029-06-04" }[rules];
	const back = { iso: "2030-02-20", cnca: "2029-08-01" }[rules];

	let years = theBankUnder(rules, "2027-11-01");
	years = goneOn(years, "2028-05-02").does(coordinator, "certificate-1", {
		type: "open-round",
		round: "surveillance-1",
	});
	years = goneOn(years.ticks(), "2028-05-11");
	years = audited(years, "surveillance-1", "2028-05-10");
	years = goneOn(years, "2028-06-01").signsOff("surveillance-1");

	years = goneOn(years, suspended);
	years = notice(
		years,
		"certificate-1",
		{ type: "suspended", cause: "overdue-audit" },
		suspended,
	);
	years = goneOn(years, late);
	years = audited(years, "surveillance-2", late);
	years = goneOn(years, back);
	years = notice(years, "certificate-1", { type: "returned" }, back);
	years = years.signsOff("surveillance-2");
	const [open] = years
		.certificate(1)
		.tasks.filter(
			({ code, droppedOn }) => code === "use-mark-again" && !droppedOn,
		);
	years = years.does(coordinator, "certificate-1", {
		type: "finish-task",
		task: open?.id ?? "none",
	});

	years = goneOn(years, "2030-06-11");
	years = confirmed(years, "certificate-1", "recertification", "2030-09-10");
	years = goneOn(years, "2030-09-11");
	years = audited(years, "recertification", "2030-09-10");
	years = goneOn(years, "2030-10-11");
	years = audited(
		years,
		"recertification",
		"2030-09-10",
		decision(day("2030-10-10"), day("2033-10-21")),
	);
	years = goneOn(years, "2030-10-20").signsOff("recertification");

	years = goneOn(years, "2031-07-25");
	years = confirmed(years, "certificate-2", "surveillance-1", "2031-09-19");
	years = goneOn(years, "2031-09-20");
	years = audited(years, "surveillance-1.2", "2031-09-19");
	years = years.signsOff("surveillance-1.2");
	years = goneOn(years, "2032-08-01").does(coordinator, "certificate-2", {
		type: "postpone-audit",
		of: rules === "cnca" ? "sv-gap/2031-09-19" : "sv-year/2032",
		to: day(rules === "cnca" ? "2032-12-01" : "2033-02-28"),
		reason: because,
		approver: topManager,
	});
	years = goneOn(years.ticks(), "2032-11-21");
	years = audited(years, "surveillance-2.2", "2032-11-20");
	years = years.signsOff("surveillance-2.2");

	years = goneOn(years, "2033-10-16");
	years = audited(years, "recertification.2", "2033-10-15");
	years = goneOn(years, "2033-12-02");
	years = audited(
		years,
		"recertification.2",
		"2033-10-15",
		decision(day("2033-12-01"), day("2036-10-21")),
	);
	years = years.signsOff("recertification.2");

	years = goneOn(years, "2034-09-11");
	years = audited(years, "surveillance-1.3", "2034-09-10");
	years = years.signsOff("surveillance-1.3");
	years = goneOn(years, "2035-09-06");
	years = audited(years, "surveillance-2.3", "2035-09-05");
	years = years.signsOff("surveillance-2.3");

	years = goneOn(years, "2037-05-10");
	years = years.does(coordinator, "certificate-3", { type: "apply-again" });
	return goneOn(years.ticks(), "2037-05-20");
}

describe("nine years of certificates", () => {
	test.each(["iso", "cnca"] as const)("under %s", async (rules) => {
		const years = nineYears(rules);
		await expect(told(years)).toMatchFileSnapshot(
			`told/nine-years-${rules}.txt`,
		);
		expect([1, 2, 3].map((cycle) => years.certificate(cycle).status)).toEqual([
			"renewed",
			"restored",
			"lapsed",
		]);
		expect(years.phase("certification-audit.4").status).toBe("open");
	});
});

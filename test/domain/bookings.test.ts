import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import { auditsOf, type ProgrammeAudit } from "../../domain/audits.ts";
import type { BookingAct } from "../../domain/booking-acts.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	aBank,
	bank,
	because,
	businessOwner,
	coordinator,
	day,
	escalation,
	owner,
	room,
	type Story,
	topManager,
} from "./a-bank.ts";
import { carriedOn, theBankOn } from "./robot.ts";
import { goneOn } from "./told.ts";

const arrangement = { auditors: null, auditDays: null, place: null } as const;
const books = (
	type: "propose-audit" | "confirm-audit",
	audit: string,
	from: string,
	until = from,
): BookingAct => ({
	type,
	audit: auditKey(audit),
	days: { from: day(from), until: day(until) },
	...arrangement,
});
const moves = (
	audit: string,
	to: string,
	confirmed = true,
): Extract<Act, { type: "move-audit" }> => ({
	type: "move-audit",
	audit: auditKey(audit),
	days: { from: day(to), until: day(to) },
	confirmed,
	reason: because,
});
const cancels = (audit: string): Act => ({
	type: "cancel-audit",
	audit: auditKey(audit),
	reason: because,
});
const answers = (audit: string): Act => ({
	type: "answer-booking-alarm",
	audit: auditKey(audit),
	note: because,
});

/** Certified on 22 October 2027: the first surveillance is due by 22 October 2028. */
const certified = theBankOn("2027-11-01");
const one = "certificate-1";
const does = (story: Story, act: Act, name = one) =>
	story.does(coordinator, name, act);
const listed = (story: Story, audit: string): ProgrammeAudit => {
	const found = auditsOf(story.world).find((known) => known.audit === audit);
	if (!found) throw new Error(`${audit} is not listed`);
	return found;
};
/** What rang about bookings up to a day: code, last day in time, day, to whom. */
const alarms = (story: Story, until: string) =>
	goneOn(story, until)
		.happenings.slice(story.happenings.length)
		.flatMap(({ on, event }) =>
			event.type === "notices-given"
				? event.notices
						.filter(({ code }) => code.startsWith("audit-"))
						.map(({ code, dueOn, to }) => `${on} ${code} ${dueOn} ${to}`)
				: [],
		);

describe("the audits of a programme", () => {
	const ahead = (story: Story) =>
		auditsOf(story.world).map(
			({ room: where, audit, dueBy, rule, confirmBy, responsible }) =>
				`${where.slice(bank.length + 1)} ${audit} by ${dueBy} (${rule}), confirmed by ${confirmBy}, ${responsible}`,
		);

	test("are listed with the day each is due, the rule that says so, and who is responsible", () => {
		expect(ahead(certified)).toEqual([
			"certificate-1 surveillance-1 by 2028-10-22 (sv1), confirmed by 2028-07-24, zhao-min",
			"certificate-1 recertification by 2030-10-21 (recert), confirmed by 2030-07-23, zhao-min",
		]);
		expect(listed(certified, "surveillance-1").row).toMatchObject({
			clause: "17021-1 9.1.3.3",
			countsFrom: "decision",
			from: "2027-10-22",
			missed: "suspension-expected",
		});
	});

	test("are, before the certificate, the two stages by the end of the plan; nobody looks for them before the pilot run", () => {
		expect(ahead(aBank())).toEqual([]);
		expect(ahead(theBankOn("2027-05-03"))).toEqual([
			"pilot-run stage-1 by 2027-11-03 (plan), confirmed by 2027-08-05, zhao-min",
			"pilot-run stage-2 by 2027-11-03 (plan), confirmed by 2027-08-05, zhao-min",
		]);
	});

	test("name what was held with its days, beside the date it met", () => {
		const held = auditsOf(theBankOn("2028-11-10").world);
		expect(held.map(({ audit, dueBy, held: days }) => [audit, dueBy, days]))
			// The audit was held early; the next is due in the year after the next.
			.toEqual([
				[
					"surveillance-1",
					"2028-10-22",
					{ from: "2028-09-22", until: "2028-09-22" },
				],
				["surveillance-2", "2029-12-31", null],
				["recertification", "2030-10-21", null],
			]);
	});

	test("are none in a programme that is stopped", () => {
		const stopped = certified.does(owner, "", {
			type: "stop",
			reason: because,
		});
		expect(auditsOf(stopped.world)).toEqual([]);
	});
});

describe("an audit that is not confirmed", () => {
	test("alarms ninety days before its last day in time, then climbs as long as nobody answers", () => {
		expect(alarms(certified, "2028-09-01")).toEqual([
			"2028-07-24 audit-unconfirmed 2028-10-22 zhao-min,li-wei",
			"2028-07-27 audit-unconfirmed-escalated 2028-10-22 zhao-min,li-wei,wu-gang",
			"2028-08-03 audit-unconfirmed-escalated 2028-10-22 zhao-min,li-wei,wu-gang,sun-li,guo-qiang",
		]);
		expect([escalation, businessOwner, topManager]).toEqual([
			"wu-gang",
			"sun-li",
			"guo-qiang",
		]);
	});

	test("alarms also when it is proposed, not when it is confirmed by then", () => {
		const april = certified.on("2028-04-03");
		const proposed = does(
			april,
			books("propose-audit", "surveillance-1", "2028-10-09"),
		);
		const confirmed = does(
			proposed,
			books("confirm-audit", "surveillance-1", "2028-10-09", "2028-10-11"),
		);
		expect(alarms(proposed, "2028-07-24")).toHaveLength(1);
		expect(alarms(confirmed, "2028-09-01")).toEqual([]);
	});

	test("climbs no further once somebody has said what is done about it", () => {
		const rung = goneOn(certified, "2028-07-25");
		const answered = does(rung, answers("surveillance-1"));
		expect(alarms(answered, "2028-09-01")).toEqual([]);
		expect(alarms(rung, "2028-09-01")).toHaveLength(2);
	});

	test("alarms on another day where the programme has set its own", () => {
		const sooner = certified.does(coordinator, "", {
			type: "set-booking-lead",
			days: 120,
		});
		expect(alarms(sooner, "2028-06-24")).toEqual([
			"2028-06-24 audit-unconfirmed 2028-10-22 zhao-min,li-wei",
		]);
		expect(listed(sooner, "surveillance-1").confirmBy).toBe("2028-06-24");
	});

	test("alarms on hold too: what a rule asks for does not wait", () => {
		const held = certified.does(owner, "", { type: "hold", reason: because });
		expect(alarms(held, "2028-07-24")).toHaveLength(1);
	});

	test("alarms anew from the day on which its days were cancelled", () => {
		const confirmed = does(
			certified.on("2028-04-03"),
			books("confirm-audit", "surveillance-1", "2028-10-09"),
		);
		const cancelled = does(
			goneOn(confirmed, "2028-08-14"),
			cancels("surveillance-1"),
		);
		expect(listed(cancelled, "surveillance-1")).toMatchObject({
			proposed: null,
			confirmed: null,
		});
		expect(alarms(cancelled, "2028-09-01")).toEqual([
			"2028-08-14 audit-unconfirmed 2028-10-22 zhao-min,li-wei",
			"2028-08-17 audit-unconfirmed-escalated 2028-10-22 zhao-min,li-wei,wu-gang",
			"2028-08-24 audit-unconfirmed-escalated 2028-10-22 zhao-min,li-wei,wu-gang,sun-li,guo-qiang",
		]);
	});

	test("alarms where it is moved to days that are not confirmed, and where the days lie after its last day in time", () => {
		const confirmed = does(
			certified.on("2028-04-03"),
			books("confirm-audit", "surveillance-1", "2028-10-09"),
		);
		const august = goneOn(confirmed, "2028-08-14");
		const open = does(august, moves("surveillance-1", "2028-10-16", false));
		const late = does(august, moves("surveillance-1", "2028-10-23"));
		const inTime = does(august, moves("surveillance-1", "2028-10-22"));
		expect(alarms(open, "2028-08-15")).toEqual([
			"2028-08-14 audit-unconfirmed 2028-10-22 zhao-min,li-wei",
		]);
		expect(alarms(late, "2028-09-01")).toEqual([
			"2028-08-14 audit-booked-late 2028-10-22 zhao-min,li-wei,wu-gang",
		]);
		expect(alarms(inTime, "2028-09-01")).toEqual([]);
	});

	test("waits for the coordinator, by the day it is to be confirmed", () => {
		const waits = (story: Story) =>
			toDos(story.world, room(one))
				.filter(({ kind }) => kind === "booking")
				.map(({ key, person, dueOn }) => `${key} ${person} ${dueOn}`);
		expect(waits(certified)).toEqual([
			"booking/surveillance-1 zhao-min 2028-07-24",
		]);
		const confirmed = does(
			certified,
			books("confirm-audit", "surveillance-1", "2028-10-09"),
		);
		expect(waits(confirmed)).toEqual([]);
		// Once the recertification window has opened.
		expect(waits(theBankOn("2030-05-02"))).toEqual([
			"booking/recertification zhao-min 2030-07-23",
		]);
	});
});

describe("the stages of the certification audit", () => {
	const piloting = theBankOn("2027-06-10");

	test("alarm while the phase before them is open: by then they are to be confirmed", () => {
		const auditing = theBankOn("2027-08-20");
		const rung = auditing.happenings.flatMap(({ on, room: where, event }) =>
			event.type === "notices-given"
				? event.notices
						.filter(({ code }) => code === "audit-unconfirmed")
						.map(({ dueOn }) => `${on} ${where} by ${dueOn}`)
				: [],
		);
		expect(rung).toEqual(["2027-08-05 bank-2027/internal-audit by 2027-11-03"]);
	});

	test("are arranged early, and the audit takes over what was arranged", () => {
		const early = does(
			piloting,
			{
				...books("confirm-audit", "stage-1", "2027-09-20", "2027-09-21"),
				auditDays: 2.5,
				place: "remote",
			} as Act,
			"pilot-run",
		);
		expect(listed(early, "stage-1")).toMatchObject({
			room: room("pilot-run"),
			confirmed: { from: "2027-09-20", until: "2027-09-21" },
		});
		const begun = carriedOn(early, "2027-09-10");
		expect(begun.world.programme.bookings).toBeUndefined();
		expect(listed(begun, "stage-1")).toMatchObject({
			room: room("certification-audit"),
			confirmed: { from: "2027-09-20", until: "2027-09-21" },
			booking: { auditDays: 2.5, place: "remote" },
		});
	});

	test("that are confirmed early alarm nobody", () => {
		const early = does(
			piloting,
			books("confirm-audit", "stage-1", "2027-09-20"),
			"pilot-run",
		);
		expect(alarms(early, "2027-08-30")).toEqual([]);
	});

	test("are quiet on hold: only the plan asks for them", () => {
		const held = piloting.does(owner, "", { type: "hold", reason: because });
		expect(alarms(held, "2027-08-30")).toEqual([]);
	});
});

describe("a special audit", () => {
	const announce = (kind: "special" | "short-notice", dueBy: string): Act => ({
		type: "announce-audit",
		kind,
		dueBy: day(dueBy),
		reason: because,
	});

	test("is announced with the last day the body names, and booked like any other", () => {
		const announced = does(
			does(certified, announce("special", "2028-02-29")),
			announce("short-notice", "2027-11-20"),
		);
		expect(listed(announced, "special-1")).toMatchObject({
			kind: "special",
			dueBy: "2028-02-29",
			rule: "announced",
			confirmBy: "2027-12-01",
		});
		expect(listed(announced, "short-notice-2").kind).toBe("short-notice");
		const confirmed = does(
			announced,
			books("confirm-audit", "special-1", "2028-02-01"),
		);
		expect(alarms(confirmed, "2028-02-01").join()).not.toContain("2028-02-29");
		// The short-notice one is due within ninety days: its alarm is not older than its announcement.
		expect(alarms(announced, "2027-11-01")).toEqual([
			"2027-11-01 audit-unconfirmed 2027-11-20 zhao-min,li-wei",
		]);
	});

	test("is not announced for a day that has passed", () => {
		expect(
			certified.refusal(coordinator, one, announce("special", "2027-10-31")),
		).toEqual({ code: "date-past", today: "2027-11-01" });
	});
});

describe("the papers of an audit", () => {
	const receives = (paper: "plan" | "report", on: string): Act => ({
		type: "receive-audit-paper",
		audit: auditKey("surveillance-1"),
		paper,
		on: day(on),
	});

	test("are a plan at any time, and a report once it was held", () => {
		const planned = does(certified, receives("plan", "2027-10-30"));
		expect(listed(planned, "surveillance-1").booking).toMatchObject({
			planReceivedOn: "2027-10-30",
			reportReceivedOn: null,
		});
		const audited = theBankOn("2028-11-10");
		const reported = does(audited, receives("report", "2028-10-05"));
		expect(listed(reported, "surveillance-1").booking.reportReceivedOn).toBe(
			"2028-10-05",
		);
		expect(
			audited.refusal(coordinator, one, receives("report", "2028-09-21")),
		).toEqual({ code: "dates-not-in-order" });
		expect(
			audited.refusal(coordinator, one, receives("report", "2028-11-11")),
		).toEqual({ code: "date-in-future", today: "2028-11-10" });
	});
});

describe("an audit that was held", () => {
	const held = (
		audit: string,
		heldOn: string,
		heldFrom?: string,
	): Extract<Act, { type: "enter-held-audit" }> => ({
		type: "enter-held-audit",
		kind: "special",
		audit: auditKey(audit),
		...(heldFrom ? { heldFrom: day(heldFrom) } : {}),
		heldOn: day(heldOn),
	});
	const days = (story: Story, audit: string) => listed(story, audit).held;

	test("is entered before its round is signed off, and counts once whatever its result says later", () => {
		const opened = theBankOn("2028-09-01").on("2028-09-14").ticks();
		const entered = does(
			opened,
			held("surveillance-1", "2028-09-13", "2028-09-12"),
		);
		expect(days(entered, "surveillance-1")).toEqual({
			from: "2028-09-12",
			until: "2028-09-13",
		});
		expect(entered.certificate(1).held).toMatchObject([
			{ kind: "surveillance", round: "surveillance-1" },
		]);
		// The next one is named: the clock of this one is met.
		expect(listed(entered, "surveillance-2").dueBy).toBe("2029-12-31");
		const corrected = does(entered, held("surveillance-1", "2028-09-14"));
		expect(corrected.certificate(1).held).toHaveLength(1);
		const signed = (
			corrected.phase("surveillance-1").stepsDone === 0
				? corrected.signsOff("surveillance-1")
				: corrected
		).does(coordinator, "surveillance-1", {
			type: "enter-result",
			result: { heldOn: day("2028-09-13"), decision: null },
		});
		expect(signed.certificate(1).held).toMatchObject([
			{ round: "surveillance-1", heldOn: "2028-09-13" },
		]);
	});

	test("begins on the day it was booked for, where nobody says otherwise", () => {
		const booked = does(
			theBankOn("2028-08-10"),
			books("confirm-audit", "surveillance-1", "2028-09-11", "2028-09-12"),
		).on("2028-09-14");
		expect(
			days(
				does(booked, held("surveillance-1", "2028-09-12")),
				"surveillance-1",
			),
		).toEqual({ from: "2028-09-11", until: "2028-09-12" });
	});

	test("of a special kind is the one that was announced, and meets no clock of surveillance", () => {
		const announced = does(certified, {
			type: "announce-audit",
			kind: "short-notice",
			dueBy: day("2027-11-20"),
			reason: because,
		}).on("2027-11-16");
		const entered = does(announced, held("short-notice-1", "2027-11-15"));
		expect(days(entered, "short-notice-1")).toEqual({
			from: "2027-11-15",
			until: "2027-11-15",
		});
		expect(entered.certificate(1).held).toMatchObject([{ kind: "special" }]);
		expect(alarms(entered, "2028-01-10")).toEqual([]);
		expect(listed(entered, "surveillance-1").dueBy).toBe("2028-10-22");
	});

	test("has days in their order that have come, and is one of the certificate's", () => {
		const opened = theBankOn("2028-09-01").on("2028-09-14").ticks();
		const refusal = (act: Act) => opened.refusal(coordinator, one, act);
		expect(refusal(held("surveillance-1", "2028-09-12", "2028-09-13"))).toEqual(
			{
				code: "dates-not-in-order",
			},
		);
		expect(refusal(held("surveillance-1", "2028-09-15"))).toEqual({
			code: "date-in-future",
			today: "2028-09-14",
		});
		expect(refusal(held("special-1", "2028-09-13"))).toEqual({
			code: "unknown-audit",
		});
	});
});

describe("days are booked", () => {
	test("in their order, and not for days that are over", () => {
		const refusal = (from: string, until: string) =>
			certified.refusal(
				coordinator,
				one,
				books("confirm-audit", "surveillance-1", from, until),
			);
		expect(refusal("2028-10-11", "2028-10-09")).toEqual({
			code: "dates-not-in-order",
		});
		expect(refusal("2027-10-29", "2027-10-31")).toEqual({
			code: "date-past",
			today: "2027-11-01",
		});
		expect(refusal("2027-10-29", "2027-11-01")).toBeNull();
	});

	test("and told to owner and coordinator, whoever entered them apart", async () => {
		const { correspondence } = await import("../../domain/correspondence.ts");
		const confirmed = does(
			certified,
			books("confirm-audit", "surveillance-1", "2028-10-09"),
		);
		const cancelled = does(confirmed, cancels("surveillance-1"));
		const told = (before: Story, after: Story) => {
			const [happening] = after.happenings.slice(before.happenings.length);
			if (!happening) throw new Error("nothing happened");
			return correspondence(before.world, after.world, happening).map(
				({ to, about }) =>
					about.template === "digest" &&
					`${to} ${about.lines.map(({ code, dueOn }) => `${code} ${dueOn}`)}`,
			);
		};
		expect(told(certified, confirmed)).toEqual([
			"li-wei audit-confirmed 2028-10-09",
		]);
		expect(told(confirmed, cancelled)).toEqual([
			"li-wei audit-cancelled 2028-10-09",
		]);
	});
});

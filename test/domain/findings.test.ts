/** A finding as a room of its programme: raised, answered, verified, and what it keeps shut meanwhile. */
import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { correspondence } from "../../domain/correspondence.ts";
import { stageOf } from "../../domain/finding.ts";
import { findingRowsIn, majorsOutOfTime } from "../../domain/findings.ts";
import type { NoticeGiven } from "../../domain/notice.ts";
import type { FindingSource, Grade } from "../../domain/rules/finding.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	aBank,
	businessApprover,
	businessOwner,
	coordinator,
	day,
	escalation,
	owner,
	people,
	room,
	type Story,
	topManager,
} from "./a-bank.ts";
import {
	accept,
	close,
	findingOf,
	found,
	raise,
	refuse,
	submit,
	verify,
} from "./a-finding.ts";
import { decision, theBankOn } from "./robot.ts";
import { goneOn } from "./told.ts";

const audit = "certification-audit";
const first = "finding-1";
/** Stage 1 was held in September, stage 2 on 8 October; today is the 9th. */
const audited = theBankOn("2027-10-09");
const stage2 = (on: string, ...grades: readonly Grade[]): Act => ({
	type: "enter-audit",
	stage: 2,
	on: day(on),
	findings: grades.map((grade) => found(grade)),
});
const decide = (on: string): Act => ({
	type: "enter-decision",
	decision: decision(day(on)),
});
const with2 = (...grades: readonly Grade[]): Story =>
	audited.does(coordinator, audit, stage2("2027-10-08", ...grades)).ticks();
const refusalOf = (story: Story, name: string, act: Act) =>
	story.refusal(coordinator, name, act);

describe("an audit that is entered with its findings", () => {
	const story = with2("major", "minor", "observation");

	test("raises each in a room of its own, numbered on", () => {
		expect(findingOf(story, 1)).toMatchObject({
			number: 1,
			status: "open",
			raisedIn: room(audit),
			state: {
				grade: "major",
				raised: "2027-10-08",
				source: { kind: "stage-2", lastDay: "2027-10-08" },
			},
		});
		expect(findingOf(story, 3).state.grade).toBe("observation");
		const more = story.does(
			coordinator,
			"",
			raise("minor", "self-check", "2027-10-09"),
		);
		expect(findingOf(more, 4)).toMatchObject({ number: 4, raisedIn: null });
	});

	test("wakes each by a clock of its own, and the phase's stays", () => {
		expect(story.waking(first)).toMatchObject({
			code: "finding-date-due",
			dueOn: "2027-11-07",
			data: { finding: 1, rule: "nc-plan", days: 14 },
		});
		expect(story.waking("finding-3")).toBe(null);
		expect(story.waking(audit)).toEqual(audited.waking(audit));
	});

	test("does not bring nonconformities from stage 1, nor a clause that is none", () => {
		const stage1 = (but: Parameters<typeof found>[1]): Act => ({
			type: "enter-audit",
			stage: 1,
			on: day("2027-10-07"),
			findings: [found("minor", but)],
		});
		expect(refusalOf(audited, audit, stage1({}))).toEqual({
			code: "rules",
			refusal: { code: "grade-not-from-stage-1", grade: "minor" },
		});
		expect(
			refusalOf(audited, audit, stage1({ clause: "8.9" as never })),
		).toEqual({ code: "unknown-clause" });
	});

	test("entered with another day, moves the clocks of what it found", () => {
		const moved = story.does(coordinator, audit, stage2("2027-10-07"));
		expect(
			findingRowsIn(moved.world, findingOf(moved)).map(
				({ key, from }) => `${key} ${from}`,
			),
		).toEqual(["nc-plan/1 2027-10-08", "nc-six-months/1 2027-10-07"]);
		expect(findingOf(moved).state.raised).toBe("2027-10-08");
	});
});

describe("the body does not decide", () => {
	const gaps = (story: Story, on: string) =>
		refusalOf(story.on(on), audit, decide(on));
	const unsettled = (missing: string, finding = 1) => ({
		code: "gate-shut",
		gaps: [{ code: "finding-not-settled", finding, missing }],
	});

	test("before a major is submitted, accepted and verified", () => {
		const major = with2("major").on("2027-11-20");
		expect(gaps(major, "2027-11-20")).toEqual(unsettled("not-submitted"));
		const answered = major.does(coordinator, first, submit("2027-10-30"));
		expect(gaps(answered, "2027-11-20")).toEqual(unsettled("not-accepted"));
		const agreed = answered.does(coordinator, first, accept("2027-11-04"));
		expect(gaps(agreed, "2027-11-20")).toEqual(unsettled("not-verified"));
		const verified = agreed.does(coordinator, first, verify("2027-11-19"));
		expect(gaps(verified, "2027-11-20")).toBe(null);
	});

	test("before a minor has an accepted plan, and never for an observation", () => {
		const minor = with2("observation", "minor").on("2027-11-20");
		expect(gaps(minor, "2027-11-20")).toEqual(unsettled("not-submitted", 2));
		const agreed = minor
			.does(coordinator, "finding-2", submit("2027-10-30"))
			.does(coordinator, "finding-2", accept("2027-11-04"));
		expect(gaps(agreed, "2027-11-20")).toBe(null);
	});

	test("and what was found oneself keeps nobody from deciding", () => {
		const own = audited.does(
			coordinator,
			"",
			raise("major", "internal-audit", "2027-10-01"),
		);
		expect(gaps(own, "2027-10-10")).toBe(null);
	});

	test("after an answer that came back, until another one is accepted", () => {
		const back = with2("major")
			.on("2027-11-20")
			.does(coordinator, first, submit("2027-10-30"))
			.does(coordinator, first, refuse("2027-11-02"));
		expect(findingOf(back)).toMatchObject({
			state: { submitted: null, returned: 1 },
			sentBack: { on: "2027-11-02" },
		});
		expect(gaps(back, "2027-11-20")).toEqual(unsettled("not-submitted"));
		expect(
			findingOf(back.does(coordinator, first, submit("2027-11-05"))).sentBack,
		).toBe(null);
	});
});

describe("a major of stage 2 that is not verified within six months", () => {
	const agreed = with2("major")
		.on("2027-11-20")
		.does(coordinator, first, submit("2027-10-30"))
		.does(coordinator, first, accept("2027-11-04"));
	const late = goneOn(agreed, "2028-04-10");

	test("rings before, when it is missed, and up the chain, each once", () => {
		const rung = goneOn(late, "2028-05-01").happenings.flatMap((happening) =>
			happening.room === room(first) && happening.event.type === "notices-given"
				? happening.event.notices.map(
						({ code, data, to }) =>
							`${happening.on} ${code} ${data["days"] ?? ""} to ${to.join(" ")}`,
					)
				: [],
		);
		const all = [coordinator, owner, escalation].join(" ");
		expect(rung).toEqual([
			`2027-10-09 finding-given  to ${coordinator}`,
			`2028-01-09 finding-date-due 90 to ${coordinator}`,
			`2028-03-09 finding-date-due 30 to ${coordinator}`,
			`2028-04-01 finding-date-due 7 to ${coordinator}`,
			`2028-04-09 finding-date-missed  to ${coordinator} ${owner}`,
			`2028-04-12 finding-date-escalated 3 to ${all}`,
			`2028-04-19 finding-date-escalated 10 to ${all} ${businessOwner} ${topManager}`,
		]);
	});

	test("wants another stage 2: it can no longer be verified, nor the decision made", () => {
		expect(majorsOutOfTime(late.world, day("2028-04-08"))).toEqual([]);
		expect(
			majorsOutOfTime(late.world, late.today).map(({ number }) => number),
		).toEqual([1]);
		expect(refusalOf(late, first, verify("2028-04-09"))).toEqual({
			code: "rules",
			refusal: { code: "stage-2-again", since: "2028-04-08" },
		});
		expect(refusalOf(late, audit, decide("2028-04-10"))).toEqual({
			code: "gate-shut",
			gaps: [{ code: "stage-2-again", finding: 1, since: "2028-04-08" }],
		});
		expect(
			refusalOf(late, first, {
				type: "regrade-finding",
				day: day("2028-04-10"),
				grade: "minor",
				bodyGrade: null,
				source: { kind: "stage-2", lastDay: day("2027-10-08") },
				reason: findingOf(late).statement,
			}),
		).toMatchObject({ refusal: { code: "stage-2-again" } });
	});

	test("counts as verified in time by the day of the verification, however late it is entered", () => {
		const entered = late.does(coordinator, first, verify("2028-04-08"));
		expect(majorsOutOfTime(entered.world, late.today)).toEqual([]);
		expect(refusalOf(entered, audit, decide("2028-04-10"))).toBe(null);
	});

	test("counts from another stage 2 once that was held", () => {
		const again = late.does(coordinator, audit, stage2("2028-04-10"));
		expect(majorsOutOfTime(again.world, late.today)).toEqual([]);
		const verified = again
			.on("2028-05-02")
			.does(coordinator, first, verify("2028-05-02"));
		expect(refusalOf(verified, audit, decide("2028-05-02"))).toBe(null);
	});
});

describe("a surveillance is signed off on its findings", () => {
	const name = "surveillance-1";
	const held = theBankOn("2028-09-21").does(coordinator, name, {
		type: "enter-result",
		result: { heldOn: day("2028-09-20"), decision: null },
		findings: [found("major"), found("minor")],
	});
	const gapsOn = (story: Story, on: string) => {
		const then = story.on(on).delivers(name);
		const refusal = then.refusal(owner, name, {
			type: "ask-for-sign-off",
			answerBy: then.today,
			policy: { kind: "all" },
		});
		return refusal?.code === "gate-shut" ? refusal.gaps : refusal;
	};
	const settled = held
		.on("2028-10-20")
		.does(coordinator, first, submit("2028-10-01"))
		.does(coordinator, first, accept("2028-10-05"))
		.does(coordinator, first, verify("2028-10-18"))
		.does(coordinator, "finding-2", submit("2028-10-01"))
		.does(coordinator, "finding-2", accept("2028-10-05"));

	test("majors verified, minors with an accepted plan", () => {
		expect(gapsOn(held, "2028-09-21")).toEqual([
			{ code: "finding-not-settled", finding: 1, missing: "not-submitted" },
			{ code: "finding-not-settled", finding: 2, missing: "not-submitted" },
		]);
		expect(gapsOn(settled, "2028-10-20")).toBe(null);
	});

	test("the major within the body's limit, else suspension is expected", () => {
		const [, row] = findingRowsIn(held.world, findingOf(held));
		expect(row).toMatchObject({
			rule: "nc-sv-major",
			date: "2028-12-19",
			missed: "suspension-expected",
			confidence: "B",
		});
		// A rule of confidence B alarms: it never stands in the way.
		expect(
			refusalOf(settled.on("2029-01-10"), first, close("2029-01-10")),
		).toBe(null);
		const late = held
			.on("2029-01-10")
			.does(coordinator, first, submit("2028-10-01"))
			.does(coordinator, first, accept("2028-10-05"));
		expect(refusalOf(late, first, verify("2029-01-09"))).toBe(null);
	});

	test("and not on what an audit after it found", () => {
		const later = settled
			.on("2028-11-10")
			.does(coordinator, "", raise("major", "special", "2028-11-09"));
		expect(gapsOn(later, "2028-11-10")).toBe(null);
	});

	test("and a minor of the audit before is verified at the next", () => {
		const next = theBankOn("2029-09-21")
			.does(coordinator, "", {
				...raise("minor", "surveillance", "2028-09-20"),
				raisedIn: room(name),
			})
			.does(coordinator, first, submit("2028-10-01"))
			.does(coordinator, first, accept("2028-10-05"))
			.does(coordinator, "surveillance-2", {
				type: "enter-result",
				result: { heldOn: day("2029-09-20"), decision: null },
			})
			.delivers("surveillance-2");
		expect(
			next.refusal(owner, "surveillance-2", {
				type: "ask-for-sign-off",
				answerBy: next.today,
				policy: { kind: "all" },
			}),
		).toEqual({
			code: "gate-shut",
			gaps: [
				{
					code: "finding-not-settled",
					finding: 1,
					missing: "earlier-minor-not-verified",
				},
			],
		});
	});
});

describe("a finding outlives the phase that raised it", () => {
	const minor = with2("minor")
		.on("2027-11-05")
		.does(coordinator, first, submit("2027-10-30"))
		.does(coordinator, first, accept("2027-11-04"))
		.does(coordinator, audit, decide("2027-11-05"))
		.signsOff(audit);

	test("it is open when that is closed, and takes what the body says later", () => {
		expect(minor.phase(audit).status).toBe("closed");
		const verified = minor
			.on("2028-09-20")
			.does(coordinator, first, verify("2028-09-20"))
			.does(coordinator, first, close("2028-09-20"));
		expect(findingOf(verified)).toMatchObject({
			status: "closed",
			state: { verified: "2028-09-20", closed: "2028-09-20" },
		});
		expect(refusalOf(verified, first, close("2028-09-20"))).toEqual({
			code: "finding-not-open",
		});
	});

	test("it stops with its programme, and rings no more", () => {
		const stopped = with2("major").does(owner, "", {
			type: "stop",
			reason: findingOf(minor).statement,
		});
		expect(findingOf(stopped).status).toBe("stopped");
		expect(stopped.waking(first)).toBe(null);
		expect(toDos(stopped.world, room(first))).toEqual([]);
	});
});

describe("what was found oneself", () => {
	const started = aBank().on("2027-01-20");
	const own = (kind: FindingSource["kind"] = "internal-audit") =>
		started
			.does(
				coordinator,
				"",
				raise("minor", kind, "2027-01-20", { owner: businessApprover }),
			)
			.ticks();

	test("has thirty days where nobody says otherwise, and rings by them", () => {
		const story = own();
		expect(findingOf(story).dueOn).toBe("2027-02-19");
		expect(story.waking(first)).toMatchObject({
			code: "finding-due-soon",
			instant: "2027-02-12T01:00:00Z",
		});
		expect(
			findingOf(
				started.does(
					coordinator,
					"",
					raise("observation", "self-check", "2027-01-20"),
				),
			).dueOn,
		).toBe(null);
	});

	test("waits while the programme is on hold, where the body's dates do not", () => {
		const held = { type: "hold", reason: findingOf(own()).statement } as const;
		expect(own().does(owner, "", held).waking(first)).toBe(null);
		expect(with2("major").does(owner, "", held).waking(first)).toMatchObject({
			code: "finding-date-due",
		});
	});

	test("is verified by somebody else than who saw to it", () => {
		const story = own()
			.does(coordinator, first, submit("2027-01-20"))
			.does(coordinator, first, accept("2027-01-20"));
		expect(
			story.refusal(businessApprover, first, verify("2027-01-20")),
		).toEqual({ code: "verifies-own-work" });
		expect(story.refusal(coordinator, first, verify("2027-01-20"))).toBe(null);
	});

	test("tells whoever sees to it, once, and whoever it is given to", () => {
		const told = (story: Story) =>
			story.happenings.flatMap(({ event, room: where }) =>
				event.type === "notices-given" && where === room(first)
					? event.notices.map(({ code, to }) => `${code} ${to}`)
					: [],
			);
		expect(told(own())).toEqual([`finding-given ${businessApprover}`]);
		const given = own()
			.does(coordinator, first, {
				type: "assign-finding",
				owner,
				dueOn: day("2027-03-31"),
				process: null,
			})
			.ticks()
			.ticks();
		expect(told(given)).toEqual([
			`finding-given ${businessApprover}`,
			`finding-given ${owner}`,
		]);
	});

	test("given to somebody else with another day, rings anew", () => {
		const story = own().does(coordinator, first, {
			type: "assign-finding",
			owner,
			dueOn: day("2027-03-31"),
			process: "change",
		});
		expect(findingOf(story)).toMatchObject({ owner, process: "change" });
		expect(story.ticks().waking(first)?.dueOn).toBe("2027-03-31");
	});
});

describe("an answer", () => {
	const major = with2("major").on("2027-11-20");

	test("is submitted whole", () => {
		expect(
			refusalOf(major, first, { ...submit("2027-10-30"), cause: null }),
		).toEqual({ code: "answer-incomplete", missing: ["cause"] });
	});

	test("is written down before, and stands as it was submitted", () => {
		const { correction, cause, action } = submit("2027-10-30");
		const write = {
			type: "write-answer",
			correction,
			cause: null,
			action: null,
			effectiveness: null,
		} as const;
		const draft = major.does(coordinator, first, write);
		expect(findingOf(draft).answer).toEqual({
			correction,
			cause: null,
			action: null,
		});
		const submitted = draft.does(coordinator, first, submit("2027-10-30"));
		expect(findingOf(submitted).answer).toEqual({ correction, cause, action });
		expect(refusalOf(submitted, first, write)).toEqual({
			code: "rules",
			refusal: { code: "already-submitted", submitted: "2027-10-30" },
		});
	});

	test("is verified with the words on how it worked", () => {
		const agreed = major
			.does(coordinator, first, submit("2027-10-30"))
			.does(coordinator, first, accept("2027-11-04"));
		expect(
			refusalOf(agreed, first, {
				...verify("2027-11-19"),
				effectiveness: null,
			}),
		).toEqual({ code: "effectiveness-missing" });
	});

	test("waits for whoever's turn it is", () => {
		const turn = (story: Story) =>
			toDos(story.world, room(first)).map(
				({ key, person, dueOn }) => `${key} ${person} ${dueOn}`,
			);
		const owned = major.does(coordinator, first, {
			type: "assign-finding",
			owner: businessApprover,
			dueOn: null,
			process: null,
		});
		expect(turn(owned)).toEqual([`to-answer ${businessApprover} 2027-11-07`]);
		const answered = owned.does(coordinator, first, submit("2027-10-30"));
		expect(turn(answered)).toEqual([`submitted ${coordinator} 2028-04-08`]);
		const agreed = answered.does(coordinator, first, accept("2027-11-04"));
		expect(turn(agreed)).toEqual([`accepted ${businessApprover} 2028-04-08`]);
		const verified = agreed.does(coordinator, first, verify("2027-11-19"));
		expect(turn(verified)).toEqual([`verified ${coordinator} 2027-12-03`]);
		expect(stageOf(findingOf(verified))).toBe("verified");
	});
});

describe("a finding stands", () => {
	const stage = (story: Story) => stageOf(findingOf(story));

	test("to be answered, submitted, accepted, verified, and closed; sent back it is to be answered again", () => {
		const before = with2("major").on("2027-12-10");
		const answered = before.does(coordinator, first, submit("2027-10-30"));
		const agreed = answered.does(coordinator, first, accept("2027-11-04"));
		const verified = agreed.does(coordinator, first, verify("2027-11-19"));
		const closed = verified.does(coordinator, first, close("2027-12-01"));
		expect([before, answered, agreed, verified, closed].map(stage)).toEqual([
			"to-answer",
			"submitted",
			"accepted",
			"verified",
			"closed",
		]);
		const back = answered.does(coordinator, first, refuse("2027-11-04"));
		expect(stage(back)).toBe("to-answer");
	});

	test("noted where it asks for nothing, until it is closed, or stopped with its programme", () => {
		const noted = with2("observation").on("2027-12-10");
		expect(stage(noted)).toBe("noted");
		const closed = noted.does(coordinator, first, close("2027-12-01"));
		expect(stage(closed)).toBe("closed");
		const stopped = noted.does(owner, "", {
			type: "stop",
			reason: findingOf(noted).statement,
		});
		expect(stage(stopped)).toBe("stopped");
	});
});

describe("a finding that is entered long after its dates", () => {
	const late = aBank()
		.on("2027-09-01")
		.does(coordinator, "", raise("major", "stage-2", "2027-02-01"))
		.ticks();
	const rung = late.happenings.flatMap(({ event, room: where }) =>
		where === room(first) && event.type === "notices-given"
			? event.notices
			: [],
	);

	test("says everything once, and mails the last on each date alone", () => {
		expect(rung.length).toBeGreaterThan(5);
		const [digest] = correspondence(null, late.world, {
			room: room(first),
			by: "clock",
			at: late.now,
			on: late.today,
			dueOn: null,
			event: { type: "notices-given", notices: rung },
		}).filter(({ to }) => to === people.coordinator);
		const lines: readonly NoticeGiven[] =
			digest?.about.template === "digest" ? digest.about.lines : [];
		expect(
			lines.map(({ code, data }) => `${code} ${data["rule"] ?? ""}`),
		).toEqual([
			"finding-given ",
			"finding-date-escalated nc-plan",
			"finding-date-escalated nc-six-months",
		]);
		expect(late.waking(first)).toBe(null);
	});
});

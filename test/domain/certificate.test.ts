import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import type { Certificate, HeldAudit } from "../../domain/certificate.ts";
import { roundsAhead } from "../../domain/certificate-rounds.ts";
import { certificateRows, whyOf } from "../../domain/certificate-rules.ts";
import type { LocalDate } from "../../domain/dates.ts";
import type { AuditResult } from "../../domain/phase.ts";
import type { RulePack } from "../../domain/programme.ts";
import { expectedConsequences } from "../../domain/rules/certificate-view.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	aBank,
	because,
	charter,
	coordinator,
	day,
	escalation,
	owner,
	room,
	type Story,
} from "./a-bank.ts";
import { decision, theBankOn } from "./robot.ts";

const certified = theBankOn("2027-11-01");

/** A certificate by itself: decided on a day, in a cycle, with audits held. */
const certificate = (
	decidedOn: string,
	but: {
		begins?: Certificate["begins"];
		validUntil?: string;
		held?: readonly HeldAudit[];
	} = {},
): Certificate => {
	const decided = decision(
		day(decidedOn),
		...(but.validUntil ? [day(but.validUntil)] : []),
	);
	const guarded = certified.certificate(1);
	return {
		...guarded,
		begins: but.begins ?? "initial",
		decision: decided,
		state: {
			...guarded.state,
			since: decided.decidedOn,
			validUntil: decided.validUntil,
		},
		opened: [],
		held: but.held ?? [],
	};
};
const heldOn = (round: HeldAudit["round"], date: string): HeldAudit => ({
	kind: round === "recertification" ? round : "surveillance",
	round,
	heldOn: day(date),
});
const under = (rules: RulePack) => ({
	...certified.world.programme,
	charter: { ...charter, rules },
});
/** The clocks that run: surveillance and recertification, the binding one marked. */
const due = (of: Certificate, rules: RulePack = "iso") =>
	certificateRows(under(rules), of)
		.filter(({ rule, met }) => /^sv|^recert$/.test(rule) && !met)
		.map(({ key, date, binds }) => `${key} ${date}${binds ? " binds" : ""}`);
const opens = (of: Certificate, rules: RulePack = "iso") =>
	roundsAhead(under(rules), of).map(
		({ round, opensOn }) => `${round} ${opensOn}`,
	);

describe("the certification body's decision", () => {
	const audited = theBankOn("2027-10-10");
	const enter = (but: Partial<ReturnType<typeof decision>> = {}): Act => ({
		type: "enter-decision",
		decision: { ...decision(day("2027-10-10")), ...but },
	});
	const audit = (stage: 1 | 2, on: string, majorsOpen = 0): Act => ({
		type: "enter-audit",
		stage,
		on: day(on),
		majorsOpen,
	});
	const refusalOf = (story: Story, act: Act) =>
		story.refusal(coordinator, "certification-audit", act);

	test("comes after stage 2, and stage 2 after stage 1", () => {
		const opened = theBankOn("2027-09-10");
		expect(refusalOf(opened, audit(2, "2027-09-10"))).toEqual({
			code: "gate-shut",
			gaps: [{ code: "stage-1-not-held" }],
		});
		const stage1 = opened.does(
			coordinator,
			"certification-audit",
			audit(1, "2027-09-10"),
		);
		expect(refusalOf(stage1, audit(2, "2027-09-09"))).toEqual({
			code: "rules",
			refusal: { code: "days-not-in-order", after: "2027-09-10" },
		});
		expect(refusalOf(stage1, audit(2, "2027-09-10"))).toBe(null);
		expect(
			refusalOf(
				stage1,
				enter({ decidedOn: day("2027-09-10"), issuedOn: day("2027-09-10") }),
			),
		).toEqual({
			code: "gate-shut",
			gaps: [{ code: "stage-2-not-held" }],
		});
		// The robot held stage 2 on 8 October.
		expect(refusalOf(audited, audit(1, "2027-10-09"))).toEqual({
			code: "dates-not-in-order",
		});
		expect(refusalOf(audited, audit(1, "2027-10-08"))).toBe(null);
	});

	test("is not before the audit it rests on, nor in the future, and issued and valid after it", () => {
		expect(refusalOf(audited, enter({ decidedOn: day("2027-10-07") }))).toEqual(
			{ code: "dates-not-in-order" },
		);
		expect(refusalOf(audited, enter({ decidedOn: day("2027-10-11") }))).toEqual(
			{ code: "date-in-future", today: "2027-10-10" },
		);
		expect(refusalOf(audited, enter({ issuedOn: day("2027-10-09") }))).toEqual({
			code: "dates-not-in-order",
		});
		expect(
			refusalOf(audited, enter({ validUntil: day("2027-10-10") })),
		).toEqual({ code: "dates-not-in-order" });
		expect(refusalOf(audited, enter())).toBe(null);
	});

	test("is not entered while a major is open", () => {
		const majors = audited.does(
			coordinator,
			"certification-audit",
			audit(2, "2027-10-09", 2),
		);
		expect(refusalOf(majors, enter())).toEqual({
			code: "gate-shut",
			gaps: [{ code: "majors-open", count: 2 }],
		});
		const verified = majors.does(
			coordinator,
			"certification-audit",
			audit(2, "2027-10-09", 0),
		);
		expect(refusalOf(verified, enter())).toBe(null);
	});

	test("leaves no later stage 2 behind it", () => {
		const decided = audited.does(coordinator, "certification-audit", enter());
		expect(refusalOf(decided.on("2027-10-12"), audit(2, "2027-10-11"))).toEqual(
			{ code: "dates-not-in-order" },
		);
	});

	test.each([-1, 0.5, Number.NaN])(
		"counts majors, not %d of them",
		(majors) => {
			expect(refusalOf(audited, audit(2, "2027-10-09", majors))).toEqual({
				code: "not-a-count",
			});
		},
	);

	test("and its audits are entered with the day they were held, not one to come", () => {
		expect(refusalOf(audited, audit(2, "2027-10-11"))).toEqual({
			code: "date-in-future",
			today: "2027-10-10",
		});
	});

	test("has its place in the certification audit alone", () => {
		for (const act of [enter(), audit(1, "2027-01-04")])
			expect(aBank().refusal(coordinator, "preparation", act)).toEqual({
				code: "not-in-this-phase",
			});
	});

	test("starts a certificate when the phase is signed off, and the cycle runs from the decision", () => {
		const closing = theBankOn("2027-10-21")
			.on("2027-10-22")
			.does(
				coordinator,
				"certification-audit",
				enter({
					decidedOn: day("2027-10-15"),
					issuedOn: day("2027-10-18"),
					validUntil: day("2030-10-14"),
				}),
			)
			.signsOff("certification-audit");
		expect(closing.world.programme).toMatchObject({
			certifiedOn: "2027-10-15",
			cycle: 1,
		});
		expect(closing.certificate(1)).toMatchObject({
			status: "certified",
			cycle: 1,
		});
		expect(due(closing.certificate(1))).toEqual([
			"sv1 2028-10-15 binds",
			"sv-year/2028 2028-12-31",
			"sv-year/2029 2029-12-31",
			"recert 2030-10-14",
		]);
	});
});

describe("the clocks of an initial certificate decided on 30 November 2026", () => {
	const of = certificate("2026-11-30");

	test("under iso: twelve months and its calendar year beside each other, the earlier binds, then expiry", () => {
		expect(due(of)).toEqual([
			"sv1 2027-11-30 binds",
			"sv-year/2027 2027-12-31",
			"sv-year/2028 2028-12-31",
			"recert 2029-11-29",
		]);
	});

	test("open each round early enough: three months before the anniversary, six before expiry", () => {
		expect(opens(of)).toEqual([
			"surveillance-1 2027-08-30",
			"recertification 2029-05-29",
		]);
		const held = [heldOn("surveillance-1", "2027-11-15")];
		expect(opens(certificate("2026-11-30", { held }))).toEqual([
			"surveillance-2 2028-08-30",
			"recertification 2029-05-29",
		]);
	});

	test("under cnca an early first surveillance pulls the second forward, and its opening with it", () => {
		const early = certificate("2026-11-30", {
			held: [heldOn("surveillance-1", "2027-06-15")],
		});
		expect(due(early, "cnca")).toEqual([
			"sv-gap/2027-06-15 2028-06-15 binds",
			"sv-year/2028 2028-12-31",
			"recert 2029-11-29",
		]);
		expect(opens(early, "cnca")[0]).toBe("surveillance-2 2028-03-15");
		expect(due(early)[0]).toBe("sv-year/2028 2028-12-31 binds");
	});

	test("two early audits bring a third surveillance, unless recertification takes its place", () => {
		const early = certificate("2026-11-30", {
			held: [
				heldOn("surveillance-1", "2027-05-15"),
				heldOn("surveillance-2", "2028-03-15"),
			],
		});
		expect(opens(early, "cnca")).toEqual([
			"surveillance-3 2028-12-15",
			"recertification 2029-05-29",
		]);
		const late = certificate("2026-11-30", {
			held: [
				heldOn("surveillance-1", "2027-11-15"),
				heldOn("surveillance-2", "2028-10-15"),
			],
		});
		expect(due(late, "cnca")[0]).toBe("sv-gap/2028-10-15 2029-10-15 binds");
		expect(opens(late, "cnca")).toEqual(["recertification 2029-05-29"]);
	});

	test("a first surveillance in the decision's own year leaves the next year without one: the second is due in it", () => {
		const of2027 = certificate("2027-01-20", {
			held: [heldOn("surveillance-1", "2027-12-10")],
		});
		expect(due(of2027)).toEqual([
			"sv-year/2028 2028-12-31 binds",
			"sv-year/2029 2029-12-31",
			"recert 2030-01-19",
		]);
	});

	test("a decision on 29 February has its anniversaries on the 28th", () => {
		const leap = certificate("2028-02-29", { validUntil: "2031-02-27" });
		expect(due(leap)[0]).toBe("sv1 2029-02-28 binds");
	});
});

describe("the clocks of a renewed certificate", () => {
	const of = certificate("2029-10-15", {
		begins: "recert",
		validUntil: "2032-11-29",
	});

	test("under iso the first surveillance has its calendar year, not twelve months", () => {
		expect(due(of)).toEqual([
			"sv-year/2030 2030-12-31 binds",
			"sv-year/2031 2031-12-31",
			"recert 2032-11-29",
		]);
	});

	test("under cnca it has twelve months in every cycle", () => {
		expect(due(of, "cnca")[0]).toBe("sv1 2030-10-15 binds");
	});
});

test("every date on record says its rule, clause, edition, anchor, consequence and confidence", () => {
	for (const row of certificateRows(under("cnca"), certificate("2026-11-30")))
		expect(Object.values(whyOf(row))).not.toContain(undefined);
	const [legal] = toDos(certified.world, room("certificate-1"));
	expect(legal).toMatchObject({
		key: "sv1",
		dueOn: "2028-10-22",
		data: {
			rule: "sv1",
			clause: "17021-1 9.1.3.3",
			edition: "ISO/IEC 17021-1:2015",
			countsFrom: "decision",
			from: "2027-10-22",
			missed: "suspension-expected",
			confidence: "A",
			round: "surveillance-1",
		},
	});
});

describe("a certificate guards itself:", () => {
	test("its rounds open on their day, with the day they are planned to be over", () => {
		expect(certified.on("2028-07-21").ticks().happenings).toHaveLength(
			certified.happenings.length,
		);
		expect(certified.waking("certificate-1")).toMatchObject({
			code: "round-opens",
			dueOn: "2028-07-22",
			instant: "2028-07-21T16:00:00Z",
		});
		const opened = certified.on("2028-07-22").ticks();
		expect(opened.phase("surveillance-1")).toMatchObject({
			status: "open",
			from: "2028-07-22",
			round: 1,
			planned: { from: "2028-07-22", until: "2028-10-22" },
		});
	});

	test("each round once, those of a long outage too, the second surveillance only after the first", () => {
		const back = certified.on("2030-05-01").ticks();
		expect(back.certificate(1).opened).toEqual([
			"surveillance-1",
			"recertification",
		]);
		expect(back.on("2030-06-01").ticks().certificate(1).opened).toHaveLength(2);
		expect(back.phase("surveillance-1").from).toBe("2028-07-22");
	});

	test("it warns 90, 30 and 7 days before a surveillance is due, and says the next midnight that it was missed", () => {
		const warned = certified.on("2028-10-23").ticks();
		const given = warned.happenings.flatMap(({ event, room: where }) =>
			event.type === "notices-given" && where === room("certificate-1")
				? event.notices
				: [],
		);
		expect(
			given
				.filter(({ code }) => code.startsWith("surveillance"))
				.map(({ code, data, to }) => [code, data["days"] ?? null, to]),
		).toEqual([
			["surveillance-due", 90, [coordinator, owner]],
			["surveillance-due", 30, [coordinator, owner]],
			["surveillance-due", 7, [coordinator, owner]],
			["surveillance-missed", null, [coordinator, owner, escalation]],
		]);
		expect(
			certified.on("2028-10-22").ticks().certificate(1).given.join(),
		).not.toContain("surveillance-missed");
	});

	test("a missed date changes no state: suspension is expected, at the highest alarm, and climbs unanswered", () => {
		const missed = certified.on("2028-11-05").ticks();
		expect(missed.certificate(1).status).toBe("certified");
		expect(
			expectedConsequences(
				certificateRows(missed.world.programme, missed.certificate(1)),
				missed.certificate(1).state.status,
				missed.today,
			),
		).toEqual([
			expect.objectContaining({
				rule: "sv1",
				consequence: "suspension-expected",
				since: "2028-10-23",
			}),
		]);
		const climbed = (story: Story) =>
			story
				.certificate(1)
				.given.filter((key) => key.startsWith("legal-date-escalated"));
		expect(climbed(missed)).toEqual([
			"legal-date-escalated/sv1/2028-10-22/2028-10-26",
			"legal-date-escalated/sv1/2028-10-22/2028-11-02",
		]);
		const answered = certified
			.on("2028-10-25")
			.ticks()
			.does(coordinator, "certificate-1", {
				type: "answer-alarm",
				of: "sv1",
				note: because,
			})
			.on("2028-11-05")
			.ticks();
		expect(climbed(answered)).toEqual([]);
	});

	test("it is quiet about a surveillance that was held in time, and not about one that was held too late", () => {
		const opened = theBankOn("2028-09-01");
		const entered = (date: string, held: string) =>
			opened.on(date).does(coordinator, "surveillance-1", {
				type: "enter-result",
				result: {
					heldOn: day(held),
					majorsOpen: 0,
					minorsWithoutPlan: 0,
					decision: null,
				},
			});
		const inTime = entered("2028-11-02", "2028-10-22").ticks();
		expect(inTime.certificate(1).given.join()).not.toContain(
			"surveillance-missed",
		);
		const late = entered("2028-11-02", "2028-10-23").ticks();
		expect(late.certificate(1).given.join()).toContain(
			"surveillance-missed/sv1",
		);
	});

	test("it expires the day after it is valid, by date alone, and says so", () => {
		const last = certified.on("2030-10-21").ticks();
		expect(last.certificate(1).status).toBe("certified");
		const expired = certified.on("2030-10-22").ticks();
		expect(expired.certificate(1).status).toBe("expired-restorable");
		expect(expired.happenings).toContainEqual(
			expect.objectContaining({
				dueOn: "2030-10-21",
				event: { type: "certificate-expired", validUntil: "2030-10-21" },
			}),
		);
		expect(expired.certificate(1).given.join()).toContain(
			"certificate-expires/certificate",
		);
	});

	test("it can be restored for six months, and lapses the day after them by date alone", () => {
		const last = certified.on("2031-04-21").ticks();
		expect(last.certificate(1).status).toBe("expired-restorable");
		expect(toDos(last.world, room("certificate-1"))).toContainEqual(
			expect.objectContaining({ key: "restore", dueOn: "2031-04-21" }),
		);
		const lapsed = certified.on("2031-04-22").ticks();
		expect(lapsed.certificate(1).status).toBe("lapsed");
		expect(lapsed.happenings).toContainEqual(
			expect.objectContaining({
				dueOn: "2031-04-21",
				event: { type: "certificate-lapsed", restorableUntil: "2031-04-21" },
			}),
		);
		expect(lapsed.certificate(1).given.join()).toContain(
			"certificate-lapses/certificate",
		);
		expect(lapsed.phase("recertification").status).toBe("stopped");
	});

	test("it goes on warning of its expiry after the recertification's audit, until the new certificate is there", () => {
		const opened = theBankOn("2030-05-22");
		const audited = opened
			.on("2030-07-01")
			.does(coordinator, "recertification", {
				type: "enter-result",
				result: {
					heldOn: day("2030-07-01"),
					majorsOpen: 1,
					minorsWithoutPlan: 0,
					decision: null,
				},
			});
		const warned = audited.on("2030-10-15").ticks();
		expect(
			warned
				.certificate(1)
				.given.filter((key) => key.startsWith("recertification-due")),
		).toHaveLength(3);
		expect(toDos(warned.world, room("certificate-1"))).toEqual([
			expect.objectContaining({
				kind: "legal",
				key: "recert",
				person: coordinator,
				dueOn: "2030-10-21",
			}),
		]);
	});
});

describe("the result of a round", () => {
	const readyForAudit = theBankOn("2028-08-25");
	const result = (but: Partial<AuditResult> = {}): Act => ({
		type: "enter-result",
		result: {
			heldOn: day("2028-08-24"),
			majorsOpen: 0,
			minorsWithoutPlan: 0,
			decision: null,
			...but,
		},
	});
	const refusalOf = (
		act: Act,
		phase = "surveillance-1",
		story = readyForAudit,
	) => story.refusal(coordinator, phase, act);

	test("is entered after the sign-off before the audit", () => {
		const early = theBankOn("2028-07-25");
		expect(
			refusalOf(result({ heldOn: day("2028-07-24") }), "surveillance-1", early),
		).toEqual({ code: "not-in-this-phase" });
		expect(refusalOf(result())).toBe(null);
		expect(aBank().refusal(coordinator, "preparation", result())).toEqual({
			code: "not-in-this-phase",
		});
	});

	test("bears the audit's last day, in the certificate's cycle and not to come", () => {
		expect(refusalOf(result({ heldOn: day("2028-08-26") }))).toEqual({
			code: "date-in-future",
			today: "2028-08-25",
		});
		expect(refusalOf(result({ heldOn: day("2027-10-21") }))).toEqual({
			code: "dates-not-in-order",
		});
		expect(refusalOf(result({ heldOn: day("2027-10-22") }))).toBe(null);
	});

	test("counts its findings", () => {
		expect(refusalOf(result({ majorsOpen: -1 }))).toEqual({
			code: "not-a-count",
		});
		expect(refusalOf(result({ minorsWithoutPlan: 0.5 }))).toEqual({
			code: "not-a-count",
		});
	});

	test("brings a new certificate in a recertification alone, after its audit and without open majors", () => {
		const decided = decision(day("2028-08-25"));
		expect(refusalOf(result({ decision: decided }))).toEqual({
			code: "not-in-this-phase",
		});
		const recertifying = theBankOn("2030-05-22");
		const of = (but: Partial<AuditResult>) =>
			refusalOf(
				result({
					heldOn: day("2030-05-22"),
					decision: decision(day("2030-05-22")),
					...but,
				}),
				"recertification",
				recertifying,
			);
		expect(of({})).toBe(null);
		expect(of({ decision: decision(day("2030-05-21")) })).toEqual({
			code: "dates-not-in-order",
		});
		expect(of({ majorsOpen: 1 })).toEqual({
			code: "gate-shut",
			gaps: [{ code: "majors-open", count: 1 }],
		});
	});

	test("is noted on the certificate of its own cycle", () => {
		const years = theBankOn("2031-10-01");
		expect(years.certificate(2).held).toEqual([
			heldOn("surveillance-1", "2031-08-22"),
		]);
		expect(years.certificate(1).held.map(({ round }) => round)).toEqual([
			"surveillance-1",
			"surveillance-2",
			"recertification",
		]);
		expect(years.certificate(2).given.join()).not.toContain(
			"surveillance-due/sv-year-2031",
		);
	});
});

describe("recertification", () => {
	const renewed = theBankOn("2030-10-01");

	test("issues the next certificate and renews the old one", () => {
		expect(renewed.certificate(1).status).toBe("renewed");
		expect(renewed.certificate(2)).toMatchObject({
			status: "certified",
			cycle: 2,
			opened: [],
			held: [],
		});
		expect(renewed.world.programme).toMatchObject({
			cycle: 2,
			certifiedOn: "2027-10-22",
		});
	});

	test("leaves nothing of the old certificate to ring or to expire", () => {
		expect(renewed.waking("certificate-1")).toBe(null);
		expect(renewed.on("2030-11-01").ticks().certificate(1).status).toBe(
			"renewed",
		);
	});

	test("goes on for cycle after cycle, each round with its own room", () => {
		const years = theBankOn("2034-10-01");
		expect(
			Object.keys(years.world.rooms).map((id) => id.split("/")[1]),
		).toEqual([
			"preparation",
			"design",
			"pilot-run",
			"internal-audit",
			"certification-audit",
			"certificate-1",
			"surveillance-1",
			"surveillance-2",
			"recertification",
			"certificate-2",
			"surveillance-1.2",
			"surveillance-2.2",
			"recertification.2",
			"certificate-3",
			"surveillance-1.3",
		]);
		const until = (cycle: number): LocalDate =>
			years.certificate(cycle).decision.validUntil;
		expect([until(1), until(2), until(3)]).toEqual([
			"2030-10-21",
			"2033-09-20",
			"2036-08-20",
		]);
	});

	test("holds from its decision on, whenever the round is signed off, and the round issues no second one", () => {
		const audited = theBankOn("2030-09-19").on("2030-09-20");
		const entered = audited.does(coordinator, "recertification", {
			type: "enter-result",
			result: {
				heldOn: day("2030-09-18"),
				majorsOpen: 0,
				minorsWithoutPlan: 0,
				decision: decision(day("2030-09-19")),
			},
		});
		expect(entered.certificate(1)).toMatchObject({
			status: "renewed",
			followedBy: room("certificate-2"),
		});
		expect(entered.certificate(2)).toMatchObject({
			status: "certified",
			begins: "recert",
			oldValidUntil: "2030-10-21",
		});
		const closed = entered.signsOff("recertification");
		expect(closed.phase("recertification").status).toBe("closed");
		expect(
			closed.happenings.filter(
				({ event }) => event.type === "certificate-issued",
			),
		).toHaveLength(2);
	});

	test("entered once more corrects what the new certificate prints", () => {
		const enter = (story: Story, number: string) =>
			story.does(coordinator, "recertification", {
				type: "enter-result",
				result: {
					heldOn: day("2030-09-18"),
					majorsOpen: 0,
					minorsWithoutPlan: 0,
					decision: { ...decision(day("2030-09-19")), number },
				},
			});
		const once = enter(theBankOn("2030-09-19").on("2030-09-20"), "ITSM-2");
		const twice = enter(once, "ITSM-2B");
		expect(twice.certificate(2).decision.number).toBe("ITSM-2B");
		expect(twice.world.programme.cycle).toBe(2);
		expect(enter(once, "ITSM-2").happenings.length).toBe(
			once.happenings.length + 1,
		);
	});

	test("decided after expiry restores the certificate, on its old cycle", () => {
		const expired = theBankOn("2030-09-19").on("2030-11-05").ticks();
		const late = expired.does(coordinator, "recertification", {
			type: "enter-result",
			result: {
				heldOn: day("2030-10-10"),
				majorsOpen: 0,
				minorsWithoutPlan: 0,
				decision: decision(day("2030-11-05"), day("2033-10-21")),
			},
		});
		expect(late.certificate(1)).toMatchObject({
			status: "restored",
			followedBy: room("certificate-2"),
		});
		expect(late.certificate(2)).toMatchObject({
			status: "certified",
			begins: "recert",
			oldValidUntil: "2030-10-21",
		});
	});

	test("decided in time and entered after expiry has renewed it", () => {
		const expired = theBankOn("2030-09-19").on("2030-11-05").ticks();
		expect(expired.certificate(1).status).toBe("expired-restorable");
		const entered = expired.does(coordinator, "recertification", {
			type: "enter-result",
			result: {
				heldOn: day("2030-10-10"),
				majorsOpen: 0,
				minorsWithoutPlan: 0,
				decision: decision(day("2030-10-20"), day("2033-10-21")),
			},
		});
		expect(entered.certificate(1).status).toBe("renewed");
	});
});

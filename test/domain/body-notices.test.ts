import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import type { NoticeGivenByBody } from "../../domain/certificate-acts.ts";
import { certificateRows } from "../../domain/certificate-rules.ts";
import { openTasks } from "../../domain/certificate-tasks.ts";
import { correspondence } from "../../domain/correspondence.ts";
import { evidenceId } from "../../domain/ids.ts";
import { expectedConsequences } from "../../domain/rules/certificate-view.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	addEvidence,
	because,
	coordinator,
	day,
	deliver,
	itApprover,
	owner,
	room,
	type Story,
	sealed,
	topManager,
} from "./a-bank.ts";
import { raise } from "./a-finding.ts";
import { application, decision, theBankOn } from "./robot.ts";

const certified = theBankOn("2027-11-01");
const opened = theBankOn("2028-08-01");
const paper = {
	id: evidenceId("letter"),
	kind: "note",
	text: sealed("letter"),
	file: null,
} as const;

const says = (
	story: Story,
	what: NoticeGivenByBody,
	but: Partial<Extract<Act, { type: "enter-notice" }>> = {},
): Extract<Act, { type: "enter-notice" }> => ({
	type: "enter-notice",
	day: story.today,
	says: what,
	paper,
	reason: because,
	certificate: null,
	scope: null,
	...but,
});
const entered = (
	story: Story,
	what: NoticeGivenByBody,
	but: Partial<Extract<Act, { type: "enter-notice" }>> = {},
	certificate = "certificate-1",
) => story.does(coordinator, certificate, says(story, what, but)).ticks();
const suspended: NoticeGivenByBody = {
	type: "suspended",
	cause: "overdue-audit",
};
const tasks = (story: Story, cycle = 1) =>
	openTasks(story.certificate(cycle)).map(({ code }) => code);
const expected = (story: Story) =>
	expectedConsequences(
		certificateRows(story.world.programme, story.certificate(1)),
		story.certificate(1).state.status,
		story.today,
	).map(({ consequence, since }) => `${consequence} ${since}`);

describe("the certification body's notice changes the certificate's state:", () => {
	test("suspended and returned, with what the holder does each time", () => {
		const stopped = entered(certified, suspended);
		expect(stopped.certificate(1).status).toBe("suspended");
		expect(tasks(stopped)).toEqual(["stop-using-mark", "settle-cause"]);
		expect(toDos(stopped.world, room("certificate-1"))).toContainEqual(
			expect.objectContaining({
				kind: "task",
				person: coordinator,
				data: { task: "stop-using-mark" },
			}),
		);
		const back = entered(stopped.on("2028-02-01"), { type: "returned" });
		expect(back.certificate(1).status).toBe("certified");
		expect(tasks(back)).toEqual(["use-mark-again"]);
	});

	test("it wants the body's paper and a reason, and its day is not to come", () => {
		for (const [but, code] of [
			[{ paper: null }, "document-missing"],
			[{ reason: null }, "reason-missing"],
			[{ day: day("2027-11-02") }, "day-not-come"],
		] as const)
			expect(
				certified.refusal(
					coordinator,
					"certificate-1",
					says(certified, suspended, but),
				),
			).toMatchObject({ code: "rules", refusal: { code } });
	});

	test("a suspension has six months; then withdrawal is expected, and only the body withdraws", () => {
		const stopped = entered(certified, suspended);
		const late = stopped.on("2028-05-02").ticks();
		expect(late.certificate(1).status).toBe("suspended");
		expect(expected(late)).toEqual(["withdrawal-expected 2028-05-02"]);
		expect(late.certificate(1).given.join()).toContain(
			"legal-date-missed/suspension/2028-05-01",
		);
		const ended = entered(late, { type: "withdrawn" });
		expect(ended.certificate(1).status).toBe("withdrawn");
		expect(tasks(ended)).toEqual(["stop-using-mark", "apply-again"]);
	});

	test("a suspended certificate expires too, by date", () => {
		const stopped = entered(theBankOn("2030-05-25"), suspended);
		expect(stopped.on("2030-10-22").ticks().certificate(1).status).toBe(
			"expired-restorable",
		);
	});

	test("with a reduced scope it is still certified, and the scope is what the body left", () => {
		const less = entered(
			certified,
			{ type: "scope-reduced" },
			{ scope: "IT services of one data centre" },
		);
		expect(less.certificate(1)).toMatchObject({
			status: "scope-reduced",
			decision: { scope: "IT services of one data centre" },
		});
		expect(tasks(less)).toEqual(["change-scope-statements"]);
		expect(less.on("2028-07-22").ticks().phase("surveillance-1").status).toBe(
			"open",
		);
	});

	test("withdrawn or surrendered, its rounds end, and whoever was asked in one is told", () => {
		const asked = opened.delivers("surveillance-1").asks("surveillance-1");
		const letter = says(asked, { type: "surrendered" });
		const after = asked.does(coordinator, "certificate-1", letter);
		expect(after.certificate(1).status).toBe("surrendered");
		expect(after.phase("surveillance-1").status).toBe("stopped");
		const last = after.happenings.at(-1);
		if (!last) throw new Error("nothing happened");
		expect(
			correspondence(asked.world, after.world, last).map(({ about, to }) => [
				about.template,
				to,
			]),
		).toContainEqual(["request-withdrawn", itApprover]);
		expect(after.ticks().waking("certificate-1")?.code).toBe(
			"certificate-task",
		);
	});
});

describe("transfer to another body", () => {
	const { decidedOn: _, ...otherBodys } = {
		...decision(day("2028-08-01")),
		number: "OB-1",
		body: "Another body",
	};

	test("takes a valid certificate, and the cycle's dates, rounds and audits stay", () => {
		const moved = entered(
			opened,
			{ type: "transferred" },
			{ certificate: otherBodys },
		);
		expect(moved.certificate(1)).toMatchObject({
			status: "transferred",
			followedBy: room("certificate-2"),
		});
		expect(moved.certificate(2)).toMatchObject({
			status: "certified",
			begins: "initial",
			firstOfCycle: 1,
			opened: ["surveillance-1"],
			decision: {
				number: "OB-1",
				body: "Another body",
				decidedOn: "2027-10-22",
				validUntil: "2030-10-21",
			},
		});
		expect(moved.phase("surveillance-1").status).toBe("open");
		const held = moved
			.signsOff("surveillance-1")
			.does(coordinator, "surveillance-1", {
				type: "enter-result",
				result: {
					heldOn: moved.today,
					majorsOpen: 0,
					minorsWithoutPlan: 0,
					decision: null,
				},
			});
		expect(held.certificate(2).held).toHaveLength(1);
		const later = held.on("2029-08-01").ticks();
		expect(later.phase("surveillance-2.2").status).toBe("open");
	});

	test("leaves the own terms of the body before behind", () => {
		const terms = certified.does(coordinator, "", {
			type: "set-own-terms",
			rule: "suspension",
			period: { unit: "months", count: 3 },
			reason: because,
			source: because,
		});
		expect(terms.world.programme.ownTerms).toHaveLength(1);
		const moved = entered(
			terms,
			{ type: "transferred" },
			{ certificate: otherBodys },
		);
		expect(moved.world.programme.ownTerms).toEqual([]);
	});

	test("is refused while it is suspended, with the rule", () => {
		const stopped = entered(certified, suspended);
		expect(
			stopped.refusal(
				coordinator,
				"certificate-1",
				says(stopped, { type: "transferred" }, { certificate: otherBodys }),
			),
		).toEqual({
			code: "rules",
			refusal: {
				code: "suspended-not-transferred",
				rule: "transfer",
				clause: "IAF MD 2",
			},
		});
	});
});

describe("renewal by the body's notice", () => {
	const nearEnd = theBankOn("2030-05-25").on("2030-10-20");
	const { decidedOn: _, ...next } = decision(
		day("2030-10-20"),
		day("2033-10-21"),
	);

	test("issues the next certificate at once; the round is signed off later and issues none", () => {
		const renewed = entered(
			nearEnd,
			{ type: "renewed" },
			{ certificate: next },
		);
		expect(renewed.certificate(1).status).toBe("renewed");
		expect(renewed.certificate(2)).toMatchObject({
			begins: "recert",
			oldValidUntil: "2030-10-21",
			decision: { validUntil: "2033-10-21" },
		});
		expect(renewed.phase("recertification").status).toBe("open");
	});

	test("shows both ways to count the new expiry, where what is printed differs from one", () => {
		const renewed = entered(
			nearEnd,
			{ type: "renewed" },
			{ certificate: next },
		);
		const [row] = certificateRows(
			renewed.world.programme,
			renewed.certificate(2),
		).filter(({ rule }) => rule === "valid-until");
		expect(row).toMatchObject({
			date: "2033-10-21",
			beside: [{ countsFrom: "decision", date: "2033-10-19" }],
		});
	});

	test("wants the new certificate, with its dates in order", () => {
		const refusal = (certificate: typeof next | null) =>
			nearEnd.refusal(
				coordinator,
				"certificate-1",
				says(nearEnd, { type: "renewed" }, { certificate }),
			);
		expect(refusal(null)).toEqual({ code: "new-certificate-missing" });
		expect(refusal({ ...next, issuedOn: day("2030-10-19") })).toEqual({
			code: "dates-not-in-order",
		});
	});

	test("restores an expired one under the rule's conditions", () => {
		const expired = nearEnd.on("2031-01-10").ticks();
		const { decidedOn: __, ...restoredTo } = decision(
			day("2031-01-10"),
			day("2033-10-21"),
		);
		const restore = (majorsOpen: number, story = expired) =>
			says(
				story,
				{ type: "restored", onsiteEnded: day("2030-10-15"), majorsOpen },
				{ certificate: restoredTo, day: day("2031-01-10") },
			);
		expect(
			expired.refusal(coordinator, "certificate-1", restore(1)),
		).toMatchObject({ refusal: { code: "majors-open", count: 1 } });
		// A major of the audit it rests on counts, whoever counts by hand.
		const major = expired.does(
			coordinator,
			"",
			raise("major", "recertification", "2030-10-15"),
		);
		expect(
			major.refusal(coordinator, "certificate-1", restore(0)),
		).toMatchObject({ refusal: { code: "majors-open", count: 1 } });
		const restored = expired.does(coordinator, "certificate-1", restore(0));
		expect(restored.certificate(1).status).toBe("restored");
		expect(restored.certificate(2).oldValidUntil).toBe("2030-10-21");
		// The notice of a day in time counts, though it is entered when the certificate has lapsed.
		const late = nearEnd.on("2031-05-10").ticks();
		expect(late.certificate(1).status).toBe("lapsed");
		expect(
			late.does(coordinator, "certificate-1", restore(0, late)).certificate(1)
				.status,
		).toBe("restored");
	});
});

describe("after a certificate has ended for good", () => {
	const lapsed = theBankOn("2030-05-25").on("2031-05-10").ticks();

	test("certification begins anew, and brings a certificate of a first cycle", () => {
		const again = lapsed
			.does(coordinator, "certificate-1", { type: "apply-again" })
			.ticks();
		expect(again.phase("certification-audit.2").status).toBe("open");
		expect(
			again.refusal(coordinator, "certificate-1", { type: "apply-again" }),
		).toEqual({ code: "not-yet-again" });
		const ready = [
			"internal-audit-of-the-year",
			"management-review-of-the-year",
			"procedure-documents",
		].reduce<Story>(
			(story, id) =>
				story
					.does(owner, "certification-audit.2", addEvidence(id))
					.does(owner, "certification-audit.2", deliver(id)),
			again.on("2031-06-20"),
		);
		const held = [1, 2].reduce<Story>(
			(story, stage) =>
				story.does(coordinator, "certification-audit.2", {
					type: "enter-audit",
					stage: stage as 1 | 2,
					on: story.today,
					majorsOpen: 0,
				}),
			ready.does(
				coordinator,
				"certification-audit.2",
				application(day("2031-05-20")),
			),
		);
		const closed = held
			.does(coordinator, "certification-audit.2", {
				type: "enter-decision",
				decision: decision(held.today),
			})
			.signsOff("certification-audit.2");
		expect(closed.certificate(2)).toMatchObject({
			status: "certified",
			begins: "initial",
			oldValidUntil: null,
		});
		expect(closed.certificate(1)).toMatchObject({
			status: "lapsed",
			followedBy: room("certificate-2"),
		});
	});

	test("and not while it can still be saved", () => {
		expect(
			certified.refusal(coordinator, "certificate-1", { type: "apply-again" }),
		).toEqual({ code: "not-yet-again" });
	});
});

describe("the record shows what was not by the rule:", () => {
	test("a postponed audit is a deviation with reason and approver, and the rule keeps its date", () => {
		const postponed = opened.does(coordinator, "certificate-1", {
			type: "postpone-audit",
			of: "sv1",
			to: day("2029-01-31"),
			reason: because,
			approver: topManager,
		});
		const [row] = certificateRows(
			postponed.world.programme,
			postponed.certificate(1),
		).filter(({ key }) => key === "sv1");
		expect(row).toMatchObject({
			date: "2028-10-22",
			deviation: { to: "2029-01-31", approver: topManager, reason: because },
		});
		expect(
			opened.refusal(topManager, "certificate-1", {
				type: "postpone-audit",
				of: "sv1",
				to: day("2029-01-31"),
				reason: because,
				approver: topManager,
			}),
		).toEqual({ code: "asker-is-approver" });
	});

	test("the body's own terms set one rule's period and show the difference", () => {
		const stopped = entered(certified, suspended);
		const terms = stopped.does(owner, "", {
			type: "set-own-terms",
			rule: "suspension",
			period: { unit: "months", count: 3 },
			reason: because,
			source: because,
		});
		expect(terms.happenings.at(-1)?.event).toMatchObject({
			type: "own-terms-set",
			certificates: [
				{
					room: room("certificate-1"),
					changes: [
						{
							rule: "suspension",
							before: { date: "2028-05-01" },
							after: { date: "2028-02-01" },
						},
					],
				},
			],
		});
		expect(expected(terms.on("2028-02-02").ticks())).toEqual([
			"withdrawal-expected 2028-02-02",
		]);
		expect(
			stopped.refusal(owner, "", {
				type: "set-own-terms",
				rule: "pilot",
				period: { unit: "months", count: 2 },
				reason: because,
				source: because,
			}),
		).toMatchObject({ refusal: { code: "pilot-too-short" } });
	});

	test("a wrong valid-until that has expired the certificate is put right, and the state with it", () => {
		const expired = theBankOn("2030-05-25").on("2030-10-25").ticks();
		expect(expired.certificate(1).status).toBe("expired-restorable");
		const corrected = expired.does(coordinator, "certificate-1", {
			type: "correct-certificate",
			decision: {
				...expired.certificate(1).decision,
				validUntil: day("2030-10-31"),
			},
			reason: because,
		});
		expect(corrected.certificate(1).status).toBe("certified");
		expect(corrected.on("2030-11-01").ticks().certificate(1).status).toBe(
			"expired-restorable",
		);
	});

	test("changes of scope, site and ownership bring the task to tell the body", () => {
		const changed = certified.does(coordinator, "certificate-1", {
			type: "report-change",
			change: "site",
			about: because,
		});
		expect(openTasks(changed.certificate(1))).toEqual([
			expect.objectContaining({ code: "notify-body", change: "site" }),
		]);
		const told = changed.does(coordinator, "certificate-1", {
			type: "finish-task",
			task: openTasks(changed.certificate(1))[0]?.id ?? "none",
		});
		expect(openTasks(told.certificate(1))).toEqual([]);
	});
});

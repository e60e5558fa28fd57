import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import {
	deliverableId,
	fingerprint,
	personId,
	requestId,
} from "../../domain/ids.ts";
import type { People } from "../../domain/people.ts";
import {
	aBank,
	addEvidence,
	answer,
	ask,
	because,
	businessApprover,
	coordinator,
	day,
	deliver,
	itApprover,
	owner,
	people,
	type Story,
	withdrawEvidence,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const preparation = "preparation";
const first = requestId("bank-2027/preparation/request-1");
const delivered = aBank().on("2027-02-10").delivers(preparation);
const asked = delivered.asks(preparation);

const changePeople = (but: Partial<People>): Act => ({
	type: "change-people",
	people: { ...people, ...but },
});
const withdraw = (request = first): Act => ({
	type: "withdraw-request",
	request,
	reason: because,
});
const remind = (request = first): Act => ({ type: "remind", request });
const refusalOf = (
	story: Story,
	by: Parameters<Story["refusal"]>[0],
	act: Act,
	phase = preparation,
) => story.refusal(by, phase, act);

describe("sign-off is asked for", () => {
	test("of the approvers from IT and from business, with what they are shown and until when", () => {
		expect(delivered.events(owner, preparation, ask(delivered))).toEqual([
			{
				type: "sign-off-asked",
				request: first,
				step: "phase",
				answerBy: "2027-02-24",
				policy: { kind: "all" },
				seats: [
					{ person: itApprover, side: "it" },
					{ person: businessApprover, side: "business" },
				],
				fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
			},
		]);
	});

	test("once at a time", () => {
		expect(refusalOf(asked, owner, ask(asked))).toEqual({
			code: "request-already-open",
		});
	});

	test("by somebody who does not approve himself", () => {
		expect(refusalOf(delivered, itApprover, ask(delivered))).toEqual({
			code: "asker-is-approver",
		});
		expect(refusalOf(delivered, coordinator, ask(delivered))).toBe(null);
	});

	test("for an answer by today at the earliest", () => {
		const by = (date: string): Act => ({
			...ask(delivered),
			answerBy: day(date),
		});
		expect(refusalOf(delivered, owner, by("2027-02-09"))).toEqual({
			code: "date-past",
			today: "2027-02-10",
		});
		expect(refusalOf(delivered, owner, by("2027-02-10"))).toBe(null);
	});

	test.each([0, -1, 1.5, Number.NaN])(
		"of at least a whole number of approvers, not of %d",
		(count) => {
			expect(
				refusalOf(
					delivered,
					owner,
					ask(delivered, { kind: "at-least", count }),
				),
			).toEqual({ code: "not-a-count" });
		},
	);

	test("in an open phase", () => {
		expect(refusalOf(delivered, owner, ask(delivered), "design")).toEqual({
			code: "phase-not-open",
		});
		const closed = asked.approves(preparation);
		expect(refusalOf(closed, owner, ask(closed))).toEqual({
			code: "phase-not-open",
		});
	});
});

describe("an approval", () => {
	test("is on record with the typed name and the fingerprint of what was shown", () => {
		const act = answer(asked, preparation);
		expect(asked.events(itApprover, preparation, act)).toEqual([
			{
				type: "sign-off-decided",
				request: first,
				generation: 1,
				decision: "approve",
				name: act.name,
				reason: null,
				fingerprint: act.shown,
			},
		]);
	});

	test("by the last one closes the phase and opens the next on the same day", () => {
		const half = asked.answers(itApprover, preparation);
		expect(
			half.events(businessApprover, preparation, answer(half, preparation)),
		).toEqual([
			expect.objectContaining({ type: "sign-off-decided" }),
			{
				type: "sign-off-ended",
				request: first,
				outcome: "approved",
				step: "phase",
				reason: null,
			},
			{
				type: "phase-closed",
				next: {
					room: "bank-2027/design",
					phase: "design",
					round: 1,
					from: "2027-02-10",
					planned: { from: "2027-03-04", until: "2027-05-03" },
				},
			},
		]);
	});

	test.each([
		["early", "2027-02-10"],
		["on the planned day", "2027-03-03"],
		["late", "2027-09-20"],
	])("that comes %s opens the next phase on that day", (_when, date) => {
		const closed = aBank().on(date).signsOff(preparation);
		expect(closed.phase(preparation)).toMatchObject({
			status: "closed",
			closedOn: date,
		});
		expect(closed.phase("design")).toMatchObject({
			status: "open",
			from: date,
			planned: { from: "2027-03-04", until: "2027-05-03" },
		});
	});

	test("is refused when the gate has shut meanwhile", () => {
		const reopened = asked.does(owner, preparation, {
			type: "reopen-deliverable",
			deliverable: deliverableId("staff-training"),
			reason: null,
		});
		expect(
			refusalOf(reopened, itApprover, answer(reopened, preparation)),
		).toEqual({
			code: "gate-shut",
			gaps: [{ code: "not-delivered", deliverable: "staff-training" }],
		});
		expect(
			refusalOf(reopened, itApprover, answer(reopened, preparation, "return")),
		).toBe(null);
	});

	test("is refused on hold; sending back is not", () => {
		const held = asked.does(owner, "", { type: "hold", reason: because });
		expect(refusalOf(held, itApprover, answer(held, preparation))).toEqual({
			code: "gate-shut",
			gaps: [{ code: "on-hold" }],
		});
		expect(
			refusalOf(held, itApprover, answer(held, preparation, "return")),
		).toBe(null);
	});
});

describe("an answer", () => {
	test("is given once", () => {
		const half = asked.answers(itApprover, preparation);
		expect(refusalOf(half, itApprover, answer(half, preparation))).toEqual({
			code: "already-answered",
			person: itApprover,
			decision: "approve",
			at: half.now,
		});
	});

	test("is given by those who were asked", () => {
		expect(refusalOf(asked, coordinator, answer(asked, preparation))).toEqual({
			code: "not-an-approver",
		});
	});

	test("is given on one's turn when the approvers are asked in sequence", () => {
		const inSequence = delivered.asks(preparation, { kind: "in-sequence" });
		expect(
			refusalOf(inSequence, businessApprover, answer(inSequence, preparation)),
		).toEqual({ code: "not-your-turn" });
		const next = inSequence.answers(itApprover, preparation);
		expect(refusalOf(next, businessApprover, answer(next, preparation))).toBe(
			null,
		);
	});

	test("other than an approval gives its reason", () => {
		for (const decision of ["return", "decline"] as const)
			expect(
				refusalOf(asked, itApprover, {
					...answer(asked, preparation, decision),
					reason: null,
				}),
			).toEqual({ code: "reason-needed" });
	});

	test("to another content than the one asked for is refused", () => {
		expect(
			refusalOf(asked, itApprover, {
				...answer(asked, preparation),
				shown: fingerprint("0".repeat(64)),
			}),
		).toEqual({
			code: "content-changed",
			fingerprint: asked.request(preparation).fingerprint,
		});
	});

	test("is confirmed with a one-time code where the owner wants it, and not taken without", () => {
		const given = aBank()
			.does(owner, preparation, { type: "set-confirmation", wanted: true })
			.delivers(preparation)
			.asks(preparation);
		const { confirmed, ...alone } = answer(given, preparation);
		expect(confirmed).toBe("code");
		expect(given.refusal(itApprover, preparation, alone)).toEqual({
			code: "code-needed",
		});
		expect(
			given.events(itApprover, preparation, answer(given, preparation)),
		).toMatchObject([{ type: "sign-off-decided", confirmed: "code" }]);
	});

	test("to a request that has ended, or was never made, is refused", () => {
		const late = answer(asked, preparation);
		for (const ended of [
			asked.answers(businessApprover, preparation, "return"),
			asked.does(owner, preparation, withdraw()),
			delivered.asks(preparation).approves(preparation),
		])
			expect(refusalOf(ended, itApprover, late)).toEqual({
				code: "request-ended",
			});
		expect(
			refusalOf(asked, itApprover, {
				...late,
				request: requestId("bank-2027/preparation/request-2"),
			}),
		).toEqual({ code: "no-such-request" });
	});

	test("is never given by who asked, not even as an approver named later", () => {
		const both = asked.does(
			owner,
			"",
			changePeople({
				approvers: [...people.approvers, { person: owner, side: "business" }],
			}),
		);
		expect(refusalOf(both, owner, answer(both, preparation))).toEqual({
			code: "asker-is-approver",
		});
	});
});

describe("a request is sent back", () => {
	test("by one return, with the reason, and may be asked for again", () => {
		const returned = asked.answers(itApprover, preparation, "return");
		expect(returned.phase(preparation)).toMatchObject({
			status: "open",
			request: null,
			sentBack: {
				how: "returned",
				by: itApprover,
				on: "2027-02-10",
				reason: because,
			},
		});
		const again = returned.asks(preparation);
		expect(again.request(preparation).id).toBe(
			"bank-2027/preparation/request-2",
		);
		expect(again.phase(preparation).sentBack).toBe(null);
		expect(again.approves(preparation).phase(preparation).status).toBe(
			"closed",
		);
	});

	test("by a return after an approval", () => {
		const returned = asked
			.answers(itApprover, preparation)
			.answers(businessApprover, preparation, "return");
		expect(returned.phase(preparation).sentBack?.how).toBe("returned");
	});

	test("by a decline where every approval is needed", () => {
		const declined = asked.answers(businessApprover, preparation, "decline");
		expect(declined.phase(preparation)).toMatchObject({
			status: "open",
			request: null,
			sentBack: { how: "declined", by: businessApprover, reason: because },
		});
	});

	test("by whoever asked, who withdraws it", () => {
		const withdrawn = asked.does(owner, preparation, withdraw());
		expect(withdrawn.phase(preparation)).toMatchObject({
			request: null,
			sentBack: { how: "withdrawn", by: owner, reason: because },
		});
		expect(refusalOf(withdrawn, owner, withdraw())).toEqual({
			code: "request-ended",
		});
	});
});

describe("a request is superseded, and nobody has answered the new one", () => {
	const half = asked.answers(itApprover, preparation);
	const request = half.request(preparation);

	const changes: readonly (readonly [string, (story: Story) => Story])[] = [
		[
			"evidence is added",
			(story) =>
				story.does(
					owner,
					preparation,
					addEvidence("staff-training", "a later list"),
				),
		],
		[
			"evidence is withdrawn",
			(story) =>
				story.does(owner, preparation, withdrawEvidence("staff-training")),
		],
		[
			"a deliverable is added",
			(story) =>
				story.does(owner, preparation, {
					type: "add-deliverable",
					deliverable: deliverableId("assessment"),
					title: "Assessment",
					owner: null,
					dueOn: day("2027-02-20"),
				}),
		],
		[
			"a deliverable is reopened",
			(story) =>
				story.does(owner, preparation, {
					type: "reopen-deliverable",
					deliverable: deliverableId("staff-training"),
					reason: null,
				}),
		],
		[
			"an approver is replaced",
			(story) =>
				story.does(
					owner,
					"",
					changePeople({
						approvers: [
							{ person: itApprover, side: "it" },
							{ person: personId("ma-li"), side: "business" },
						],
					}),
				),
		],
		[
			"an approver changes sides",
			(story) =>
				story.does(
					owner,
					"",
					changePeople({
						approvers: [
							{ person: itApprover, side: "business" },
							{ person: businessApprover, side: "it" },
						],
					}),
				),
		],
		[
			"an approver is added",
			(story) =>
				story.does(
					owner,
					"",
					changePeople({
						approvers: [
							...people.approvers,
							{ person: personId("ma-li"), side: "business" },
						],
					}),
				),
		],
	];
	test.each(changes)("when %s", (_what, change) => {
		const after = change(half).request(preparation);
		expect(after.id).toBe(request.id);
		expect(after.generation).toBe(2);
		expect(after.seats.every((seat) => seat.answer === null)).toBe(true);
	});

	test("but not when people change who are not asked", () => {
		const after = half.does(
			owner,
			"",
			changePeople({ owner: personId("ma-li") }),
		);
		expect(after.request(preparation)).toEqual(request);
	});

	test("but not when a due date or a deliverable's owner changes: nobody signs those", () => {
		const after = half.does(owner, preparation, {
			type: "assign-deliverable",
			deliverable: deliverableId("staff-training"),
			owner: coordinator,
			dueOn: day("2027-03-01"),
		});
		expect(after.request(preparation)).toEqual(request);
	});

	test("and an answer to the old one is told what is asked now", () => {
		const stale = answer(half, preparation);
		const after = half.does(
			owner,
			preparation,
			addEvidence("staff-training", "a later list"),
		);
		expect(refusalOf(after, businessApprover, stale)).toEqual({
			code: "request-superseded",
			generation: 2,
			fingerprint: after.request(preparation).fingerprint,
		});
		expect(after.approves(preparation).phase(preparation).status).toBe(
			"closed",
		);
	});

	test("and shows another fingerprint exactly when the content is another", () => {
		const more = half.does(
			owner,
			preparation,
			addEvidence("staff-training", "a later list"),
		);
		const less = more.does(
			owner,
			preparation,
			withdrawEvidence("staff-training", "a later list"),
		);
		expect(more.request(preparation).fingerprint).not.toBe(request.fingerprint);
		expect(less.request(preparation).fingerprint).toBe(request.fingerprint);
		expect(less.request(preparation).generation).toBe(3);
	});
});

describe("the approvers who are waited for", () => {
	test("may be reminded by hand, those alone", () => {
		const half = asked.answers(itApprover, preparation);
		expect(half.events(owner, preparation, remind())).toEqual([
			{
				type: "sign-off-reminded",
				request: first,
				persons: [businessApprover],
			},
		]);
		expect(
			half.does(owner, preparation, remind()).request(preparation)
				.remindedByHand,
		).toBe(1);
	});

	test("and no longer once the request has ended", () => {
		const ended = asked.does(owner, preparation, withdraw());
		expect(refusalOf(ended, owner, remind())).toEqual({
			code: "request-ended",
		});
	});
});

describe("a round of the certificate's three years", () => {
	const opened = theBankOn("2028-07-25").delivers("surveillance-1");
	const before = opened.asks("surveillance-1");

	test("is signed off before its audit by IT, business and top management", () => {
		expect(before.request("surveillance-1")).toMatchObject({
			step: "before-audit",
			seats: [{ side: "it" }, { side: "business" }, { side: "top-management" }],
		});
	});

	test("stays open after that sign-off, for the one on the body's result", () => {
		const readyForAudit = before.approves("surveillance-1");
		expect(readyForAudit.phase("surveillance-1")).toMatchObject({
			status: "open",
			stepsDone: 1,
		});
		const done = readyForAudit
			.does(coordinator, "surveillance-1", {
				type: "enter-result",
				result: {
					heldOn: readyForAudit.today,
					majorsOpen: 0,
					minorsWithoutPlan: 0,
					decision: null,
				},
			})
			.asks("surveillance-1");
		expect(done.request("surveillance-1").step).toBe("result");
		expect(done.approves("surveillance-1").phase("surveillance-1").status).toBe(
			"closed",
		);
	});
});

test("a deliverable that is delivered again after a return is signed as it is then", () => {
	const returned = asked
		.answers(itApprover, preparation, "return")
		.does(owner, preparation, withdrawEvidence("gap-analysis"))
		.does(owner, preparation, addEvidence("gap-analysis", "a better analysis"))
		.does(owner, preparation, deliver("gap-analysis"))
		.asks(preparation);
	expect(returned.request(preparation).fingerprint).not.toBe(
		asked.request(preparation).fingerprint,
	);
});

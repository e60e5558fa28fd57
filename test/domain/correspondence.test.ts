import { describe, expect, test } from "vitest";
import { correspondence, type MailOrder } from "../../domain/correspondence.ts";
import { evolve } from "../../domain/evolve.ts";
import { deliverableId, personId, requestId } from "../../domain/ids.ts";
import type { World } from "../../domain/world.ts";
import {
	aBank,
	addEvidence,
	because,
	businessApprover,
	coordinator,
	day,
	escalation,
	itApprover,
	owner,
	people,
	type Story,
	topManager,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const preparation = "preparation";

/** The mails that follow from everything that happened in `after` and not yet in `before`. */
function mailsOf(before: Story, after: Story): readonly MailOrder[] {
	const mails: MailOrder[] = [];
	let world: World | null = before.known;
	for (const happening of after.happenings.slice(before.happenings.length)) {
		const next = evolve(world, happening);
		mails.push(...correspondence(world, next, happening));
		world = next;
	}
	return mails;
}

/** "who: what", with a star where the mail has a link. */
const told = (before: Story, after: Story) =>
	mailsOf(before, after).map(
		({ to, about, link }) => `${to}: ${about.template}${link ? " *" : ""}`,
	);
const linesTo = (mails: readonly MailOrder[], person: string) =>
	mails.flatMap(({ to, about }) =>
		to === person && about.template === "digest"
			? about.lines.map(({ code }) => code)
			: [],
	);

const delivered = aBank().on("2027-02-10").delivers(preparation);
const asked = delivered.asks(preparation);
const inSequence = delivered.asks(preparation, { kind: "in-sequence" });

describe("when sign-off is asked for", () => {
	test("each approver has a mail with his one link", () => {
		expect(mailsOf(delivered, asked)).toEqual(
			[itApprover, businessApprover].map((to) => ({
				to,
				room: "bank-2027/preparation",
				link: { request: "bank-2027/preparation/request-1", generation: 1 },
				about: {
					template: "sign-off-request",
					request: "bank-2027/preparation/request-1",
					generation: 1,
					phase: "preparation",
					step: "phase",
					askedBy: owner,
					askedOn: "2027-02-10",
					answerBy: "2027-02-24",
				},
			})),
		);
	});

	test("in sequence the first alone, and the next on his turn", () => {
		expect(told(delivered, inSequence)).toEqual([
			"chen-jing: sign-off-request *",
		]);
		expect(
			told(inSequence, inSequence.answers(itApprover, preparation)),
		).toEqual([
			"chen-jing: answered",
			"li-wei: answered",
			"zhao-min: answered",
			"he-fang: sign-off-request *",
		]);
	});

	test("in sequence nobody more when the answer has ended it", () => {
		for (const decision of ["return", "decline"] as const)
			expect(
				told(inSequence, inSequence.answers(itApprover, preparation, decision)),
			).toEqual([
				"chen-jing: answered",
				"li-wei: answered",
				"zhao-min: answered",
			]);
	});
});

describe("when somebody answers", () => {
	test("he, the asker, the owner and the coordinator have the receipt, without a link", () => {
		const answered = asked.answers(itApprover, preparation);
		expect(told(asked, answered)).toEqual([
			"chen-jing: answered",
			"li-wei: answered",
			"zhao-min: answered",
		]);
		expect(mailsOf(asked, answered)[0]?.about).toEqual({
			template: "answered",
			request: "bank-2027/preparation/request-1",
			phase: "preparation",
			step: "phase",
			person: itApprover,
			decision: "approve",
			reason: null,
			fingerprint: asked.request(preparation).fingerprint,
			at: asked.now,
		});
	});

	test("the reason goes with a return, also to those who need not answer any more", () => {
		const returned = asked.answers(itApprover, preparation, "return");
		expect(told(asked, returned)).toEqual([
			"chen-jing: answered",
			"li-wei: answered",
			"zhao-min: answered",
			"he-fang: answered",
		]);
		expect(mailsOf(asked, returned).at(-1)?.about).toMatchObject({
			person: itApprover,
			decision: "return",
			reason: because,
		});
	});

	test("and the phase closes, all who carry the programme are told what begins", () => {
		const closing = asked.answers(itApprover, preparation);
		const closed = closing.answers(businessApprover, preparation);
		expect(told(closing, closed)).toEqual([
			"he-fang: answered",
			"li-wei: answered",
			"zhao-min: answered",
			"li-wei: phase-closed",
			"zhao-min: phase-closed",
			"chen-jing: phase-closed",
			"he-fang: phase-closed",
			"guo-qiang: phase-closed",
		]);
		expect(mailsOf(closing, closed).at(-1)?.about).toEqual({
			template: "phase-closed",
			phase: "preparation",
			closedOn: "2027-02-10",
			next: "design",
		});
	});
});

describe("when a request is superseded", () => {
	const half = asked.answers(itApprover, preparation);

	test("all who are asked have a mail with the link to what is asked now", () => {
		const later = half.does(
			owner,
			preparation,
			addEvidence("staff-training", "a later list"),
		);
		const mails = mailsOf(half, later);
		expect(mails.map(({ to, link }) => [to, link?.generation])).toEqual([
			[itApprover, 2],
			[businessApprover, 2],
		]);
	});

	test("whoever is asked no more is told, answered or not", () => {
		const replaced = half.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: [
					{ person: personId("ma-li"), side: "it" },
					{ person: personId("qian-yi"), side: "business" },
				],
			},
		});
		expect(told(half, replaced)).toEqual([
			"chen-jing: request-superseded",
			"he-fang: request-superseded",
			"ma-li: sign-off-request *",
			"qian-yi: sign-off-request *",
		]);
	});

	test("in sequence nobody hears of it who was never asked", () => {
		const replaced = inSequence.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: [
					{ person: itApprover, side: "it" },
					{ person: personId("qian-yi"), side: "business" },
				],
			},
		});
		expect(told(inSequence, replaced)).toEqual([
			"chen-jing: sign-off-request *",
		]);
	});
});

describe("when a request comes to nothing", () => {
	test("withdrawn: all who were asked are told", () => {
		const withdraw = (story: Story) =>
			story.does(owner, preparation, {
				type: "withdraw-request",
				request: requestId("bank-2027/preparation/request-1"),
				reason: because,
			});
		expect(told(asked, withdraw(asked))).toEqual([
			"chen-jing: request-withdrawn",
			"he-fang: request-withdrawn",
		]);
		expect(told(inSequence, withdraw(inSequence))).toEqual([
			"chen-jing: request-withdrawn",
		]);
	});

	test("stopped with its programme: they are told too", () => {
		const stopped = asked.does(owner, "", { type: "stop", reason: because });
		expect(told(asked, stopped)).toEqual([
			"chen-jing: request-withdrawn",
			"he-fang: request-withdrawn",
		]);
	});
});

describe("reminders", () => {
	test("by hand go to those who are waited for, with their link", () => {
		const half = asked.answers(itApprover, preparation);
		const reminded = half.does(owner, preparation, {
			type: "remind",
			request: half.request(preparation).id,
		});
		expect(told(half, reminded)).toEqual(["he-fang: sign-off-reminder *"]);
	});

	test("by the clock too", () => {
		const rung = asked.on("2027-02-15").ticks();
		expect(told(asked, rung)).toEqual([
			"chen-jing: sign-off-reminder *",
			"he-fang: sign-off-reminder *",
		]);
	});

	test("of many days are one after an outage, and what was missed is one digest a person", () => {
		const back = asked.on("2027-03-20").ticks();
		expect(told(asked, back)).toEqual([
			"chen-jing: sign-off-reminder *",
			"he-fang: sign-off-reminder *",
			"li-wei: digest",
			"wu-gang: digest",
			"zhao-min: digest",
		]);
		const mails = mailsOf(asked, back);
		expect(linesTo(mails, owner)).toEqual(["sign-off-escalated", "phase-late"]);
		expect(linesTo(mails, coordinator)).toEqual(["phase-late"]);
		expect(linesTo(mails, escalation)).toEqual(["sign-off-escalated"]);
	});
});

describe("a digest", () => {
	test("is one a person for all that fell due together", () => {
		const preparing = aBank();
		const rung = preparing.on("2027-02-17").ticks();
		const mails = mailsOf(preparing, rung);
		expect(mails.map(({ to, link }) => [to, link])).toEqual([[owner, null]]);
		expect(linesTo(mails, owner)).toEqual(
			["phase-due-soon", ...Array(5).fill("deliverable-due-soon")].sort(),
		);
	});

	test("names each subject once, by the last that was to be said of it", () => {
		const preparing = aBank().does(owner, preparation, {
			type: "assign-deliverable",
			deliverable: deliverableId("gap-analysis"),
			owner: itApprover,
			dueOn: day("2027-02-24"),
		});
		const mails = mailsOf(preparing, preparing.on("2027-06-01").ticks());
		expect(linesTo(mails, owner)).toEqual([
			...Array(5).fill("deliverable-escalated"),
			"phase-late",
		]);
		expect(linesTo(mails, itApprover)).toEqual(["deliverable-overdue"]);
		expect(linesTo(mails, coordinator)).toEqual([
			...Array(5).fill("deliverable-escalated"),
			"phase-late",
		]);
	});

	test("goes up the chain when a legal date was missed", () => {
		const certified = theBankOn("2027-11-01");
		const missed = certified.on("2028-10-23");
		const mails = mailsOf(
			certified,
			missed.does("clock", "certificate-1", { type: "tick" }),
		);
		for (const person of [coordinator, owner])
			expect(linesTo(mails, person)).toEqual([
				"round-opens",
				"audit-unconfirmed-escalated",
				"surveillance-missed",
			]);
		expect(linesTo(mails, escalation)).toEqual([
			"audit-unconfirmed-escalated",
			"surveillance-missed",
		]);
	});
});

test("every mail of the years goes to one person with at most one link, and digests have none", () => {
	const years = theBankOn("2030-12-01");
	const begun = aBank();
	const mails = mailsOf(begun, years);
	expect(mails.length).toBeGreaterThan(50);
	for (const { link, about } of mails)
		expect(link !== null).toBe(
			about.template === "sign-off-request" ||
				about.template === "sign-off-reminder",
		);
	expect(mails.filter(({ to }) => to === topManager).length).toBeGreaterThan(0);
});

test("what is only noted is told to nobody", () => {
	const noted = aBank()
		.does(owner, preparation, addEvidence("staff-training"))
		.does(owner, "", { type: "rename", name: "Both data centres" });
	expect(told(aBank(), noted)).toEqual([]);
});

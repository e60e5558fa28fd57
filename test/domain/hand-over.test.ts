import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { correspondence, type MailOrder } from "../../domain/correspondence.ts";
import { evolve } from "../../domain/evolve.ts";
import { deliverableId, type PersonId, personId } from "../../domain/ids.ts";
import { notices } from "../../domain/schedule.ts";
import type { Absence } from "../../domain/substitutes.ts";
import { toDos } from "../../domain/to-do.ts";
import type { World } from "../../domain/world.ts";
import {
	aBank,
	addEvidence,
	answer,
	ask,
	because,
	businessApprover,
	coordinator,
	day,
	itApprover,
	owner,
	people,
	room,
	type Story,
	sealed,
} from "./a-bank.ts";

const preparation = "preparation";
const maLi = personId("ma-li");
const heMin = personId("he-min");
const delivered = aBank().on("2027-02-10").delivers(preparation);
const asked = delivered.asks(preparation);

const away = (from: string, until: string): Absence => ({
	from: day(from),
	until: day(until),
});
const handOver = (
	story: Story,
	to: PersonId,
	absence: Absence | null = null,
): Act => {
	const { id: request, generation } = story.request(preparation);
	return {
		type: "hand-over",
		...{ request, generation, to, absence, confirmed: "code" },
	};
};
const handsOver = (
	story: Story,
	by: PersonId,
	to: PersonId,
	absence: Absence | null = null,
) => story.does(by, preparation, handOver(story, to, absence));
const notForMe = (story: Story): Act => {
	const { id: request, generation } = story.request(preparation);
	return { type: "not-for-me", request, generation, reason: because };
};
const replace = (story: Story, person: PersonId, to: PersonId): Act => ({
	type: "replace-approver",
	request: story.request(preparation).id,
	person,
	to,
});
const refusalOf = (story: Story, by: PersonId, act: Act) =>
	story.refusal(by, preparation, act)?.code ?? null;
const seatsOf = (story: Story) =>
	story
		.request(preparation)
		.seats.map(({ person, for: first, side }) =>
			first ? `${person} for ${first}, ${side}` : `${person}, ${side}`,
		);

/** "who: what", with a star where the mail has a link. */
function told(before: Story, after: Story): readonly string[] {
	const mails: MailOrder[] = [];
	let world: World | null = before.known;
	for (const happening of after.happenings.slice(before.happenings.length)) {
		const next = evolve(world, happening);
		mails.push(...correspondence(world, next, happening));
		world = next;
	}
	return mails.map(
		({ to, about, link }) =>
			`${to}: ${about.template}${"for" in about ? ` for ${about.for}` : ""}${link ? " *" : ""}`,
	);
}

describe("a sign-off that is handed over", () => {
	const given = handsOver(asked, itApprover, maLi);

	test("is asked of the one who is named, in the place and for the side of the first approver", () => {
		expect(seatsOf(given)).toEqual([
			"ma-li for chen-jing, it",
			"he-fang, business",
		]);
		expect(given.request(preparation).generation).toBe(1);
	});

	test("mails the substitute, and tells whoever asked and the first approver", () => {
		expect(told(asked, given)).toEqual([
			"ma-li: sign-off-request for chen-jing *",
			"li-wei: handed-over",
			"chen-jing: handed-over",
		]);
	});

	test("is no longer the first approver's to decide", () => {
		expect(refusalOf(given, itApprover, answer(given, preparation))).toBe(
			"not-an-approver",
		);
		expect(refusalOf(given, itApprover, handOver(given, heMin))).toBe(
			"not-an-approver",
		);
	});

	test("is recorded as one for the other, and closes the phase with the other side's", () => {
		const [decided] = given.events(
			maLi,
			preparation,
			answer(given, preparation),
		);
		expect(decided).toMatchObject({
			type: "sign-off-decided",
			for: "chen-jing",
		});
		const closed = given
			.answers(maLi, preparation)
			.answers(businessApprover, preparation);
		expect(closed.phase(preparation).status).toBe("closed");
	});

	test("has a receipt for the first approver too, who is told for whom it was", () => {
		expect(told(given, given.answers(maLi, preparation))).toEqual(
			["ma-li", "chen-jing", "li-wei", "zhao-min"].map(
				(person) => `${person}: answered for chen-jing`,
			),
		);
	});

	test("goes on from hand to hand, and back to the first approver", () => {
		const on = handsOver(given, maLi, heMin);
		expect(seatsOf(on)[0]).toBe("he-min for chen-jing, it");
		expect(told(given, on)).toEqual([
			"he-min: sign-off-request for chen-jing *",
			"li-wei: handed-over",
			"ma-li: handed-over",
			"chen-jing: handed-over",
		]);
		expect(seatsOf(handsOver(on, heMin, itApprover))[0]).toBe("chen-jing, it");
	});

	test("stays in the other's hands when what is signed changes", () => {
		const changed = given.does(
			owner,
			preparation,
			addEvidence("gap-analysis", "more"),
		);
		expect(changed.request(preparation).generation).toBe(2);
		expect(seatsOf(changed)[0]).toBe("ma-li for chen-jing, it");
		expect(told(given, changed)).toContain(
			"ma-li: sign-off-request for chen-jing *",
		);
	});

	test("comes back to the first approver when the other is named as an approver himself", () => {
		const named = given.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: [...people.approvers, { person: maLi, side: "business" }],
			},
		});
		expect(seatsOf(named)).toEqual([
			"chen-jing, it",
			"he-fang, business",
			"ma-li, business",
		]);
	});

	test("cannot be received by whoever asked, nor by one who has a seat, nor in another's name", () => {
		expect(refusalOf(asked, itApprover, handOver(asked, owner))).toBe(
			"asker-cannot-receive",
		);
		expect(
			refusalOf(asked, itApprover, handOver(asked, businessApprover)),
		).toBe("has-a-place");
		// The first approver's voice is in his own seat, whoever has it.
		expect(
			refusalOf(given, businessApprover, handOver(given, itApprover)),
		).toBe("has-a-place");
		expect(refusalOf(asked, coordinator, handOver(asked, maLi))).toBe(
			"not-an-approver",
		);
	});

	test("is handed over by those who have not answered, and only what was seen", () => {
		const half = asked.answers(itApprover, preparation);
		expect(refusalOf(half, itApprover, handOver(half, maLi))).toBe(
			"already-answered",
		);
		const anew = asked.does(
			owner,
			preparation,
			addEvidence("gap-analysis", "x"),
		);
		expect(refusalOf(anew, itApprover, handOver(asked, maLi))).toBe(
			"request-superseded",
		);
	});

	test("in sequence before one's turn mails nobody until the turn comes", () => {
		const inSequence = delivered.asks(preparation, { kind: "in-sequence" });
		const early = inSequence.does(
			owner,
			preparation,
			replace(inSequence, businessApprover, maLi),
		);
		expect(told(inSequence, early)).toEqual([
			"li-wei: handed-over",
			"he-fang: handed-over",
		]);
		expect(told(early, early.answers(itApprover, preparation))).toContain(
			"ma-li: sign-off-request for he-fang *",
		);
	});
});

describe("an absence", () => {
	const gone = handsOver(
		asked,
		itApprover,
		maLi,
		away("2027-02-10", "2027-02-16"),
	);

	test("that has begun puts what is open into the substitute's hands at once", () => {
		expect(seatsOf(gone)[0]).toBe("ma-li for chen-jing, it");
		expect(told(asked, gone)).toEqual([
			"ma-li: sign-off-request for chen-jing *",
			"li-wei: handed-over",
			"chen-jing: handed-over",
		]);
	});

	test("ends with its last day: what is open comes back, with a mail of its own", () => {
		expect(gone.waking(preparation)).toMatchObject({
			code: "sign-off-reminder",
		});
		const before = gone.on("2027-02-16").ticks();
		expect(seatsOf(before)[0]).toBe("ma-li for chen-jing, it");
		expect(before.waking(preparation)).toEqual({
			instant: "2027-02-16T16:00:00Z",
			code: "sign-off-changes-hands",
			dueOn: "2027-02-17",
			data: { request: "bank-2027/preparation/request-1", generation: 1 },
		});
		const back = before.on("2027-02-17").ticks();
		expect(seatsOf(back)[0]).toBe("chen-jing, it");
		expect(told(before, back)).toEqual([
			"chen-jing: sign-off-request *",
			"li-wei: handed-over",
			"ma-li: handed-over",
			...told(before, back).slice(3),
		]);
		expect(refusalOf(back, maLi, answer(back, preparation))).toBe(
			"not-an-approver",
		);
	});

	test("to come changes nothing before its first day, and is told to all whom it concerns", () => {
		const later = handsOver(
			asked,
			itApprover,
			maLi,
			away("2027-02-13", "2027-02-16"),
		);
		expect(seatsOf(later)[0]).toBe("chen-jing, it");
		expect(told(asked, later)).toEqual([
			"ma-li: substitute-named",
			"chen-jing: substitute-named",
			"li-wei: substitute-named",
		]);
		expect(refusalOf(later, itApprover, answer(later, preparation))).toBe(null);
		const morning = later.on("2027-02-13").ticks();
		expect(seatsOf(morning)[0]).toBe("ma-li for chen-jing, it");
		// Nobody who is away is reminded.
		expect(told(later, morning).join()).not.toContain(
			"chen-jing: sign-off-reminder",
		);
	});

	test("holds for what is asked in its days, in the next request too", () => {
		const again = gone
			.answers(businessApprover, preparation, "return")
			.on("2027-02-12");
		const [event] = again.events(owner, preparation, ask(again));
		expect(event).toMatchObject({
			seats: [
				{ person: "ma-li", side: "it", for: "chen-jing" },
				{ person: "he-fang", side: "business" },
			],
		});
		const after = gone
			.answers(businessApprover, preparation, "return")
			.on("2027-02-17")
			.asks(preparation);
		expect(seatsOf(after)[0]).toBe("chen-jing, it");
	});

	test("is over when somebody says so before its day", () => {
		const back = gone.does(owner, "", {
			type: "end-absence",
			person: itApprover,
			substitute: maLi,
		});
		expect(seatsOf(back)[0]).toBe("chen-jing, it");
		expect(told(gone, back)).toContain("chen-jing: sign-off-request *");
	});

	test("does not put anything into the hands of whoever asked, or of one who has a seat", () => {
		const owners = gone
			.answers(businessApprover, preparation, "return")
			.does(owner, "", {
				type: "change-people",
				people: { ...people, owner: maLi },
			});
		const byHer = owners.does(maLi, preparation, ask(owners));
		expect(seatsOf(byHer)).toEqual(["chen-jing, it", "he-fang, business"]);
	});

	test("never lets one who asks approve through his substitute", () => {
		const returned = gone.answers(businessApprover, preparation, "return");
		expect(returned.refusal(itApprover, preparation, ask(returned))).toEqual({
			code: "asker-is-approver",
		});
	});

	test("of a substitute leads on to his own; two who are away for one another lose nothing", () => {
		const both = handsOver(gone, maLi, heMin, away("2027-02-10", "2027-02-12"));
		expect(seatsOf(both)[0]).toBe("he-min for chen-jing, it");
		expect(seatsOf(both.on("2027-02-13").ticks())[0]).toBe(
			"ma-li for chen-jing, it",
		);
		const round = handsOver(
			gone,
			maLi,
			heMin,
			away("2027-02-10", "2027-02-12"),
		);
		const back = handsOver(
			round,
			heMin,
			maLi,
			away("2027-02-10", "2027-02-12"),
		);
		expect(seatsOf(back)[0]).toBe("he-min for chen-jing, it");
	});

	test("has its days in order, and its last is not past", () => {
		const refusal = (from: string, until: string) =>
			refusalOf(asked, itApprover, handOver(asked, maLi, away(from, until)));
		expect(refusal("2027-02-12", "2027-02-11")).toBe("dates-not-in-order");
		expect(refusal("2027-02-01", "2027-02-09")).toBe("date-past");
		expect(refusal("2027-02-01", "2027-02-10")).toBe(null);
	});
});

describe("an approver who says that this is not for him", () => {
	const other = asked.does(itApprover, preparation, notForMe(asked));

	test("is reminded and asked no more; whoever asked is told, and has it to do", () => {
		expect(told(asked, other)).toEqual(["li-wei: not-for-me"]);
		expect(
			toDos(other.world, room(preparation)).map(
				({ kind, person }) => `${person}: ${kind}`,
			),
		).toEqual(["he-fang: sign-off", "li-wei: approver"]);
		expect(refusalOf(other, itApprover, answer(other, preparation))).toBe(
			"said-not-for-me",
		);
		const later = other.on("2027-02-22").ticks();
		expect(told(other, later).join()).not.toContain("chen-jing");
	});

	test("holds up those after him in sequence until somebody is found", () => {
		const inSequence = delivered.asks(preparation, { kind: "in-sequence" });
		const stuck = inSequence.does(
			itApprover,
			preparation,
			notForMe(inSequence),
		);
		expect(refusalOf(stuck, businessApprover, answer(stuck, preparation))).toBe(
			"not-your-turn",
		);
		const found = stuck.does(
			owner,
			preparation,
			replace(stuck, itApprover, maLi),
		);
		expect(told(stuck, found)).toContain(
			"ma-li: sign-off-request for chen-jing *",
		);
	});

	test("is replaced in this request, and what others answered stays", () => {
		const half = other.answers(businessApprover, preparation);
		const found = half.does(
			owner,
			preparation,
			replace(half, itApprover, maLi),
		);
		expect(seatsOf(found)[0]).toBe("ma-li for chen-jing, it");
		expect(found.answers(maLi, preparation).phase(preparation).status).toBe(
			"closed",
		);
	});

	test("may be asked once more; one who was not asked wrongly is not", () => {
		const again = other.does(
			owner,
			preparation,
			replace(other, itApprover, itApprover),
		);
		expect(refusalOf(again, itApprover, answer(again, preparation))).toBe(null);
		expect(told(other, again)).toContain("chen-jing: sign-off-request *");
		expect(
			refusalOf(asked, owner, replace(asked, itApprover, itApprover)),
		).toBe("has-it-already");
	});

	test("need not say it again when what is signed changes", () => {
		const changed = other.does(
			owner,
			preparation,
			addEvidence("gap-analysis", "more"),
		);
		expect(told(other, changed).join()).not.toContain("chen-jing");
	});
});

describe("a question", () => {
	const question = (story: Story): Act => {
		const { id: request, generation } = story.request(preparation);
		return {
			type: "ask-question",
			request,
			generation,
			text: sealed("Who runs the night shift?"),
		};
	};
	const curious = asked.does(itApprover, preparation, question(asked));
	const replied = curious.does(owner, preparation, {
		type: "answer-question",
		request: curious.request(preparation).id,
		question: 1,
		text: sealed("The operator"),
	});

	test("is mailed to whoever asks, decides nothing and moves no day", () => {
		expect(told(asked, curious)).toEqual(["li-wei: question"]);
		const { seats, answerBy } = curious.request(preparation);
		expect(seats).toEqual(asked.request(preparation).seats);
		expect(answerBy).toBe(asked.request(preparation).answerBy);
		expect(curious.waking(preparation)).toEqual(asked.waking(preparation));
		// Not one reminder, alarm or escalation fewer, and to nobody else.
		const rings = (story: Story) =>
			notices(story.world, room(preparation), story.today);
		expect(rings(asked).map(({ code }) => code)).toContain("sign-off-overdue");
		expect(rings(curious)).toEqual(rings(asked));
		expect(refusalOf(curious, itApprover, answer(curious, preparation))).toBe(
			null,
		);
	});

	test("waits for whoever asked until it is answered, and the answer goes back with a link", () => {
		const waiting = (story: Story) =>
			toDos(story.world, room(preparation)).filter(
				({ kind }) => kind === "question",
			).length;
		expect([asked, curious, replied].map(waiting)).toEqual([0, 1, 0]);
		expect(told(curious, replied)).toEqual(["chen-jing: question-answered *"]);
	});

	test("is answered without a link to one who has answered meanwhile", () => {
		const decided = curious.answers(itApprover, preparation);
		const late = decided.does(owner, preparation, {
			type: "answer-question",
			request: curious.request(preparation).id,
			question: 1,
			text: because,
		});
		expect(told(decided, late)).toEqual(["chen-jing: question-answered"]);
	});

	test("stays with the request when what is signed changes", () => {
		const changed = replied.does(owner, preparation, {
			type: "reopen-deliverable",
			deliverable: deliverableId("gap-analysis"),
			reason: because,
		});
		expect(changed.request(preparation).questions).toEqual(
			replied.request(preparation).questions,
		);
	});
});

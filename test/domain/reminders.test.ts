import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import {
	addDays,
	compareDates,
	isWeekend,
	type LocalDate,
	localDateOf,
} from "../../domain/dates.ts";
import { decide } from "../../domain/decide.ts";
import { evolve } from "../../domain/evolve.ts";
import { personId } from "../../domain/ids.ts";
import { notices } from "../../domain/schedule.ts";
import {
	isWorkingDay,
	mondayToFriday,
	type OwnDays,
	type WorkCalendar,
	withOwnDays,
	workingDaysAfter,
} from "../../domain/work-calendar.ts";
import type { World } from "../../domain/world.ts";
import {
	aBank,
	ask,
	bank,
	businessApprover,
	charter,
	day,
	escalation,
	itApprover,
	owner,
	room,
	type Story,
	sha256,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const preparation = "preparation";
const delivered = aBank().on("2027-02-10").delivers(preparation);

/** The spring festival as the office has it: a week off, and the Sunday after it worked. */
const festival: WorkCalendar = {
	weekend: [6, 7],
	off: ["2027-02-15", "2027-02-16", "2027-02-17"].map(day),
	worked: [day("2027-02-21")],
};
const calendars = new Map([[itApprover, festival]]);

/** Does the act where these calendars are known, as the record asks for them. */
function does(
	story: Story,
	name: string,
	act: Act,
	by = owner,
	of: ReadonlyMap<string, WorkCalendar> = calendars,
): Story {
	const { now: at, today: on } = story;
	const moment = {
		...{ at, on, by, sha256, left: [] },
		calendarOf: (person: string) => of.get(person) ?? mondayToFriday,
	};
	const decided = decide(story.known, room(name), act, moment);
	if (!decided.ok) throw new Error(decided.refusal.code);
	return story.replays(
		decided.value.map(({ room: where, event, dueOn }) => ({
			...{ room: where, event, by, at, on },
			dueOn: dueOn ?? null,
		})),
	);
}

const rings = (story: Story, code: string, to = itApprover) =>
	notices(story.world, room(preparation), story.today)
		.filter((notice) => notice.code === code && notice.to.includes(to))
		.map(({ at }) => localDateOf(at, charter.zone));

describe("an approver is reminded on working days of his own:", () => {
	const asked = does(delivered, preparation, ask(delivered));

	test("holidays are no working days, a weekend that is worked is one", () => {
		expect(rings(asked, "sign-off-reminder").slice(0, 3)).toEqual([
			// 11, 12 and 18 February; 19, 21 and 22; 23, 24 and 25.
			"2027-02-18",
			"2027-02-22",
			"2027-02-25",
		]);
	});

	test("each by his own calendar, with one notice for those who are reminded on the same day", () => {
		expect(
			rings(asked, "sign-off-reminder", businessApprover).slice(0, 2),
		).toEqual(["2027-02-15", "2027-02-18"]);
		const [shared] = notices(
			asked.world,
			room(preparation),
			asked.today,
		).filter(({ at }) => localDateOf(at, charter.zone) === "2027-02-18");
		expect(shared?.to).toEqual([itApprover, businessApprover]);
	});

	test("each since he has been waited for, where they work on the same days", () => {
		const same = delivered.asks(preparation);
		const { id, generation } = same.request(preparation);
		const later = same.on("2027-02-12").does(itApprover, preparation, {
			type: "hand-over",
			request: id,
			generation,
			to: personId("ma-li"),
			absence: null,
		});
		expect(rings(later, "sign-off-reminder", businessApprover)[0]).toBe(
			"2027-02-15",
		);
		expect(rings(later, "sign-off-reminder", personId("ma-li"))[0]).toBe(
			"2027-02-17",
		);
	});

	test("overdue and escalated count his working days too", () => {
		const late = does(delivered, preparation, {
			...ask(delivered),
			answerBy: day("2027-02-14"),
		});
		expect(rings(late, "sign-off-overdue")).toEqual(["2027-02-18"]);
		// The earliest of those who are waited for counts: business works that week.
		expect(rings(late, "sign-off-escalated", escalation)).toEqual([
			"2027-02-18",
		]);
	});

	test("what is known of him is on record with the request, and a page needs no calendar to say when it rings", () => {
		const [event] = asked.happenings.slice(-1);
		expect(event?.event).toMatchObject({
			type: "sign-off-asked",
			seats: [
				{ person: itApprover, calendar: festival },
				expect.not.objectContaining({ calendar: expect.anything() }),
			],
		});
		const told = asked.happenings.reduce<World | null>(evolve, null);
		expect(told).toEqual(asked.world);
	});

	test("whoever gets the request from him is reminded by a calendar of his own", () => {
		const maLi = personId("ma-li");
		const { id, generation } = asked.request(preparation);
		const given = does(
			asked,
			preparation,
			{
				type: "hand-over",
				request: id,
				generation,
				to: maLi,
				absence: null,
			},
			itApprover,
		);
		expect(rings(given, "sign-off-reminder", maLi)[0]).toBe("2027-02-15");
	});

	test("a calendar that changes meanwhile counts from then on", () => {
		const plain = does(
			delivered,
			preparation,
			ask(delivered),
			owner,
			new Map(),
		);
		expect(rings(plain, "sign-off-reminder")[0]).toBe("2027-02-15");
		const read = does(
			plain,
			preparation,
			{
				type: "read-calendar",
				request: plain.request(preparation).id,
				person: itApprover,
			},
			itApprover,
		);
		expect(rings(read, "sign-off-reminder")[0]).toBe("2027-02-18");
		expect(
			does(read, preparation, {
				type: "read-calendar",
				request: plain.request(preparation).id,
				person: itApprover,
			}).happenings,
		).toEqual(read.happenings);
	});
});

describe("the owner sets", () => {
	const asked = delivered.asks(preparation);

	test("how often, for the programme and for one request", () => {
		const weekly = asked.does(owner, "", {
			type: "set-reminders",
			rule: { every: 5, escalateAfter: 10 },
		});
		expect(rings(weekly, "sign-off-reminder")[0]).toBe("2027-02-17");
		expect(rings(weekly, "sign-off-escalated", escalation)).toEqual([
			"2027-03-11",
		]);
		const daily = weekly.does(owner, preparation, {
			type: "set-request-reminders",
			request: weekly.request(preparation).id,
			rule: { every: 1, escalateAfter: 1 },
		});
		expect(rings(daily, "sign-off-reminder").slice(0, 3)).toEqual([
			"2027-02-11",
			"2027-02-12",
			"2027-02-15",
		]);
		const back = daily.does(owner, preparation, {
			type: "set-request-reminders",
			request: weekly.request(preparation).id,
			rule: null,
		});
		expect(rings(back, "sign-off-reminder")[0]).toBe("2027-02-17");
	});

	test("days of the organisation's own, for all approvers of what is open", () => {
		const days: readonly OwnDays[] = [
			{ from: day("2027-02-11"), until: day("2027-02-12"), worked: false },
			{ from: day("2027-02-13"), until: day("2027-02-14"), worked: true },
		];
		const set = asked.does(owner, "", { type: "set-own-days", days });
		// The weekend is worked instead.
		expect(rings(set, "sign-off-reminder")[0]).toBe("2027-02-15");
		expect(
			isWorkingDay(
				set.request(preparation).seats[0]?.calendar ?? mondayToFriday,
				day("2027-02-13"),
			),
		).toBe(true);
		expect(set.happenings.map(({ event }) => event.type).slice(-3)).toEqual([
			"own-days-set",
			"calendar-read",
			"calendar-read",
		]);
	});

	test("what counts in sequence from the day one's turn comes", () => {
		const inSequence = delivered.asks(preparation, { kind: "in-sequence" });
		const next = inSequence
			.on("2027-02-16")
			.ticks()
			.answers(itApprover, preparation);
		expect(rings(next, "sign-off-reminder", businessApprover)[0]).toBe(
			"2027-02-19",
		);
	});
});

test("no legal date moves for a holiday, a weekend or a day of one's own", () => {
	const certified = theBankOn("2027-11-01");
	const ofCertificate = (story: Story) =>
		notices(story.world, room("certificate-1"), story.today);
	const days: readonly OwnDays[] = [
		{ from: day("2028-10-01"), until: day("2028-11-20"), worked: false },
	];
	const set = does(certified, "", { type: "set-own-days", days });
	expect(ofCertificate(set)).toEqual(ofCertificate(certified));
	expect(ofCertificate(certified).some(({ dueOn }) => isWeekend(dueOn))).toBe(
		true,
	);
	expect(certified.world.programme.charter.programme).toBe(bank);
});

describe("working days", () => {
	const anyDay = () =>
		fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day("2026-01-01"), n));
	const anyCalendar = (): fc.Arbitrary<WorkCalendar> =>
		fc.record({
			weekend: fc.constantFrom([6, 7], [5, 6], [5], [], [1, 2, 3, 4, 5, 6, 7]),
			off: fc.array(anyDay(), { maxLength: 40 }),
			worked: fc.array(anyDay(), { maxLength: 10 }),
		});

	test("are counted so that as many lie up to the day as were asked for, and the day is one", () => {
		fc.assert(
			fc.property(
				anyCalendar().filter(({ weekend }) => weekend.length < 7),
				anyDay(),
				fc.integer({ min: 1, max: 30 }),
				(calendar, from, count) => {
					const until = workingDaysAfter(calendar, from, count);
					let counted = 0;
					for (
						let next = addDays(from, 1);
						compareDates(next, until) <= 0;
						next = addDays(next, 1)
					)
						if (isWorkingDay(calendar, next)) counted += 1;
					expect(counted).toBe(count);
					expect(isWorkingDay(calendar, until)).toBe(true);
				},
			),
			{ numRuns: 200 },
		);
	});

	test("come to an end where nobody ever works", () => {
		const never = { ...mondayToFriday, weekend: [1, 2, 3, 4, 5, 6, 7] };
		expect(
			compareDates(
				workingDaysAfter(never, day("2027-01-01"), 2),
				day("2029-12-31"),
			),
		).toBe(-1);
	});

	test("of one's own are the last word, in whatever order they were said", () => {
		const span = { from: day("2027-01-01"), until: day("2027-12-31") };
		const said = (worked: boolean): OwnDays => ({
			from: day("2027-05-01"),
			until: day("2027-05-05"),
			worked,
		});
		const days = (calendar: WorkCalendar): readonly LocalDate[] =>
			["2027-05-01", "2027-05-03"]
				.map(day)
				.filter((one) => isWorkingDay(calendar, one));
		expect(days(withOwnDays(mondayToFriday, [said(false)], span))).toEqual([]);
		expect(
			days(withOwnDays(mondayToFriday, [said(false), said(true)], span)),
		).toEqual(["2027-05-01", "2027-05-03"]);
		expect(
			days(withOwnDays(mondayToFriday, [said(true), said(false)], span)),
		).toEqual([]);
	});
});

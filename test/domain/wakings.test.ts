import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	addDays,
	atTime,
	compareInstants,
	epochMillisOf,
	type Instant,
	instantOf,
} from "../../domain/dates.ts";
import { isOver } from "../../domain/world.ts";
import {
	aBank,
	bank,
	because,
	charter,
	owner,
	room,
	type Story,
	zone,
} from "./a-bank.ts";
import { anyZone, zones } from "./any.ts";
import { theBankOn } from "./robot.ts";

const keysGiven = (story: Story): readonly string[] =>
	story.happenings.flatMap(({ room: where, event }) =>
		event.type === "notices-given"
			? event.notices.map(({ key }) => `${where} ${key}`)
			: [],
	);

/** Stories at points of the years at which something waits. */
const standing: Readonly<Record<string, Story>> = {
	"a preparation nobody works in": aBank(),
	"a phase whose approvers do not answer": aBank()
		.on("2027-02-10")
		.delivers("preparation")
		.asks("preparation"),
	"a pilot without records": theBankOn("2027-05-03"),
	"a certificate nobody looks at": theBankOn("2027-11-01"),
	"a round nobody prepares": theBankOn("2028-07-22"),
	"a second cycle": theBankOn("2030-10-01"),
};

describe("each notice is given once, and none is lost:", () => {
	for (const [name, story] of Object.entries(standing)) {
		test(`${name}, looked at every day or after a long outage, gives the same`, () => {
			const days = 400;
			let daily = story;
			for (let n = 1; n <= days; n += 1)
				daily = daily.on(addDays(story.today, n)).ticks();
			const once = story.on(addDays(story.today, days)).ticks();
			expect([...keysGiven(once)].sort()).toEqual([...keysGiven(daily)].sort());
			expect(new Set(keysGiven(daily)).size).toBe(keysGiven(daily).length);
		});
	}

	test("with an outage of any length, at any point, in any zone", () => {
		fc.assert(
			fc.property(
				anyZone(),
				fc.array(fc.integer({ min: 1, max: 120 }), {
					minLength: 2,
					maxLength: 6,
				}),
				(inZone, outages) => {
					const begun = aBank({ charter: { ...charter, zone: inZone } });
					let story = begun;
					let passed = 0;
					for (const days of outages) {
						passed += days;
						story = story.on(addDays(begun.today, passed)).ticks();
					}
					const once = begun.on(addDays(begun.today, passed)).ticks();
					expect([...keysGiven(story)].sort()).toEqual(
						[...keysGiven(once)].sort(),
					);
				},
			),
			{ numRuns: 30 },
		);
	});

	test("a certificate that expired while nobody looked says all that was missed, its expiry and its lapse", () => {
		const back = theBankOn("2027-11-01").on("2031-05-01").ticks();
		const given = keysGiven(back)
			.filter((key) => key.startsWith(room("certificate-1")))
			.map((key) => key.split(" ")[1]?.split("/").slice(0, 2).join("/"));
		expect(given).toEqual([
			"round-opens/surveillance-1",
			"surveillance-due/sv1",
			"surveillance-due/sv1",
			"surveillance-due/sv1",
			"surveillance-missed/sv1",
			"legal-date-escalated/sv1",
			"legal-date-escalated/sv1",
			"surveillance-missed/sv-year-2028",
			"legal-date-escalated/sv-year-2028",
			"legal-date-escalated/sv-year-2028",
			"surveillance-missed/sv-year-2029",
			"legal-date-escalated/sv-year-2029",
			"legal-date-escalated/sv-year-2029",
			"round-opens/recertification",
			"recertification-due/recert",
			"recertification-due/recert",
			"recertification-due/recert",
			"certificate-expires/certificate",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"certificate-task/stop-using-mark-2030-10-22",
			"certificate-task/finish-recertification-2030-10-22",
			"legal-date-due/restore",
			"legal-date-due/restore",
			"legal-date-due/restore",
			"certificate-lapses/certificate",
			"certificate-task/apply-again-2031-04-22",
			"certificate-task/apply-again-2031-04-22",
		]);
	});
});

describe("after a tick the next waking is later than now,", () => {
	/** @returns the next waking of each room that is not over. */
	const wakings = (story: Story): readonly Instant[] =>
		Object.values(story.world.rooms)
			.filter((known) => !isOver(known))
			.flatMap(
				({ room: id }) =>
					story.waking(id.slice(bank.length + 1))?.instant ?? [],
			);

	for (const name of zones)
		test(`whatever the time, in ${name}`, () => {
			fc.assert(
				fc.property(
					fc.constantFrom(...Object.values(standing)),
					fc.integer({ min: 0, max: 1500 * 24 * 60 }),
					fc.boolean(),
					(which, minutes, held) => {
						const story = inZone(which, name);
						const paused = held
							? story.does(owner, "", { type: "hold", reason: because })
							: story;
						const later = paused
							.at(instantOf(epochMillisOf(paused.now) + minutes * 60_000))
							.ticks();
						expect(
							wakings(later).filter(
								(instant) => compareInstants(instant, later.now) <= 0,
							),
						).toEqual([]);
					},
				),
				{ numRuns: 40 },
			);
		});

	for (const [name, story] of Object.entries(standing))
		test(`and whoever looks only then misses nothing: ${name}`, () => {
			const until = addDays(story.today, 500);
			const end = atTime(until, 10, 0, story.zone);
			let after = story;
			for (let woken = 0; woken < 300; woken += 1) {
				const [next] = [...wakings(after)].sort();
				if (next === undefined || compareInstants(next, end) > 0) break;
				after = after.at(next).ticks();
			}
			expect(wakings(after).filter((next) => next <= end)).toEqual([]);
			const once = story.on(until).ticks();
			expect([...keysGiven(after)].sort()).toEqual([...keysGiven(once)].sort());
			for (const { event, at, on } of after.happenings.slice(
				story.happenings.length,
			))
				if (event.type === "notices-given")
					// What rings together was due then, not earlier: nobody is told late.
					expect(
						event.notices.every(({ key }) =>
							[at.slice(0, 10), on].includes(key.split("/").at(-1) ?? ""),
						),
					).toBe(true);
		});
});

/** The same story told in another time zone: its days are the same, its instants are not. */
function inZone(story: Story, name: string): Story {
	const [first, ...rest] = story.happenings;
	if (first?.event.type !== "programme-started") throw new Error("no start");
	const begun = aBank({
		charter: { ...charter, zone: zone(name) },
		startOn: first.event.firstFrom,
	});
	return begun.replays(rest).on(story.today);
}

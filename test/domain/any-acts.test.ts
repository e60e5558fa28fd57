/** Whatever people do, in whatever order and on whatever day, some things never happen. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, compareDates, compareInstants } from "../../domain/dates.ts";
import { evidenceInForce } from "../../domain/deliverable.ts";
import type { Actor, Event, Happening } from "../../domain/events.ts";
import { evolve } from "../../domain/evolve.ts";
import { peopleNotes } from "../../domain/people-notes.ts";
import { isWayPhase, phaseRules } from "../../domain/phases.ts";
import {
	earliestPilotSignOff,
	missingRecords,
	wholePilotMonths,
} from "../../domain/pilot.ts";
import { registerActs } from "../../domain/register/acts.ts";
import {
	isCertificate,
	isOver,
	phaseIn,
	type World,
} from "../../domain/world.ts";
import { aBank, bank, charter, owner, type Story } from "./a-bank.ts";
import { moves, type Real, types } from "./any-moves.ts";
import { theBankOn } from "./robot.ts";
import { thrown } from "./thrown-acts.ts";

/** Points of the years at which the dice begin. */
const beginnings: readonly Story[] = [
	aBank(),
	aBank().delivers("preparation"),
	aBank()
		.delivers("preparation")
		.asks("preparation", { kind: "at-least", count: 1 }),
	theBankOn("2027-08-02").delivers("pilot-run"),
	theBankOn("2027-10-21").delivers("certification-audit"),
	theBankOn("2028-08-25").delivers("surveillance-1"),
	theBankOn("2030-09-20").delivers("recertification"),
];

const closings = (
	story: Story,
): readonly { before: World; happening: Happening }[] => {
	const found: { before: World; happening: Happening }[] = [];
	let world: World | null = null;
	for (const happening of story.happenings) {
		if (world && happening.event.type === "phase-closed")
			found.push({ before: world, happening });
		world = evolve(world, happening);
	}
	return found;
};

/** Whose approvals ended the last request of a room, whoever gave them for him: the request is gone when the phase closes. */
const approvalsBefore = (
	story: Story,
	{ room, at }: Happening,
): readonly Actor[] => {
	const inRoom = story.happenings.filter(
		(known) => known.room === room && known.at <= at,
	);
	const last = inRoom.findLastIndex(
		({ event }) =>
			event.type === "sign-off-asked" || event.type === "sign-off-superseded",
	);
	return inRoom
		.slice(last)
		.flatMap(({ event, by }) =>
			event.type === "sign-off-decided" && event.decision === "approve"
				? [event.for ?? by]
				: [],
		);
};

function neverHappened(story: Story): void {
	for (const { before, happening } of closings(story)) {
		const phase = phaseIn(before, happening.room);
		if (!phase) throw new Error("a room that was never open has closed");
		const { programme } = before;
		const approvals = approvalsBefore(story, happening);
		for (const side of phaseRules(phase.kind).sides)
			expect(
				programme.people.approvers
					.filter((known) => known.side === side)
					.some(({ person }) => approvals.includes(person)),
			).toBe(true);
		expect(new Set(approvals).size).toBe(approvals.length);
		expect(programme.people.businessOwner).not.toBe(null);
		expect(programme.status).toBe("running");
		for (const deliverable of phase.deliverables) {
			expect(deliverable.status).toBe("delivered");
			expect(evidenceInForce(deliverable).length).toBeGreaterThan(0);
		}
		if (phase.work.kind === "pilot") {
			const { holds } = programme;
			const pilot = { ...phase.work, from: phase.from };
			expect(
				wholePilotMonths(phase.from, holds, happening.on).length,
			).toBeGreaterThanOrEqual(3);
			expect(
				compareDates(
					happening.on,
					earliestPilotSignOff(phase.from, holds, happening.on),
				),
			).toBeGreaterThanOrEqual(0);
			expect(missingRecords(pilot, holds, happening.on)).toEqual([]);
		}
	}
	const open = Object.values(story.world.rooms).filter((room) => !isOver(room));
	expect(
		open.filter(({ kind }) => isWayPhase(kind)).length,
	).toBeLessThanOrEqual(1);
	expect(open.filter(isCertificate).length).toBeLessThanOrEqual(1);
	const keys = keysGiven(story);
	expect(new Set(keys).size).toBe(keys.length);
}

const keysGiven = (story: Story): readonly string[] =>
	story.happenings
		.flatMap(({ room, event }) =>
			event.type === "notices-given"
				? event.notices.map(({ key }) => `${room} ${key}`)
				: [],
		)
		.sort();

/** However things stand: no room waits for a moment that has passed, and looking seldom gives what looking often gives. */
function clocksRing(story: Story): void {
	const rung = story.ticks();
	for (const room of Object.values(rung.world.rooms)) {
		const waking = rung.waking(room.room.slice(bank.length + 1));
		if (!isOver(room) && waking)
			expect(compareInstants(waking.instant, rung.now)).toBeGreaterThan(0);
	}
	const own = rung.waking("");
	if (own) expect(compareInstants(own.instant, rung.now)).toBeGreaterThan(0);
	let often = rung;
	for (let days = 25; days <= 100; days += 25)
		often = often.on(addDays(rung.today, days)).ticks();
	const seldom = rung.on(addDays(rung.today, 100)).ticks();
	// Whoever is away is reminded by nobody's count but his substitute's: that begins on the day somebody looks.
	const counted = (story: Story) =>
		keysGiven(story).filter(
			(key) =>
				rung.world.programme.substitutes.length === 0 ||
				!key.includes(" sign-off-"),
		);
	expect(counted(seldom)).toEqual(counted(often));
}

const folded = (happenings: readonly Happening[]) =>
	happenings.reduce<World | null>(evolve, null);
const eventTypes = (story: Story) =>
	new Set(story.happenings.map(({ event }): Event["type"] => event.type));

describe("whatever people do,", () => {
	test("no phase closes without IT, business, its deliverables and its records; one phase of the way is open at most; no notice comes twice", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...beginnings),
				moves(),
				(story, commands) => {
					const real: Real = { story };
					fc.modelRun(() => ({ model: {}, real }), commands);
					neverHappened(real.story);
					clocksRing(real.story);
					expect(folded(real.story.happenings)).toEqual(real.story.world);
				},
			),
			{ numRuns: 80 },
		);
	});

	test("an act on a room that is over, or never was, changes nothing", () => {
		const years = theBankOn("2030-12-01");
		for (const name of [
			"design",
			"recertification",
			"certificate-1",
			"nowhere",
		])
			for (const type of types.filter(
				(known) =>
					![
						"start",
						"tick",
						"rename",
						"change-people",
						"hold",
						"replan",
						"set-own-terms",
						"raise-finding",
						...registerActs,
						"set-booking-lead",
						...peopleNotes,
						"set-reminders",
						"set-own-days",
						"note-unreachable",
						"note-reached",
						"stop",
					].includes(known),
			)) {
				const act = thrown(years, name, [3, 1, 4, 1, 5])[type];
				expect(years.decide(owner, name, act).ok, `${type} in ${name}`).toBe(
					false,
				);
			}
	});
});

describe("a programme of four years and a second cycle,", () => {
	const years = theBankOn("2032-01-01");

	test("told from its events alone, is the same world", () => {
		expect(folded(years.happenings)).toEqual(years.world);
	});

	test("told from its events as JSON keeps them, is the same world", () => {
		const kept = JSON.parse(
			JSON.stringify(years.happenings),
		) as readonly Happening[];
		expect(folded(kept)).toEqual(years.world);
	});

	test("goes on from its world as JSON keeps it, the same way", () => {
		const kept = JSON.parse(JSON.stringify(years.world)) as World;
		expect(kept).toEqual(years.world);
	});

	test("keeps all that was promised", () => {
		neverHappened(years);
	});

	test("holds what the start, the way, the certificate and its rounds bring", () => {
		for (const type of [
			"programme-started",
			"phase-opened",
			"phase-closed",
			"certificate-issued",
			"round-due",
			"notices-given",
			"process-recorded",
			"month-declared-quiet",
			"audit-held",
			"decision-entered",
			"result-entered",
		] as const)
			expect(eventTypes(years)).toContain(type);
	});
});

test("events are for programmes that have started", () => {
	const [started, opened] = aBank().happenings;
	if (!started || !opened) throw new Error("nothing has happened");
	expect(() => evolve(null, opened)).toThrow(
		"a programme's first event is its start",
	);
	expect(evolve(null, started).programme.charter).toEqual(charter);
});

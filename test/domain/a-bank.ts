/**
 * A bank's data centre on its way to the certificate. A `Story` is what has happened so far: tests take one as given,
 * ask it what an act would bring (`events`) or why it is refused (`refusal`), and never change it.
 */
import { createHash } from "node:crypto";
import type { Act, ProgrammeAct } from "../../domain/acts.ts";
import {
	atTime,
	epochMillisOf,
	type Instant,
	instantOf,
	type LocalDate,
	localDateOf,
	parseLocalDate,
	parseTimeZone,
	type TimeZone,
} from "../../domain/dates.ts";
import { decide } from "../../domain/decide.ts";
import type { Actor, Event, Happening } from "../../domain/events.ts";
import { evolve } from "../../domain/evolve.ts";
import {
	deliverableId,
	evidenceId,
	type PersonId,
	personId,
	programmeId,
	type RoomId,
	roomId,
	seal,
} from "../../domain/ids.ts";
import type { Decided } from "../../domain/moment.ts";
import type { Waking } from "../../domain/notice.ts";
import type { People } from "../../domain/people.ts";
import type { Phase } from "../../domain/phase.ts";
import { usualLengths } from "../../domain/plan.ts";
import type { Charter } from "../../domain/programme.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { VersionGiven } from "../../domain/register/document.ts";
import type { MetricGiven } from "../../domain/register/metric.ts";
import type { Result } from "../../domain/result.ts";
import { nextWaking } from "../../domain/schedule.ts";
import type { Decision, Policy } from "../../domain/sign-off.ts";
import { mondayToFriday } from "../../domain/work-calendar.ts";
import { certificateIn, phaseIn, type World } from "../../domain/world.ts";

export const day = (text: string): LocalDate => {
	const date = parseLocalDate(text);
	if (!date) throw new Error(`${text} is no day`);
	return date;
};
export const zone = (name: string): TimeZone => {
	const known = parseTimeZone(name);
	if (!known) throw new Error(`${name} is no time zone`);
	return known;
};

export const bank = programmeId("bank-2027");
/** @returns the id of a room of the bank's programme; the programme's own for no name. */
export const room = (name: string): RoomId =>
	roomId(name === "" ? bank : `${bank}/${name}`);

export const owner = personId("li-wei");
export const coordinator = personId("zhao-min");
export const escalation = personId("wu-gang");
export const businessOwner = personId("sun-li");
export const itApprover = personId("chen-jing");
export const businessApprover = personId("he-fang");
export const topManager = personId("guo-qiang");

export const people: People = {
	owner,
	coordinator,
	escalation,
	businessOwner,
	approvers: [
		{ person: itApprover, side: "it" },
		{ person: businessApprover, side: "business" },
		{ person: topManager, side: "top-management" },
	],
};

export const charter: Charter = {
	programme: bank,
	kind: "real",
	organisation: "Huaxin Bank",
	zone: zone("Asia/Shanghai"),
	rules: "iso",
	edition: "ISO/IEC 20000-1:2018 + Amd 1",
	industry: "finance",
	language: "en",
};

export const sha256 = (text: string): string =>
	createHash("sha256").update(text).digest("hex");
/** What stands for a text about a person. */
export const sealed = (text: string) => seal(sha256(text));
export const because = sealed("because");

export type Start = Extract<ProgrammeAct, { type: "start" }>;
export const start = (but: Partial<Omit<Start, "type">> = {}): Start => ({
	type: "start",
	charter,
	name: "Data centre",
	people,
	startOn: day("2027-01-04"),
	lengths: usualLengths(),
	reasons: {},
	before: [],
	...but,
});

/** Events without the rooms they happen in. */
const eventsIn = (
	result: Result<readonly Decided[], Refusal>,
): readonly Event[] => {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
	return result.value.map(({ event }) => event);
};

const workingHour = 10;

export class Story {
	readonly known: World | null;
	readonly happenings: readonly Happening[];
	readonly now: Instant;
	readonly zone: TimeZone;
	readonly left: readonly PersonId[];

	constructor(
		known: World | null,
		happenings: readonly Happening[],
		now: Instant,
		inZone: TimeZone,
		left: readonly PersonId[] = [],
	) {
		this.known = known;
		this.happenings = happenings;
		this.now = now;
		this.zone = inZone;
		this.left = left;
	}

	get world(): World {
		if (!this.known) throw new Error("the programme has not started");
		return this.known;
	}

	get today(): LocalDate {
		return localDateOf(this.now, this.zone);
	}

	/** @returns the same story on a later day, at ten in the morning; no clock has rung yet. */
	on(date: string): Story {
		return this.at(atTime(day(date), workingHour, 0, this.zone));
	}

	at(now: Instant): Story {
		return new Story(this.known, this.happenings, now, this.zone, this.left);
	}

	/** Given that these persons may use Certway no more. */
	without(...left: readonly PersonId[]): Story {
		return new Story(this.known, this.happenings, this.now, this.zone, left);
	}

	decide(
		by: Actor,
		name: string,
		act: Act,
	): Result<readonly Decided[], Refusal> {
		const { now: at, today: on, left } = this;
		return decide(this.known, room(name), act, {
			...{ at, on, by, sha256, left },
			calendarOf: () => mondayToFriday,
		});
	}

	/** When `by` does `act`: what happens then. */
	events(by: Actor, name: string, act: Act): readonly Event[] {
		return eventsIn(this.decide(by, name, act));
	}

	/** When `by` does `act`: why nothing happens; null when it is not refused. */
	refusal(by: Actor, name: string, act: Act): Refusal | null {
		const result = this.decide(by, name, act);
		return result.ok ? null : result.refusal;
	}

	/** Given that `by` did `act`. */
	does(by: Actor, name: string, act: Act): Story {
		const result = this.decide(by, name, act);
		eventsIn(result);
		const happened = (result.ok ? result.value : []).map(
			({ room: where, event, dueOn }): Happening => ({
				room: where,
				event,
				by,
				at: this.now,
				on: this.today,
				dueOn: dueOn ?? null,
			}),
		);
		return new Story(
			happened.reduce<World | null>(evolve, this.known),
			[...this.happenings, ...happened],
			this.now,
			this.zone,
			this.left,
		);
	}

	/** Given that every clock that is due has rung. */
	ticks(): Story {
		let after: Story = this;
		// A round that opens has a clock of its own: go on until nothing new happens.
		for (let turn = 0; turn < 9; turn += 1) {
			const before = after;
			for (const id of [bank, ...Object.keys(after.world.rooms)]) {
				const name = id.slice(bank.length + 1);
				const ticked = after.does("clock", name, { type: "tick" });
				if (ticked.happenings.length > after.happenings.length) after = ticked;
			}
			if (after === before) return after;
		}
		throw new Error("the clocks never come to rest");
	}

	/** Given that these happened after all that did. */
	replays(happenings: readonly Happening[]): Story {
		return new Story(
			happenings.reduce<World | null>(evolve, this.known),
			[...this.happenings, ...happenings],
			this.now,
			this.zone,
			this.left,
		);
	}

	/** @returns when the room wakes next, and why. */
	waking(name: string): Waking | null {
		return nextWaking(this.world, room(name), this.today);
	}

	phase(name: string): Phase {
		const phase = phaseIn(this.world, room(name));
		if (!phase) throw new Error(`there is no phase ${name}`);
		return phase;
	}

	certificate(cycle: number) {
		const found = certificateIn(this.world, room(`certificate-${cycle}`));
		if (!found) throw new Error(`there is no certificate ${cycle}`);
		return found;
	}

	/** @returns the open request of a phase. */
	request(name: string) {
		const { request } = this.phase(name);
		if (!request) throw new Error(`nothing is asked for in ${name}`);
		return request;
	}

	/** Given that everything of a phase is delivered, one note each. */
	delivers(name: string, but: readonly string[] = []): Story {
		return this.phase(name)
			.deliverables.filter(
				({ id, status }) => status === "open" && !but.includes(id),
			)
			.reduce<Story>(
				(story, { id }) =>
					story
						.does(owner, name, addEvidence(id))
						.does(owner, name, deliver(id)),
				this,
			);
	}

	asks(name: string, policy: Policy = { kind: "all" }): Story {
		return this.does(owner, name, ask(this, policy));
	}

	answers(by: PersonId, name: string, decision: Decision = "approve"): Story {
		return this.does(by, name, answer(this, name, decision));
	}

	/** Given that everybody asked has approved. */
	approves(name: string): Story {
		return this.request(name).seats.reduce<Story>(
			(story, { person }) => story.answers(person, name),
			this,
		);
	}

	/** Given that a phase was delivered, asked for and approved today. */
	signsOff(name: string): Story {
		return this.delivers(name).asks(name).approves(name).ticks();
	}
}

export const addEvidence = (id: string, evidence = `evidence-of-${id}`) =>
	({
		type: "add-evidence",
		deliverable: deliverableId(id),
		evidence: {
			id: evidenceId(evidence),
			kind: "note",
			text: sealed(evidence),
			file: null,
		},
	}) as const satisfies Act;

export const withdrawEvidence = (id: string, evidence = `evidence-of-${id}`) =>
	({
		type: "withdraw-evidence",
		deliverable: deliverableId(id),
		evidence: evidenceId(evidence),
		reason: because,
	}) as const satisfies Act;

export const deliver = (id: string) =>
	({ type: "deliver", deliverable: deliverableId(id) }) as const satisfies Act;

const fortnight = 14 * 86_400_000;

/** Asks for an answer within a fortnight. */
export const ask = (
	story: Story,
	policy: Policy = { kind: "all" },
): Extract<Act, { type: "ask-for-sign-off" }> => ({
	type: "ask-for-sign-off",
	answerBy: localDateOf(
		instantOf(epochMillisOf(story.now) + fortnight),
		story.zone,
	),
	policy,
});

/** The answer somebody gives to what the page of an open request shows now. */
export const answer = (
	story: Story,
	name: string,
	decision: Decision = "approve",
): Extract<Act, { type: "decide" }> => {
	const { id, generation, fingerprint } = story.request(name);
	return {
		type: "decide",
		request: id,
		generation,
		decision,
		name: sealed("a typed name"),
		reason: decision === "approve" ? null : because,
		shown: fingerprint,
		...(story.phase(name).confirmed ? { confirmed: "code" } : {}),
	};
};

/** A programme that starts on 4 January 2027, its preparation open; or as `but` says. */
export function aBank(but: Partial<Omit<Start, "type">> = {}): Story {
	const act = start(but);
	return anEmptyDesk(act.charter.zone)
		.on(act.startOn)
		.does(owner, "", act)
		.ticks();
}

/** Nothing has happened yet. */
export const anEmptyDesk = (inZone: TimeZone = charter.zone): Story =>
	new Story(null, [], instantOf(0), inZone);

/** A note filed in the register; as `but` says. */
export const fileEvidence = (
	but: Partial<Extract<Act, { type: "file-evidence" }>> = {},
	id = "piece-1",
): Extract<Act, { type: "file-evidence" }> => ({
	type: "file-evidence",
	pieces: [{ id: evidenceId(id), kind: "note", text: sealed(id), file: null }],
	replaces: null,
	reason: null,
	note: null,
	about: null,
	expiresOn: null,
	clauses: [],
	processes: [],
	findings: [],
	deliverable: null,
	...but,
});

/** A document with its first version, a draft; as `but` says. */
export const addDocument = (
	but: Partial<Extract<Act, { type: "add-document" }>> = {},
	id = "manual",
): Extract<Act, { type: "add-document" }> => ({
	type: "add-document",
	document: id,
	documentKind: "management-manual",
	name: sealed(id),
	owner: null,
	clauses: [],
	processes: [],
	reviewOn: null,
	first: aVersion(`${id}-1`),
	...but,
});

/** A version as a note. */
export const aVersion = (id: string): VersionGiven => ({
	piece: {
		id: evidenceId(id),
		kind: "note",
		text: sealed(id),
		file: null,
	},
	label: null,
	changed: null,
});

/** A metric of a service level that the business owner wants. */
export const setMetric = (
	but: Partial<MetricGiven> = {},
	id = "availability",
): Extract<Act, { type: "set-metrics" }> => ({
	type: "set-metrics",
	metrics: [
		{
			metric: id,
			service: sealed("Payments"),
			name: sealed("Availability"),
			comparison: "at-least",
			target: 99.9,
			unit: sealed("%"),
			period: "month",
			source: sealed("Monitoring"),
			businessOwner,
			department: sealed("Retail banking"),
			clauses: ["8.3.3"],
			process: "sla",
			...but,
		},
	],
});

/** @returns what the page of a management review shows to whoever signs it. */
export function fingerprintOfReview({ world }: Story, id: string): string {
	const row = world.register[`review/${id}`];
	return (row?.kind === "review" && row.fingerprint) || "none";
}

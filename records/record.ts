import type { Transaction } from "kysely";
import { isFirstAct } from "../domain/acts.ts";
import type { Answer } from "../domain/answer.ts";
import { localDateOf } from "../domain/dates.ts";
import { decide } from "../domain/decide.ts";
import type { Happening } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import { isOfLink } from "../domain/hand-over.ts";
import type { Moment } from "../domain/moment.ts";
import { nextWaking } from "../domain/schedule.ts";
import { viewOf } from "../domain/view.ts";
import type { World } from "../domain/world.ts";
import { actFingerprint } from "./answers.ts";
import { type Appended, appendEvents } from "./append.ts";
import { sha256 } from "./chain.ts";
import { passing } from "./crash-points.ts";
import { ConflictingAct, type Entry, type Records } from "./entry.ts";
import { type Locked, lockProgramme } from "./lock.ts";
import { mailsOf } from "./mails.ts";
import { readCalendars } from "./person-calendars.ts";
import { projected } from "./project.ts";
import { type Wakings, wakingsOf } from "./read-model.ts";
import type { Schema } from "./schema.ts";
import { wakeUps } from "./wakings.ts";
import { type Writing, writeTogether } from "./write-together.ts";

/**
 * Brings an act to the record, in one transaction under the programme's lock: the core decides on what is there, the events
 * are appended to the chain, the read model, mails and wake-ups follow, and the room's next waking is answered. Nothing is
 * acknowledged that is not on record; the same entry again gives the same answer and changes nothing.
 *
 * @throws ConflictingAct when the key is on record with another act; anything the database throws, with nothing written.
 */
export async function record(records: Records, entry: Entry): Promise<Answer> {
	const { answer, wroteOutbox } = await records.database
		.transaction()
		.execute(async (transaction) => {
			const outcome = await recordIn(transaction, records, entry);
			passing("before-commit", entry.room);
			return outcome;
		});
	passing("committed", entry.room);
	if (wroteOutbox) records.outboxWritten();
	return answer;
}

interface Outcome {
	readonly answer: Answer;
	readonly wroteOutbox: boolean;
}

const quietly = (answer: Answer): Outcome => ({ answer, wroteOutbox: false });

async function recordIn(
	transaction: Transaction<Schema>,
	records: Records,
	entry: Entry,
): Promise<Outcome> {
	const locked = await lockProgramme(transaction, entry);
	const print = actFingerprint(entry);
	const known = locked.known.find(({ key }) => key === entry.key);
	if (known && known.fingerprint !== print) throw new ConflictingAct(entry.key);
	const same = locked.known.find(({ fingerprint }) => fingerprint === print);
	if (same) return quietly(asItIsNow(same.answer, entry, locked));
	// A person who decides otherwise than before is told what stands; any other act under a used name is a fault.
	if (locked.known.length > 0 && !isOfLink(entry.act))
		throw new ConflictingAct(entry.actId);

	const calendars = readCalendars(transaction);
	const moment = { ...momentOf(entry, locked), calendarOf: calendars.of };
	const decideNow = () => decide(locked.world, entry.room, entry.act, moment);
	let decision = decideNow();
	// What a decision needs of somebody's calendar is known when it has been made without.
	while (await calendars.read()) decision = decideNow();
	if (!decision.ok) return quietly({ ok: false, refusal: decision.refusal });
	// It could be done once more, but its name is given.
	if (locked.known.length > 0) throw new ConflictingAct(entry.actId);
	const happenings = decision.value.map(
		({ room, event, dueOn }): Happening => ({
			room,
			event,
			dueOn: dueOn ?? null,
			by: moment.by,
			at: moment.at,
			on: moment.on,
		}),
	);
	const worlds = worldsAlong(locked.world, happenings);
	const world = worlds.at(-1);
	if (!world) throw new Error("an act on nothing");
	return finish(transaction, records, entry, {
		before: locked.world,
		world,
		worlds,
		happenings,
		locked,
		moment,
		wakings: wakingsOf(world, moment.on),
		appended:
			happenings.length > 0 ? appendEvents(entry, locked, happenings) : null,
		print,
	});
}

/**
 * The same act again stands where it stood; what the room waits for has gone on since, and a workflow that took an old waking
 * for the present one would sleep through what came between.
 */
function asItIsNow(answer: Answer, entry: Entry, locked: Locked): Answer {
	const { world } = locked;
	return answer.ok && world
		? {
				...answer,
				waking: nextWaking(world, entry.room, momentOf(entry, locked).on),
				view: viewOf(world, entry.room),
			}
		: answer;
}

interface Recorded {
	readonly before: World | null;
	readonly world: World;
	readonly worlds: readonly (World | null)[];
	readonly happenings: readonly Happening[];
	readonly locked: Locked;
	readonly moment: Moment;
	readonly wakings: Wakings;
	readonly appended: Appended | null;
	readonly print: string;
}

/** Writes the events, and the read model, mails, wake-ups and the answer kept for the same act again that follow from them. */
async function finish(
	transaction: Transaction<Schema>,
	records: Records,
	entry: Entry,
	recorded: Recorded,
): Promise<Outcome> {
	const { world, wakings, appended, print } = recorded;
	const answer: Answer = {
		ok: true,
		place: appended && { position: appended.position, hash: appended.head },
		waking: wakings.get(entry.room) ?? null,
		view: viewOf(world, entry.room),
	};
	const writings = [
		...projected(recorded),
		...mailsOf(records, entry, recorded),
		wakeUps(entry, recorded),
		...(appended
			? [appended.writing, actWriting(entry, appended, answer, print)]
			: []),
	];
	await writeTogether(transaction, writings);
	return { answer, wroteOutbox: writings.some(isToOutbox) };
}

const isToOutbox = (writing: Writing): boolean =>
	writing.to === "outbox" && "insert" in writing && writing.insert.length > 0;

const actWriting = (
	entry: Entry,
	{ recordedAt }: Appended,
	answer: Answer,
	fingerprint: string,
): Writing => ({
	to: "act",
	insert: [
		{
			key: entry.key,
			programme: entry.programme,
			act_id: entry.actId,
			fingerprint,
			answer: JSON.stringify(answer),
			recorded_at: recordedAt,
		},
	],
});

/** The world before each event and after the last. */
function worldsAlong(
	world: World | null,
	happenings: readonly Happening[],
): readonly (World | null)[] {
	const worlds: (World | null)[] = [world];
	for (const happening of happenings)
		worlds.push(evolve(worlds.at(-1) ?? null, happening));
	return worlds;
}

/** Calendars are asked here and nowhere later: what a workflow gets to see are instants. */
function momentOf(entry: Entry, locked: Locked): Omit<Moment, "calendarOf"> {
	const at = locked.clock ?? entry.at;
	const zone =
		locked.world?.programme.charter.zone ??
		(isFirstAct(entry.act) ? entry.act.charter.zone : undefined);
	return {
		at,
		on: localDateOf(at, zone ?? ("UTC" as never)),
		by: entry.by,
		left: locked.left,
		sha256,
	};
}

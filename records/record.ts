import type { Transaction } from "kysely";
import type { Answer } from "../domain/answer.ts";
import { localDateOf } from "../domain/dates.ts";
import { decide } from "../domain/decide.ts";
import type { Happening } from "../domain/events.ts";
import { evolve } from "../domain/evolve.ts";
import { isOfLink } from "../domain/hand-over.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import type { Moment } from "../domain/moment.ts";
import { personsNamedBy } from "../domain/named-persons.ts";
import { nextWaking } from "../domain/schedule.ts";
import { viewOf } from "../domain/view.ts";
import type { World } from "../domain/world.ts";
import { actFingerprint } from "./answers.ts";
import { type Appended, appendEvents } from "./append.ts";
import { sha256 } from "./chain.ts";
import { passing } from "./crash-points.ts";
import { ConflictingAct, type Entry, type Records } from "./entry.ts";
import { type Locked, lockProgramme } from "./lock.ts";
import { writeMails } from "./mails.ts";
import { project } from "./project.ts";
import type { Schema } from "./schema.ts";
import { writeWakings } from "./wakings.ts";

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

	const moment = {
		...momentOf(entry, locked),
		left: await leftOf(transaction, entry, locked),
	};
	const decision = decide(locked.world, entry.room, entry.act, moment);
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
	const appended =
		happenings.length > 0
			? await appendEvents(transaction, entry, locked, happenings)
			: null;
	return finish(transaction, records, entry, {
		before: locked.world,
		world,
		worlds,
		happenings,
		locked,
		moment,
		appended,
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
	readonly appended: Appended | null;
	readonly print: string;
}

/** The read model, mails and wake-ups that follow from what happened, and the answer that is kept for the same act again. */
async function finish(
	transaction: Transaction<Schema>,
	records: Records,
	entry: Entry,
	recorded: Recorded,
): Promise<Outcome> {
	const { before, world, locked, moment, appended, print } = recorded;
	await project(transaction, { before, world, locked, moment, appended });
	const mails = await writeMails(transaction, records, entry, recorded);
	const wakings = await writeWakings(transaction, entry, recorded);
	const answer: Answer = {
		ok: true,
		place: appended && { position: appended.position, hash: appended.head },
		waking: nextWaking(world, entry.room, moment.on),
		view: viewOf(world, entry.room),
	};
	if (appended)
		await transaction
			.insertInto("act")
			.values({
				key: entry.key,
				programme: entry.programme,
				act_id: entry.actId,
				fingerprint: print,
				answer: JSON.stringify(answer),
				recorded_at: appended.recordedAt,
			})
			.execute();
	return { answer, wroteOutbox: mails + wakings > 0 };
}

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

/**
 * @returns of whoever acts or is named, those who had left by then. An act that is brought once more, after a loss, stands as it
 * stood: of a real programme it bears the moment at which it was done.
 */
async function leftOf(
	transaction: Transaction<Schema>,
	{ by, act, at }: Entry,
	{ kind }: Locked,
): Promise<readonly PersonId[]> {
	const persons = [by, ...personsNamedBy(act)].filter((one) => one !== "clock");
	if (persons.length === 0) return [];
	const rows = await transaction
		.selectFrom("person")
		.select("id")
		.where("id", "in", persons)
		.where("disabled_at", "is not", null)
		.$if(kind === "real", (query) => query.where("disabled_at", "<=", at))
		.execute();
	return rows.map(({ id }) => personId(id));
}

/** Calendars are asked here and nowhere later: what a workflow gets to see are instants. */
function momentOf(entry: Entry, locked: Locked): Omit<Moment, "left"> {
	const at = locked.clock ?? entry.at;
	const zone =
		locked.world?.programme.charter.zone ??
		(entry.act.type === "start" ? entry.act.charter.zone : undefined);
	if (!zone)
		return { at, on: localDateOf(at, "UTC" as never), by: entry.by, sha256 };
	return { at, on: localDateOf(at, zone), by: entry.by, sha256 };
}

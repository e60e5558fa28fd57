import type { Transaction } from "kysely";
import { correspondence, type MailOrder } from "../domain/correspondence.ts";
import type { Happening } from "../domain/events.ts";
import { epochMillisOf, instantOf } from "../domain/instants.ts";
import type { Moment } from "../domain/moment.ts";
import type { World } from "../domain/world.ts";
import { sha256 } from "./chain.ts";
import type { Entry, Records } from "./entry.ts";
import { linkToken, tokenHash } from "./link-tokens.ts";
import type { Locked } from "./lock.ts";
import type { Schema } from "./schema.ts";

/** A link that is not used lives this long, in days; the page then offers to mail a fresh one. */
const linkLifeDays = 14;

/** Letters that ask for nothing wait so long for others to the same person, and leave together. */
const gatherForMs = 5_000;

interface Recorded {
	readonly worlds: readonly (World | null)[];
	readonly happenings: readonly Happening[];
	readonly locked: Locked;
	readonly moment: Moment;
}

/**
 * Writes the mails that follow from what happened, and the hashes of their links. A rehearsal's are kept, never sent.
 *
 * @returns how many were put in the outbox.
 */
export async function writeMails(
	transaction: Transaction<Schema>,
	records: Records,
	entry: Entry,
	{ worlds, happenings, locked, moment }: Recorded,
): Promise<number> {
	const orders = happenings.flatMap((happening, place) =>
		correspondence(
			worlds[place] ?? null,
			worlds[place + 1] as World,
			happening,
		),
	);
	if (orders.length === 0) return 0;
	const [key] = records.keys;
	const mails = orders.map((order, place) => ({
		order,
		id: sha256(`${entry.key}\n${place}`).slice(0, 32),
	}));
	await transaction
		.insertInto("mail")
		.values(
			mails.map(({ id, order }) => ({
				id,
				programme: entry.programme,
				kind: locked.kind,
				to_person: order.to,
				order: JSON.stringify(order),
				message_id: `<${id}@${records.mailDomain}>`,
				date: moment.at,
				key_id: key.id,
				status:
					locked.kind === "rehearsal"
						? ("kept" as const)
						: ("waiting" as const),
			})),
		)
		.execute();
	const links = mails.flatMap(({ id, order }) =>
		order.link ? [linkRow(records, entry, moment, id, order, order.link)] : [],
	);
	if (links.length > 0)
		await transaction.insertInto("sign_off_link").values(links).execute();
	if (locked.kind === "rehearsal") return 0;
	const now = Date.now();
	await transaction
		.insertInto("outbox")
		.values(
			mails.map(({ id, order }) => ({
				programme: entry.programme,
				kind: locked.kind,
				what: "mail" as const,
				target: `post/${order.to}`,
				mail: id,
				digest: order.about.template === "digest",
				written_at: instantOf(now),
				ready_at: instantOf(order.link ? now : now + gatherForMs),
			})),
		)
		.execute();
	return mails.length;
}

const linkRow = (
	records: Records,
	{ programme }: Entry,
	{ at }: Moment,
	mail: string,
	{ room, to }: MailOrder,
	{ request, generation }: NonNullable<MailOrder["link"]>,
) => ({
	token_hash: tokenHash(linkToken(records.keys[0], mail)),
	key_id: records.keys[0].id,
	mail,
	programme,
	room,
	request,
	generation,
	person: to,
	issued_at: at,
	expires_at: instantOf(epochMillisOf(at) + linkLifeDays * 86_400_000),
});

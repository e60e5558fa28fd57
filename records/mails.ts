import { correspondence, type MailOrder } from "../domain/correspondence.ts";
import type { Happening } from "../domain/events.ts";
import { epochMillisOf, type Instant, instantOf } from "../domain/instants.ts";
import type { Moment } from "../domain/moment.ts";
import type { World } from "../domain/world.ts";
import { sha256 } from "./chain.ts";
import type { Entry, Records } from "./entry.ts";
import { linkToken, tokenHash } from "./link-tokens.ts";
import type { Locked } from "./lock.ts";
import type { Kind } from "./schema.ts";
import type { Writing } from "./write-together.ts";

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

/** @returns the mails that follow from what happened, with the hashes of their links. */
export function mailsOf(
	records: Records,
	entry: Entry,
	{ worlds, happenings, locked, moment }: Recorded,
): readonly Writing[] {
	const orders = happenings.flatMap((happening, place) =>
		correspondence(
			worlds[place] ?? null,
			worlds[place + 1] as World,
			happening,
		),
	);
	return mailWritings(
		records,
		{ programme: entry.programme, kind: locked.kind, at: moment.at },
		orders.map((order, place) => ({
			order,
			id: sha256(`${entry.key}\n${place}`).slice(0, 32),
		})),
	);
}

/** Where mails belong, and the moment of the programme's clock that they bear. */
interface Sending {
	readonly programme: string;
	readonly kind: Kind;
	readonly at: Instant;
}

/**
 * @param mails each with its own id: the same id derives the same link.
 * @returns mails, the hashes of their links and their places in the outbox, to be written. A rehearsal's are kept, never sent.
 */
export function mailWritings(
	records: Records,
	{ programme, kind, at }: Sending,
	mails: readonly { readonly id: string; readonly order: MailOrder }[],
): readonly Writing[] {
	const now = Date.now();
	return [
		{
			to: "mail",
			insert: mails.map(({ id, order }) => ({
				id,
				programme,
				kind,
				to_person: order.to,
				order: JSON.stringify(order),
				message_id: `<${id}@${records.mailDomain}>`,
				date: at,
				key_id: records.keys[0].id,
				status: kind === "rehearsal" ? "kept" : "waiting",
				attempts: 0,
			})),
		},
		{
			to: "sign_off_link",
			insert: mails.flatMap(({ id, order }) =>
				order.link
					? [linkRow(records, { programme, at }, id, order, order.link)]
					: [],
			),
		},
		{
			to: "outbox",
			insert: (kind === "rehearsal" ? [] : mails).map(({ id, order }) => ({
				programme,
				kind,
				what: "mail",
				target: `post/${order.to}`,
				mail: id,
				digest: order.about.template === "digest",
				written_at: instantOf(now),
				ready_at: instantOf(isWaitedFor(order) ? now : now + gatherForMs),
			})),
		},
	];
}

/** Whoever has to answer, or sits before the page that wants the code, is not kept waiting. */
const isWaitedFor = ({ link, about }: MailOrder): boolean =>
	link !== null || about.template === "code";

const linkRow = (
	records: Records,
	{ programme, at }: Pick<Sending, "programme" | "at">,
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

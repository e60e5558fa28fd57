import type {
	PersonId,
	ProgrammeId,
	RequestId,
	RoomId,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import type { Programme } from "../domain/programme.ts";
import { isPhase } from "../domain/world.ts";
import type { Database } from "./database.ts";
import { tokenHash } from "./link-tokens.ts";
import type { Kind } from "./schema.ts";

/** The link of one mail: whom it was sent to, and which generation of which request it asks about. */
export interface SignOffLink {
	readonly tokenHash: string;
	readonly programme: ProgrammeId;
	readonly room: RoomId;
	readonly request: RequestId;
	readonly generation: number;
	readonly person: PersonId;
	readonly issuedAt: Instant;
	/** From here on it only offers to mail a fresh one. */
	readonly expiresAt: Instant;
}

/** A link with the room it leads to, as both are on record now. */
export interface OpenedLink {
	readonly link: SignOffLink;
	readonly kind: Kind;
	/** A rehearsal's own clock; null where the machine's counts. */
	readonly clock: Instant | null;
	readonly programme: Programme;
	readonly phase: Phase;
}

/** @returns what a link leads to; undefined for a token nobody was sent. It is looked up by its hash alone. */
export async function openLink(
	database: Database,
	token: string,
): Promise<OpenedLink | undefined> {
	const row = await database
		.selectFrom("sign_off_link as link")
		.innerJoin("programme", "programme.id", "link.programme")
		.innerJoin("room", "room.id", "link.room")
		.select([
			"link.token_hash",
			"link.programme",
			"link.room",
			"link.request",
			"link.generation",
			"link.person",
			"link.issued_at",
			"link.expires_at",
			"programme.kind",
			"programme.clock",
			"programme.state as programme_state",
			"room.state as room_state",
		])
		.where("link.token_hash", "=", tokenHash(token))
		.executeTakeFirst();
	if (!row || !isPhase(row.room_state)) return undefined;
	return {
		link: {
			tokenHash: row.token_hash,
			programme: row.programme as ProgrammeId,
			room: row.room as RoomId,
			request: row.request as RequestId,
			generation: row.generation,
			person: row.person as PersonId,
			issuedAt: row.issued_at as Instant,
			expiresAt: row.expires_at as Instant,
		},
		kind: row.kind,
		clock: row.clock as Instant | null,
		programme: row.programme_state,
		phase: row.room_state,
	};
}

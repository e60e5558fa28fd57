import type { Act } from "../domain/acts.ts";
import type { Actor } from "../domain/events.ts";
import type { ProgrammeId, RoomId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Database } from "./database.ts";
import type { LinkKeys } from "./link-tokens.ts";

/** Everything the record needs beside the database. */
export interface Records {
	readonly database: Database;
	/** Keys that links are derived with; the record stores their hashes. */
	readonly keys: LinkKeys;
	/** The part of a Message-ID after the @. */
	readonly mailDomain: string;
	/** Told after each commit that wrote to the outbox, so that nobody has to wait for the next look. */
	readonly outboxWritten: () => void;
}

/** An act brought to the record. */
export interface Entry {
	readonly programme: ProgrammeId;
	/** The room the act is for; the programme's own id for acts on the programme. */
	readonly room: RoomId;
	/** Workflow id, first run id and a number carried across continue-as-new; or the form's id for what is only noted. */
	readonly key: string;
	/** The act's own name, the same when a person does it twice: `decide/…/request-1.1/chen`. */
	readonly actId: string;
	/** Empty when a page recorded the act straight. */
	readonly workflow: string;
	readonly run: string;
	readonly by: Actor;
	readonly act: Act;
	/** The programme's clock; a rehearsal's is the record's own, and this is not looked at. */
	readonly at: Instant;
}

/** The same key came with another act: a fault that must be loud. */
export class ConflictingAct extends Error {
	override readonly name = "ConflictingAct";
	readonly key: string;
	constructor(key: string) {
		super(`the record holds another act under ${key}`);
		this.key = key;
	}
}

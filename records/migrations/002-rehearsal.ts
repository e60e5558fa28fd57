import { type Kysely, sql } from "kysely";

/** Rehearsals: what they are played by, and how far. */
export async function up(db: Kysely<unknown>): Promise<void> {
	// Reserved before the programme starts, so that two clicks at once neither share an id nor make two programmes.
	await sql`create table rehearsal (
		programme text primary key, form text not null unique, host text,
		starts_at timestamptz not null, script jsonb,
		goal jsonb, goal_from timestamptz, goal_form text, stuck jsonb)`.execute(
		db,
	);
}

import { type Kysely, sql } from "kysely";

/** Personal data: which mails somebody wants, and when everything of his was removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	"alter table person add column mails text not null default 'all'",
	"alter table person add column removed_at timestamptz",
	"create index person_by_name on person (name, id)",
	// What somebody did is looked for when he asks for it, or when it is removed.
	"create index event_by_person on event (by, programme, position)",
];

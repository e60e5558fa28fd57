import { type Kysely, sql } from "kysely";

/** Links by which a calendar of somebody's own reads dates. Of the link itself only a hash stands there; it is derived while shown. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table calendar_link (
		id text primary key, token_hash text not null unique, key_id text not null, person text not null references person,
		programme text references programme on delete cascade, holds text not null, created_at timestamptz not null,
		read_at timestamptz)`,
	"create index calendar_link_of_person on calendar_link (person, created_at)",
];

import { type Kysely, sql } from "kysely";

/**
 * The register of a programme: ratings, actions, evidence and what else has a row beside the rooms; and when the programme's
 * own room wakes next, which rings for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table register_row (
		programme text not null references programme on delete cascade, id text not null, kind text not null,
		subject text not null, held boolean not null, state jsonb not null,
		primary key (programme, id))`,
	// What every decision rests on: rows with a date that is still to come.
	"create index register_held on register_row (programme, id) where held",
	"create index register_by_kind on register_row (programme, kind, subject, id)",
	"alter table programme add column own_instant timestamptz",
	"alter table programme add column own_next jsonb",
];

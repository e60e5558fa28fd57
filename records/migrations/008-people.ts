import { type Kysely, sql } from "kysely";

/** Who contributes to a programme and keeps sight of it, and roles that end by themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// `place`: the room or the row of the register where somebody was given something.
	`create table contributor (
		programme text not null references programme on delete cascade, place text not null, person text not null,
		primary key (programme, place, person))`,
	"create index contributor_by_person on contributor (person, programme)",
	`insert into contributor (programme, place, person)
		select distinct room.programme, room.id, given->>'owner'
		from room, jsonb_array_elements(coalesce(room.state->'deliverables', '[]')) given
		where given->>'owner' is not null`,
	"alter table programme_person add column until timestamptz",
];

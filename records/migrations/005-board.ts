import { type Kysely, sql } from "kysely";

/**
 * The board over all programmes: one row a dated matter, one a certificate that is guarded. Every list of it is a range of one of
 * these indexes. Programmes that are there already get their rows when Certway starts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table board_line (
		id text primary key, programme text not null references programme on delete cascade, programme_kind text not null,
		programme_name text not null, words text not null, room text not null, matter text not null, kind text not null,
		key text not null, person text not null, due_on date not null, certificate text, booked text, booked_for date, unbooked boolean not null, data jsonb not null)`,
	"create index board_line_by_day on board_line (programme_kind, due_on, id)",
	"create index board_line_of_matter on board_line (programme_kind, matter, due_on, id)",
	"create index board_line_by_name on board_line (programme_kind, programme_name, id)",
	"create index board_line_of_person on board_line (person, programme_kind, due_on, id)",
	"create index board_line_of_programme on board_line (programme, due_on, id)",
	"create index board_line_unbooked on board_line (unbooked, programme_kind, due_on, id)",
	`create table board_certificate (
		room text primary key, programme text not null references programme on delete cascade, programme_kind text not null,
		programme_name text not null, words text not null, number text not null, body text not null, status text not null,
		valid_until date not null, next_due_on date, next jsonb, person text not null)`,
	"create index board_certificate_by_next on board_certificate (programme_kind, (coalesce(next_due_on, 'infinity')), room)",
	"create index board_certificate_by_end on board_certificate (programme_kind, valid_until, room)",
	"create index board_certificate_by_name on board_certificate (programme_kind, programme_name, room)",
	"create index board_certificate_of_programme on board_certificate (programme)",
	"create index board_certificate_by_number on board_certificate (programme_kind, number)",
	`create table board_to_fill (programme text primary key references programme on delete cascade)`,
	"insert into board_to_fill select id from programme",
];

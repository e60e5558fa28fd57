import { type Kysely, sql } from "kysely";

/** The register of findings: one row each, to be listed, filtered and sorted. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table finding (
		room text primary key, programme text not null references programme on delete cascade, programme_kind text not null,
		number integer not null, open boolean not null, stage text not null,
		grade text not null, body_grade text, source text not null, clause text not null, process text, owner text,
		statement text not null, raised_on date not null, due_on date, verified_on date, closed_on date)`,
	// What is due soonest first, what is not due at any time last; of the closed ones the latest first.
	"create index finding_by_due on finding (programme_kind, open, (coalesce(due_on, 'infinity')), room)",
	"create index finding_by_raised on finding (programme_kind, open, raised_on, room)",
	"create index finding_of_programme on finding (programme, open)",
];

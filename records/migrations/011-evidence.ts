import { type Kysely, sql } from "kysely";

/** The register of evidence: what each piece is found under, how much counts for what, and who holds bytes meanwhile. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table evidence_link (
		programme text not null references programme on delete cascade, subject text not null, evidence text not null,
		in_force boolean not null, added_at timestamptz not null, added_on date not null,
		primary key (programme, subject, evidence))`,
	"create index evidence_by_time on evidence_link (programme, subject, in_force, added_at, evidence)",
	`create table evidence_tally (
		programme text not null references programme on delete cascade, subject text not null, count integer not null,
		primary key (programme, subject))`,
	// Bytes that nothing on record refers to are taken away when nobody holds them any more.
	"alter table stored_file add column referenced boolean not null default true",
	"alter table stored_file add column holders integer not null default 0",
	"alter table stored_file add column held_at timestamptz",
];

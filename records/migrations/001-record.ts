import { type Kysely, sql } from "kysely";

/** The record, its read model, persons, links, mail and sessions. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table programme (
		id text primary key, kind text not null, name text not null, organisation text not null,
		status text not null, clock timestamptz, state jsonb not null,
		position integer not null, head text not null, phase text,
		next_instant timestamptz, next jsonb, next_due_on date, waiting_since date,
		started_at timestamptz not null)`,
	// Soonest first, those that wait for nothing last; the stopped ones in a list of their own.
	`create index programme_list on programme (kind, (coalesce(next_due_on, 'infinity')), id) where status <> 'stopped'`,
	`create index programme_list_stopped on programme (kind, (coalesce(next_due_on, 'infinity')), id) where status = 'stopped'`,
	`create table programme_person (
		programme text not null references programme on delete cascade, person text not null, role text not null,
		primary key (programme, person, role))`,
	"create index programme_person_by_person on programme_person (person, programme)",
	`create table room (
		id text primary key, programme text not null references programme on delete cascade,
		kind text not null, status text not null, over boolean not null,
		state jsonb not null, view jsonb not null,
		next_instant timestamptz, next jsonb, changed_at timestamptz not null)`,
	"create index room_of_programme on room (programme, over)",
	`create table event (
		programme text not null, position integer not null, act text not null,
		workflow text not null, run text not null, room text not null, phase text, type text not null,
		by text not null, at timestamptz not null, on_day date not null, due_on date, recorded_at timestamptz not null,
		body text not null, previous text not null, hash text not null,
		primary key (programme, position))`,
	"create index event_of_act on event (act)",
	`create table act (
		key text primary key, programme text not null, act_id text not null, fingerprint text not null,
		answer jsonb not null, recorded_at timestamptz not null, unique (programme, act_id))`,
	`create table sealed (
		hash text primary key, scope text not null, field text not null,
		salt text, value text, removed_at timestamptz)`,
	// The same text for the same field of a form is sealed once, also when it is sent twice at the same moment.
	"create unique index sealed_in_scope on sealed (scope, field, md5(value))",
	`create table person (
		id text primary key, name text not null, email text not null unique,
		language text not null, zone text not null, administrator boolean not null default false,
		disabled_at timestamptz, undeliverable_since timestamptz, created_at timestamptz not null)`,
	`create table to_do (
		programme text not null references programme on delete cascade, programme_kind text not null, room text not null, kind text not null,
		key text not null, person text not null, due_on date not null, since date not null, data jsonb not null,
		primary key (room, key, person))`,
	"create index to_do_of_person on to_do (person, programme_kind, due_on)",
	"create index to_do_by_day on to_do (programme_kind, due_on)",
	"create index to_do_of_programme on to_do (programme, due_on)",
	`create table sign_off_link (
		token_hash text primary key, key_id text not null, mail text not null, programme text not null, room text not null,
		request text not null, generation integer not null, person text not null,
		issued_at timestamptz not null, expires_at timestamptz not null)`,
	"create index sign_off_link_of_request on sign_off_link (request, person)",
	`create table mail (
		id text primary key, programme text, kind text not null, to_person text not null, "order" jsonb not null,
		message_id text not null, date timestamptz not null, key_id text not null, status text not null,
		attempts integer not null default 0, last_problem text, sent_at timestamptz)`,
	"create index mail_of_programme on mail (programme, date)",
	"create index mail_waiting on mail (to_person) where status = 'waiting'",
	`create table outbox (
		id bigint generated always as identity primary key, programme text, kind text not null, what text not null,
		target text not null, mail text, digest boolean not null default false, written_at timestamptz not null, ready_at timestamptz not null default now(),
		claimed_at timestamptz, done_at timestamptz)`,
	"create index outbox_open on outbox (id) where done_at is null",
	"create index outbox_open_of_programme on outbox (programme) where done_at is null",
	`create table session (
		id_hash text primary key, person text not null references person on delete cascade,
		created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null, agent text not null)`,
	"create index session_of_person on session (person)",
	`create table sign_in_link (
		token_hash text primary key, person text not null references person on delete cascade, leads_to text not null,
		created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz)`,
	`create table stored_file (
		sha256 text primary key, bytes bigint not null, media_type text not null, stored_at timestamptz not null)`,
];

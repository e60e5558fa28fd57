import { type Kysely, sql } from "kysely";

/** Seats that come into other hands, questions, substitutes: what a read model made before them does not hold yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Codes go by the machine's clock. The code itself stands nowhere: its hash wants the installation's key.
	`create table sign_off_code (
		mail text primary key, person text not null, scope text not null, key_id text not null, code_hash text not null,
		issued_at timestamptz not null, expires_at timestamptz not null, tries integer not null default 0,
		used_at timestamptz, used_for text)`,
	"create index sign_off_code_of_person on sign_off_code (person, scope, issued_at)",
	`update room set state = state || jsonb_build_object('confirmed', kind = 'certification-audit')
		where kind <> 'certificate' and state ? 'requestsMade' and not state ? 'confirmed'`,
	"alter table person add column country text, add column region text",
	`create table person_days (
		person text not null references person on delete cascade, from_day date not null, until_day date not null,
		worked boolean not null)`,
	"create index person_days_of_person on person_days (person)",
	`update programme set state = state || '{"substitutes": []}' where not state ? 'substitutes'`,
	`update programme set state = state || '{"reminders": {"every": 3, "escalateAfter": 3}, "ownDays": [], "unreachable": []}'
		where not state ? 'reminders'`,
	`update room set state = jsonb_set(
		jsonb_set(jsonb_set(state, '{request,questions}', '[]'), '{request,reminders}', 'null'),
		'{request,seats}',
		(select coalesce(jsonb_agg(
				seat || jsonb_build_object(
					'holder', coalesce(seat ->> 'for', seat ->> 'person'), 'notForMe', null, 'since', state #> '{request,since}',
					'calendar', '{"weekend": [6, 7], "off": [], "worked": []}'::jsonb)
				order by place), '[]')
			from jsonb_array_elements(state #> '{request,seats}') with ordinality as seats (seat, place)))
		where jsonb_typeof(state -> 'request') = 'object' and not state -> 'request' ? 'questions'`,
];

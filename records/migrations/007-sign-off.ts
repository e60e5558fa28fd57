import { type Kysely, sql } from "kysely";

/** Seats that come into other hands, questions, substitutes: what a read model made before them does not hold yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`update programme set state = state || '{"substitutes": []}' where not state ? 'substitutes'`,
	`update room set state = jsonb_set(
		jsonb_set(state, '{request,questions}', '[]'),
		'{request,seats}',
		(select coalesce(jsonb_agg(
				seat || jsonb_build_object('holder', coalesce(seat ->> 'for', seat ->> 'person'), 'notForMe', null)
				order by place), '[]')
			from jsonb_array_elements(state #> '{request,seats}') with ordinality as seats (seat, place)))
		where jsonb_typeof(state -> 'request') = 'object' and not state -> 'request' ? 'questions'`,
];

import { createSecretKey } from "node:crypto";
import { sql } from "kysely";
import type { Act } from "../domain/acts.ts";
import type { LocalDate, TimeZone } from "../domain/dates.ts";
import {
	deliverableId,
	evidenceId,
	personId,
	programmeId,
	type RoomId,
	roomId,
	roomIdOf,
	seal,
} from "../domain/ids.ts";
import { instantOf } from "../domain/instants.ts";
import { phaseRules } from "../domain/phases.ts";
import { usualLengths } from "../domain/plan.ts";
import { type Database, openDatabase } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import { migrate } from "../records/migrate.ts";
import { record } from "../records/record.ts";

const template = programmeId("many-0");
const owner = personId("owner");
/** Entries of the record each programme has at the least. */
const entries = 60;
const findings = 5;

/** @returns a record in `dataDir` with `count` programmes of sixty entries, two open requests and five findings each. */
export async function recordOf(
	dataDir: string,
	count: number,
): Promise<Records> {
	const database = await openDatabase({ dataDir });
	await migrate(database);
	const records: Records = {
		database,
		keys: [{ id: "bench", key: createSecretKey(Buffer.alloc(32, 1)) }],
		mailDomain: "certway.example",
		outboxWritten: () => {},
	};
	await playTemplate(records);
	await askTwice(database);
	await copyTemplate(database, count - 1);
	await sql`analyze`.execute(database);
	return records;
}

async function playTemplate(records: Records): Promise<void> {
	const phase = roomIdOf(template, "preparation");
	let number = 0;
	const act = async (room: RoomId, by: string, act: Act) => {
		number += 1;
		const answer = await record(records, {
			programme: template,
			room,
			key: `${room}/bench/${number}`,
			actId: `${number}`,
			workflow: room,
			run: "bench",
			by: by === "clock" ? by : personId(by),
			act,
			at: instantOf(Date.UTC(2027, 0, 4, 1, number)),
		});
		if (!answer.ok) throw new Error(JSON.stringify(answer));
	};
	await act(roomId(template), owner, {
		type: "start",
		charter: {
			programme: template,
			kind: "real",
			organisation: "Huaxin Bank",
			zone: "Asia/Shanghai" as TimeZone,
			rules: "cnca",
			edition: "ISO/IEC 20000-1:2018 + Amd 1",
			industry: "finance",
			language: "en",
		},
		name: "Huaxin Bank",
		people: {
			owner,
			coordinator: personId("coordinator"),
			escalation: personId("escalation"),
			businessOwner: personId("business"),
			approvers: [
				{ person: personId("it"), side: "it" },
				{ person: personId("business"), side: "business" },
			],
		},
		startOn: "2027-01-04" as LocalDate,
		lengths: usualLengths(),
		reasons: {},
		before: [],
	});
	await act(phase, "clock", { type: "tick" });
	const deliverables = phaseRules("preparation").deliverables;
	for (const deliverable of deliverables.map(deliverableId)) {
		for (let piece = 1; piece <= 10; piece += 1)
			await act(phase, owner, {
				type: "add-evidence",
				deliverable,
				evidence: {
					id: evidenceId(`${deliverable}-${piece}`),
					kind: "note",
					text: seal("00"),
					file: null,
				},
			});
		await act(phase, owner, { type: "deliver", deliverable });
	}
	for (let finding = 1; finding <= findings; finding += 1)
		await act(roomId(template), owner, {
			type: "raise-finding",
			day: "2027-01-04" as LocalDate,
			source: { kind: "self-check", lastDay: "2027-01-04" as LocalDate },
			raisedIn: phase,
			grade: "minor",
			bodyGrade: null,
			clause: "8.2.1" as never,
			process: null,
			statement: seal("00"),
			owner: personId("coordinator"),
			dueOn: "2027-03-01" as LocalDate,
		});
	while (number < entries - 1)
		await act(roomId(template), owner, {
			type: "rename",
			name: `Bank ${number}`,
		});
	await act(phase, owner, {
		type: "ask-for-sign-off",
		answerBy: "2027-02-12" as LocalDate,
		policy: { kind: "all" },
	});
}

/** Tables in which a programme stands, its own first. */
const tables = [
	"programme",
	"programme_person",
	"contributor",
	"room",
	"to_do",
	"finding",
	"board_line",
	"board_certificate",
	"event",
] as const;

/** Inserts copies straight into every table the template stands in, their due dates spread over a year. */
async function copyTemplate(database: Database, copies: number): Promise<void> {
	for (const table of tables) {
		const columns = await sql<{ name: string; type: string }>`
			select column_name as name, data_type as type from information_schema.columns
			where table_name = ${table} and is_generated = 'NEVER'`.execute(database);
		const names = columns.rows.map(({ name }) => `"${name}"`);
		const values = columns.rows.map(({ name, type }) =>
			copied(table, name, type),
		);
		await sql
			.raw(
				`insert into ${table} (${names.join(", ")}) select ${values.join(", ")}
				from ${table}, generate_series(1, ${copies}) n
				where ${table === "programme" ? "id" : "programme"} = '${template}'`,
			)
			.execute(database);
	}
}

function copied(table: string, name: string, type: string): string {
	const column = `${table}."${name}"`;
	const named = (text: string) =>
		`replace(${text}, '${template}', 'many-' || n)`;
	if (table === "programme" && name === "name") return `${column} || ' ' || n`;
	if (table === "to_do" && name === "person")
		return `${column} || '-' || (n % 500)`;
	if (type === "jsonb") return `${named(`${column}::text`)}::jsonb`;
	if (type === "date" && name.endsWith("due_on"))
		return `${column} + (n % 365)`;
	return type === "text" ? named(column) : column;
}

/** As if a second phase were open and asked: the lists of pages meet two requests a programme. */
async function askTwice(database: Database): Promise<void> {
	const second = (column: string) =>
		`replace(${column}, '${template}/preparation', '${template}/design')`;
	await sql
		.raw(`
		insert into room (id, programme, kind, status, over, state, view, next_instant, next, changed_at)
		select ${second("id")}, programme, 'design', status, over, ${second("state::text")}::jsonb, ${second("view::text")}::jsonb, next_instant, next, changed_at
		from room where id = '${template}/preparation'`)
		.execute(database);
	await sql
		.raw(`
		insert into to_do (programme, programme_kind, room, kind, key, person, due_on, since, data)
		select programme, programme_kind, ${second("room")}, kind, ${second("key")}, person, due_on, since, data
		from to_do where room = '${template}/preparation' and kind = 'sign-off'`)
		.execute(database);
}

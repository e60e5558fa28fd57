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

/** @returns a record in `dataDir` with `count` programmes of sixty entries and an open request each. */
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

/** Inserts copies straight into every table the template stands in, their due dates spread over a year. */
async function copyTemplate(database: Database, copies: number): Promise<void> {
	const named = (column: string) =>
		`replace(${column}, 'many-0', 'many-' || n)`;
	const copy = (table: string, columns: Readonly<Record<string, string>>) =>
		sql
			.raw(
				`insert into ${table} (${Object.keys(columns).join(", ")})
				select ${Object.values(columns).join(", ")}
				from ${table}, generate_series(1, ${copies}) n
				where ${table === "programme" ? "id" : "programme"} = 'many-0'`,
			)
			.execute(database);
	const json = (column: string) => `${named(`${column}::text`)}::jsonb`;
	await copy("programme", {
		id: named("id"),
		kind: "kind",
		name: "name || ' ' || n",
		organisation: "organisation",
		status: "status",
		state: json("state"),
		position: "position",
		head: "head",
		phase: "phase",
		next_instant: "next_instant",
		next: "next",
		next_due_on: "next_due_on + (n % 365)",
		waiting_since: "waiting_since",
		started_at: "started_at",
	});
	await copy("programme_person", {
		programme: named("programme"),
		person: "person",
		role: "role",
	});
	await copy("room", {
		id: named("id"),
		programme: named("programme"),
		kind: "kind",
		status: "status",
		over: "over",
		state: json("state"),
		view: json("view"),
		next_instant: "next_instant",
		next: "next",
		changed_at: "changed_at",
	});
	await copy("to_do", {
		programme: named("programme"),
		programme_kind: "programme_kind",
		room: named("room"),
		kind: "kind",
		key: named("key"),
		person: "person || '-' || (n % 500)",
		due_on: "due_on + (n % 365)",
		since: "since",
		data: "data",
	});
	await copy("event", {
		programme: named("programme"),
		position: "position",
		act: named("act"),
		workflow: named("workflow"),
		run: "run",
		room: named("room"),
		phase: "phase",
		type: "type",
		by: "by",
		at: "at",
		on_day: "on_day",
		due_on: "due_on",
		recorded_at: "recorded_at",
		body: named("body"),
		previous: "previous",
		hash: "hash",
	});
}

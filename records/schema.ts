import type { Generated, JSONColumnType } from "kysely";
import type { Answer } from "../domain/answer.ts";
import type { BoardCertificate, BoardLine } from "../domain/board.ts";
import type { MailOrder } from "../domain/correspondence.ts";
import type { FindingStage } from "../domain/finding.ts";
import type { Goal } from "../domain/goal.ts";
import type { PersonId } from "../domain/ids.ts";
import type { NoticeData, Waking } from "../domain/notice.ts";
import type { Programme } from "../domain/programme.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { RegisterRow } from "../domain/register/register.ts";
import type { FindingSource, Grade } from "../domain/rules/finding.ts";
import type { ToDoKind } from "../domain/to-do-kinds.ts";
import type { RoomView } from "../domain/view.ts";
import type { Room } from "../domain/world.ts";

/** Instants are ISO 8601 in UTC, days `YYYY-MM-DD`, on both kinds of database. */
type InstantText = string;
type DayText = string;
/** Stored as jsonb, written as text. */
type Json<T> = JSONColumnType<T & object, string, string>;

export type Kind = "real" | "rehearsal";

/** A mail that is about no programme: somebody asked for a link to sign in. */
export interface SignInOrder {
	readonly to: PersonId;
	readonly room: null;
	readonly about: { readonly template: "sign-in"; readonly minutes: number };
}

/** An act of a persona that was refused: a rehearsal stands still until a person has put it right. */
export interface Stuck {
	readonly by: string;
	readonly room: string;
	readonly act: string;
	readonly refusal: Refusal;
}

export interface Schema {
	/** Read model: one row a programme, its state and what lists show of it. */
	programme: {
		id: string;
		kind: Kind;
		name: string;
		organisation: string;
		status: "running" | "held" | "stopped";
		/** The rehearsal's clock; a real programme goes by the machine's. */
		clock: InstantText | null;
		state: Json<Programme>;
		/** The chain's last place. */
		position: number;
		head: string;
		phase: string | null;
		/** The earliest waking of all its rooms. */
		next_instant: InstantText | null;
		next: JSONColumnType<Waking, string | null, string | null> | null;
		/** The next date that matters to lists: the earliest due date of what is to do. */
		next_due_on: DayText | null;
		waiting_since: DayText | null;
		/** When the programme's own room wakes: it rings for the rows of the register. */
		own_instant: InstantText | null;
		own_next: JSONColumnType<Waking, string | null, string | null> | null;
		started_at: InstantText;
	};
	programme_person: {
		programme: string;
		person: string;
		role: string;
		/** The moment the role ends by the programme's clock; null for one that ends when it is taken away. */
		until: InstantText | null;
	};
	/** Read model: who was given something in a programme, and where; delivered or not. */
	contributor: { programme: string; place: string; person: string };
	/** Read model: one row a room; `over` rooms are kept for their pages. */
	room: {
		id: string;
		programme: string;
		kind: string;
		status: string;
		over: boolean;
		state: Json<Room>;
		view: Json<RoomView>;
		next_instant: InstantText | null;
		next: JSONColumnType<Waking, string | null, string | null> | null;
		changed_at: InstantText;
	};
	/** The record. Never updated, never deleted. */
	event: {
		programme: string;
		position: number;
		act: string;
		workflow: string;
		run: string;
		room: string;
		phase: string | null;
		type: string;
		by: string;
		at: InstantText;
		on_day: DayText;
		due_on: DayText | null;
		recorded_at: InstantText;
		/** The hashed text itself, so that anyone can hash it again. */
		body: string;
		previous: string;
		hash: string;
	};
	/** What was asked of the record, and what it answered: the same act again gets the same answer. */
	act: {
		key: string;
		programme: string;
		act_id: string;
		fingerprint: string;
		answer: Json<Answer>;
		recorded_at: InstantText;
	};
	/** Texts that may name persons; events hold their hash. Removal deletes value and salt. */
	sealed: {
		hash: string;
		scope: string;
		field: string;
		salt: string | null;
		value: string | null;
		removed_at: InstantText | null;
	};
	person: {
		id: string;
		name: string;
		email: string;
		language: "en" | "zh";
		zone: string;
		/** Where he works: ISO 3166, and a region of it; null, what follows from his time zone. */
		country: Generated<string | null>;
		region: Generated<string | null>;
		administrator: boolean;
		disabled_at: InstantText | null;
		undeliverable_since: InstantText | null;
		created_at: InstantText;
		/** All of them, or only those that ask something of the person. */
		mails: Generated<"all" | "needed">;
		/** His name and address stand here no more, and his signatures nowhere. */
		removed_at: Generated<InstantText | null>;
	};
	/** Days that a person has off, or works, beside what his country says. */
	person_days: {
		person: string;
		from_day: DayText;
		until_day: DayText;
		worked: boolean;
	};
	/** Read model: what waits for somebody, one row a person and thing. */
	to_do: {
		programme: string;
		/** Of the programme, so that one index answers for each kind. */
		programme_kind: Kind;
		room: string;
		kind: ToDoKind;
		key: string;
		person: string;
		due_on: DayText;
		since: DayText;
		data: Json<NoticeData>;
	};
	/** Read model: one row a rating, action or piece of evidence of a programme. */
	register_row: {
		programme: string;
		id: string;
		kind: RegisterRow["kind"];
		/** The clause or process it is found under. */
		subject: string;
		/** Every decision, and the clock, must know of it. */
		held: boolean;
		state: Json<RegisterRow>;
	};
	/** Read model: a piece of evidence under one thing it is given for. */
	evidence_link: {
		programme: string;
		/** `clause/8.6.1`, `process/incident`, `all`. */
		subject: string;
		/** The row's id. */
		evidence: string;
		in_force: boolean;
		added_at: InstantText;
		added_on: DayText;
	};
	/** Read model: how much evidence in force there is under one subject. */
	evidence_tally: { programme: string; subject: string; count: number };
	/** Read model: the register of findings, one row each. */
	finding: {
		room: string;
		programme: string;
		programme_kind: Kind;
		number: number;
		open: boolean;
		stage: FindingStage;
		grade: Grade;
		body_grade: string | null;
		source: FindingSource["kind"];
		clause: string;
		process: string | null;
		owner: string | null;
		/** The seal of what was found. */
		statement: string;
		raised_on: DayText;
		/** The next date that it has to meet. */
		due_on: DayText | null;
		verified_on: DayText | null;
		closed_on: DayText | null;
	};
	/** Read model: one row a dated matter of a programme, for the board and the calendars. */
	board_line: {
		/** Room, key and person, as JSON. */
		id: string;
		programme: string;
		programme_kind: Kind;
		/** Lists are ordered by it. */
		programme_name: string;
		/** Everything a line is looked for by, in small letters. */
		words: string;
		room: string;
		matter: BoardLine["matter"];
		kind: BoardLine["kind"];
		key: string;
		person: string;
		due_on: DayText;
		certificate: string | null;
		booked: BoardLine["booked"];
		booked_for: DayText | null;
		/** An audit whose days are not confirmed. */
		unbooked: boolean;
		data: Json<NoticeData>;
	};
	/** Read model: one row a certificate that is guarded. */
	board_certificate: {
		room: string;
		programme: string;
		programme_kind: Kind;
		programme_name: string;
		words: string;
		number: string;
		body: string;
		status: BoardCertificate["status"];
		valid_until: DayText;
		/** The earliest legal date that is still to be met. */
		next_due_on: DayText | null;
		next: JSONColumnType<BoardLine, string | null, string | null> | null;
		person: string;
	};
	/** Programmes that were there before the board was, until it has their rows. */
	board_to_fill: { programme: string };
	/** A link by which a person's own calendar reads dates. */
	calendar_link: {
		/** It is derived from this while it is shown. */
		id: string;
		token_hash: string;
		key_id: string;
		person: string;
		/** The one programme it is about; null for all that the person may see. */
		programme: string | null;
		/** What the person is responsible for, or everything. */
		holds: "own" | "all";
		created_at: InstantText;
		/** When a calendar last asked for it. */
		read_at: InstantText | null;
	};
	sign_off_link: {
		token_hash: string;
		key_id: string;
		mail: string;
		programme: string;
		room: string;
		request: string;
		generation: number;
		person: string;
		issued_at: InstantText;
		expires_at: InstantText;
	};
	/** One-time codes by which answers are confirmed; each bound to a person and to what it confirms. */
	sign_off_code: {
		/** The mail it went out with: it is derived from its id while sending. */
		mail: string;
		person: string;
		scope: string;
		key_id: string;
		code_hash: string;
		issued_at: InstantText;
		expires_at: InstantText;
		tries: Generated<number>;
		used_at: InstantText | null;
		/** The act it confirmed: the same act again is confirmed by it too. */
		used_for: string | null;
	};
	mail: {
		id: string;
		programme: string | null;
		kind: Kind;
		to_person: string;
		order: Json<MailOrder | SignInOrder>;
		message_id: string;
		date: InstantText;
		key_id: string;
		/** `unwanted`: its addressee asked for no mails that only tell. */
		status: "waiting" | "sent" | "kept" | "undeliverable" | "unwanted";
		attempts: Generated<number>;
		last_problem: string | null;
		sent_at: InstantText | null;
	};
	outbox: {
		id: Generated<number>;
		/** null for a mail that is about no programme. */
		programme: string | null;
		kind: Kind;
		what: "wake" | "start" | "mail";
		target: string;
		mail: string | null;
		digest: Generated<boolean>;
		written_at: InstantText;
		/** Handed over from now on: letters that only tell wait a little for others to the same person. */
		ready_at: Generated<InstantText>;
		claimed_at: InstantText | null;
		done_at: InstantText | null;
	};
	/** Only hashes of session ids and links stand here: who reads the database can't sign in with it. */
	session: {
		id_hash: string;
		person: string;
		created_at: InstantText;
		seen_at: InstantText;
		expires_at: InstantText;
		agent: string;
	};
	sign_in_link: {
		token_hash: string;
		person: string;
		/** The page that was asked for, to go on to. */
		leads_to: string;
		created_at: InstantText;
		expires_at: InstantText;
		used_at: InstantText | null;
	};
	/** A rehearsal's own: reserved under its id before the programme starts. */
	rehearsal: {
		programme: string;
		/** The form it was started with: the same form again is the same rehearsal. */
		form: string;
		/** Who started it, and may do in it what its owner may. */
		host: string | null;
		/** Where its clock begins. */
		starts_at: InstantText;
		/** How its people behave; null when they act themselves. */
		script: JSONColumnType<object, string | null, string | null> | null;
		/** How far it is being played; null while it stands still. */
		goal: JSONColumnType<Goal, string | null, string | null> | null;
		/** Where the clock stood when it began to be played, and the form that asked for it. */
		goal_from: InstantText | null;
		goal_form: string | null;
		/** Why it could not go on. */
		stuck: JSONColumnType<Stuck, string | null, string | null> | null;
	};
	/** Bytes in the evidence store, by their hash. */
	stored_file: {
		sha256: string;
		bytes: number;
		media_type: string;
		stored_at: InstantText;
		/** Something on record refers to it: it stays for ever. */
		referenced: Generated<boolean>;
		/** How many are about to record something that refers to it. */
		holders: Generated<number>;
		held_at: InstantText | null;
	};
}

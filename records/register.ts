import { sql, type Transaction } from "kysely";
import type { Act } from "../domain/acts.ts";
import { clauseIds } from "../domain/clauses/clauses.ts";
import type { Actor } from "../domain/events.ts";
import type { RoomId } from "../domain/ids.ts";
import {
	actionsOnNamedBy,
	isRegisterAct,
	rowsNamedBy,
} from "../domain/register/acts.ts";
import { clauseRowId } from "../domain/register/answerable.ts";
import { evidenceRowsOf } from "../domain/register/document.ts";
import {
	documentRowsNamedBy,
	isDocumentAct,
} from "../domain/register/document-acts.ts";
import { evidenceRowId, evidenceRowOf } from "../domain/register/evidence.ts";
import {
	isHeld,
	type Register,
	type RegisterRow,
	rowsOf,
	subjectOf,
} from "../domain/register/register.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "./database.ts";
import type { Entry } from "./entry.ts";
import type { Schema } from "./schema.ts";
import type { Writing } from "./write-together.ts";

/** @returns rows as the core holds them. */
export const asRegister = (
	rows: readonly { readonly id: string; readonly state: RegisterRow }[],
): Register => Object.fromEntries(rows.map(({ id, state }) => [id, state]));

/** @returns the rows that ring, or that a decision looks at whatever the act. */
export async function heldRows(
	database: Database | Transaction<Schema>,
	programme: string,
): Promise<Register> {
	return asRegister(
		await database
			.selectFrom("register_row")
			.select(["id", "state"])
			.where("programme", "=", programme)
			.where("held", "=", true)
			// Always in the same order, so that what is made of them is always the same.
			.orderBy("id")
			.execute(),
	);
}

/** @returns what a decision on the act may rest on: the rows that are held, and those the act names. */
export async function withNamedRows(
	transaction: Transaction<Schema>,
	{ programme, room, act, by }: Entry,
	held: Register,
): Promise<Register> {
	const named = [...namedBy(act, room, by), ...ofDocuments(act, held)].filter(
		(id) => !(id in held),
	);
	const clauses = isRegisterAct(act) ? actionsOnNamedBy(act) : [];
	if (named.length + clauses.length === 0) return held;
	const rows = await transaction
		.selectFrom("register_row")
		.select(["id", "state"])
		.where("programme", "=", programme)
		.where((where) =>
			where.or([
				sql<boolean>`id = any(${named})`,
				where.and([
					where("kind", "=", "action"),
					sql<boolean>`subject = any(${clauses})`,
				]),
			]),
		)
		.orderBy("id")
		.execute();
	return { ...held, ...asRegister(rows) };
}

/** Rows that an act names, of the register itself or with the evidence of a room. */
function namedBy(act: Act, room: RoomId, by: Actor): readonly string[] {
	if (by === "clock") return [];
	switch (act.type) {
		case "succeed":
			return clauseIds.map(clauseRowId);
		case "withdraw-evidence":
			return [
				evidenceRowId(act.evidence),
				evidenceRowOf(room, act.deliverable, act.evidence),
			];
		case "withdraw-finding-evidence":
			return [evidenceRowOf(room, "finding", act.evidence)];
		default:
			return isRegisterAct(act) ? rowsNamedBy(act, by) : [];
	}
}

/** What becomes of a document, or of a sign-off that shows its version, becomes of the evidence of its versions too. */
const ofDocuments = (act: Act, held: Register): readonly string[] =>
	act.type === "decide" || isDocumentAct(act)
		? rowsOf(held, "document")
				.filter(
					({ id }) =>
						act.type === "decide" ||
						documentRowsNamedBy(act).some((named) => named === id),
				)
				.flatMap(evidenceRowsOf)
		: [];

/** @returns a row of the register as the database keeps it. */
export const registerColumns = (programme: string, row: RegisterRow) => ({
	programme,
	id: row.id,
	kind: row.kind,
	subject: subjectOf(row),
	held: isHeld(row),
	state: JSON.stringify(row),
});

/** @returns the rows that an act has changed, to be written; none is ever taken away. */
export const registerWriting = (
	before: World | null,
	{ programme: { charter }, register }: World,
): Writing => ({
	to: "register_row",
	insert: Object.values(register)
		.filter((row) => before?.register[row.id] !== row)
		.map((row) => registerColumns(charter.programme, row)),
	orUpdate: ["programme", "id"],
});

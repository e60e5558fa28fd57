import type { Transaction } from "kysely";
import { isRegisterAct, rowsNamedBy } from "../domain/register/acts.ts";
import {
	isHeld,
	type Register,
	type RegisterRow,
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
	{ programme, act, by }: Pick<Entry, "programme" | "act" | "by">,
	held: Register,
): Promise<Register> {
	if (!isRegisterAct(act) || by === "clock") return held;
	const named = rowsNamedBy(act, by).filter((id) => !(id in held));
	if (named.length === 0) return held;
	const rows = await transaction
		.selectFrom("register_row")
		.select(["id", "state"])
		.where("programme", "=", programme)
		.where("id", "in", named)
		.orderBy("id")
		.execute();
	return { ...held, ...asRegister(rows) };
}

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

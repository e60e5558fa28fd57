import { sql } from "kysely";
import type { ProgrammeId, Seal } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { StaffMember, Training } from "../domain/register/training.ts";
import type { Database } from "./database.ts";
import { registerRows } from "./readiness.ts";

/** The staff list of a programme and its training sessions. */
export interface TrainingRows {
	readonly staff: readonly StaffMember[];
	/** The newest first. */
	readonly sessions: readonly Training[];
}

/** @returns who is on the staff list, and which sessions were held. */
export async function trainingRows(
	database: Database,
	programme: ProgrammeId,
): Promise<TrainingRows> {
	const rows = await registerRows(database, programme, ["staff", "training"]);
	return {
		staff: rows.filter((row) => row.kind === "staff"),
		sessions: rows
			.filter((row) => row.kind === "training")
			.sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1)),
	};
}

/** Somebody on a staff list, with when he was trained. */
export interface TrainingKept {
	readonly programme: string;
	readonly department: string;
	readonly trainedOn: readonly string[];
}

/**
 * @param programmes those the person has a part in: on the lists of others the same name is somebody else's.
 * @returns what the staff lists of these programmes keep of whoever bears exactly this name.
 */
export async function trainingOf(
	database: Database,
	name: string,
	programmes: readonly string[],
): Promise<readonly TrainingKept[]> {
	if (programmes.length === 0) return [];
	const rows = await database
		.selectFrom("register_row")
		.innerJoin("sealed", (join) =>
			join.on(sql<boolean>`sealed.hash = register_row.state->>'name'`),
		)
		.select(["register_row.programme", "register_row.state"])
		.where("register_row.programme", "in", programmes)
		.where("register_row.kind", "=", "staff")
		.where("sealed.value", "=", name)
		.orderBy("register_row.programme")
		.orderBy("register_row.id")
		.execute();
	const kept: TrainingKept[] = [];
	for (const { programme, state } of rows) {
		if (state.kind !== "staff") continue;
		const { sessions } = await trainingRows(database, programme as ProgrammeId);
		kept.push({
			programme,
			department: state.department,
			trainedOn: sessions
				.filter(({ attended }) => attended.includes(state.id))
				.map(({ heldOn }) => heldOn),
		});
	}
	return kept;
}

/** Removes a name from a staff list: that somebody was trained stays on record, and who he was does not. */
export async function removeStaffName(
	database: Database,
	name: Seal,
	now: Instant,
): Promise<void> {
	await database
		.updateTable("sealed")
		.set({ value: null, salt: null, removed_at: now })
		.where("hash", "=", name)
		.where("removed_at", "is", null)
		.execute();
}

import { actFingerprint } from "../records/answers.ts";
import type { Database } from "../records/database.ts";
import type { Difference } from "../records/doctor.ts";
import { type Findings, nothing } from "./doctor-findings.ts";
import type { Held, HeldAct } from "./histories.ts";

/** Compares what a workflow was answered with what the record holds now. */
export async function compareActs(
	database: Database,
	{ workflowId: room, acts }: Held,
): Promise<Findings> {
	if (acts.length === 0) return nothing;
	const rows = await database
		.selectFrom("act")
		.select(["key", "fingerprint", "answer"])
		.where(
			"key",
			"in",
			acts.map(({ entry }) => entry.key),
		)
		.execute();
	const onRecord = new Map(rows.map((row) => [row.key, row]));
	const differences: Difference[] = [];
	const lacking: HeldAct[] = [];
	for (const act of acts) {
		const { entry, answer } = act;
		const { key } = entry;
		const row = onRecord.get(key);
		const told = answer?.ok ? answer.place : null;
		if (!row) {
			if (told === null || (await standsElsewhere(database, act))) continue;
			differences.push({ code: "act-lacking", room, key });
			lacking.push(act);
		} else if (row.fingerprint !== actFingerprint(entry))
			differences.push({ code: "act-conflicts", room, key });
		else if (answer?.ok) {
			const record = row.answer.ok ? row.answer.place : null;
			if (record?.position !== told?.position || record?.hash !== told?.hash)
				differences.push({
					code: "act-elsewhere",
					room,
					key,
					record,
					workflow: told,
				});
		}
	}
	return { differences, lacking };
}

/** The same act under its own name, brought before under another key, was answered with its first place. */
async function standsElsewhere(
	database: Database,
	{ entry }: HeldAct,
): Promise<boolean> {
	const row = await database
		.selectFrom("act")
		.select("fingerprint")
		.where("programme", "=", entry.programme)
		.where("act_id", "=", entry.actId)
		.executeTakeFirst();
	return row?.fingerprint === actFingerprint(entry);
}

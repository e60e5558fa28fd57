/**
 * What commands ask about data: answered by the process that holds it, or by
 * the command itself where nobody does.
 */
import type { Difference } from "../records/doctor.ts";
import { exportLines } from "../records/export.ts";
import {
	programmesOnRecord,
	type Verified,
	verifyProgramme,
} from "../records/verify.ts";
import { diagnose, type Sides } from "../temporal/doctor.ts";
import { type Repair, repair } from "../temporal/repair.ts";

export type Inquiry =
	| { readonly ask: "doctor"; readonly repair: boolean }
	/** of one programme, or of all */
	| { readonly ask: "verify"; readonly programme: string | null }
	| { readonly ask: "export"; readonly programme: string };

export interface Answers {
	doctor: {
		readonly done: readonly Repair[];
		readonly differences: readonly Difference[];
	};
	/** empty when the programme asked for is not on record */
	verify: readonly Verified[];
	/** empty when the programme is not on record */
	export: readonly string[];
}

export type AnswerTo<I extends Inquiry> = Answers[I["ask"]];

/** @param workersRun whether anybody takes in what is repaired. */
export async function answerInquiry(
	sides: Sides,
	inquiry: Inquiry,
	workersRun: boolean,
): Promise<Answers[Inquiry["ask"]]> {
	const { database } = sides.records;
	switch (inquiry.ask) {
		case "doctor": {
			if (!inquiry.repair) {
				const { differences } = await diagnose(sides);
				return { done: [], differences };
			}
			const { done, left } = await repair(sides, {
				looks: workersRun ? 10 : 1,
			});
			return { done, differences: left };
		}
		case "verify": {
			const all = await programmesOnRecord(database);
			const asked = all.filter(
				(id) => inquiry.programme === null || id === inquiry.programme,
			);
			const verified: Verified[] = [];
			for (const id of asked)
				verified.push(await verifyProgramme(database, id));
			return verified;
		}
		case "export":
			return exportLines(database, inquiry.programme);
	}
}

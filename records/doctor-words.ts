import type { Difference } from "./doctor.ts";
import type { Problem } from "./verify.ts";

/** @returns a difference in one line of English, for the command line. */
export function inWords(difference: Difference): string {
	switch (difference.code) {
		case "room-without-workflow":
			return `${difference.room}: open on record, and no workflow carries it`;
		case "workflow-without-room":
			return `${difference.room}: a workflow runs, and on record there is nothing open for it`;
		case "waking-differs":
			return `${difference.room}: wakes ${difference.record ?? "never"} on record, its workflow ${difference.workflow ?? "never"}`;
		case "act-lacking":
			return `${difference.room}: act ${difference.key} was acknowledged and is not on record`;
		case "act-elsewhere":
			return `${difference.room}: act ${difference.key} stands at ${difference.record?.position ?? "no place"} of the chain, its workflow was told ${difference.workflow?.position ?? "no place"}${difference.record?.position === difference.workflow?.position ? ", with another hash" : ""}`;
		case "act-conflicts":
			return `${difference.room}: under ${difference.key} the record holds another act than its workflow`;
		case "workflow-behind":
			return `${difference.room}: its workflow does not know of act ${difference.key}, which is on record`;
		case "rehearsal-without-conductor":
			return `${difference.programme}: is being played, and nobody conducts it`;
		case "outbox-waits":
			return `outbox: ${difference.what} for ${difference.target} waits since ${difference.since}`;
		case "mail-without-post":
			return `outbox: mail ${difference.mail} for ${difference.target} was handed over, is not sent, and nobody is at it`;
		case "record-broken":
			return `${difference.programme}: ${problemInWords(difference.problem)}`;
		case "read-model-differs":
			return `${difference.programme}: ${difference.table} ${difference.row} is not what the events give${difference.columns.length > 0 ? ` (${difference.columns.join(", ")})` : ""}`;
	}
}

/** @returns what does not hold in a record, in one line of English. */
export function problemInWords(problem: Problem): string {
	switch (problem.code) {
		case "chain-breaks":
			return `the chain breaks at event ${problem.position}: it does not follow from the one before, or was changed`;
		case "column-differs":
			return `event ${problem.position} was changed: its column ${problem.column} is not what was hashed`;
		case "end-differs":
			return `events are missing at the end, or too many: the chain ends at ${problem.position}, its programme says otherwise`;
		case "answer-differs":
			return `act ${problem.key} was given a place that the chain does not have`;
	}
}

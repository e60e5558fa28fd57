import type { Repair } from "./repair.ts";

/** @returns what was repaired in one line of English, for the command line. */
export function repairInWords(repair: Repair): string {
	switch (repair.code) {
		case "act-given":
			return `${repair.room}: act ${repair.key} was given to the record again`;
		case "act-refused":
			return `${repair.room}: the record does not take act ${repair.key} (${repair.refusal?.code ?? "another act stands under its key"})`;
		case "read-model-made-again":
			return `${repair.programme}: what pages read was made again from the events`;
		case "workflow-started":
			return `${repair.room}: its workflow was started from its state on record`;
		case "workflow-woken":
			return `${repair.room}: its workflow was woken`;
		case "mail-handed-over":
			return `outbox: mail ${repair.mail} was handed over again`;
		case "conductor-started":
			return `${repair.programme}: its conductor was started`;
	}
}

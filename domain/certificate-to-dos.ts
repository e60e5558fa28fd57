import { type Certificate, lastHeld } from "./certificate.ts";
import { nextSurveillance } from "./certificate-rounds.ts";
import { certificateRows, whyOf } from "./certificate-rules.ts";
import { openTasks } from "./certificate-tasks.ts";
import { isHeld } from "./rules/certificate-state.ts";
import { type DatedRule, dueBy, isOpen } from "./rules/dated-rule.ts";
import type { ToDo } from "./to-do-kinds.ts";
import { isOver, type World } from "./world.ts";

/** @returns the legal dates that a certificate still has to meet, the binding one of surveillance alone, and its tasks. */
export function certificateToDos(
	{ programme }: World,
	certificate: Certificate,
): readonly ToDo[] {
	if (isOver(certificate)) return [];
	const { coordinator } = programme.people;
	const dates = datesToMeet(
		certificateRows(programme, certificate),
		certificate,
	).map(
		(row): ToDo => ({
			kind: "legal",
			key: row.key,
			person: coordinator,
			dueOn: dueBy(row),
			since:
				row.rule === "suspension" || row.rule === "restore"
					? row.from
					: certificate.decision.decidedOn,
			data: { ...whyOf(row), ...roundOf(row, certificate) },
		}),
	);
	const tasks = openTasks(certificate).map(
		({ id, code, change, since }): ToDo => ({
			kind: "task",
			key: id,
			person: coordinator,
			dueOn: since,
			since,
			data: { task: code, ...(change && { change }) },
		}),
	);
	return [...dates, ...tasks];
}

/**
 * @returns the rows that somebody has to meet now; of clocks that end the same day the first alone, and recertification once
 * its round is open.
 */
function datesToMeet(
	rows: readonly DatedRule[],
	{ state, opened }: Certificate,
): readonly DatedRule[] {
	const open = rows.filter(isOpen);
	if (state.status === "expired-restorable")
		return open.filter(({ rule }) => rule === "restore");
	if (!isHeld(lastHeld(state).status) || !isHeld(state.status)) return [];
	const binding = open.find(({ binds }) => binds);
	return [
		...(binding ? [binding] : []),
		...open.filter(
			({ key }) =>
				key === "suspension" ||
				(key === "recert" && opened.includes("recertification")),
		),
	];
}

const roundOf = ({ rule }: DatedRule, certificate: Certificate) => {
	if (rule === "recert") return { round: "recertification" };
	const round = nextSurveillance(certificate);
	return rule.startsWith("sv") && round ? { round } : {};
};

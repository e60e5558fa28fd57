import type { Certificate, CertificateTask } from "./certificate.ts";
import type { LocalDate } from "./dates.ts";
import type { CertificateStatus } from "./rules/certificate-state.ts";
import { type StateTask, tasksOfChange } from "./rules/certificate-view.ts";

const isOpen = ({ doneOn, droppedOn }: CertificateTask): boolean =>
	doneOn === null && droppedOn === null;

/** @returns what the certificate's holder has still to do. */
export const openTasks = ({ tasks }: Certificate) => tasks.filter(isOpen);

const isOfState = ({ code }: CertificateTask): boolean =>
	code !== "notify-body";

/**
 * @param since the first day of the new state.
 * @returns the tasks after the state has changed: those of the state before fall away unless the new one asks for them too.
 */
export function tasksAfter(
	tasks: readonly CertificateTask[],
	from: CertificateStatus,
	to: CertificateStatus,
	since: LocalDate,
): readonly CertificateTask[] {
	const asked = tasksOfChange(from, to);
	const kept = tasks.map((task) =>
		isOpen(task) && isOfState(task) && !asked.includes(task.code as StateTask)
			? { ...task, droppedOn: since }
			: task,
	);
	const known = kept.filter(isOpen).map(({ code }) => code);
	return [
		...kept,
		...asked
			.filter((code) => !known.includes(code))
			.map((code): CertificateTask => newTask(code, since)),
	];
}

/** @returns a task of a state that begins on `since`. */
const newTask = (code: StateTask, since: LocalDate): CertificateTask => ({
	id: `${code}/${since}`,
	code,
	change: null,
	since,
	doneOn: null,
	droppedOn: null,
});

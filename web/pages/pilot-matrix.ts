import { compareDates } from "../../domain/dates.ts";
import { isOnHold } from "../../domain/hold.ts";
import {
	leastPilotMonths,
	type PilotMonth,
	pilotMonth,
	wholePilotMonths,
} from "../../domain/pilot.ts";
import {
	clausesWithoutProcess,
	frequencyOf,
	type ProcessId,
	processes,
	processIds,
	type RecordSubject,
} from "../../domain/processes.ts";
import { sayDay, sayShortDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Way } from "../parts.ts";
import { saySubject } from "../processes.ts";
import type { RoomPage } from "./phase-room.ts";

/** What stands, or is missing, for a process in a month of the pilot run. */
interface MatrixCell {
	readonly label: string;
	readonly state: State;
	readonly word: string;
	readonly ways: readonly Way[];
}

/** The pilot run's coverage: what must be there in each month, and what once. */
export interface PilotMatrix {
	readonly months: readonly {
		readonly name: string;
		readonly span: string;
	}[];
	readonly rows: readonly {
		readonly name: string;
		readonly note: string;
		readonly cells: readonly MatrixCell[];
	}[];
	readonly once: readonly {
		readonly name: string;
		readonly note: string;
		readonly cell: MatrixCell;
	}[];
}

/** @returns the coverage as of today; undefined in any other phase. */
export function pilotMatrix(
	page: RoomPage,
	t: Translate,
): PilotMatrix | undefined {
	const { phase, programme, today } = page;
	if (phase.work.kind !== "pilot") return undefined;
	const months = monthsShown(page);
	const monthly = processIds.filter((id) => frequencyOf(id) !== "once");
	const once: readonly RecordSubject[] = [
		...processIds.filter((id) => frequencyOf(id) === "once"),
		...clausesWithoutProcess,
	];
	const records = phase.work.records.filter(
		({ on }) => !isOnHold(on, programme.holds),
	);
	return {
		months: months.map(({ number, from, until }) => ({
			name: t("pilot.monthNumber", { month: number }),
			span: t("dates.span", {
				from: sayShortDay(from, today, t),
				to: sayShortDay(until, today, t),
			}),
		})),
		rows: monthly.map((id) => ({
			name: saySubject(id, t),
			note: sayClauses(id, t),
			cells: months.map((month) => monthCell(page, id, month, t)),
		})),
		once: once.map((subject) => {
			const found = records.filter((record) => record.subject === subject);
			const latest = found
				.map(({ on }) => on)
				.sort()
				.at(-1);
			return {
				name: saySubject(subject, t),
				note:
					subject in processes
						? sayClauses(subject as ProcessId, t)
						: t("processes.otherClauses"),
				cell: {
					label: t("pilot.onceLabel"),
					state: latest ? "done" : "late",
					word: latest
						? t("pilot.recordedOn", { day: sayDay(latest, t) })
						: t("pilot.missing"),
					ways: latest ? [] : addWay(page, subject, t),
				},
			};
		}),
	};
}

/** The three months a pilot lasts at least, and every further one that has begun. */
function monthsShown({
	phase,
	programme,
	today,
}: RoomPage): readonly PilotMonth[] {
	const { holds } = programme;
	const whole = wholePilotMonths(phase.from, holds, today).length;
	const count = Math.max(leastPilotMonths, whole + 1);
	return Array.from({ length: count }, (_, place) =>
		pilotMonth(phase.from, place + 1, holds, today),
	).filter(
		({ number, from }) =>
			number <= leastPilotMonths || compareDates(from, today) <= 0,
	);
}

function monthCell(
	page: RoomPage,
	subject: ProcessId,
	month: PilotMonth,
	t: Translate,
): MatrixCell {
	const { phase, programme, today } = page;
	const label = t("pilot.monthNumber", { month: month.number });
	const cell = (
		state: State,
		word: string,
		ways: readonly Way[] = [],
	): MatrixCell => ({ label, state, word, ways });
	if (phase.work.kind !== "pilot") return cell("waiting", "");
	const count = phase.work.records.filter(
		({ subject: about, on }) =>
			about === subject &&
			!isOnHold(on, programme.holds) &&
			compareDates(on, month.from) >= 0 &&
			compareDates(on, month.until) <= 0,
	).length;
	if (count > 0) return cell("done", t("pilot.recordCount", { count }));
	const quiet = phase.work.quiet.some(
		(one) => one.subject === subject && one.month === month.number,
	);
	if (quiet) return cell("held", t("pilot.quietMonth"));
	if (compareDates(month.from, today) > 0)
		return cell("waiting", t("pilot.notYet"));
	if (compareDates(month.until, today) >= 0)
		return cell("active", t("pilot.noneSoFar"), addWay(page, subject, t));
	const declare: readonly Way[] =
		page.leads && frequencyOf(subject) === "when-it-occurs"
			? [
					{
						to: `${page.at}/quiet?subject=${subject}&month=${month.number}`,
						text: t("pilot.declareShort"),
					},
				]
			: [];
	return cell("late", t("pilot.missing"), [
		...addWay(page, subject, t),
		...declare,
	]);
}

const addWay = (
	{ works, at }: RoomPage,
	subject: RecordSubject,
	t: Translate,
): readonly Way[] =>
	works
		? [
				{
					to: `${at}/records/new?subject=${subject}`,
					text: t("pilot.addShort"),
				},
			]
		: [];

function sayClauses(id: ProcessId, t: Translate): string {
	const { clauses } = processes[id];
	return t(clauses.length === 1 ? "processes.clause" : "processes.clauses", {
		clauses: clauses.join(t("terms.comma")),
	});
}

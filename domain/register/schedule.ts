import { addDays, type LocalDate } from "../dates.ts";
import type { PersonId } from "../ids.ts";
import {
	inTheMorning,
	type Notice,
	type NoticeData,
	notice,
} from "../notice.ts";
import type { People } from "../people.ts";
import { processes as processDefinitions } from "../processes.ts";
import type { Programme } from "../programme.ts";
import { heirOf } from "../succession.ts";
import type { ToDo } from "../to-do-kinds.ts";
import type { World } from "../world.ts";
import {
	daysToSignDocument,
	type ManagedDocument,
	openVersion,
} from "./document.ts";
import { isHeld, keyPartOf, type RegisterRow } from "./register.ts";
import { daysToSign, type ManagementReview, topManagers } from "./review.ts";

const daysBeforeEscalation = 7;

/** What kinds of rows have a day, as words know them. */
export type RowName =
	| "action"
	| "evidence"
	| "audit"
	| "review"
	| "signing"
	| "document"
	| "document-signing";

/** A row whose day comes: what it is about, who answers for it, and how long before he is reminded. */
interface DatedRow {
	readonly id: string;
	readonly dueOn: LocalDate;
	/** Waiting since this day. */
	readonly since: LocalDate;
	readonly responsible: readonly PersonId[];
	readonly daysBefore: number;
	readonly toDo: ToDo["kind"];
	readonly data: NoticeData;
}

function datedRow(
	row: RegisterRow,
	{ people, successions = [] }: Programme,
): DatedRow | undefined {
	const { owner } = people;
	switch (row.kind) {
		case "action":
			return {
				id: row.id,
				dueOn: row.dueOn,
				since: row.openedOn,
				responsible: [row.owner ?? owner],
				daysBefore: 7,
				toDo: "action",
				data: { row: "action", clause: row.clause },
			};
		case "evidence": {
			const { id, expiresOn, addedOn, addedBy, clauses, processes } = row;
			const [clause] = [
				...clauses,
				...processes.flatMap((process) => processDefinitions[process].clauses),
			];
			return expiresOn === null
				? undefined
				: {
						id,
						dueOn: expiresOn,
						since: addedOn,
						responsible: [heirOf(successions, addedBy, addedOn)],
						daysBefore: 30,
						toDo: "evidence",
						data: {
							row: "evidence",
							...(clause ? { clause } : {}),
						},
					};
		}
		case "audit":
			return {
				id: row.id,
				dueOn: row.dueOn,
				since: row.plannedOn,
				// Whoever took over sees to it; whether he may audit these clauses himself is asked when it is planned anew.
				responsible: [heirOf(successions, row.auditor, row.plannedOn)],
				daysBefore: 7,
				toDo: "audit",
				data: { row: "audit", clause: row.clauses[0] ?? "9.2" },
			};
		case "review":
			return reviewRow(row, people);
		case "document":
			return documentRow(row, people, successions);
		default:
			return undefined;
	}
}

/** A review that was held waits for top management; where none is named, for the programme's owner to name it. */
function reviewRow(row: ManagementReview, people: People): DatedRow {
	const { id, heldOn, plannedOn, dueOn } = row;
	const asked = topManagers(people);
	return heldOn
		? {
				id,
				dueOn: addDays(heldOn, daysToSign),
				since: heldOn,
				responsible: asked.length > 0 ? asked : [people.owner],
				daysBefore: 7,
				toDo: "review",
				data: { row: "signing" },
			}
		: {
				id,
				dueOn,
				since: plannedOn,
				responsible: [people.owner],
				daysBefore: 14,
				toDo: "review",
				data: { row: "review" },
			};
}

/** A version that somebody is to sign by itself waits for him; else the document for the day it is looked at again. */
function documentRow(
	document: ManagedDocument,
	{ owner }: People,
	successions: NonNullable<Programme["successions"]>,
): DatedRow | undefined {
	const { id, documentKind: of, reviewOn, addedOn } = document;
	const open = openVersion(document);
	if (open?.state === "review" && open.review?.how === "own") {
		const { approver, on } = open.review;
		return {
			id,
			dueOn: addDays(on, daysToSignDocument),
			since: on,
			responsible: [heirOf(successions, approver, on)],
			daysBefore: 7,
			toDo: "document",
			data: { row: "document-signing", of },
		};
	}
	return reviewOn === null
		? undefined
		: {
				id,
				dueOn: reviewOn,
				since: addedOn,
				responsible: [heirOf(successions, document.owner ?? owner, addedOn)],
				daysBefore: 30,
				toDo: "document",
				data: { row: "document", of },
			};
}

const datedRows = ({ programme, register }: World): readonly DatedRow[] =>
	Object.values(register)
		.filter(isHeld)
		.flatMap((row) => datedRow(row, programme) ?? []);

const known = new WeakMap<World, readonly Notice[]>();

/** @returns every notice that rows of the register have, given or not. On hold they ring nothing: people were told to wait. */
export function registerNotices(world: World): readonly Notice[] {
	if (world.programme.status !== "running") return [];
	// One act asks several times, and there may be many rows.
	const found = known.get(world) ?? noticesOf(world);
	known.set(world, found);
	return found;
}

function noticesOf(world: World): readonly Notice[] {
	const { people, charter } = world.programme;
	return datedRows(world).flatMap((row): readonly Notice[] => {
		const on = (days: number) =>
			inTheMorning(addDays(row.dueOn, days), charter.zone);
		const about = keyPartOf(row.id);
		return [
			notice(
				"register-due-soon",
				about,
				on(-row.daysBefore),
				row.dueOn,
				row.data,
				row.responsible,
			),
			notice(
				"register-overdue",
				about,
				on(1),
				row.dueOn,
				row.data,
				row.responsible,
			),
			notice(
				"register-escalated",
				about,
				on(1 + daysBeforeEscalation),
				row.dueOn,
				row.data,
				[people.owner, people.coordinator],
			),
		];
	});
}

/** @returns what waits for whom in the register; nothing in a programme that is stopped. */
export const registerToDos = (world: World): readonly ToDo[] =>
	world.programme.status === "stopped"
		? []
		: datedRows(world).flatMap(
				({ id, dueOn, since, responsible, toDo, data }) =>
					responsible.map(
						(person): ToDo => ({
							kind: toDo,
							key: id,
							person,
							dueOn,
							since,
							data,
						}),
					),
			);

import type { Happening } from "../events.ts";
import { personId } from "../ids.ts";
import type { World } from "../world.ts";
import { type Action, actionId } from "./action.ts";
import { clauseRowId, processRowId } from "./answerable.ts";
import { evolveDocument } from "./evolve-document.ts";
import { evolveEvidence } from "./evolve-evidence.ts";
import { evolveMetric } from "./evolve-metric.ts";
import { evolveReview } from "./evolve-review.ts";
import { evolveTraining } from "./evolve-training.ts";
import { ratingId } from "./rating.ts";
import {
	isHeld,
	keyPartOf,
	ownRoom,
	type Register,
	type RegisterRow,
} from "./register.ts";

const withRow = (register: Register, row: RegisterRow): Register => ({
	...register,
	[row.id]: row,
});

/** @returns the world with its register as `happening` leaves it. */
export function registerEvolved(world: World, happening: Happening): World {
	const noted = [
		evolveRegister,
		evolveReview,
		evolveMetric,
		evolveTraining,
		evolveDocument,
	].reduce((rows, evolved) => evolved(rows, happening), world.register);
	const register = evolveEvidence(world, noted, happening);
	const after = register === world.register ? world : { ...world, register };
	return happening.event.type === "notices-given" &&
		happening.room === ownRoom(world.programme)
		? withoutOldKeys(after)
		: after;
}

/** What rang for rows that wait for nothing any more need not be known for ever. */
function withoutOldKeys(world: World): World {
	const { programme, register } = world;
	const rings = new Set(
		Object.values(register)
			.filter(isHeld)
			.map(({ id }) => keyPartOf(id)),
	);
	const given = programme.given.filter(
		(key) => !key.startsWith("register-") || rings.has(key.split("/")[1] ?? ""),
	);
	return given.length === programme.given.length
		? world
		: { ...world, programme: { ...programme, given } };
}

/** @returns the register after `happening`; the same object where nothing of it has changed. */
function evolveRegister(register: Register, happening: Happening): Register {
	const { event, by, on } = happening;
	switch (event.type) {
		case "clause-rated": {
			const { clause, level, note, stage } = event;
			const person = personId(by);
			const id = ratingId(clause, person);
			const known = register[id];
			const was = known?.kind === "rating" ? known : null;
			return withRow(register, {
				kind: "rating",
				id,
				clause,
				by: person,
				before: was?.before ?? null,
				now: was?.now ?? null,
				[stage]: { level, note, on },
			});
		}
		case "action-opened": {
			const { clause, what, owner, dueOn } = event;
			return withRow(register, {
				kind: "action",
				id: actionId(event.action),
				clause,
				what,
				owner,
				dueOn,
				status: "open",
				openedBy: personId(by),
				openedOn: on,
				doneOn: null,
				outcome: null,
			});
		}
		case "action-changed":
			return withAction(register, event.action, ({ what, ...action }) => ({
				...action,
				what: event.what ?? what,
				owner: event.owner,
				dueOn: event.dueOn,
			}));
		case "action-finished":
			return withAction(register, event.action, (action) => ({
				...action,
				status: "done",
				doneOn: on,
				outcome: event.outcome,
			}));
		case "action-reopened":
			return withAction(register, event.action, (action) => ({
				...action,
				status: "open",
				dueOn: event.dueOn,
				doneOn: null,
				outcome: null,
			}));
		case "clause-assigned": {
			const { clause, owner } = event;
			const id = clauseRowId(clause);
			return withRow(register, { kind: "clause", id, clause, owner });
		}
		case "process-assessed": {
			const { process, maturity, measured, stage } = event;
			const id = processRowId(process);
			const known = register[id];
			const was = known?.kind === "process" ? known : null;
			return withRow(register, {
				kind: "process",
				id,
				process,
				before: was?.before ?? null,
				now: was?.now ?? null,
				[stage]: { maturity, measured, by: personId(by), on },
			});
		}
		case "standards-set":
			return withRow(register, {
				kind: "integration",
				id: "integration",
				standards: event.standards,
			});
		default:
			return register;
	}
}

function withAction(
	register: Register,
	id: string,
	change: (action: Action) => Action,
): Register {
	const row = register[actionId(id)];
	return row?.kind === "action" ? withRow(register, change(row)) : register;
}

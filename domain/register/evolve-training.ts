import type { Happening } from "../events.ts";
import type { Register, RegisterRow } from "./register.ts";
import { staffId, trainingId } from "./training.ts";

/** @returns the staff list and the sessions after `happening`; the same object where none of them has changed. */
export function evolveTraining(
	register: Register,
	{ event, on }: Happening,
): Register {
	switch (event.type) {
		case "staff-listed":
			return withRows(
				register,
				event.members.map(({ staff, ...given }) => ({
					kind: "staff",
					id: staffId(staff),
					...given,
					listedOn: on,
					leftOn: null,
				})),
			);
		case "staff-left": {
			const row = register[staffId(event.staff)];
			return row?.kind === "staff"
				? withRows(register, [{ ...row, leftOn: on }])
				: register;
		}
		case "training-held": {
			const { type: _type, training, ...held } = event;
			const id = trainingId(training);
			const known = register[id];
			const attended = known?.kind === "training" ? known.attended : [];
			return withRows(register, [{ kind: "training", id, ...held, attended }]);
		}
		case "attendance-noted": {
			const row = register[trainingId(event.training)];
			if (row?.kind !== "training") return register;
			const attended = new Set([...row.attended, ...event.came]);
			for (const id of event.notThere) attended.delete(id);
			return withRows(register, [{ ...row, attended: [...attended] }]);
		}
		default:
			return register;
	}
}

const withRows = (
	register: Register,
	rows: readonly RegisterRow[],
): Register => ({
	...register,
	...Object.fromEntries(rows.map((row) => [row.id, row])),
});

import { compareDates } from "../dates.ts";
import type { Moment } from "../moment.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import type { World } from "../world.ts";
import type { RegisterAct } from "./acts.ts";
import type { RegisterEvent } from "./events.ts";
import { staffId, trainingId } from "./training.ts";

export type TrainingAct = Extract<
	RegisterAct,
	{
		type: "list-staff" | "staff-leaves" | "hold-training" | "note-attendance";
	}
>;

export const isTrainingAct = (act: RegisterAct): act is TrainingAct =>
	act.type === "list-staff" ||
	act.type === "staff-leaves" ||
	act.type === "hold-training" ||
	act.type === "note-attendance";

/** @returns what an act on the staff list or a session makes happen, or why it can't be done. */
export function decideTraining(
	{ register }: World,
	act: TrainingAct,
	{ on }: Moment,
): Result<readonly RegisterEvent[], Refusal> {
	const isListed = (id: string) => register[id]?.kind === "staff";
	switch (act.type) {
		case "list-staff":
			return act.members.some(({ staff }) => isListed(staffId(staff)))
				? refused({ code: "staff-exists" })
				: accepted([{ type: "staff-listed", members: act.members }]);
		case "staff-leaves":
			return isListed(staffId(act.staff))
				? accepted([{ type: "staff-left", staff: act.staff }])
				: refused({ code: "no-such-staff" });
		case "hold-training": {
			const { type: _act, ...held } = act;
			if (compareDates(act.heldOn, on) > 0)
				return refused({ code: "date-in-future", today: on });
			if (act.material !== null && register[act.material]?.kind !== "evidence")
				return refused({ code: "unknown-evidence" });
			return accepted([{ type: "training-held", ...held }]);
		}
		case "note-attendance": {
			const { training, came, notThere, members } = act;
			if (register[trainingId(training)]?.kind !== "training")
				return refused({ code: "no-such-training" });
			const isNew = new Set(members.map(({ staff }) => staffId(staff)));
			return [...came, ...notThere].every((id) => isListed(id) || isNew.has(id))
				? accepted([
						...(members.length > 0
							? [{ type: "staff-listed", members } as const]
							: []),
						{ type: "attendance-noted", training, came, notThere },
					])
				: refused({ code: "no-such-staff" });
		}
	}
}

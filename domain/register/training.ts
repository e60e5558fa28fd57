import type { LocalDate } from "../dates.ts";
import type { Seal } from "../ids.ts";

/** Training is for everybody: business departments as well as IT. */
export const staffSides = ["it", "business"] as const;
export type StaffSide = (typeof staffSides)[number];

/** Somebody of the staff as the list names him. He needs no access to Certway. */
export interface StaffGiven {
	readonly staff: string;
	readonly name: Seal;
	readonly department: string;
	readonly side: StaffSide;
}

export interface StaffMember extends Omit<StaffGiven, "staff"> {
	readonly kind: "staff";
	readonly id: string;
	readonly listedOn: LocalDate;
	/** Whoever works here no more need not be trained; what he attended stays on record. */
	readonly leftOn: LocalDate | null;
}

/** What was taught, when, by whom and how long (20000-1 7.2, 7.3). */
export interface TrainingGiven {
	readonly heldOn: LocalDate;
	readonly subject: Seal;
	readonly trainer: Seal;
	readonly minutes: number;
	/** The row of the evidence that is its material; null while none is filed. */
	readonly material: string | null;
}

export interface Training extends TrainingGiven {
	readonly kind: "training";
	readonly id: string;
	/** Ids of the staff's rows. */
	readonly attended: readonly string[];
}

export const staffId = (id: string): string => `staff/${id}`;
export const trainingId = (id: string): string => `training/${id}`;

/** How far the staff of one side, or of one department, has been trained. */
export interface TrainingCoverage {
	readonly all: number;
	readonly attended: number;
	/** Who has been at no session yet. */
	readonly absent: readonly StaffMember[];
}

/** @returns how far these people have been at one session at least; those who have left do not count. */
export function trainingCoverage(
	staff: readonly StaffMember[],
	sessions: readonly Training[],
): TrainingCoverage {
	const seen = new Set(sessions.flatMap(({ attended }) => attended));
	const here = staff.filter(({ leftOn }) => leftOn === null);
	const absent = here.filter(({ id }) => !seen.has(id));
	return { all: here.length, attended: here.length - absent.length, absent };
}

/** @returns the departments of the staff that is here, IT first, each with how far it has been trained. */
export function coverageByDepartment(
	staff: readonly StaffMember[],
	sessions: readonly Training[],
): readonly (TrainingCoverage & {
	readonly side: StaffSide;
	readonly department: string;
})[] {
	return staffSides.flatMap((side) =>
		[
			...Map.groupBy(
				staff.filter(
					(person) => person.side === side && person.leftOn === null,
				),
				({ department }) => department,
			),
		].map(([department, people]) => ({
			side,
			department,
			...trainingCoverage(people, sessions),
		})),
	);
}

/** What all-staff training still lacks, in the order in which it is put right. */
export type TrainingLack =
	| { readonly code: "no-staff-list" }
	| { readonly code: "no-staff-of-side"; readonly side: StaffSide }
	| {
			readonly code: "not-yet-trained";
			readonly side: StaffSide;
			readonly attended: number;
			readonly all: number;
	  };

/** @returns what stands between the programme and "all staff trained, with attendance"; empty when nothing does. */
export function trainingLacks(
	staff: readonly StaffMember[],
	sessions: readonly Training[],
): readonly TrainingLack[] {
	if (trainingCoverage(staff, sessions).all === 0)
		return [{ code: "no-staff-list" }];
	return staffSides.flatMap((side): readonly TrainingLack[] => {
		const { all, attended } = trainingCoverage(
			staff.filter((person) => person.side === side),
			sessions,
		);
		if (all === 0) return [{ code: "no-staff-of-side", side }];
		return attended < all
			? [{ code: "not-yet-trained", side, attended, all }]
			: [];
	});
}

import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../domain/dates.ts";
import { seal } from "../../../domain/ids.ts";
import {
	coverageByDepartment,
	type StaffMember,
	type StaffSide,
	type Training,
	trainingCoverage,
	trainingLacks,
} from "../../../domain/register/training.ts";

const day = "2027-03-01" as LocalDate;
const text = seal("a".repeat(64));

const member = (
	id: string,
	side: StaffSide,
	department: string,
	leftOn: LocalDate | null = null,
): StaffMember => ({
	kind: "staff",
	id,
	name: text,
	department,
	side,
	listedOn: day,
	leftOn,
});

const session = (...attended: string[]): Training => ({
	kind: "training",
	id: "training/1",
	heldOn: day,
	subject: text,
	trainer: text,
	minutes: 60,
	material: null,
	attended,
});

const staff = [
	member("a", "it", "Operations"),
	member("b", "business", "Sales"),
	member("c", "business", "Sales"),
	member("d", "business", "Sales", day),
];

describe("training of all staff", () => {
	test("covers whoever was at one session at least; who has left does not count", () => {
		const coverage = trainingCoverage(staff, [session("a", "d"), session("a")]);
		expect(coverage).toMatchObject({ all: 3, attended: 1 });
		expect(coverage.absent.map(({ id }) => id)).toEqual(["b", "c"]);
	});

	test("is counted department by department, IT and business apart", () => {
		expect(
			coverageByDepartment(staff, [session("a", "b")]).map(
				({ side, department, attended, all }) => [
					side,
					department,
					attended,
					all,
				],
			),
		).toEqual([
			["it", "Operations", 1, 1],
			["business", "Sales", 1, 2],
		]);
	});

	test("lacks a list first, then a side that nobody thought of, then whoever was not there", () => {
		expect(trainingLacks([], [session("a")])).toEqual([
			{ code: "no-staff-list" },
		]);
		expect(
			trainingLacks([member("a", "it", "Operations")], [session("a")]),
		).toEqual([{ code: "no-staff-of-side", side: "business" }]);
		expect(trainingLacks(staff, [session("a", "b")])).toEqual([
			{ code: "not-yet-trained", side: "business", attended: 1, all: 2 },
		]);
		expect(trainingLacks(staff, [session("a", "b", "c")])).toEqual([]);
	});
});

import { describe, expect, test } from "vitest";
import { toDos } from "../../domain/to-do.ts";
import { viewOf } from "../../domain/view.ts";
import {
	aBank,
	because,
	businessApprover,
	coordinator,
	itApprover,
	owner,
	room,
	type Story,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const view = (story: Story, name: string) => viewOf(story.world, room(name));
const waits = (story: Story, name: string) =>
	toDos(story.world, room(name)).map(
		({ kind, key, person, dueOn, since }) =>
			`${person}: ${kind} ${key}, since ${since}, by ${dueOn}`,
	);

describe("a workflow sees", () => {
	const asked = aBank().delivers("preparation").asks("preparation");

	test("of the programme which phase is to run, and whether it is held or stopped", () => {
		expect(view(asked, "")).toEqual({
			kind: "programme",
			status: "running",
			phase: { room: "bank-2027/preparation", phase: "preparation" },
		});
		expect(
			view(asked.does(owner, "", { type: "hold", reason: because }), ""),
		).toMatchObject({ status: "held" });
		expect(
			view(asked.does(owner, "", { type: "stop", reason: because }), ""),
		).toMatchObject({ status: "stopped", phase: null });
		expect(view(theBankOn("2027-11-01"), "")).toMatchObject({ phase: null });
	});

	test("of a phase the request that is open", () => {
		expect(view(asked, "preparation")).toEqual({
			kind: "phase",
			status: "open",
			request: { id: "bank-2027/preparation/request-1", generation: 1 },
			next: null,
			closedOn: null,
		});
	});

	test("of a closed phase the one that begins now", () => {
		expect(view(asked.approves("preparation"), "preparation")).toEqual({
			kind: "phase",
			status: "closed",
			request: null,
			next: { room: "bank-2027/design", phase: "design" },
			closedOn: "2027-01-04",
		});
		expect(view(theBankOn("2027-11-01"), "certification-audit")).toMatchObject({
			status: "closed",
			next: null,
		});
	});

	test("of a certificate the rounds that are to run", () => {
		expect(view(theBankOn("2027-11-01"), "certificate-1")).toEqual({
			kind: "certificate",
			status: "certified",
			over: false,
			rounds: [],
		});
		const due = theBankOn("2027-11-01")
			.on("2028-07-22")
			.does("clock", "certificate-1", { type: "tick" });
		expect(view(due, "certificate-1")).toMatchObject({
			rounds: [{ room: "bank-2027/surveillance-1", phase: "surveillance-1" }],
		});
		expect(view(due.ticks(), "certificate-1")).toMatchObject({
			rounds: [{ phase: "surveillance-1" }],
		});
	});
});

describe("what waits for whom", () => {
	test("is each open deliverable, for its owner or the programme's", () => {
		const oneLeft = aBank().delivers("preparation", ["gap-analysis"]);
		expect(waits(oneLeft, "preparation")).toEqual([
			"li-wei: deliverable gap-analysis, since 2027-01-04, by 2027-02-24",
		]);
		const assigned = oneLeft.does(owner, "preparation", {
			type: "assign-deliverable",
			deliverable:
				oneLeft.phase("preparation").deliverables[2]?.id ??
				expect.fail("no deliverable"),
			owner: itApprover,
			dueOn: oneLeft.today,
		});
		expect(waits(assigned, "preparation")).toEqual([
			"chen-jing: deliverable gap-analysis, since 2027-01-04, by 2027-01-04",
		]);
	});

	test("is a sign-off for those whose turn it is", () => {
		const asked = aBank().on("2027-02-10").delivers("preparation");
		const line = (person: string) =>
			`${person}: sign-off bank-2027/preparation/request-1, since 2027-02-10, by 2027-02-24`;
		expect(waits(asked.asks("preparation"), "preparation")).toEqual(
			[itApprover, businessApprover].map(line),
		);
		expect(
			waits(asked.asks("preparation", { kind: "in-sequence" }), "preparation"),
		).toEqual([line(itApprover)]);
	});

	test("is the next legal date, and the audit to be booked for it, for the coordinator", () => {
		expect(waits(theBankOn("2027-11-01"), "certificate-1")).toEqual([
			`${coordinator}: legal sv1, since 2027-10-22, by 2028-10-22`,
			`${coordinator}: booking booking/surveillance-1, since 2027-10-22, by 2028-07-24`,
		]);
		expect(waits(theBankOn("2028-10-01"), "certificate-1")).toEqual([
			`${coordinator}: legal sv-year/2029, since 2027-10-22, by 2029-12-31`,
			`${coordinator}: booking booking/surveillance-2, since 2027-10-22, by 2029-10-02`,
		]);
		expect(waits(theBankOn("2030-10-01"), "certificate-1")).toEqual([]);
	});

	test("is nothing in a room that is over, and in a programme that is stopped", () => {
		expect(waits(theBankOn("2027-11-01"), "design")).toEqual([]);
		expect(
			waits(
				aBank().does(owner, "", { type: "stop", reason: because }),
				"preparation",
			),
		).toEqual([]);
		expect(waits(aBank(), "nowhere")).toEqual([]);
	});
});

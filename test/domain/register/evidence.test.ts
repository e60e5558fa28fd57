import { describe, expect, test } from "vitest";
import { evidenceInForce } from "../../../domain/deliverable.ts";
import { deliverableId } from "../../../domain/ids.ts";
import {
	type EvidencePiece,
	isInForce,
	subjectsOf,
} from "../../../domain/register/evidence.ts";
import { rowsOf } from "../../../domain/register/register.ts";
import { toDos } from "../../../domain/to-do.ts";
import {
	aBank,
	addEvidence,
	because,
	coordinator,
	day,
	fileEvidence,
	owner,
	room,
	type Story,
	withdrawEvidence,
} from "../a-bank.ts";

const bank = aBank();
const scope = {
	room: room("preparation"),
	deliverable: deliverableId("scope-statement"),
};

const pieceIn = ({ world }: Story, id: string): EvidencePiece => {
	const row = world.register[`evidence/${id}`];
	if (row?.kind !== "evidence") throw new Error(`no evidence ${id}`);
	return row;
};
const withdraw = (id: string) =>
	({
		type: "withdraw-filed",
		evidence: `evidence/${id}`,
		reason: because,
	}) as const;
const shown = (story: Story) =>
	evidenceInForce(
		story
			.phase("preparation")
			.deliverables.find(({ id }) => id === "scope-statement") as never,
	).map(({ id }) => id);

describe("a piece of evidence", () => {
	test("filed in the register says what it is given for, what it is about, and when it came", () => {
		const filed = bank.does(
			coordinator,
			"",
			fileEvidence({
				clauses: ["8.6.1", "9.1"],
				processes: ["incident"],
				about: { from: day("2026-12-01"), until: day("2026-12-31") },
			}),
		);
		const piece = pieceIn(filed, "piece-1");
		expect(piece).toMatchObject({
			addedBy: coordinator,
			addedOn: "2027-01-04",
			about: { from: "2026-12-01", until: "2026-12-31" },
			version: 1,
			withdrawn: null,
		});
		expect(subjectsOf(piece)).toEqual([
			"all",
			"clause/8.6.1",
			"clause/9.1",
			"process/incident",
			"kind/note",
		]);
	});

	test("given for a deliverable stands in the register too, for the clauses the deliverable is about", () => {
		const given = bank.does(
			owner,
			"preparation",
			addEvidence("scope-statement", "e-1"),
		);
		expect(pieceIn(given, "preparation~scope-statement~e-1")).toMatchObject({
			clauses: ["4.3"],
			deliverable: scope,
			addedBy: owner,
		});
	});

	test("withdrawn from its deliverable is withdrawn in the register", () => {
		const gone = bank
			.does(owner, "preparation", addEvidence("scope-statement", "e-1"))
			.does(
				coordinator,
				"preparation",
				withdrawEvidence("scope-statement", "e-1"),
			);
		const piece = pieceIn(gone, "preparation~scope-statement~e-1");
		expect(piece.withdrawn).toEqual({
			by: coordinator,
			on: "2027-01-04",
			reason: because,
		});
		expect(isInForce(piece)).toBe(false);
	});

	test("about a period that ends before it begins, or expired already, is a slip", () => {
		const refusal = (but: Parameters<typeof fileEvidence>[0]) =>
			bank.refusal(owner, "", fileEvidence(but));
		expect(
			refusal({ about: { from: day("2027-01-02"), until: day("2027-01-01") } }),
		).toEqual({ code: "dates-not-in-order" });
		expect(refusal({ expiresOn: day("2027-01-03") })).toEqual({
			code: "date-past",
			today: "2027-01-04",
		});
	});
});

describe("filed for a deliverable of an open phase,", () => {
	const filed = bank.does(
		owner,
		"",
		fileEvidence({ deliverable: scope, clauses: ["4.3"] }),
	);

	test("it is once in the register, and part of what is signed", () => {
		expect(rowsOf(filed.world.register, "evidence")).toHaveLength(1);
		expect(shown(filed)).toEqual(["piece-1"]);
	});

	test("it asks whoever was asked already anew", () => {
		const asked = bank.delivers("preparation").asks("preparation");
		expect(
			asked
				.events(owner, "", fileEvidence({ deliverable: scope }))
				.map(({ type }) => type),
		).toEqual(["evidence-filed", "evidence-added", "sign-off-superseded"]);
	});

	test("withdrawn, it shows the deliverable no more, which is open again where nothing else shows it", () => {
		const delivered = filed.does(owner, "preparation", {
			type: "deliver",
			deliverable: scope.deliverable,
		});
		expect(
			delivered.events(owner, "", withdraw("piece-1")).map(({ type }) => type),
		).toEqual([
			"filed-withdrawn",
			"evidence-withdrawn",
			"deliverable-reopened",
		]);
		expect(shown(delivered.does(owner, "", withdraw("piece-1")))).toEqual([]);
	});

	test("another version takes its place there, and the deliverable stays delivered", () => {
		const delivered = filed.does(owner, "preparation", {
			type: "deliver",
			deliverable: scope.deliverable,
		});
		const replaced = delivered.does(
			coordinator,
			"",
			fileEvidence(
				{
					replaces: "evidence/piece-1",
					reason: because,
					deliverable: scope,
					clauses: ["4.3"],
				},
				"piece-2",
			),
		);
		expect(shown(replaced)).toEqual(["piece-2"]);
		expect(pieceIn(replaced, "piece-2")).toMatchObject({
			version: 2,
			replaces: "evidence/piece-1",
		});
		expect(pieceIn(replaced, "piece-1")).toMatchObject({
			replacedBy: "evidence/piece-2",
			withdrawn: null,
		});
		expect(
			replaced
				.phase("preparation")
				.deliverables.find(({ id }) => id === scope.deliverable)?.status,
		).toBe("delivered");
	});

	test("when the phase is over what was signed stays: a new version stands beside it, in the register", () => {
		const closed = filed.signsOff("preparation");
		expect(
			closed.refusal(
				owner,
				"",
				fileEvidence({ deliverable: scope }, "piece-2"),
			),
		).toEqual({ code: "phase-not-open" });
		const replaced = closed.does(
			owner,
			"",
			fileEvidence(
				{ replaces: "evidence/piece-1", reason: because, deliverable: scope },
				"piece-2",
			),
		);
		expect(pieceIn(replaced, "piece-2").version).toBe(2);
		expect(shown(replaced)).toContain("piece-1");
	});

	test("for a deliverable the phase has not, it is refused", () => {
		expect(
			bank.refusal(
				owner,
				"",
				fileEvidence({
					deliverable: { ...scope, deliverable: deliverableId("none") },
				}),
			),
		).toEqual({ code: "unknown-deliverable" });
	});
});

describe("a version", () => {
	test("needs what has changed, and a piece that still counts", () => {
		const filed = bank.does(owner, "", fileEvidence());
		const next = fileEvidence({ replaces: "evidence/piece-1" }, "piece-2");
		expect(filed.refusal(owner, "", next)).toEqual({ code: "reason-needed" });
		expect(bank.refusal(owner, "", next)).toEqual({ code: "unknown-evidence" });
		const gone = filed.does(owner, "", withdraw("piece-1"));
		expect(gone.refusal(owner, "", { ...next, reason: because })).toEqual({
			code: "evidence-not-in-force",
		});
	});
});

describe("evidence that expires", () => {
	const filed = bank.does(
		coordinator,
		"",
		fileEvidence({ clauses: ["7.2"], expiresOn: day("2027-03-31") }),
	);

	test("reminds whoever gave it a month before, and waits for him", () => {
		expect(filed.waking("")).toMatchObject({
			code: "register-due-soon",
			dueOn: "2027-03-31",
			instant: "2027-03-01T01:00:00Z",
			data: { row: "evidence", clause: "7.2" },
		});
		expect(toDos(filed.world, room(""))).toMatchObject([
			{ kind: "evidence", person: coordinator, dueOn: "2027-03-31" },
		]);
	});

	test("given for a process alone is named by the process's clause", () => {
		const byProcess = bank.does(
			owner,
			"",
			fileEvidence({ processes: ["change"], expiresOn: day("2027-03-31") }),
		);
		expect(byProcess.waking("")?.data).toEqual({
			row: "evidence",
			clause: "8.5.1",
		});
	});

	test("rings no more when it is replaced, withdrawn, or said to stay", () => {
		const replaced = filed.does(
			owner,
			"",
			fileEvidence(
				{ replaces: "evidence/piece-1", reason: because },
				"piece-2",
			),
		);
		expect(replaced.waking("")).toBeNull();
		expect(filed.does(owner, "", withdraw("piece-1")).waking("")).toBeNull();
		const stays = filed.does(owner, "", {
			type: "refile-evidence",
			evidence: "evidence/piece-1",
			clauses: ["7.2", "7.3"],
			processes: [],
			findings: [],
			about: null,
			expiresOn: null,
		});
		expect(stays.waking("")).toBeNull();
		expect(pieceIn(stays, "piece-1").clauses).toEqual(["7.2", "7.3"]);
	});
});

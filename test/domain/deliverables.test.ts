import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { deliverableId } from "../../domain/ids.ts";
import { type PhaseKind, phaseRules } from "../../domain/phases.ts";
import {
	aBank,
	addEvidence,
	because,
	day,
	deliver,
	itApprover,
	owner,
	type Story,
	withdrawEvidence,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

/** Those that a robot comes to: a third surveillance is like the others. */
type Played = Exclude<PhaseKind, "surveillance-3">;
const guide: Record<Played, readonly string[]> = {
	preparation: [
		"staff-training",
		"current-state-survey",
		"gap-analysis",
		"scope-statement",
		"roles-named",
	],
	design: [
		"management-manual",
		"procedure-documents",
		"sla-metrics",
		"service-management-plan",
	],
	"pilot-run": ["pilot-report"],
	"internal-audit": [
		"self-check-of-all-clauses",
		"findings-with-corrective-action",
		"management-review",
	],
	"certification-audit": ["application", "stage-1-report", "stage-2-report"],
	"surveillance-1": [
		"internal-audit-of-the-year",
		"management-review-of-the-year",
		"earlier-findings",
		"improvement-record",
		"use-of-marks",
	],
	"surveillance-2": [
		"internal-audit-of-the-year",
		"management-review-of-the-year",
		"earlier-findings",
		"improvement-record",
		"use-of-marks",
	],
	recertification: [
		"internal-audit-of-the-year",
		"management-review-of-the-year",
		"earlier-findings",
		"improvement-record",
		"use-of-marks",
	],
};

const theYears = theBankOn("2030-06-01");
const opened = (phase: string) =>
	theYears.happenings.find(
		({ room, event }) =>
			room.endsWith(`/${phase}`) && event.type === "phase-opened",
	)?.event;

describe("a phase opens", () => {
	for (const phase of Object.keys(guide) as Played[])
		test(`${phase} with the deliverables of the guide`, () => {
			expect(opened(phase)).toMatchObject({
				deliverables: guide[phase].map((id) => ({ id })),
			});
			expect(phaseRules(phase).deliverables).toEqual(guide[phase]);
		});

	test("with a week left between its deliverables' due date and its end, for the sign-off", () => {
		expect(aBank().phase("preparation").planned.until).toBe("2027-03-03");
		expect(
			aBank()
				.phase("preparation")
				.deliverables.map(({ dueOn }) => dueOn),
		).toEqual(Array(5).fill("2027-02-24"));
	});

	test("and its deliverables are due by its own length when it begins early", () => {
		const early = aBank().on("2027-01-28").signsOff("preparation");
		// Two months from 28 January, less a week.
		expect(early.phase("design").deliverables[0]?.dueOn).toBe("2027-03-20");
	});

	test("the pilot's report is due on its last day", () => {
		const piloting = theBankOn("2027-05-03");
		expect(piloting.phase("pilot-run").deliverables[0]?.dueOn).toBe(
			"2027-08-02",
		);
	});

	test("on its first day, however late somebody looks", () => {
		const late = aBank().on("2027-01-28").signsOff("preparation");
		expect(late.phase("design").from).toBe("2027-01-28");
		expect(late.phase("design").status).toBe("open");
	});
});

const training = "staff-training";
const given = aBank();
const deliverable = (story: Story, id = training) =>
	story.phase("preparation").deliverables.find((known) => known.id === id);
const add = (id: string, dueOn = "2027-02-01"): Act => ({
	type: "add-deliverable",
	deliverable: deliverableId(id),
	title: "A data-protection assessment",
	owner: itApprover,
	dueOn: day(dueOn),
});
const assign = (id: string, dueOn = "2027-02-01"): Act => ({
	type: "assign-deliverable",
	deliverable: deliverableId(id),
	owner: itApprover,
	dueOn: day(dueOn),
});
const reopen = (id = training): Act => ({
	type: "reopen-deliverable",
	deliverable: deliverableId(id),
	reason: because,
});
const refusalOf = (act: Act, story = given) =>
	story.refusal(owner, "preparation", act);

describe("a deliverable", () => {
	test("is delivered with evidence", () => {
		const shown = given.does(owner, "preparation", addEvidence(training));
		expect(deliverable(shown)?.evidence).toEqual([
			expect.objectContaining({
				id: "evidence-of-staff-training",
				addedBy: owner,
				addedOn: "2027-01-04",
				withdrawn: false,
			}),
		]);
		expect(
			deliverable(shown.does(owner, "preparation", deliver(training)))?.status,
		).toBe("delivered");
	});

	test("is not delivered without", () => {
		expect(refusalOf(deliver(training))).toEqual({ code: "no-evidence" });
	});

	test("is not delivered on evidence that was withdrawn", () => {
		const withdrawn = given
			.does(owner, "preparation", addEvidence(training))
			.does(owner, "preparation", withdrawEvidence(training));
		expect(refusalOf(deliver(training), withdrawn)).toEqual({
			code: "no-evidence",
		});
		expect(deliverable(withdrawn)?.evidence).toEqual([
			expect.objectContaining({ withdrawn: true }),
		]);
		expect(refusalOf(withdrawEvidence(training), withdrawn)).toEqual({
			code: "unknown-evidence",
		});
	});

	test("is delivered once", () => {
		expect(refusalOf(deliver(training), given.delivers("preparation"))).toEqual(
			{ code: "already-delivered" },
		);
	});

	test("is open again when it is reopened", () => {
		const reopened = given
			.delivers("preparation")
			.does(owner, "preparation", reopen());
		expect(deliverable(reopened)?.status).toBe("open");
		expect(refusalOf(reopen(), reopened)).toEqual({
			code: "not-yet-delivered",
		});
	});

	test("is open again when the last of its evidence is withdrawn", () => {
		const delivered = given
			.does(owner, "preparation", addEvidence(training, "a list"))
			.does(owner, "preparation", addEvidence(training, "a test"))
			.does(owner, "preparation", deliver(training));
		const oneLeft = delivered.does(
			owner,
			"preparation",
			withdrawEvidence(training, "a list"),
		);
		expect(deliverable(oneLeft)?.status).toBe("delivered");
		expect(
			oneLeft
				.events(owner, "preparation", withdrawEvidence(training, "a test"))
				.map(({ type }) => type),
		).toEqual(["evidence-withdrawn", "deliverable-reopened"]);
	});

	test("may be added by the owner, and is then asked for like the guide's own", () => {
		const more = given.does(owner, "preparation", add("assessment"));
		expect(deliverable(more, "assessment")).toMatchObject({
			title: "A data-protection assessment",
			owner: itApprover,
			dueOn: "2027-02-01",
			status: "open",
		});
		expect(refusalOf(add("assessment"), more)).toEqual({
			code: "deliverable-exists",
		});
	});

	test("has an owner and a due date, which may change", () => {
		expect(
			deliverable(given.does(owner, "preparation", assign(training))),
		).toMatchObject({ owner: itApprover, dueOn: "2027-02-01" });
	});

	test("is not due before its phase begins", () => {
		const refusal = { code: "date-before-phase", from: "2027-01-04" };
		expect(refusalOf(add("assessment", "2027-01-03"))).toEqual(refusal);
		expect(refusalOf(assign(training, "2027-01-03"))).toEqual(refusal);
		expect(refusalOf(assign(training, "2027-01-04"))).toBe(null);
	});

	test("that nobody knows is refused", () => {
		for (const act of [
			deliver("minutes"),
			addEvidence("minutes"),
			withdrawEvidence("minutes"),
			assign("minutes"),
			reopen("minutes"),
		])
			expect(refusalOf(act)).toEqual({ code: "unknown-deliverable" });
	});

	test("is handed in only while its phase is open", () => {
		const closed = given.signsOff("preparation");
		expect(refusalOf(addEvidence(training), closed)).toEqual({
			code: "phase-not-open",
		});
		expect(
			given.refusal(owner, "design", addEvidence("management-manual")),
		).toEqual({ code: "phase-not-open" });
	});
});

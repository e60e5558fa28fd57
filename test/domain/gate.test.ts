/**
 * Each sentence of each gate has a row in which only that one is missing. A code of `GateGap` without a row does not
 * type-check; a phase without a row for a code that belongs to it fails the last tests.
 */
import { describe, expect, test } from "vitest";
import { designGaps, gateGaps } from "../../domain/gate.ts";
import type { People } from "../../domain/people.ts";
import type { Phase, Work } from "../../domain/phase.ts";
import { type PhaseKind, phaseRules } from "../../domain/phases.ts";
import {
	clausesWithoutProcess,
	processIds,
	type RecordSubject,
} from "../../domain/processes.ts";
import type { GateGap } from "../../domain/refusal.ts";
import type { FindingSource } from "../../domain/rules/finding.ts";
import { withRoom } from "../../domain/world.ts";
import {
	aBank,
	addDocument,
	ask,
	because,
	coordinator,
	day,
	owner,
	people,
	Story,
	setMetric,
} from "./a-bank.ts";
import { raise } from "./a-finding.ts";
import { decision, theBankOn } from "./robot.ts";

type GapCode = GateGap["code"];
type Spoilt = (story: Story, phase: string) => Story;

interface Row {
	readonly phase: PhaseKind;
	/** What is wrong, as the sentence would say it. */
	readonly when: string;
	readonly spoilt: Spoilt;
	readonly gap: GateGap;
}

/** Those that a robot comes to: a third surveillance is like the others. */
type Played = Exclude<PhaseKind, "surveillance-3">;
const designKinds = [
	"management-manual",
	"service-management-policy",
	"service-management-plan",
] as const;
const allPhases: readonly Played[] = [
	"preparation",
	"design",
	"pilot-run",
	"internal-audit",
	"certification-audit",
	"surveillance-1",
	"surveillance-2",
	"recertification",
];
const rounds = allPhases.slice(5);

/** A phase of the years that a robot plays, on a morning on which its gate is open and nothing is asked for yet. */
const ready: Record<Played, Story> = {
	preparation: readyOn("preparation", "2027-03-02"),
	design: documented(readyOn("design", "2027-05-02")),
	"pilot-run": recorded(readyOn("pilot-run", "2027-08-02")).on("2027-08-03"),
	"internal-audit": readyOn("internal-audit", "2027-09-02"),
	"certification-audit": decided(readyOn("certification-audit", "2027-10-21")),
	"surveillance-1": held(
		readyOn("surveillance-1", "2028-09-21"),
		"surveillance-1",
	),
	"surveillance-2": held(
		readyOn("surveillance-2", "2029-09-21"),
		"surveillance-2",
	),
	recertification: held(
		readyOn("recertification", "2030-09-20"),
		"recertification",
	),
};

/** With its documents before the approvers, as a programme has them that keeps them in the register. */
function documented(story: Story): Story {
	const { programme } = story.world;
	const charter = { ...programme.charter, keepsDocuments: true } as const;
	const keeping = new Story(
		{ ...story.world, programme: { ...programme, charter } },
		story.happenings,
		story.now,
		story.zone,
	);
	const written = [
		...designKinds.map((kind) => addDocument({ documentKind: kind }, kind)),
		...processIds.map((process) =>
			addDocument(
				{ documentKind: "procedure", processes: [process] },
				`procedure-${process}`,
			),
		),
	];
	return written
		.reduce<Story>((after, act) => after.does(owner, "", act), keeping)
		.does(owner, "", {
			type: "put-documents-for-review",
			documents: written.map(({ document }) => document),
			approver: null,
		})
		.does(owner, "", setMetric());
}

const sentBack =
	(document: string): Spoilt =>
	(story) =>
		story.does(owner, "", {
			type: "send-document-back",
			document,
			reason: because,
		});

const withdrawn =
	(document: string): Spoilt =>
	(story, phase) =>
		sentBack(document)(story, phase).does(owner, "", {
			type: "withdraw-document",
			document,
			reason: because,
		});

function readyOn(phase: string, date: string): Story {
	return theBankOn(date).delivers(phase);
}

function recorded(story: Story): Story {
	const { work } = story.phase("pilot-run");
	if (work.kind !== "pilot") throw new Error("no pilot");
	const third = day("2027-08-02");
	const before = work.records.filter(({ on }) => on === "2027-07-02");
	return changed(story, "pilot-run", {
		...work,
		records: [
			...work.records,
			...before.map((known) => ({ ...known, on: third })),
		],
		quiet: [
			...work.quiet,
			...work.quiet
				.filter(({ month }) => month === 2)
				.map((known) => ({ ...known, month: 3 })),
		],
	});
}

function decided(story: Story): Story {
	return story.does(coordinator, "certification-audit", {
		type: "enter-decision",
		decision: decision(day("2027-10-20")),
	});
}

function held(story: Story, phase: string): Story {
	return story.does(coordinator, phase, {
		type: "enter-result",
		result: {
			heldOn: story.today,
			majorsOpen: 0,
			minorsWithoutPlan: 0,
			decision: phase === "recertification" ? decision(story.today) : null,
		},
	});
}

/** A phase with other work: what acts would not bring about, a row still shows. */
function changed(story: Story, phase: string, work: Work): Story {
	const world = withRoom(story.world, { ...story.phase(phase), work });
	return new Story(world, story.happenings, story.now, story.zone);
}

const withPeople =
	(but: Partial<People>): Spoilt =>
	(story) =>
		story.does(owner, "", {
			type: "change-people",
			people: { ...people, ...but },
		});

const withWork =
	<Kind extends Work["kind"]>(
		kind: Kind,
		but: Partial<Extract<Work, { kind: Kind }>>,
	): Spoilt =>
	(story, phase) => {
		const { work } = story.phase(phase);
		if (work.kind !== kind) throw new Error(`${phase} is no ${kind}`);
		return changed(story, phase, { ...work, ...but } as Work);
	};

/** A major that the body found in the phase's audit. */
const withMajor =
	(kind: FindingSource["kind"]): Spoilt =>
	(story, phase) => {
		const { work } = story.phase(phase);
		const lastDay =
			work.kind === "round"
				? work.result?.heldOn
				: work.kind === "certification"
					? work.stage2On
					: null;
		if (!lastDay) throw new Error("no audit");
		return story.does(coordinator, "", raise("major", kind, lastDay));
	};

const withoutRecord =
	(subject: RecordSubject, month: number | null): Spoilt =>
	(story, phase) => {
		const { work } = story.phase(phase);
		if (work.kind !== "pilot") throw new Error("no pilot");
		const last = day("2027-06-02");
		return changed(story, phase, {
			...work,
			records: work.records.filter(
				(known) =>
					known.subject !== subject || (month !== null && known.on !== last),
			),
			quiet: work.quiet.filter(
				(known) => known.subject !== subject || known.month !== month,
			),
		});
	};

const withResult =
	(
		but: Partial<NonNullable<Extract<Work, { kind: "round" }>["result"]>>,
	): Spoilt =>
	(story, phase) => {
		const { work } = story.phase(phase);
		if (work.kind !== "round" || !work.result) throw new Error("no result");
		return changed(story, phase, {
			...work,
			result: { ...work.result, ...but },
		});
	};

const inEach = (
	phases: readonly PhaseKind[],
	row: (phase: PhaseKind) => Omit<Row, "phase">,
): readonly Row[] => phases.map((phase) => ({ phase, ...row(phase) }));

const monthOne = {
	number: 1,
	from: day("2027-05-03"),
	until: day("2027-06-02"),
};
const inMonthOne = [
	"sla",
	"change",
	"incident",
	"service-request",
	"performance-monitoring",
	"problem",
	"release",
] as const;
const onceInThePilot = [
	...processIds.filter((id) => !(inMonthOne as readonly string[]).includes(id)),
	...clausesWithoutProcess,
];

const rows: Record<GapCode, readonly Row[]> = {
	"not-delivered": allPhases.flatMap((phase) =>
		phaseRules(phase).deliverables.map((id): Row => {
			const deliverable = ready[phase]
				.phase(phase)
				.deliverables.find((known) => known.id === id);
			if (!deliverable) throw new Error(id);
			return {
				phase,
				when: `${id} is not delivered`,
				spoilt: (story) =>
					story.does(owner, phase, {
						type: "reopen-deliverable",
						deliverable: deliverable.id,
						reason: null,
					}),
				gap: { code: "not-delivered", deliverable: deliverable.id },
			};
		}),
	),
	"no-approver-from": allPhases.flatMap((phase) =>
		phaseRules(phase).sides.map(
			(side): Row => ({
				phase,
				when: `there is no approver from ${side}`,
				spoilt: withPeople({
					approvers: people.approvers.filter((known) => known.side !== side),
				}),
				gap: { code: "no-approver-from", side },
			}),
		),
	),
	"document-missing": designKinds.map((document) => ({
		phase: "design",
		when: `there is no ${document}`,
		spoilt: withdrawn(document),
		gap: { code: "document-missing", document },
	})),
	"document-in-draft": designKinds.map((document) => ({
		phase: "design",
		when: `there is only a draft of the ${document}`,
		spoilt: sentBack(document),
		gap: { code: "document-in-draft", document },
	})),
	"procedures-missing": processIds.map((process) => ({
		phase: "design",
		when: `no procedure is written for ${process}`,
		spoilt: withdrawn(`procedure-${process}`),
		gap: { code: "procedures-missing", processes: [process] },
	})),
	"procedures-in-draft": processIds.map((process) => ({
		phase: "design",
		when: `there is only a draft of the procedure for ${process}`,
		spoilt: sentBack(`procedure-${process}`),
		gap: { code: "procedures-in-draft", processes: [process] },
	})),
	"no-sla-metric": [
		{
			phase: "design",
			when: "no metric of a service level is set",
			spoilt: (story) =>
				story.does(owner, "", {
					type: "retire-metric",
					metric: "availability",
					reason: because,
				}),
			gap: { code: "no-sla-metric" },
		},
	],
	"no-business-owner": inEach(allPhases, () => ({
		when: "no business owner is named",
		spoilt: withPeople({ businessOwner: null }),
		gap: { code: "no-business-owner" },
	})),
	"on-hold": inEach(allPhases, () => ({
		when: "the programme is on hold",
		spoilt: (story) => story.does(owner, "", { type: "hold", reason: because }),
		gap: { code: "on-hold" },
	})),
	"pilot-too-young": [
		{
			phase: "pilot-run",
			when: "the third pilot month is not over",
			spoilt: (story) => story.on("2027-08-02"),
			gap: { code: "pilot-too-young", earliest: day("2027-08-03") },
		},
	],
	"record-missing": [
		...inMonthOne.map(
			(subject): Row => ({
				phase: "pilot-run",
				when: `${subject} has no record in the first month`,
				spoilt: withoutRecord(subject, 1),
				gap: { code: "record-missing", missing: { subject, month: monthOne } },
			}),
		),
		...onceInThePilot.map(
			(subject): Row => ({
				phase: "pilot-run",
				when: `${subject} has no record at all`,
				spoilt: withoutRecord(subject, null),
				gap: { code: "record-missing", missing: { subject, month: null } },
			}),
		),
	],
	"no-application": [
		{
			phase: "certification-audit",
			when: "nobody has applied",
			spoilt: withWork("certification", { application: null }),
			gap: { code: "no-application" },
		},
	],
	"stage-1-not-held": [
		{
			phase: "certification-audit",
			when: "stage 1 is not held",
			spoilt: withWork("certification", { stage1On: null }),
			gap: { code: "stage-1-not-held" },
		},
	],
	"stage-2-not-held": [
		{
			phase: "certification-audit",
			when: "stage 2 is not held",
			spoilt: withWork("certification", { stage2On: null }),
			gap: { code: "stage-2-not-held" },
		},
	],
	"majors-open": [
		{
			phase: "certification-audit",
			when: "a major is not verified by the body",
			spoilt: withWork("certification", { majorsOpen: 1 }),
			gap: { code: "majors-open", count: 1 },
		},
		...inEach(rounds, () => ({
			when: "two majors are not verified by the body",
			spoilt: withResult({ majorsOpen: 2 }),
			gap: { code: "majors-open", count: 2 },
		})),
	],
	"finding-not-settled": [
		{
			phase: "certification-audit",
			when: "a major of stage 2 is not answered",
			spoilt: withMajor("stage-2"),
			gap: {
				code: "finding-not-settled",
				finding: 1,
				missing: "not-submitted",
			},
		},
		...inEach(rounds, () => ({
			when: "a major of the audit is not answered",
			spoilt: withMajor("surveillance"),
			gap: {
				code: "finding-not-settled",
				finding: 1,
				missing: "not-submitted",
			},
		})),
	],
	"stage-2-again": [
		{
			phase: "certification-audit",
			when: "a major was not verified within six months",
			spoilt: (story, phase) =>
				withMajor("stage-2")(story, phase).on("2028-04-09"),
			gap: { code: "stage-2-again", finding: 1, since: day("2028-04-08") },
		},
	],
	"no-certification-decision": [
		{
			phase: "certification-audit",
			when: "the body has not decided",
			spoilt: withWork("certification", { decision: null }),
			gap: { code: "no-certification-decision" },
		},
	],
	"audit-result-missing": inEach(rounds, () => ({
		when: "the result of the body's audit is not entered",
		spoilt: withWork("round", { result: null }),
		gap: { code: "audit-result-missing" },
	})),
	"minors-without-plan": inEach(rounds, () => ({
		when: "a minor has no accepted plan",
		spoilt: withResult({ minorsWithoutPlan: 1 }),
		gap: { code: "minors-without-plan", count: 1 },
	})),
	"new-certificate-missing": [
		{
			phase: "recertification",
			when: "the recertification has brought no new certificate",
			spoilt: withResult({ decision: null }),
			gap: { code: "new-certificate-missing" },
		},
	],
};
const everyRow = Object.values(rows).flat();

describe("the gate of", () => {
	for (const phase of allPhases)
		describe(phase, () => {
			test("is open when everything is there", () => {
				const story = ready[phase];
				expect(
					gateGaps(
						story.phase(phase),
						story.world.programme,
						story.today,
						[],
						story.world.register,
					),
				).toEqual([]);
				expect(story.refusal(owner, phase, ask(story))).toBe(null);
			});

			for (const row of everyRow.filter((known) => known.phase === phase))
				test(`is shut when only this is missing: ${row.when}`, () => {
					const story = row.spoilt(ready[phase], phase);
					expect(story.refusal(owner, phase, ask(story))).toEqual({
						code: "gate-shut",
						gaps: [row.gap],
					});
				});
		});

	test("a design phase that began before documents were kept asks for none", () => {
		const story = readyOn("design", "2027-05-02");
		expect(story.refusal(owner, "design", ask(story))).toBe(null);
		expect(
			designGaps(story.phase("design"), story.world.register).map(
				({ code }) => code,
			),
		).toEqual([
			"document-missing",
			"document-missing",
			"document-missing",
			"procedures-missing",
			"no-sla-metric",
		]);
	});

	test("a round before its audit asks for no result", () => {
		const story = theBankOn("2028-07-25").delivers("surveillance-1");
		expect(story.phase("surveillance-1").stepsDone).toBe(0);
		expect(story.refusal(owner, "surveillance-1", ask(story))).toBe(null);
	});

	test("names everything that is missing at once", () => {
		const story = aBank().on("2027-01-05");
		expect(story.refusal(owner, "preparation", ask(story))).toMatchObject({
			gaps: phaseRules("preparation").deliverables.map((deliverable) => ({
				code: "not-delivered",
				deliverable,
			})),
		});
	});
});

/** What belongs to which phase: a sentence added to a gate is added here, and then wants its row. */
const belonging: Record<Played, readonly GapCode[]> = (() => {
	const everywhere = [
		"not-delivered",
		"no-approver-from",
		"no-business-owner",
		"on-hold",
	] as const;
	const round = [
		...everywhere,
		"audit-result-missing",
		"majors-open",
		"minors-without-plan",
		"finding-not-settled",
	] as const;
	return {
		preparation: everywhere,
		design: [
			...everywhere,
			"document-missing",
			"document-in-draft",
			"procedures-missing",
			"procedures-in-draft",
			"no-sla-metric",
		],
		"pilot-run": [...everywhere, "pilot-too-young", "record-missing"],
		"internal-audit": everywhere,
		"certification-audit": [
			...everywhere,
			"no-application",
			"stage-1-not-held",
			"stage-2-not-held",
			"majors-open",
			"finding-not-settled",
			"stage-2-again",
			"no-certification-decision",
		],
		"surveillance-1": round,
		"surveillance-2": round,
		recertification: [...round, "new-certificate-missing"],
	};
})();

describe("the rows are complete:", () => {
	test.each(allPhases)("every sentence of the gate of %s has one", (phase) => {
		const codes = everyRow
			.filter((row) => row.phase === phase)
			.map(({ gap }) => gap.code);
		expect([...new Set(codes)].sort()).toEqual([...belonging[phase]].sort());
	});

	test("every code has one", () => {
		for (const [code, known] of Object.entries(rows)) {
			expect(known.length).toBeGreaterThan(0);
			for (const { gap } of known) expect(gap.code).toBe(code);
		}
	});

	test("every process and every operating clause without one is asked for in the pilot", () => {
		const asked = rows["record-missing"].map(({ gap }) =>
			gap.code === "record-missing" ? gap.missing.subject : null,
		);
		expect(asked.sort()).toEqual(
			[...processIds, ...clausesWithoutProcess].sort(),
		);
	});
});

/** The type of what a gate looks at, so that a new kind of work is thought of here. */
const looked: Record<Phase["work"]["kind"], true> = {
	plain: true,
	pilot: true,
	certification: true,
	round: true,
};
test("every kind of work has a phase whose gate stands above", () => {
	const kinds = allPhases.map((phase) => ready[phase].phase(phase).work.kind);
	expect([...new Set(kinds)].sort()).toEqual(Object.keys(looked).sort());
});

import { z } from "zod";
import { type ClauseId, clauseIds } from "../domain/clauses/clauses.ts";
import { parseLocalDate, parseTimeZone } from "../domain/dates.ts";
import { isProgrammeId } from "../domain/ids.ts";
import {
	type PhaseKind,
	phaseRules,
	roundPhases,
	wayPhases,
} from "../domain/phases.ts";
import {
	frequencyOf,
	type ProcessId,
	processIds,
	recordSubjects,
} from "../domain/processes.ts";
import { GRADES } from "../domain/rules/finding.ts";

/**
 * The script of a rehearsal: an organisation, its people and its plan, and how the people behave. Days are counted from the
 * day a phase begins (0 is that day) and move to the next working day; texts stand in both languages.
 */

const words = z.strictObject({
	en: z.string().trim().min(1),
	zh: z.string().trim().min(1),
});

const day = z.string().transform((text, context) => {
	const date = parseLocalDate(text);
	if (date) return date;
	context.addIssue("must be a day, YYYY-MM-DD");
	return z.NEVER;
});

const zone = z.string().transform((text, context) => {
	const known = parseTimeZone(text);
	if (known) return known;
	context.addIssue("must be a time zone such as Asia/Shanghai");
	return z.NEVER;
});

const programme = z.string().transform((text, context) => {
	if (isProgrammeId(text)) return text;
	context.addIssue("must be lower-case words joined by hyphens");
	return z.NEVER;
});

/** The key of a person in `people`. */
const person = z
	.string()
	.regex(/^[a-z]+(-[a-z]+)*$/, "must be a person's key, as in li-wei");

const days = z.int().min(0).max(1500);

/** One answer to a request; `after` counts from the day it was put before the approver. */
const answer = z
	.strictObject({
		after: days,
		decision: z.enum(["approve", "return"]).default("approve"),
		reason: words.optional(),
		/** What is mended before sign-off is asked for again. */
		rework: z
			.strictObject({
				by: person,
				after: days,
				deliverable: z.string(),
				note: words,
			})
			.optional(),
	})
	.refine(({ decision, reason }) => decision === "approve" || reason, {
		path: ["reason"],
		error: "must say why it is returned",
	})
	.refine(({ decision, rework }) => decision === "approve" || rework, {
		path: ["rework"],
		error: "must say what is mended",
	});

const signOff = z.strictObject({
	/** Who asks; the owner unless said otherwise. */
	by: person.optional(),
	/** Days the approvers have. */
	answerWithin: days.default(10),
	/** An approver's answers to the phase's requests, one after another; the last holds for those that follow. */
	answers: z.record(person, z.array(answer).min(1)).default({}),
});

const deliverable = z
	.strictObject({
		by: person,
		day: days,
		note: words.optional(),
		link: z.url().optional(),
	})
	.refine(({ note, link }) => note || link, {
		error: "must have a note or a link as its evidence",
	});

const work = {
	deliverables: z.record(z.string(), deliverable),
	signOff: signOff.prefault({}),
};

const subject = z.enum(recordSubjects as [string, ...string[]]);

const pilot = z.strictObject({
	...work,
	records: z.strictObject({
		by: person,
		/** The day of each pilot month on which its records are entered, 1 to 28. */
		day: z.int().min(1).max(28),
		/** What is noted, a text a month or one for all; what is owed once comes in the month named in `once`. */
		notes: z.partialRecord(
			subject,
			z.union([words, z.array(words).min(1).max(24)]),
		),
		once: z.partialRecord(subject, z.int().min(1).max(24)).default({}),
	}),
	quiet: z
		.array(
			z.strictObject({
				subject,
				month: z.int().min(1).max(24),
				by: person,
				approver: person,
				reason: words,
			}),
		)
		.default([]),
});

const unwritten = { en: "Put right.", zh: "已改正。" };

/** What an audit finds, and what becomes of it; days are counted from the audit's last day. */
const finding = z.strictObject({
	grade: z.enum(GRADES),
	/** The body's own word for the grade. */
	bodyGrade: words.optional(),
	clause: z.enum(clauseIds as [ClauseId, ...ClauseId[]]),
	process: z.enum(processIds as [ProcessId, ...ProcessId[]]).optional(),
	statement: words,
	/** Who sees to it; whoever enters the audit unless said otherwise. */
	owner: person.optional(),
	correction: words.default(unwritten),
	cause: words.default(unwritten),
	action: words.default(unwritten),
	effectiveness: words.default(unwritten),
	submittedAfter: days.default(10),
	acceptedAfter: days.default(14),
	/** Of a major, and of what one found oneself; a minor is verified at the body's next audit. Others are closed then. */
	verifiedAfter: days.default(30),
});

const found = z
	.array(finding)
	.max(40)
	.refine(
		(findings) =>
			new Set(findings.map(({ clause }) => clause)).size === findings.length,
		{ error: "must name each clause once: a finding is known by its clause" },
	)
	.default([]);

const audit = z.strictObject({ by: person, day: days, findings: found });

/** How a certification body's decision comes about, counted from the audit it rests on. */
const decision = z.strictObject({
	by: person,
	after: days,
	issuedAfter: days,
	number: z.string().trim().min(1),
	body: z.string().trim().min(1),
	scope: words,
});

const certification = z.strictObject({
	...work,
	/** The application; a few days after the audit begins unless said otherwise. */
	application: z.strictObject({ by: person, day: days }).optional(),
	stage1: audit,
	stage2: audit,
	decision,
});

const round = z.strictObject({
	...work,
	audit,
});

/** Phases that were over before need none. */
const behaviour = z
	.strictObject({
		preparation: z.strictObject(work).optional(),
		design: z.strictObject(work).optional(),
		"pilot-run": pilot.optional(),
		"internal-audit": z
			.strictObject({
				...work,
				/** What it finds; left out, nothing is raised. */
				audit: audit.optional(),
			})
			.optional(),
		"certification-audit": certification,
		"surveillance-1": round,
		"surveillance-2": round,
		/** Where early audits bring a third one; people behave as in the second by default. */
		"surveillance-3": round.optional(),
		recertification: round.extend({ decision }),
	})
	.transform((phases) => ({
		...phases,
		"surveillance-3": phases["surveillance-3"] ?? phases["surveillance-2"],
	}));

/** How the certification body's audits are booked: each is proposed, confirmed, and has its plan and its report. */
const bookings = z.strictObject({
	/** Who arranges them; the coordinator unless said otherwise. */
	by: person.optional(),
	/** Days before the day on which an audit is to be confirmed; a negative number lets the alarm ring first. */
	before: z.int().min(-60).max(365).default(10),
	/** The body's auditors, as its plan names them. */
	auditors: words.optional(),
	/** Why confirmed days are moved, where the audit begins on other days than planned. */
	moved: words.default({
		en: "The certification audit begins on another day than was planned.",
		zh: "认证审核的开始日期与计划不同。",
	}),
});

const hold = z.strictObject({
	phase: z.enum(wayPhases),
	day: days,
	days: days.min(1),
	by: person,
	reason: words,
});

const way = z.enum(wayPhases);

const plan = z
	.strictObject({
		/** The first day of the phase the programme begins or joins in. */
		startOn: day.optional(),
		/** Or the day the certificate is needed, from which the plan counts back. */
		neededOn: day.optional(),
		months: z.partialRecord(way, z.int().min(1).max(60)).default({}),
		reasons: z.partialRecord(way, words).default({}),
		before: z
			.array(z.strictObject({ phase: way, from: day, until: day }))
			.default([]),
	})
	.refine(
		({ startOn, neededOn }) =>
			(startOn === undefined) !== (neededOn === undefined),
		{ error: "must have either startOn or neededOn" },
	);

const roles = z.strictObject({
	owner: person,
	coordinator: person,
	escalation: person,
	businessOwner: person.nullable(),
	approvers: z.array(
		z.strictObject({
			person,
			side: z.enum(["it", "business", "top-management"]),
		}),
	),
});

export const scriptSchema = z
	.strictObject({
		programme,
		name: words,
		organisation: words,
		about: words,
		zone,
		rules: z.enum(["iso", "cnca"]),
		edition: z.string().trim().min(1).default("ISO/IEC 20000-1:2018 + Amd 1"),
		industry: z.enum(["finance", "internet", "government", "other"]),
		/** The day the rehearsal's clock begins; the plan's first day unless said otherwise. */
		opensOn: day.optional(),
		plan,
		people: z.record(person, z.strictObject({ name: words, post: words })),
		roles,
		phases: behaviour,
		bookings: bookings.prefault({}),
		holds: z.array(hold).default([]),
	})
	.superRefine((script, context) => {
		for (const { path, problem } of strangersIn(script))
			context.addIssue({ code: "custom", path: [...path], message: problem });
	});

export type Script = z.output<typeof scriptSchema>;
export type Words = z.output<typeof words>;
export type Answer = z.output<typeof answer>;
export type Delivery = z.output<typeof deliverable>;
export type PilotScript = z.output<typeof pilot>;
export type FindingScript = z.output<typeof finding>;
export type DecisionScript = z.output<typeof decision>;

interface Stranger {
	readonly path: readonly (string | number)[];
	readonly problem: string;
}

/** Names that lead nowhere: a person who is not among the people, a deliverable its phase has not, a month for none. */
function strangersIn(script: Script): readonly Stranger[] {
	return [
		...unknownPersons(script, script, []),
		...[...wayPhases, ...roundPhases].flatMap((phase) =>
			unknownDeliverables(script, phase),
		),
		...wayPhases
			.filter(
				(phase) =>
					!script.phases[phase] &&
					!script.plan.before.some((past) => past.phase === phase),
			)
			.map((phase) => ({
				path: ["phases"],
				problem: `must say how people behave in ${phase}`,
			})),
		...Object.keys(script.phases["pilot-run"]?.records.once ?? {})
			.filter((name) => frequencyOf(name as never) !== "once")
			.map((name) => ({
				path: ["phases", "pilot-run", "records", "once", name],
				problem: "is owed every month, not once",
			})),
	];
}

/** Every field that holds a person's key, by its name. */
const personFields = [
	"by",
	"owner",
	"coordinator",
	"escalation",
	"businessOwner",
	"person",
	"approver",
];

function unknownPersons(
	script: Script,
	part: unknown,
	path: readonly (string | number)[],
): readonly Stranger[] {
	if (part === null || typeof part !== "object") return [];
	return Object.entries(part).flatMap(([name, value]): readonly Stranger[] => {
		const here = [...path, Array.isArray(part) ? Number(name) : name];
		const keys =
			name === "answers"
				? Object.keys(value)
				: personFields.includes(name) && typeof value === "string"
					? [value]
					: [];
		return [
			...keys
				.filter((key) => !(key in script.people))
				.map((key) => ({
					path: name === "answers" ? [...here, key] : here,
					problem: `names ${key}, who is not among the people`,
				})),
			...unknownPersons(script, value, here),
		];
	});
}

function unknownDeliverables(
	{ phases }: Script,
	phase: PhaseKind,
): readonly Stranger[] {
	const behaviour = phases[phase];
	if (!behaviour) return [];
	const known = phaseRules(phase).deliverables;
	const given = Object.keys(behaviour.deliverables);
	const path = ["phases", phase, "deliverables"];
	return [
		...given
			.filter((name) => !known.includes(name))
			.map((name) => ({
				path: [...path, name],
				problem: "is no deliverable of this phase",
			})),
		...known
			.filter((name) => !given.includes(name))
			.map((name) => ({ path, problem: `must say who delivers ${name}` })),
	];
}

import type { ClauseId } from "../../domain/clauses/clauses.ts";
import { compareDates } from "../../domain/dates.ts";
import {
	type Finding,
	type FindingStage,
	stageOf,
} from "../../domain/finding.ts";
import { findingDueOn, outOfTimeSince } from "../../domain/findings.ts";
import { dueBy, isOpen } from "../../domain/rules/dated-rule.ts";
import {
	type FindingSource,
	type Grade,
	isNonconformity,
	isOfTheBody,
} from "../../domain/rules/finding.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, State, SummaryRow } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import { sayRowWhy } from "../why.ts";
import type { Texts } from "./evidence-item.ts";
import { sayOrigin } from "./finding-audits.ts";
import { sayClause } from "./finding-fields.ts";
import type { FindingPage } from "./finding-room.ts";

const stateOfStage: Readonly<Record<FindingStage, State>> = {
	"to-answer": "waiting",
	submitted: "asked",
	accepted: "active",
	verified: "done",
	noted: "waiting",
	closed: "done",
	stopped: "stopped",
};

/** @returns where a finding stands, as a mark and a word. */
export const stageCell = (
	stage: FindingStage,
	late: boolean,
	t: Translate,
): Cell => ({
	state: late ? "late" : stateOfStage[stage],
	word: t(`findings.stage.${stage}`),
});

/** @returns what stands instead of a due date: a minor with an accepted plan waits for the body's next audit. */
export const sayNoDay = (
	stage: FindingStage,
	grade: Grade,
	source: Pick<FindingSource, "kind">,
	t: Translate,
): string =>
	stage === "accepted" && grade === "minor" && isOfTheBody(source)
		? t("findings.atNextAudit")
		: t("findings.noDay");

/** The three questions of each page: where does it stand, what is due and why, whose turn is it. */
export function standingRows(
	{ open, finding, rows }: FindingPage,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] {
	const stage = stageOf(finding);
	const dueOn = findingDueOn(rows, finding);
	const late = dueOn !== null && compareDates(dueOn, open.today) < 0;
	const binding = rows.find((row) => isOpen(row) && dueBy(row) === dueOn);
	return [
		{ label: t("findings.standing"), cell: stageCell(stage, late, t) },
		...(dueOn
			? [
					{
						label: t("findings.due"),
						cell: {
							date: dueOn,
							why: binding ? sayRowWhy(binding, t) : t("findings.ownDayWhy"),
							note: binding
								? t(`rules.rules.${binding.rule}.title`)
								: t("findings.plannedDay"),
						},
					},
				]
			: []),
		{
			label: t("findings.turn"),
			cell: {
				text: sayTurn(
					open.world.programme.people.coordinator,
					finding,
					nameOf,
					t,
				),
			},
		},
	];
}

function sayTurn(
	coordinator: string,
	finding: Finding,
	nameOf: NameOf,
	t: Translate,
): string {
	const stage = stageOf(finding);
	const body = isOfTheBody(finding.state.source);
	if (stage === "accepted" && finding.state.grade === "minor" && body)
		return t("findings.turns.nextAudit");
	if (stage === "submitted" && body) return t("findings.turns.body");
	const byCoordinator = stage === "submitted" || stage === "verified";
	return t(`findings.turns.${stage}`, {
		name: nameOf(byCoordinator ? coordinator : (finding.owner ?? coordinator)),
	});
}

/** What it is: graded how, found where, against what, who sees to it. */
export function factRows(
	{ open, finding, at, leads }: FindingPage,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] {
	const { state, process, owner, dueOn, raisedIn } = finding;
	const origin = sayOrigin(state.source.kind, raisedIn, t);
	const assign = leads
		? {
				change: {
					to: `${at}/assign`,
					text: t("findings.change"),
					about: t("findings.act.assign"),
				},
			}
		: {};
	return [
		{
			label: t("findings.grade"),
			cell: {
				text: t(`rules.grades.${state.grade}`),
				...(state.bodyGrade
					? { note: t("findings.bodyCallsIt", { word: state.bodyGrade }) }
					: {}),
			},
		},
		{
			label: t("findings.source"),
			cell: {
				...(raisedIn
					? { way: { to: `/programmes/${raisedIn}`, text: origin } }
					: { text: origin }),
				note: sayDay(state.source.lastDay, t),
			},
		},
		{
			label: t("findings.clause"),
			cell: { text: sayClause(state.clause as ClauseId, t) },
		},
		{
			label: t("findings.process"),
			cell: {
				text: process
					? t(`processes.name.${process}`)
					: t("findings.noProcess"),
			},
		},
		{
			label: t("findings.owner"),
			cell: {
				text: owner
					? nameOf(owner)
					: t("findings.asCoordinator", {
							name: nameOf(open.world.programme.people.coordinator),
						}),
			},
			...assign,
		},
		{
			label: t("findings.plannedDay"),
			cell: dueOn ? { date: dueOn } : { text: t("findings.noDay") },
		},
	];
}

/** Every date of its way, and every legal date with its why. */
export function dateRows(
	{ open, finding, rows }: FindingPage,
	t: Translate,
): readonly SummaryRow[] {
	const { state } = finding;
	const happened = (
		[
			["raised", state.raised],
			["submitted", state.submitted],
			["accepted", state.accepted],
			["verified", state.verified],
			["closed", state.closed],
		] as const
	)
		.filter(
			([name]) =>
				isNonconformity(state.grade) || name === "raised" || state[name],
		)
		.map(
			([name, day]): SummaryRow => ({
				label: t(`findings.dates.${name}`),
				cell: day
					? { date: day }
					: { state: "waiting", word: t("findings.dates.notYet") },
			}),
		);
	return [
		...happened,
		...rows.map(
			(row): SummaryRow => ({
				label: t(`rules.rules.${row.rule}.title`),
				cell: {
					date: dueBy(row),
					why: sayRowWhy(row, t),
					note: sayMet(row, open.today, t),
				},
			}),
		),
	];
}

function sayMet(
	row: FindingPage["rows"][number],
	today: string,
	t: Translate,
): string {
	if (row.met) return t("rules.notes.met", { date: sayDay(row.met, t) });
	if (row.metLate)
		return t("rules.notes.metLate", { date: sayDay(row.metLate, t) });
	return dueBy(row) < today ? t("certificate.missed") : t("certificate.toCome");
}

/** What is done about it, in the words that were given. */
export function answerParts(
	{ answer, effectiveness }: Finding,
	texts: Texts,
	t: Translate,
) {
	const { correction, cause, action } = answer;
	return Object.entries({ correction, cause, action, effectiveness }).map(
		([part, seal]) => ({
			title: t(`findings.part.${part as "cause"}`),
			paragraphs:
				seal === null
					? null
					: paragraphs(texts.get(seal) ?? t("evidence.removed")),
		}),
	);
}

/** @returns a text as it was written, paragraph by paragraph. */
export const paragraphs = (said: string): readonly string[] =>
	said.split(/\n\s*\n/).filter((each) => each.trim() !== "");

/** @returns that another stage 2 is needed, where the six months are over; undefined else. */
export function stageTwoAgain(
	{ open, finding }: FindingPage,
	t: Translate,
): string | undefined {
	if (finding.status !== "open") return undefined;
	const since = outOfTimeSince(open.world.programme, finding, open.today);
	return since && t("findings.stage2Again", { day: sayDay(since, t) });
}

import {
	auditResults,
	coverageOf,
	isUncovered,
} from "../../domain/register/internal-audit.ts";
import type { Tally } from "../../domain/register/readiness.ts";
import { clauseStates } from "../../domain/register/readiness.ts";
import { ofKind, type RegisterRow } from "../../domain/register/register.ts";
import {
	type ReviewInput,
	reviewInputIds,
	reviewInputs,
} from "../../domain/register/review.ts";
import { isFinding, isPhase } from "../../domain/world.ts";
import type { Translate } from "../locales/translate.ts";
import { coveredSince } from "./audit-programme-room.ts";
import type { RegisterPage } from "./readiness-room.ts";

/** What the record says to each input of a management review, in figures: nobody has to gather them. */
export function reviewFigures(
	page: RegisterPage,
	rows: readonly RegisterRow[],
	evidence: ReadonlyMap<string, Tally>,
	t: Translate,
): ReadonlyMap<ReviewInput, readonly string[]> {
	const states = clauseStates(
		{
			ratings: ofKind(rows, "rating"),
			actions: ofKind(rows, "action"),
			owners: [],
			evidence,
		},
		page.today,
	);
	return new Map(
		reviewInputIds.map((input) => [
			input,
			[
				...ownFigures(page, rows, input, t),
				...reviewInputs[input].map((clause) => {
					const state = states.find((known) => known.clause === clause);
					return t("reviews.figure.clause", {
						clause,
						level: state?.now
							? t(`readiness.level.${state.now.level}`)
							: t("readiness.notRated"),
						evidence: t("readiness.pieces", {
							count: state?.evidence.count ?? 0,
						}),
					});
				}),
			],
		]),
	);
}

/** Figures that one input has beside those of its clauses. */
function ownFigures(
	page: RegisterPage,
	rows: readonly RegisterRow[],
	input: ReviewInput,
	t: Translate,
): readonly string[] {
	const actions = ofKind(rows, "action");
	const count = (
		key: "done" | "open" | "late",
		of: readonly { readonly status: string; readonly dueOn: string }[],
	) =>
		of.filter(({ status, dueOn }) =>
			key === "done"
				? status === "done"
				: status === "open" && (key === "open" || dueOn < page.today),
		).length;
	const actionFigures = (of: typeof actions) =>
		t("reviews.figure.actions", {
			done: count("done", of),
			open: count("open", of),
			late: count("late", of),
		});
	switch (input) {
		case "earlier-actions":
			return [actionFigures(actions.filter(({ clause }) => clause === "9.3"))];
		case "improvement":
			return [actionFigures(actions)];
		case "nonconformities":
			return findingFigures(page, t);
		case "audits":
			return auditFigures(page, rows, t);
		case "measurements":
			return [recordFigures(page, ["performance-monitoring", "sla"], t)];
		case "services":
			return [recordFigures(page, ["sla", "incident", "service-request"], t)];
		case "changes":
			return [recordFigures(page, ["change", "release"], t)];
		default:
			return [];
	}
}

function findingFigures({ world }: RegisterPage, t: Translate) {
	const findings = Object.values(world.rooms).filter(isFinding);
	const open = findings.filter(({ status }) => status === "open");
	return [
		t("reviews.figure.findings", {
			majors: open.filter(({ state }) => state.grade === "major").length,
			minors: open.filter(({ state }) => state.grade === "minor").length,
			others: open.filter(
				({ state }) => state.grade !== "major" && state.grade !== "minor",
			).length,
			closed: findings.filter(({ status }) => status === "closed").length,
		}),
	];
}

function auditFigures(
	page: RegisterPage,
	rows: readonly RegisterRow[],
	t: Translate,
): readonly string[] {
	const coverage = coverageOf(ofKind(rows, "audit"), coveredSince(page));
	const results = coverage.flatMap(
		({ clause, last }) =>
			last?.results.find((each) => each.clause === clause)?.result ?? [],
	);
	const [conforms, observation, finding] = auditResults.map(
		(result) => results.filter((known) => known === result).length,
	);
	return [
		t("reviews.figure.audits", {
			audited: results.length,
			all: coverage.length,
			conforms: conforms ?? 0,
			observations: observation ?? 0,
			findings: finding ?? 0,
			uncovered: coverage.filter(isUncovered).length,
		}),
	];
}

/** Records of the pilot run, process by process. */
function recordFigures(
	{ world }: RegisterPage,
	processes: readonly (
		| "performance-monitoring"
		| "sla"
		| "incident"
		| "service-request"
		| "change"
		| "release"
	)[],
	t: Translate,
): string {
	const records = Object.values(world.rooms)
		.filter(isPhase)
		.flatMap(({ work }) => (work.kind === "pilot" ? work.records : []));
	return t("reviews.figure.records", {
		records: processes
			.map((process) =>
				t("reviews.figure.recordsOf", {
					process: t(`processes.name.${process}`),
					number: records.filter(({ subject }) => subject === process).length,
				}),
			)
			.join(t("terms.comma")),
	});
}

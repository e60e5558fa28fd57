/** The register of findings as rows of a file. */
import type { ListedFinding } from "../../records/findings-register.ts";
import type { Translate } from "../locales/translate.ts";
import { sayClause } from "./finding-fields.ts";
import type { Register } from "./findings-table.ts";

/** @returns the columns with their heads, in their order. */
export const csvColumns = (t: Translate) => [
	{ key: "finding", header: t("findings.finding") },
	{ key: "programme", header: t("home.programme") },
	{ key: "grade", header: t("findings.grade") },
	{ key: "bodyGrade", header: t("findings.bodyGrade") },
	{ key: "source", header: t("findings.source") },
	{ key: "clause", header: t("findings.clause") },
	{ key: "process", header: t("findings.process") },
	{ key: "statement", header: t("findings.statement") },
	{ key: "stage", header: t("findings.standing") },
	{ key: "owner", header: t("findings.owner") },
	{ key: "raised", header: t("findings.dates.raised") },
	{ key: "due", header: t("findings.due") },
	{ key: "verified", header: t("findings.dates.verified") },
	{ key: "closed", header: t("findings.dates.closed") },
];

/** @returns a finding as a row; days are written as `2027-03-03`, so that spreadsheets sort them. */
export const csvRow = (
	finding: ListedFinding,
	{ heads, persons, texts }: Register,
	t: Translate,
) => ({
	finding: `F-${finding.number}`,
	programme: heads.get(finding.programme)?.name ?? finding.programme,
	grade: t(`rules.grades.${finding.grade}`),
	bodyGrade: finding.bodyGrade ?? "",
	source: t(`rules.sources.${finding.source}`),
	clause: sayClause(finding.clause, t),
	process: finding.process ? t(`processes.name.${finding.process}`) : "",
	statement: texts.get(finding.statement) ?? t("evidence.removed"),
	stage: t(`findings.stage.${finding.stage}`),
	owner: finding.owner
		? (persons.get(finding.owner)?.name ?? t("events.someone"))
		: "",
	raised: finding.raisedOn,
	due: finding.dueOn ?? "",
	verified: finding.verifiedOn ?? "",
	closed: finding.closedOn ?? "",
});

/** Addresses of the register's pages, by the path in the route table. */
export const registerVisits = <Visit>(
	owner: (...paths: string[]) => readonly Visit[],
): Record<string, readonly Visit[] | "no page"> => {
	const at = "/programmes/:programme/readiness";
	const audits = "/programmes/:programme/audit-programme";
	const reviews = "/programmes/:programme/management-review";
	const documents = "/programmes/:programme/documents";
	const metrics = "/programmes/:programme/metrics";
	const evidence = "/programmes/:programme/evidence";
	const training = "/programmes/:programme/training";
	return {
		[training]: owner(
			"/programmes/bank/training",
			"/programmes/field/training",
		),
		[`${training}/staff.csv`]: "no page",
		[`${training}/new`]: owner("/programmes/bank/training/new"),
		[`${training}/staff`]: owner("/programmes/bank/training/staff"),
		[`${training}/staff/:staff`]: owner(
			"/programmes/bank/training/staff/list-1",
			"/programmes/bank/training/staff/list-3",
		),
		[`${training}/staff/:staff/data.json`]: "no page",
		[`${training}/sessions/:training`]: owner(
			"/programmes/bank/training/sessions/kick-off",
		),
		[`${training}/sessions/:training/sheet`]: owner(
			"/programmes/bank/training/sessions/kick-off/sheet",
		),
		[at]: owner(
			"/programmes/bank/readiness",
			"/programmes/bank/readiness?show=gaps",
			"/programmes/bank/readiness?since=2027-03-01",
			"/programmes/field/readiness",
		),
		[`${at}/processes/:process`]: owner(
			"/programmes/bank/readiness/processes/incident",
			"/programmes/bank/readiness/processes/sla",
		),
		[`${at}/standards`]: owner("/programmes/bank/readiness/standards"),
		[evidence]: owner(
			"/programmes/bank/evidence",
			"/programmes/bank/evidence?for=clause/8.6.1&state=gone",
			"/programmes/field/evidence",
		),
		[`${evidence}/new`]: owner(
			"/programmes/bank/evidence/new?for=clause/8.6.1",
		),
		[`${evidence}/:evidence`]: owner(
			"/programmes/bank/evidence/register",
			"/programmes/bank/evidence/register-2",
			"/programmes/bank/evidence/wiki",
			"/programmes/bank/evidence/pilot-run~pilot-report~gone",
		),
		[`${evidence}/:evidence/file`]: "no page",
		[metrics]: owner("/programmes/bank/metrics", "/programmes/field/metrics"),
		[`${metrics}.csv`]: "no page",
		[`${metrics}/new`]: owner("/programmes/bank/metrics/new"),
		[`${metrics}/import`]: owner("/programmes/bank/metrics/import"),
		[`${metrics}/:metric`]: owner("/programmes/bank/metrics/availability"),
		[`${metrics}/:metric/change`]: owner(
			"/programmes/bank/metrics/availability/change",
		),
		[documents]: owner(
			"/programmes/bank/documents",
			"/programmes/bank/documents?state=draft",
			"/programmes/field/documents",
		),
		[`${documents}.csv`]: "no page",
		[`${documents}/new`]: owner(
			"/programmes/bank/documents/new?kind=procedure&process=incident",
		),
		[`${documents}/review`]: owner(
			"/programmes/bank/documents/review?documents=plan",
		),
		[`${documents}/:document`]: owner(
			"/programmes/bank/documents/manual",
			"/programmes/bank/documents/plan",
		),
		[`${documents}/:document/change`]: owner(
			"/programmes/bank/documents/manual/change",
		),
		[`${documents}/:document/version`]: owner(
			"/programmes/bank/documents/plan/version",
		),
		[audits]: owner(
			"/programmes/bank/audit-programme",
			"/programmes/field/audit-programme",
		),
		[`${audits}/new`]: owner(
			"/programmes/bank/audit-programme/new?clauses=8.6.1+8.6.2",
		),
		[`${audits}/:audit`]: owner(
			"/programmes/bank/audit-programme/held",
			"/programmes/bank/audit-programme/ahead",
		),
		[`${audits}/:audit/change`]: owner(
			"/programmes/bank/audit-programme/ahead/change",
		),
		[reviews]: owner(
			"/programmes/bank/management-review",
			"/programmes/field/management-review",
		),
		[`${reviews}/:review`]: owner(
			"/programmes/bank/management-review/spring",
			"/programmes/bank/management-review/autumn",
		),
		[`${reviews}/:review/hold`]: owner(
			"/programmes/bank/management-review/autumn/hold",
		),
		[`${at}/rate`]: owner("/programmes/bank/readiness/rate"),
		[`${at}/template.csv`]: "no page",
		[`${at}/import`]: owner("/programmes/bank/readiness/import"),
		[`${at}/clauses/:clause`]: owner(
			"/programmes/bank/readiness/clauses/8.6.1",
			"/programmes/field/readiness/clauses/4.1",
		),
		[`${at}/actions/:action`]: owner(
			"/programmes/bank/readiness/actions/gap-8.6.1",
			"/programmes/bank/readiness/actions/gap-7.2",
		),
	};
};

/** Addresses of the register's pages, by the path in the route table. */
export const registerVisits = <Visit>(
	owner: (...paths: string[]) => readonly Visit[],
): Record<string, readonly Visit[] | "no page"> => {
	const at = "/programmes/:programme/readiness";
	return {
		[at]: owner(
			"/programmes/bank/readiness",
			"/programmes/bank/readiness?show=gaps",
			"/programmes/field/readiness",
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

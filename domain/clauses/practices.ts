/**
 * Practices of ITIL 4 that help to meet clauses. The standard is what is audited; a body of practice is not, and whoever
 * takes one for the other makes a common mistake: so they stand apart from the clauses here and on every page.
 */
export const practices = [
	"strategy-management",
	"portfolio-management",
	"relationship-management",
	"supplier-management",
	"service-catalogue",
	"service-level-management",
	"service-financial",
	"service-design",
	"service-configuration",
	"it-asset-management",
	"capacity-and-performance",
	"availability-management",
	"service-continuity",
	"change-enablement",
	"release-management",
	"deployment-management",
	"incident-management",
	"service-request",
	"problem-management",
	"information-security",
	"risk-management",
	"knowledge-management",
	"organizational-change",
	"workforce-and-talent",
	"measurement-and-reporting",
	"continual-improvement",
] as const;

export type PracticeId = (typeof practices)[number];

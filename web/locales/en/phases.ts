/** What the phases, their sign-offs and the sides that sign are called. */
export const phases = {
	name: {
		preparation: "Preparation",
		design: "System design",
		"pilot-run": "Pilot run",
		"internal-audit": "Internal audit",
		"certification-audit": "Certification audit",
		"surveillance-1": "Surveillance 1",
		"surveillance-2": "Surveillance 2",
		recertification: "Recertification",
	},
	/** A round of a later cycle of the certificate. */
	inCycle: "{{phase}}, cycle {{cycle}}",
	/** What a sign-off is about. */
	matter: {
		phase: "{{phase}}",
		"before-audit": "{{phase}}, before the audit",
		result: "{{phase}}, result of the audit",
	},
	side: {
		it: "IT",
		business: "a business department",
		"top-management": "top management",
	},
	sideOf: {
		it: "IT",
		business: "business",
		"top-management": "top management",
	},
} as const;

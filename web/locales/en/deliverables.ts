/** Deliverables: what is asked of each, and their pages. */
export const deliverables = {
	/** What an auditor expects to see for each. */
	asks: {
		"staff-training":
			"Who was trained when, with attendance; everybody in the scope.",
		"current-state-survey":
			"How services are run today, before anything is changed.",
		"gap-analysis":
			"Every clause of the standard against what is there today, rated with business people too.",
		"scope-statement":
			"Which services, sites and organisation the certificate is to cover.",
		"roles-named":
			"Who answers for what, from IT and from business departments, with their consent.",
		"management-manual":
			"How the service management system works as a whole, approved and in force.",
		"procedure-documents":
			"A documented procedure for each process, with its owner.",
		"sla-metrics":
			"What is measured for each service, with targets agreed with the business.",
		"service-management-plan":
			"How the objectives are to be reached: resources, responsibilities, dates.",
		"pilot-report":
			"What the pilot run has shown, process by process, and what was changed because of it.",
		"self-check-of-all-clauses":
			"The internal audit over all clauses, by people who do not audit their own work.",
		"findings-with-corrective-action":
			"Every finding with its cause, its correction and its corrective action.",
		"management-review":
			"Minutes of the review held by top management, with its decisions.",
		application: "The application as the certification body has received it.",
		"stage-1-report":
			"The body's report of the document review, with its areas of concern.",
		"stage-2-report": "The body's report of the on-site audit.",
		"internal-audit-of-the-year":
			"The internal audit since the last audit of the body.",
		"management-review-of-the-year":
			"The management review since the last audit of the body.",
		"earlier-findings":
			"What was done about the findings of the last audit, and that it works.",
		"improvement-record":
			"What was improved since the last audit, and how it is known.",
		"use-of-marks":
			"Where certificate and mark are shown, and that it is as the body allows.",
	},
} as const;

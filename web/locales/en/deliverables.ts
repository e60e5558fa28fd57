/** The deliverables that the guide asks for, by the phase they belong to. */
export const deliverables = {
	title: {
		"staff-training": "Training of all staff",
		"current-state-survey": "Current-state survey",
		"gap-analysis": "Gap analysis",
		"scope-statement": "Scope statement",
		"roles-named": "Roles named",
		"management-manual": "Management manual",
		"procedure-documents": "Procedure documents",
		"sla-metrics": "SLA metrics",
		"service-management-plan": "Service management plan",
		"pilot-report": "Report of the pilot run",
		"self-check-of-all-clauses": "Self-check of all clauses",
		"findings-with-corrective-action": "Findings with corrective action",
		"management-review": "Management review",
		application: "Application for certification",
		"stage-1-report": "Report of stage 1",
		"stage-2-report": "Report of stage 2",
		"internal-audit-of-the-year": "Internal audit of the year",
		"management-review-of-the-year": "Management review of the year",
		"earlier-findings": "Earlier findings",
		"improvement-record": "Record of improvement",
		"use-of-marks": "Use of marks",
	},
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
		"improvement-record": "What was improved since the last audit, and how it is known.",
		"use-of-marks":
			"Where certificate and mark are shown, and that it is as the body allows.",
	},
} as const;

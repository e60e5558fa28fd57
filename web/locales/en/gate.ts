/** The gate: everything that must be true before sign-off can be asked for, each with what to do about it. */
export const gate = {
	title: "Gate",
	open: "The gate is open: sign-off can be asked for.",
	shut_one: "The gate is shut: one thing is missing.",
	shut_other: "The gate is shut: {{count}} things are missing.",
	gap: {
		"not-delivered": "“{{deliverable}}” is not marked as delivered.",
		"no-approver-from": "There is no approver from {{side}}.",
		"no-business-owner":
			"No business owner is named for objectives, service requirements and SLA targets.",
		"pilot-too-young":
			"The pilot run has not lasted three months: sign-off can be asked for from {{day}}.",
		"record-missing-month":
			"{{subject}} has no record in pilot month {{month}} ({{span}}).",
		"record-missing-once": "{{subject}} has no record in the pilot run.",
		"no-application": "The application is not on record.",
		"stage-1-not-held": "Stage 1 of the audit is not on record.",
		"stage-2-not-held": "Stage 2 of the audit is not on record.",
		"majors-open_one":
			"{{count}} major nonconformity is not yet verified by the certification body.",
		"majors-open_other":
			"{{count}} major nonconformities are not yet verified by the certification body.",
		"finding-not-settled": "Finding {{finding}}: {{missing}}",
		"stage-2-again":
			"Finding {{finding}} could be verified until {{day}}: another stage 2 is needed.",
		"no-certification-decision": "The certification decision is not on record.",
		"audit-result-missing": "The result of the audit is not on record.",
		"minors-without-plan_one":
			"{{count}} minor nonconformity has no plan that the certification body has accepted.",
		"minors-without-plan_other":
			"{{count}} minor nonconformities have no plan that the certification body has accepted.",
		"new-certificate-missing":
			"The new certification decision is not on record.",
		"document-missing": "{{document}}: the document register holds none.",
		"document-in-draft":
			"{{document}}: there is only a draft; put it for review, so that it is signed with this phase.",
		"procedures-missing": "No procedure is written for {{processes}}.",
		"procedures-in-draft":
			"There is only a draft of the procedure for {{processes}}.",
		"no-sla-metric": "No SLA metric with its target is set.",
		"on-hold": "The programme is on hold.",
	},
	todo: {
		"not-delivered": "Add its evidence and mark it as delivered",
		"no-approver-from": "Name one among the people",
		"no-business-owner": "Name one among the people",
		"record-missing": "Add a record",
		"record-missing-quiet": "Add a record, or declare the month quiet",
		"no-application": "Enter the application",
		"stage-1-not-held": "Enter stage 1",
		"stage-2-not-held": "Enter stage 2",
		"majors-open": "Enter what is verified",
		"finding-not-settled": "Open the finding",
		"stage-2-again": "Open the finding",
		"no-certification-decision": "Enter the decision",
		"audit-result-missing": "Enter the result",
		"minors-without-plan": "Enter what is accepted",
		"new-certificate-missing": "Enter the new decision",
		"document-missing": "Add it",
		"document-in-draft": "Put it for review",
		"procedures-missing": "Add them",
		"procedures-in-draft": "Put them for review",
		"no-sla-metric": "Set one",
		"on-hold": "Resume the programme",
	},
	recordsMissing_one: "{{count}} record of the pilot run is missing",
	recordsMissing_other: "{{count}} records of the pilot run are missing",
	seeCoverage: "See process by process what is there and what is missing",
	advised_one:
		"{{count}} thing is not in the registers of documents and metrics",
	advised_other:
		"{{count}} things are not in the registers of documents and metrics",
	advisedWhy:
		"This programme began before they were kept here: the gate does not ask for them.",
	nothingSkips: "No button skips the gate, and time alone does not open it.",
} as const;

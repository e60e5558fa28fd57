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
	one: "Deliverable",
	stateLabel: "State",
	state: {
		delivered: "delivered",
		late: "overdue",
		begun: "evidence added",
		open: "nothing yet",
	},
	owner: "Owner",
	ownerOfProgramme: "as owner of the programme",
	ownerHint:
		"Reminded before it is due, and told when it is late. Somebody else? Let them in as contributor from the people's page first.",
	ownerAndDay: "owner and day",
	nobody: "The owner of the programme",
	dueOn: "Due",
	dueOnHint: "The last day still in time.",
	change: "Change",
	add: "Add a deliverable",
	addTitle: "Add a deliverable",
	addIntro:
		"Beside those of the guide. It has to be delivered too before sign-off can be asked for.",
	title: "What is to be delivered",
	titleHint: "As it is to stand on the list: Business continuity plan.",
	added: "“{{deliverable}}” has been added.",
	assignTitle: "Owner and day: {{deliverable}}",
	assign: "Set owner and day",
	assigned: "Owner and day have been set.",
	back: "Back to the deliverable",
	evidence: "Evidence",
	piece: "Piece",
	kind: "Kind",
	"added-by": "Added by",
	act: "To do",
	noEvidence:
		"Nothing yet. Add a file, a web address or a note that shows it is done; then mark it as delivered.",
	withdraw: "Withdraw",
	withdrawnCount_one: "{{count}} piece withdrawn; it stays on record",
	withdrawnCount_other: "{{count}} pieces withdrawn; they stay on record",
	deliver: "Mark as delivered",
	delivered: "“{{deliverable}}” is delivered.",
	addEvidence: "Add evidence",
	supersedes:
		"Sign-off has been asked for. Whatever you add or take away changes what is signed: everyone is asked anew.",
	aFile: "A file",
	file: "File",
	fileHint:
		"Up to {{size}}, of any kind. It is kept under its hash, exactly as it is now.",
	addFile: "Add the file",
	aLink: "A web address",
	address: "Web address",
	addressHint:
		"Only the address is kept; what stands there can change. A file is better evidence.",
	addLink: "Add the address",
	aNote: "A note",
	note: "Note",
	noteHint: "What was done, where it stands, who can show it.",
	addNote: "Add the note",
	evidenceAdded: "The evidence has been added.",
	evidenceWithdrawn: "The evidence has been withdrawn; it stays on record.",
	upload: {
		"no-room":
			"There is no room for this file at the moment. Nothing was kept; tell whoever runs Certway.",
		none: "Choose a file.",
		empty: "This file is empty. Choose another.",
		"too-large":
			"This file is larger than {{size}}. Send a smaller one, or give its web address.",
	},
	withdrawTitle: "Withdraw a piece of evidence",
	withdrawIntro:
		"It counts no more and is no longer part of what is signed. It stays on record, with your reason. If nothing else shows that the deliverable is done, it is open again.",
	withdrawReason: "Reason",
	withdrawReasonHint: "Wrong version, wrong file, wrong deliverable …",
	reasonNeeded: "Say why it is withdrawn.",
	reopenTitle: "Open it again",
	why: "Why",
	reopen: "Open it again",
	reopened: "The deliverable is open again.",
} as const;

/** The people of a programme, and changing them. */
export const people = {
	title: "People of {{name}}",
	intro:
		"People are known by their e-mail address: another address is another person. Whoever is known keeps the name he gave himself. If the approvers of an open request change, those who approve now are asked anew.",
	role: {
		owner: "Owner",
		coordinator: "Coordinator",
		escalation: "Escalation",
		"business-owner": "Business owner",
	},
	hint: {
		owner: "Decides, asks for sign-offs and is told first.",
		coordinator: "Deals with the certification body and its dates.",
		escalation: "Is told when the owner does not act.",
		"business-owner":
			"Stands for objectives, service requirements and SLA targets.",
	},
	approversIntro:
		"Each phase needs approvers from IT and from a business department, the rounds of surveillance one from top management too. Empty a place to take somebody out; there is always room for two more.",
	approver: "Approver {{n}}",
	approverRole: "Approver",
	auditorRole: "Auditor",
	contributorRole: "Contributor",
	clauseOwnerRole: "Answers for clauses",
	side: "Stands for",
	back: "Back to the people",
	save: "Take these people",
	done: "The people of the programme are changed.",
} as const;

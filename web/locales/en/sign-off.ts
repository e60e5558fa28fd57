/** The page an approver opens by the link in a mail, and what it says when the link is no longer open. */
export const signOff = {
	title: "Your sign-off: {{matter}}",
	over: "{{organisation}} · {{programme}}",
	lead: "{{organisation}} asks you, {{name}} ({{address}}), for your sign-off of",
	leadEnd: ".",
	side: {
		it: "You answer for IT.",
		business: "You answer for the business departments.",
		"top-management": "You answer for top management.",
	},
	askedBy: "Asked by",
	askedByOn: "{{name}}, on {{day}}",
	anew: "The content has changed since it was first asked; this was put before you on {{day}}.",
	answerBy: "Answer by",
	late: "This day is past. Your answer still counts.",
	afterwards: "Afterwards",
	hasAnswered: "{{name}} ({{decision}} on {{at}})",
	alsoAsked: "Also asked",
	onlyYou: "nobody else",
	/** What happens when everybody needed has signed off. */
	after: {
		begins: "When all who are needed have signed off, {{phase}} begins.",
		beginsPilot:
			"When all who are needed have signed off, the pilot run begins; it runs at least three months.",
		certificate:
			"When all who are needed have signed off, the phase closes and the three years of the certificate are watched.",
		auditCanBeHeld:
			"When all who are needed have signed off, the certification body can hold the audit.",
		roundCloses:
			"When all who are needed have signed off, the round is closed.",
		newCertificate:
			"When all who are needed have signed off, the round closes and the new certificate is watched.",
	},
	policy: {
		all: "Everyone who is asked must sign off.",
		"at-least_one":
			"{{count}} sign-off is enough, with IT and business among those who give it.",
		"at-least_other":
			"{{count}} sign-offs are enough, with IT and business among those who give them.",
		"in-sequence": "People are asked one after another.",
	},
	whatYouSign: "What you sign",
	whatYouSignHint:
		"Open and read each piece; you need not sign in. Reading decides nothing.",
	noEvidence: "nothing attached",
	fingerprint: "Content fingerprint",
	fingerprintNote:
		"It stands for exactly what is listed here. If anything changes, you are asked anew.",
	whole: "In full",
	pilotRecords: "Records of the pilot run",
	quietMonths: "Months declared quiet",
	audit: "Certification audit",
	result: "Result of the audit",
	yourAnswer: "Your answer",
	decision: "What do you answer?",
	approve: "I sign off",
	approveHint: "You have read it and stand behind it.",
	return: "I return it for changes",
	returnHint: "It goes back to those who asked, with your reason.",
	decline: "I decline",
	declineHint: "You do not sign this off. Say why.",
	reason: "Reason",
	reasonHint: "Needed if you return it or decline.",
	name: "Your full name",
	nameHint: "As you would sign on paper. It is put on record with your answer.",
	give: "Give my answer",
	comeBack: "You can come back to this link: it will show your answer.",
	notYou:
		"This is for {{name}} alone. If you are someone else, please do not answer, and tell {{asker}}.",
	chooseDecision: "Choose what you answer.",
	enterName: "Write your full name.",
	shortName: "Write your full name, not only an initial.",
	giveReason: "Say why, so that they know what to change.",
	nothingYet: "Nothing has been decided by opening this page.",
	otherStands:
		"Another answer stands on record already: {{name}} {{decision}} on {{at}}. What you have sent just now was not recorded.",
	changedWhileReading:
		"This has changed since you opened the page. Nothing of what you sent was recorded.",
	notOpenAnyMore: "Nothing of what you sent was recorded.",
	youHadTyped: "What you had typed",
	superseded: {
		title: "This request is out of date: {{matter}}",
		lead: "What you were asked to sign has changed since this mail was sent.",
		anew: "On {{day}} a new mail was sent to you, {{name}}, with a link to what is asked now. Please use that one.",
		notAnew:
			"It was put before the approvers anew on {{day}}; you are not asked at present. If your sign-off is needed again, a new mail comes.",
		differs: "What differs",
		nothing: "The content is the same; those who are asked have changed.",
	},
	/** One line for each thing that differs. */
	changes: {
		"deliverable-added": "{{deliverable}}: added to what is signed",
		"deliverable-delivered": "{{deliverable}}: marked as delivered",
		"deliverable-reopened": "{{deliverable}}: opened again",
		"evidence-added": "{{deliverable}}: {{name}} added",
		"evidence-withdrawn": "{{deliverable}}: {{name}} withdrawn",
		"records-added_one": "{{count}} record of the pilot run added",
		"records-added_other": "{{count}} records of the pilot run added",
		"quiet-months-added_one": "{{count}} month declared quiet",
		"quiet-months-added_other": "{{count}} months declared quiet",
		"audit-entered": "The dates or findings of the audit were entered anew",
		"decision-entered": "The certification decision was entered anew",
		"result-entered": "The result of the audit was entered anew",
		"approver-added": "{{name}} is asked too",
		"approver-gone": "{{name}} is not asked any more",
	},
	expired: {
		title: "This link is past its time: {{matter}}",
		lead: "Links in mails open for 14 days. This one was sent on {{issued}} and stopped on {{expired}}.",
		offer:
			"Your sign-off is still asked for. A fresh link can be mailed to {{address}}, the address on record for {{name}}.",
		send: "Mail a fresh link",
		sent: "A fresh link is on its way to {{address}}. Look into that mailbox.",
		wait: "A fresh link was mailed at {{at}}. Look into the mailbox of {{address}}, also among unwanted mail; another can be sent after a while.",
	},
	ended: {
		title: "Nothing more is asked here: {{matter}}",
		withdrawn: "{{name}} withdrew this request on {{day}}.",
		approved:
			"This was signed off on {{day}} by those who were needed. Your answer is no longer waited for.",
		returned: "{{name}} returned it for changes on {{day}}.",
		declined: "It was declined on {{day}}; {{name}} answered last.",
		reason: "The reason given:",
		todo: "You need not do anything. If your sign-off is needed again, a new mail comes.",
	},
	stopped: {
		title: "This programme has been stopped: {{matter}}",
		lead: "The programme was stopped on {{day}}, so your sign-off is no longer asked for.",
		leadNoDay: "Your sign-off is no longer asked for.",
	},
	left: {
		title: "This link is no longer yours to answer",
		lead: "{{name}} no longer has access to Certway, so nothing is shown here and no answer is taken. What was asked was given to somebody else.",
	},
	notYourTurn: {
		title: "It is not your turn yet: {{matter}}",
		lead: "People are asked one after another. {{name}} is asked before you; when it is your turn, a mail comes.",
	},
} as const;

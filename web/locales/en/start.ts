/** Starting a programme: the form, and the plan it makes before anything begins. */
export const start = {
	title: "Start a programme",
	intro:
		"Five phases carry you to the certificate, eight to eleven months as a rule. You will see the plan's dates before anything begins.",
	what: "The programme",
	name: "Name of the programme",
	nameHint: "It stands on every page and in every mail.",
	organisation: "Organisation",
	organisationHint: "Who is to be certified, as its papers name it.",
	id: "Short name",
	idHint:
		"Stands in addresses, and stays. Small letters, digits and hyphens, as in bank-2027. Left empty, it is made from the name.",
	idShape: "Use 2 to 40 small letters, digits and hyphens, as in bank-2027.",
	idStays: "stands in addresses, and stays",
	kindLabel: "Is it real?",
	kind: { real: "A real programme", rehearsal: "A rehearsal" },
	kindHint: {
		real: "Mails are sent, and dates are guarded by the calendar.",
		rehearsal:
			"Nothing in it is real, no mail leaves, and its clock can be moved on.",
	},
	industry: "Industry",
	industryHint: "It tells which processes to put first.",
	rulesLabel: "Rules of certification",
	rules: { iso: "International (ISO)", cnca: "China (CNCA)" },
	rulesHint: {
		iso: "ISO/IEC 17021-1 and 20000-6.",
		cnca: "The same, with the rules of the CNCA on top.",
	},
	language: "Language of the programme",
	languageHint:
		"Of those who are named for the first time. Each can change it.",
	zone: "Time zone",
	zoneHint: "Each due date is a day there, and ends at midnight there.",
	when: "When",
	basisLabel: "What is the plan to start from?",
	basis: {
		start: "The day it starts",
		needed: "The day the certificate is needed, counted back",
	},
	startOn: "It starts on",
	startOnHint:
		"The first day of preparation; joining midway, the day the present phase began.",
	neededOn: "The certificate is needed on",
	neededOnHint: "The closing day of a tender, say.",
	giveStart: "Write the day it starts.",
	giveNeeded: "Write the day the certificate is needed.",
	lengths: "Length of the phases",
	lengthsIntro:
		"In whole months, as the guide gives them. Another length wants a reason, but for the pilot run: it never lasts less than three months.",
	monthsOf: "{{phase}}, in months",
	atLeast_one: "At least {{count}}.",
	atLeast_other: "At least {{count}}.",
	exactly_one: "The guide gives {{count}}.",
	exactly_other: "The guide gives {{count}}.",
	between: "The guide gives {{least}} to {{most}}.",
	reasonOf: "{{phase}}: why this length?",
	reasonHint: "It goes on record, and an auditor may ask for it.",
	midway: "Joining midway",
	midwayOpen: "Some phases are over already",
	midwayIntro:
		"Enter the first phases with their true dates. They are marked “before Certway”, and the programme begins with the one after them.",
	firstDay: "{{phase}}: first day",
	lastDay: "{{phase}}: last day",
	bothDays:
		"A phase that is over has both its days, and so have those before it.",
	beforeLast: "It can't begin before the phase before it was over.",
	endsBefore: "It can't end before it began.",
	startsBefore: "It can't start before the phases above were over.",
	people: "Who carries it",
	peopleIntro:
		"Name people by their e-mail address: they sign in by it. Leave a person empty where it is you, or the owner.",
	approvers: "Business and approvers",
	approversIntro:
		"IT cannot do it alone. A phase without approvers from IT and from a business department cannot be closed. One person approves for one side only.",
	role: {
		"business-owner": "Business owner",
		business: "Approver from a business department",
		it: "Approver from IT",
		"top-management": "Approver from top management",
	},
	roleHint: {
		owner: "Decides, asks for sign-offs and is told first. Empty: you.",
		coordinator: "Deals with the certification body. Empty: the owner.",
		escalation:
			"Is told when the owner does not act: somebody above. Empty: the owner.",
		"business-owner":
			"Stands for objectives, service requirements and SLA targets.",
		business: "Signs off each phase for the business.",
		it: "Signs off each phase for IT.",
		"top-management":
			"Signs off the rounds of surveillance and recertification.",
	},
	personName: "Name",
	personEmail: "E-mail address",
	nameToo: "Write the name too.",
	emailToo: "Write the e-mail address too: requests are sent there.",
	check: "Show me the plan",
	checkHint: "Nothing begins yet.",
	previewTitle: "Check: {{name}}",
	certificateFor:
		"The certificate is planned for {{day}}, and valid until {{until}}.",
	nothingYet: "Nothing has begun. Check the plan, then start it.",
	inTime:
		"In time: to have the certificate on {{needed}}, the programme starts on {{latest}} at the latest.",
	tooLate_one:
		"Too late by {{count}} day: to have the certificate on {{needed}}, it should have started on {{latest}}. Started today, it comes {{after}} after that day. Shorter phases win time; a pilot run of less than three months is no way.",
	tooLate_other:
		"Too late by {{count}} days: to have the certificate on {{needed}}, it should have started on {{latest}}. Started today, it comes {{after}} after that day. Shorter phases win time; a pilot run of less than three months is no way.",
	concernsLater: "You can start all the same, and name people later.",
	plan: "The plan",
	from: "From",
	until: "Until",
	months: "Months",
	start: "Start the programme",
	startRehearsal: "Start the rehearsal",
	change: "Change something",
	done: "{{name}} has started.",
} as const;

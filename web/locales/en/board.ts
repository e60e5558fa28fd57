/** The board over all programmes: what is due when, what is not booked, and every certificate. */
export const board = {
	title: "Board",
	intro:
		"Every date of the programmes you may see, with whoever is responsible. Weekends and holidays never move a legal date.",
	lists: "What the board shows",
	list: {
		overdue: "Overdue",
		unbooked: "Due, not booked",
		days30: "Next 30 days",
		days90: "Next 90 days",
		days365: "Next 365 days",
		all: "All dates",
		certificates: "By certificate",
	},
	kinds: "Whose board",
	filter: "Filter and sort",
	words: "Name or number",
	matterLabel: "What",
	matter: {
		any: "Everything",
		legal: "Audits and legal dates",
		finding: "Findings",
		phase: "Planned dates",
		"sign-off": "Sign-offs",
		work: "Deliverables, actions and tasks",
	},
	person: "Responsible",
	anyone: "Anyone",
	me: "Me ({{name}})",
	status: "State",
	anyStatus: "Any state",
	sort: "Sorted by",
	sortBy: {
		due: "Due date",
		programme: "Programme",
		"valid-until": "Valid until",
	},
	show: "Show",
	clear: "Show everything again",
	what: "What",
	programme: "Programme",
	certificate: "Certificate",
	strip: "Three years",
	due: "Due",
	next: "Due next",
	booking: "Booked",
	validUntil: "Valid until",
	who: "Responsible",
	number: "No. {{number}}, {{body}}",
	line: {
		"phase-end": "Planned end: {{phase}}",
		certificate: "Certificate planned",
		audit: "Audit: {{audit}}",
		year: "{{what}} ({{year}})",
	},
	/** Why a matter is due on its day where no rule sets it, and what follows if it is missed. */
	why: {
		"sign-off":
			"Whoever asked set the day to answer by. If it is missed, the phase stays open and everything after it begins later.",
		approver:
			"Somebody has to answer in time: another approver is to be named. If nobody is, the phase stays open and everything after it begins later.",
		question:
			"An approver waits for an answer before he gives his own. If none comes, the phase stays open and everything after it begins later.",
		address:
			"Mails do not reach somebody in this programme. Until that is put right, nothing he is asked for or warned of arrives.",
		deliverable:
			"The plan of the phase sets its day. If it is missed, the phase stays open and everything after it begins later.",
		task: "The state of the certificate asks for it (17021-1 8.3, 9.6.5). If it is left undone, the certification body may act on it.",
		action:
			"Whoever opened the action set its day. If it is missed, the clause has nothing to show for it when the auditors come.",
		evidence:
			"The evidence expires on this day. If it is not renewed, its clause has nothing to show when the auditors come.",
		document:
			"Documents are looked at again on the day that was set, and a version under review waits for whoever is to sign it (20000-1 7.5). If it is missed, what people work by may be out of date, and the new version does not come into force.",
		review:
			"Management reviews are held at planned intervals and signed by top management (20000-1 9.3). If it is missed, the gate of the audit stays shut.",
		finding:
			"The day planned for the finding, or set by its rule; its own page names both. If it is missed, whoever answers for the programme is alarmed, and the certificate may be at stake.",
		booking:
			"Due is not booked: the certification body confirms days well ahead. If it is missed, the audit may not be held in time.",
		audit:
			"The day was set in the audit programme (20000-1 9.2). If it is missed, its clauses stay unaudited, and the gate of the certification audit stays shut.",
		bodysAudit:
			"The plan or the certification body set the last day; it is to be booked {{days}} days before. If it is missed, the certificate comes later; one that is there is at stake.",
		"phase-end":
			"The plan of the programme sets it, and it moves with the plan. If it is missed, everything after it begins later.",
		certificate:
			"The plan of the programme leads up to it, and it moves with the plan. If a phase ends late, the certificate comes later.",
	},
	booked: {
		none: "not booked",
		proposed: "proposed: {{day}}",
		confirmed: "booked: {{day}}",
	},
	confirmBy: "to be confirmed by {{day}}",
	confirmLate: "was to be confirmed by {{day}}",
	nothingNext: "no date",
	further: "Go on",
	first: "Back to the first",
	looked:
		"Not everything was looked at yet: what else fits may stand further on.",
	download: "Download as CSV",
	empty: {
		overdue: "Nothing is overdue.",
		unbooked: "Every audit of the next twelve months is booked.",
		days30: "Nothing is due in the next 30 days.",
		days90: "Nothing is due in the next 90 days.",
		days365: "Nothing is due in the next 365 days.",
		all: "No programme of yours has a date to come.",
		certificates: "No certificate is guarded yet.",
	},
	emptyFiltered: "Nothing fits what you are looking for.",
	emptyHint:
		"Start a programme, or adopt a certificate that is there already: its dates will stand here.",
	daysLate: "Days late",
	clause: "Clause",
} as const;

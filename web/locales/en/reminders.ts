/** When approvers are reminded, on which days they work, and who is told when they do not answer. */
export const reminders = {
	row: "Reminders",
	every_one: "each working day of the approver",
	every_other: "every {{count}} working days of the approver",
	escalates_one:
		"{{name}} is told {{count}} working day after the last day to answer: the phase stays open, and everything after it begins later.",
	escalates_other:
		"{{name}} is told {{count}} working days after the last day to answer: the phase stays open, and everything after it begins later.",
	asProgramme: "as the programme has it",
	own: "set for this request",
	change: "Change",
	request: {
		title: "Reminders of this request",
		lead: "They hold for this request only. What has rung already is not taken back.",
		which: "Which reminders?",
		programme: "As the programme has it: {{rule}}",
		ownRule: "As set here",
		done: "The reminders of this request are set.",
	},
	programme: {
		title: "Reminders and days off",
		way: "Reminders and days off",
		lead: "Approvers who have not answered are reminded in the morning, on working days of their own: at weekends and on holidays of their country nobody is. Legal dates never move for a holiday.",
		rule: "Reminders",
		days: "The organisation's own days",
		daysLead:
			"Days that all approvers have off, or work, beside what their countries say: a company holiday, or a weekend worked in exchange for a longer one.",
		done: "Kept. Open requests go by it from now on.",
	},
	between: "Working days between two reminders",
	everyHint: "From 1 to 30.",
	escalateAfter: "Working days until it is escalated",
	escalateAfterHint:
		"Counted from the last day to answer, from 1 to 60. Then {{name}} is told.",
	submit: "Keep this",
	from: "From",
	until: "Until",
	untilHint: "For a single day leave “Until” empty.",
	worked: "What about these days?",
	isOff: "off",
	isWorked: "worked",
	moreDays: "Days {{n}}",
	dayMissing: "Give the first day.",
	untilBeforeFrom: "The last day cannot lie before the first.",
	/** A person's own calendar. */
	person: {
		title: "Your working days",
		way: "Your working days",
		lead: "Reminders reach you on days on which you work: not at the weekend, not on public holidays, not on days you enter here.",
		country: "Country",
		countryHint: "Its weekend and its public holidays count.",
		ofZone: "the one of my time zone ({{zone}})",
		ofZoneNamed: "the one of my time zone: {{country}}",
		region: "Region",
		regionHint:
			"Some regions have holidays of their own. Choose a country first, and keep it.",
		whole: "the whole country",
		days: "Your own days",
		daysLead: "Leave, or a day of a weekend that you work.",
		unknownRegion: "This region is not one of that country.",
		where: "Where you work",
		next: "Public holidays ahead",
		none: "No public holiday in the next three months.",
		done: "Kept. What is asked of you goes by it from now on.",
	},
	events: {
		set: "set the reminders of approvers: {{rule}}.",
		request: "set the reminders of the sign-off of {{phase}}: {{rule}}.",
		requestAsProgramme:
			"set the reminders of the sign-off of {{phase}} back to what the programme has.",
		ownDays_one: "entered {{count}} span of days of the organisation's own.",
		ownDays_other: "entered {{count}} spans of days of the organisation's own.",
		calendar:
			"The working days of {{person}} have changed: reminders of the sign-off of {{phase}} go by them.",
	},
} as const;

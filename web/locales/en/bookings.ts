/** Audits of the certification body: by when each is due, what is arranged, what was held. */
export const bookings = {
	title: "Audits of the certification body",
	intro_one:
		"Due is not booked: an audit is booked when the certification body has confirmed its days. One that is not confirmed {{count}} day before its last day in time alarms the coordinator, and unanswered whoever stands above.",
	intro_other:
		"Due is not booked: an audit is booked when the certification body has confirmed its days. One that is not confirmed {{count}} days before its last day in time alarms the coordinator, and unanswered whoever stands above.",
	/** Where an audit is on a phase's page. */
	heading: "Dates with the certification body",
	ahead: "Ahead",
	noneAhead: {
		title: "No audit is ahead",
		text: "From the pilot run on the stages of the certification audit stand here, then the audits of the three years: by when each is due and why, and whether it is booked.",
	},
	heldBefore: "Held",
	toPage: "All audits: due, booked, held",
	repeat: "Repeat: {{audit}}",
	dueBy: "due by {{day}}",
	early:
		"The stages of the certification audit can be arranged already: they are to be confirmed long before the plan has them over.",
	due: "Due by",
	booked: "Booked",
	auditors: "Auditors",
	auditDays: "Audit days",
	place: "Where",
	places: {
		"on-site": "on site",
		remote: "remote",
		both: "on site and remote",
	},
	plan: "Plan received",
	report: "Report received",
	held: "Held",
	answeredNote: "Answer to the alarm",
	notYet: "not yet",
	standing: {
		none: "not booked; to be confirmed by {{day}}",
		noneLate: "not booked; it was to be confirmed by {{day}}",
		proposed: "proposed for {{days}}; to be confirmed by {{day}}",
		proposedLate: "proposed for {{days}}; it was to be confirmed by {{day}}",
		confirmed: "confirmed for {{days}}",
		confirmedLate: "confirmed for {{days}}, after the last day in time",
		held: "{{days}}",
	},
	why: {
		plan: "No rule sets it: the programme's plan has the certification audit over by then. If missed: the certificate comes later.",
		announced:
			"The certification body named it for this audit (17021-1 9.6.4): {{reason}}",
		none: "It was held between the others; no date asked for it.",
	},
	act: {
		propose: "Enter proposed days",
		proposeAgain: "Change the proposed days",
		confirm: "Enter the confirmation",
		move: "Move it",
		cancel: "Cancel the days",
		plan: "Enter the plan",
		report: "Enter the report",
		held: "Enter it as held",
		heldAgain: "Correct the days it was held",
		answer: "Answer the alarm",
		postpone: "Postpone it",
		repeat: "Repeat it",
		announce: "Announce a special audit",
		lead: "Change the number of days",
	},
	form: {
		proposeTitle: "Days proposed: {{audit}}",
		proposeIntro:
			"As you and the certification body speak of them. The audit is booked only when the body has confirmed its days.",
		confirmTitle: "Days confirmed: {{audit}}",
		confirmIntro:
			"As the certification body has confirmed them. The alarm that the audit is not booked does not ring then.",
		moveTitle: "Move the audit: {{audit}}",
		moveIntro:
			"Only the days move: the last day in time stays what the rule says. Days beyond it alarm at once.",
		cancelTitle: "Cancel the days: {{audit}}",
		cancelIntro:
			"The days go, proposed and confirmed; who comes and what was received stays. The audit is still due by {{day}}, and owner and coordinator are told.",
		planTitle: "The plan has come: {{audit}}",
		reportTitle: "The report has come: {{audit}}",
		paperIntro:
			"The paper itself is kept with the deliverables, as evidence; here stands the day it came.",
		heldTitle: "The audit was held: {{audit}}",
		heldIntro:
			"As the body's report says. Clocks of the three years count from the last day; entered once more, the days are corrected.",
		answerTitle: "Answer the alarm: {{audit}}",
		answerIntro:
			"Say what is being done so that the days are confirmed. The alarm then climbs no further; the audit is not booked by that.",
		answerNote: "What is being done",
		postponeTitle: "Postpone the audit: {{audit}}",
		announceTitle: "Announce a special audit",
		announceIntro:
			"The certification body can come between the other audits: on a complaint, a change, or a suspension (17021-1 9.6.4). It names by when.",
		leadTitle: "When an audit is to be confirmed",
		leadIntro:
			"So many days before its last day in time an audit that is not confirmed alarms. It holds for every audit of this programme.",
		from: "First day",
		until: "Last day",
		untilHint: "Leave it empty if it is one day.",
		auditors: "Auditors",
		auditorsHint: "As the body names them, the lead first.",
		auditDays: "Audit days",
		auditDaysHint:
			"As the body gives them, in whole or half days; Certway does not compute them.",
		place: "Where it is held",
		confirmed: "Are the new days confirmed?",
		confirmedYes: "Yes, the body has confirmed them",
		confirmedNo: "Not yet, they are proposed",
		reason: "Reason",
		receivedOn: "Came on",
		kind: "Kind of audit",
		dueBy: "To be held by",
		days: "Days",
		back: "Back to the audits",
		submit: {
			propose: "Enter these days",
			confirm: "Enter the confirmation",
			move: "Move the audit",
			cancel: "Cancel the days",
			plan: "Enter the plan",
			report: "Enter the report",
			held: "Enter the audit",
			answer: "Answer the alarm",
			postpone: "Postpone the audit",
			announce: "Announce the audit",
			lead: "Set the number of days",
		},
		entered: "It is on record.",
	},
	name: {
		stage1: "Stage 1",
		stage2: "Stage 2",
		special: "Special audit {{number}}",
		"short-notice": "Short-notice audit {{number}}",
	},
	kind: {
		special: "Special audit",
		"short-notice": "Short-notice audit",
		surveillance: "Surveillance",
		recertification: "Recertification",
	},
	again: "{{audit}}, number {{number}}",
	toDo: {
		book: "Book the audit: {{audit}}",
		confirm: "Have the audit confirmed: {{audit}}",
	},
	/** The record: a person's name stands before what was done. */
	events: {
		"application-entered": {
			made: "entered the application of {{day}} to {{body}}.",
			accepted:
				"entered the application of {{day}} to {{body}}, accepted on {{accepted}}.",
		},
		"certification-refused":
			"entered that the certification body refused certification on {{day}}.",
		"six-months-passed":
			"Majors of stage 2 were not verified by {{day}}: another stage 2 is needed.",
		"audit-proposed": "entered days proposed for {{audit}}: {{days}}.",
		"audit-confirmed": "entered that {{audit}} is confirmed for {{days}}.",
		"audit-moved": {
			confirmed: "moved {{audit}} to {{days}}, confirmed.",
			proposed: "moved {{audit}} to {{days}}, not confirmed yet.",
		},
		"audit-cancelled": "cancelled the days of {{audit}}.",
		"audit-paper-received": {
			plan: "entered that the plan of {{audit}} came on {{day}}.",
			report: "entered that the report of {{audit}} came on {{day}}.",
		},
		"audit-announced": "announced {{audit}}, due by {{day}}.",
		"booking-alarm-answered":
			"answered the alarm that {{audit}} is not confirmed.",
		"booking-lead-set_one":
			"set that audits are to be confirmed {{count}} day before they are due.",
		"booking-lead-set_other":
			"set that audits are to be confirmed {{count}} days before they are due.",
	},
} as const;

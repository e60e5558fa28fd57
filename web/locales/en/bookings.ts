/** Audits of the certification body: by when each is due, what is arranged, what was held. */
export const bookings = {
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
	/** What sets the last day of an audit where no rule does. */
	asked: {
		plan: "the plan of the programme",
		announced: "the certification body",
		none: "nothing: it was held between the others",
	},
} as const;

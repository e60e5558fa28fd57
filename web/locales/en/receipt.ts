/** What an answered link shows for good: the answer, and nothing that was signed. */
export const receipt = {
	title: {
		approve: "You signed off: {{matter}}",
		return: "You returned for changes: {{matter}}",
		decline: "You declined: {{matter}}",
	},
	answer: {
		approve: "Signed off",
		return: "Returned for changes",
		decline: "Declined",
	},
	thanks: {
		approve: "Thank you. Your sign-off is on record.",
		return: "Your answer is on record, and those who asked have been told why.",
		decline:
			"Your answer is on record, and those who asked have been told why.",
	},
	yourAnswer: "Answer",
	name: "Name given",
	removed: "removed from the record",
	at: "At",
	inZone: "{{at}} ({{zone}})",
	reason: "Reason",
	what: "What it was about",
	fingerprint: "Content fingerprint",
	entry: "Entry of the record",
	entryOf: "No. {{position}}",
	next: "What happens next",
	nextText: {
		waiting:
			"{{names}} are still asked, until {{day}}. Whoever asked is told as soon as everyone has answered.",
		waitingOne:
			"{{names}} is still asked, until {{day}}. Whoever asked is told as soon as everyone has answered.",
		closed: "Everyone needed has signed off. The phase was closed on {{day}}.",
		step: "Everyone needed has signed off, on {{day}}. The certification body can hold the audit.",
		returned:
			"It is back with those who asked, since {{day}}. When it has been changed you are asked anew by a new mail.",
		declined:
			"It is not signed off. Those who asked decide what to do; if they ask again, a new mail comes.",
		declinedGoesOn:
			"Others are still asked: their sign-offs can be enough without yours.",
		withdrawn:
			"The request was withdrawn on {{day}}. Nothing more is asked of you.",
		superseded:
			"What you answered has changed since, on {{day}}. If you are asked anew, a new mail comes; this receipt stays as it is.",
		stopped: "The programme has been stopped since.",
	},
	keep: "Keep this link, or print this page: it shows your answer whenever you need it. What you signed is no longer shown here.",
} as const;

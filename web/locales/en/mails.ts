/** The mails of a phase: to whom, about what, and what became of them. */
export const mails = {
	title: "Mails",
	none: "No mail has been written yet. What is asked and what rings goes out by mail, and stands here.",
	what: "What",
	to: "To",
	date: "Written",
	stateLabel: "State",
	about: {
		"sign-off-request": "Request for sign-off",
		"sign-off-reminder": "Reminder of a sign-off",
		"request-superseded": "Request out of date",
		"request-withdrawn": "Request withdrawn",
		answered: "Receipt of an answer",
		"phase-closed": "Phase closed",
		digest: "List of dates",
	},
	state: {
		sent: "sent",
		waiting: "on its way",
		trying: "not taken yet; it is tried again",
		kept: "kept, not sent",
		undeliverable: "could not be delivered",
	},
	problem: "The mail server said: {{problem}}",
	sendAgain: "Send again",
	again: "The mail goes out once more, with a link of its own.",
	kept: "Kept in the rehearsal, not sent",
	keptHint:
		"A rehearsal sends nothing: open a mail to read it, and to answer by its link in the other person's place.",
} as const;

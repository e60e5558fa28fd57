/** The mails of a phase: to whom, about what, and what became of them. */
export const mails = {
	title: "Mails",
	none: "No mail has been written yet. What is asked and what rings goes out by mail, and stands here.",
	what: "What",
	to: "To",
	date: "Written",
	stateLabel: "State",
	about: {
		code: "One-time code",
		"sign-off-request": "Request for sign-off",
		"sign-off-reminder": "Reminder of a sign-off",
		"request-superseded": "Request out of date",
		"request-withdrawn": "Request withdrawn",
		"handed-over": "Handed over",
		"substitute-named": "Substitute named",
		"not-for-me": "Another approver needed",
		question: "Question",
		"question-answered": "Answer to a question",
		"address-undeliverable": "Address takes no mail",
		answered: "Receipt of an answer",
		"phase-closed": "Phase closed",
		digest: "List of dates",
	},
	"address-failed":
		"Mails do not reach {{person}}: the address takes none, or nothing was taken for days.",
	"address-works": "Mails reach {{person}} again.",
	/** On the page of a request, and of the people. */
	unreachable: "no mail has reached {{person}} since {{day}}",
	unreachableTodo:
		"Ask for the right address, or whether the mailbox is full. Then send the mail again below, or ask somebody else instead.",
	state: {
		sent: "sent",
		waiting: "on its way",
		trying: "not taken yet; it is tried again",
		kept: "kept, not sent",
		unwanted: "not sent: no mails that only tell are wanted",
		undeliverable: "could not be delivered",
	},
	problem: "The mail server said: {{problem}}",
	sendAgain: "Send again",
	again: "The mail goes out once more, with a link of its own.",
	kept: "Kept in the rehearsal, not sent",
	keptHint:
		"A rehearsal sends nothing: open a mail to read it, and to answer by its link in the other person's place.",
} as const;

/** A rehearsal's clock, and how it is moved on. */
export const rehearsal = {
	title: "Rehearsal clock: {{name}}",
	heading: "Move the clock on",
	open: "Move its clock on",
	stands: "The clock stands at {{clock}}.",
	intro:
		"Whatever falls due on the way happens, in its order: phases begin, reminders are given, rounds open. Mails are kept here instead of being sent.",
	played:
		"Its people act by themselves, as the example has it. Whatever you do in their place they leave as it is.",
	byHand:
		"Its people do nothing by themselves: act in their place, by its pages and by the mails kept here.",
	ahead: "Next: {{when}}.",
	nothingAhead: "No date is ahead: what comes next is up to people.",
	go: {
		day: "A day",
		week: "A week",
		month: "A month",
		next: "To what comes next",
		certificate: "Play to the certificate",
		"third-year": "Play to the end of the third year",
		here: "Stop here",
	},
	moving: "It is being played",
	movingTo: {
		until: "to {{day}}",
		next: "to what comes next",
		certificate: "to the certificate",
		"third-year": "to the end of the third year",
		here: "no further",
	},
	movingNote:
		"You may leave this page: it goes on, and what has happened stands on record.",
	progress: "How far it is",
	look: "Look again",
	back: "To the programme",
	arrived: "The clock now stands at {{clock}}.",
	stuck:
		"It stands still: {{person}} could not go on in {{phase}}. {{why}} Put that right, then move the clock on.",
	stopped: "The programme was stopped, and its clock with it.",
	unconfirmed:
		"It is not known yet whether the clock moves. Nothing is lost: look again in a moment before you choose once more.",
	choose: "Choose how far the clock is to go.",
} as const;

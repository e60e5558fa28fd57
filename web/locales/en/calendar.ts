/** Calendars of people's own that read dates from here: the page of their links, and what they read. */
export const calendar = {
	/** An entry: what it is, and where. */
	title: "{{what}} · {{programme}}",
	lastDay: "Last day: {{what}}",
	proposed: "{{what}} (proposed)",
	confirmed: "{{what}} (confirmed)",
	why: {
		proposed:
			"The first day that was proposed for the audit. It is booked once it is confirmed.",
		confirmed: "The first day of the audit, as it was confirmed.",
	},
	/** What a calendar is called. */
	name: {
		own: "Certway: what I answer for",
		all: "Certway: all programmes",
		gone: "Certway: a programme you may not see any more",
		programme: {
			own: "Certway: {{programme}}, what I answer for",
			all: "Certway: {{programme}}",
		},
	},
	pageTitle: "In your calendar",
	ofProgramme: "This programme in your calendar",
	intro:
		"Your own calendar can read the dates from here and keep them up to date. It does so by a link that is yours alone.",
	links: "Your links",
	linksHere: "Your links to this programme",
	none: "You have no link yet. Make one below, and your calendar shows what is due beside everything else.",
	noneHere: "You have no link to this programme yet.",
	every: "All your calendar links",
	subscribe: "Add to my calendar",
	byHand:
		"Or put in this address where your calendar asks for one “by URL” or “from the web”:",
	keyGone:
		"This link goes on working where it is in use. It can't be shown again, because the secret key was changed since: make a new one where you need it.",
	madeAt: "Made {{at}}.",
	readAt: "Last read by a calendar {{at}}.",
	neverRead: "No calendar has read it yet.",
	revoke: "Revoke",
	revoked: "The link is revoked: whoever asks by it gets nothing any more.",
	revokeNote:
		"A calendar whose link was revoked gets no dates any more; take it out there as well. You can make a new link at any time.",
	make: "Make a link",
	makeNow: "Make the link",
	made: "The link is made. Add it to your calendar.",
	notMade: "No link was made: you have {{most}} already. Revoke one first.",
	holds: "What the calendar holds",
	holdsHint: "Only what you may see, as long as you may see it.",
	choice: {
		own: "What I answer for",
		all: "Everything I may see",
		programme: {
			own: "What I answer for in this programme",
			all: "Every date of this programme",
		},
	},
	rehearsed:
		"A rehearsal has no link: its days pass by a clock of its own, and have no place in a calendar.",
	what: "What your calendar reads",
	whatHolds:
		"Titles and dates, each on the last day still in time, with its rule and what follows if it is missed; audits on their first day too.",
	whatNever: "No name of a person, no reason, note or finding. No rehearsal.",
	whatFollows:
		"It follows by itself: what is done or cancelled goes, what is moved moves. Calendars look again every few hours or once a day, so what is urgent still comes by mail.",
	whoReads:
		"Whoever has the link can read it without signing in: don't pass it on. It ends when you revoke it, or leave.",
	/** From other pages. */
	way: "Add these dates to your calendar",
	wayProgramme: "Add its dates to your calendar",
} as const;

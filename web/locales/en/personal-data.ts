/** What is kept of persons and why, what one can have of it, and how it is removed. */
export const personalData = {
	removedOn: "(removed on {{day}})",
	title: "Personal data",
	lead: "What Certway keeps of you, why, and for how long. It runs on the organisation's own machines: nothing leaves them but the mails it sends.",
	what: "What",
	why: "Why",
	howLong: "How long",
	kept: {
		person: {
			what: "Name, e-mail address, language, time zone, which mails you want",
			why: "So that it can be seen who did what, and so that links and mails reach you",
			howLong: "Until it is removed",
		},
		acts: {
			what: "What you did in a programme, and when, under a number that says nothing of you",
			why: "A certification record shows who decided; the certification body reads it",
			howLong:
				"As long as the programme's record; the number stays when your name is removed",
		},
		texts: {
			what: "The name you typed to sign, and reasons, notes and evidence you wrote",
			why: "They are what auditors look at",
			howLong:
				"As long as the programme's record, or until removed; the record holds their hash alone",
		},
		training: {
			what: "Your name and department on a programme's staff list, and at which training sessions you were",
			why: "All staff are to be trained, and auditors look at who was there",
			howLong:
				"As long as the programme's record, or until your name is removed; the count stays",
		},
		mails: {
			what: "That a mail was written to you, about what, and whether it was taken; not its words",
			why: "To show that somebody was asked, and when",
			howLong: "As long as the programme's record",
		},
		sessions: {
			what: "Where you are signed in: what your browser calls itself, since when, last used",
			why: "So that you can end it from elsewhere",
			howLong: "Twelve hours without use, thirty days at most",
		},
		links: {
			what: "A hash of each link you were mailed; never the link itself",
			why: "So that whoever reads the database can't use it",
			howLong: "Ten minutes to sign in, as long as the record for a sign-off",
		},
		calendars: {
			what: "Links by which your own calendar reads dates: which programme, when made, when last read; never the link itself",
			why: "So that you can see and revoke them",
			howLong: "Until you revoke them or leave",
		},
		log: {
			what: "A line for each request: when, which page, whether it worked; no name, no address, no secret",
			why: "To find what went wrong",
			howLong: "As whoever runs Certway keeps logs",
		},
		cookies: {
			what: "Cookies: your session, the language chosen, and for a moment what your last act has done",
			why: "So that pages know you. Nobody else reads them, and nothing follows you",
			howLong: "Until you sign out; a year for the language",
		},
	},
	yours: "Yours to have",
	yoursText:
		"You can download all of it under your settings. Whoever runs Certway removes it when you ask, once nothing waits on you.",
	toSettings: "Your settings",
	download: "Download everything kept of you",
	downloadHint:
		"A file in JSON: you, what you did and wrote, what you were sent.",
	downloadOf: "Download everything kept of this person",
	about: "What is kept, and why",
	remove: "Remove personal data",
	removeIntro:
		"Once a person has left, name, address and signatures can be removed. What was done stays on record under a number.",
	removeTitle: "Remove the personal data of {{name}}",
	removeWhat:
		"Name, address and the names typed to sign are removed for good: nobody can bring them back, not from the record either. Backups made before still hold them.",
	removeStays:
		"What this person did stays on record under a number, and each page says when the name was removed. The record still verifies: it holds hashes of texts, never the texts.",
	signatures_one: "{{count}} signature is removed.",
	signatures_other: "{{count}} signatures are removed.",
	written: "What this person wrote",
	writtenHint_one:
		"{{count}} reason, note or piece of evidence. An auditor may want to read it.",
	writtenHint_other:
		"{{count}} reasons, notes and pieces of evidence. An auditor may want to read them.",
	writtenKeep: "Keep it",
	writtenRemove: "Remove it too",
	mentions: "Texts of others in which the name or the address stands",
	mentionsHint: "Those you choose are removed as a whole.",
	noMentions: "No text of others holds the name or the address.",
	files: "Files are kept as they are: withdraw them where they stand.",
	sure: "Are you sure?",
	sureYes: "Yes: remove this for good",
	sureNeeded: "Say that you are sure: it can't be undone.",
	removeNow: "Remove",
	removed: "The personal data was removed.",
	"has-access": "{{name}} still has access. End the access first.",
	"removed-before": "It was removed before.",
	mailsLabel: "Mails",
	mailsHint:
		"Requests for your sign-off, reminders of what is yours and links to sign in always come.",
	mailsAll: "Everything that concerns me",
	mailsNeeded: "Only what asks something of me",
	mailsNeededHint:
		"No mail when others have signed off, or when a phase has closed.",
} as const;

/** The page of one's own: name, language, time zone, and where one is signed in. */
export const profile = {
	title: "Your settings",
	intro:
		"What colleagues see of you, and how Certway speaks to you, on pages and in mails.",
	name: "Your name",
	nameHint: "As you sign: it stands beside what you do, on record.",
	email: "Your e-mail address",
	emailHint:
		"Links to sign in and everything else for you are sent here. Make sure it is yours.",
	emailTaken: "This address belongs to somebody else here.",
	language: "Language",
	languageHint: "Of your pages and of every mail to you.",
	zone: "Time zone",
	zoneHint:
		"Points in time are told to you in it. Due dates go by the programme's own time zone.",
	noSuchZone: "There is no time zone of this name.",
	save: "Save",
	saved: "Saved.",
	sessions: "Where you are signed in",
	agent: "Browser",
	since: "Since",
	seen: "Last used",
	thisOne: "The one you are using",
	endIt: "Sign out there",
	end: "Sign out",
	ended: "That session is ended.",
	endedBefore: "That session had ended already.",
	endsBySelf:
		"A session ends by itself after twelve hours without use, and after thirty days in any case.",
	unknownAgent: "unknown browser",
	everywhereHint:
		"Lost a device, or used a borrowed one? This ends every session, the present one too.",
	everywhere: "Sign out everywhere",
	signedOutEverywhere: "You are signed out everywhere.",
} as const;

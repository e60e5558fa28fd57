/** Signing in by a mailed link. */
export const signIn = {
	title: "Sign in",
	intro:
		"Certway has no passwords. Write your e-mail address, and a link that signs you in comes to your mailbox.",
	introProvider:
		"Certway has no passwords of its own. Sign in at {{name}}, or have a link mailed to you: both know you by your e-mail address.",
	withProvider: "Sign in at {{name}}",
	byMail: "Or by a mailed link",
	trouble: {
		down: {
			title: "{{name}} does not answer just now",
			text: "Nobody was signed in. A mailed link works as ever: ask for one below, or try {{name}} again in a minute.",
		},
		declined: {
			title: "You were not signed in at {{name}}",
			text: "It ended before it was done, or {{name}} does not let you into Certway. Try again, or ask for a mailed link below.",
		},
		untrusted: {
			title: "The answer of {{name}} could not be trusted",
			text: "It did not fit the sign-in that was begun here, so nobody was signed in. Begin anew; if it happens again, tell whoever runs Certway, and ask for a mailed link below.",
		},
		late: {
			title: "This sign-in was not begun here, or too long ago",
			text: "Nobody was signed in. Begin anew: it must come back to the same browser within ten minutes.",
		},
		unknown: {
			title: "{{name}} knows you, Certway does not",
			text: "Certway finds people by an address that {{name}} has verified, and nobody here is named by yours. Ask a programme's owner to name you, or ask for a mailed link to the address you are named by.",
		},
	},
	email: "Your e-mail address",
	emailHint: "The one your colleagues named you by in Certway.",
	ask: "Mail me a link",
	askedTitle: "Look into your mailbox",
	asked_one:
		"If the address is known here, a link is on its way. It signs in once, within {{count}} minute.",
	asked_other:
		"If the address is known here, a link is on its way. It signs in once, within {{count}} minutes.",
	askedNothing:
		"Nothing came? Look among the unwanted mail, and check the address: a programme's owner names people by theirs.",
	another: "Ask for another link",
	linkTitle: "Sign in",
	linkFor: "This link is for {{name}}.",
	linkOnce:
		"It works once. If it is not for you, close this page: nothing has happened yet.",
	signInAs: "Sign in as {{name}}",
	noLinkTitle: "This link no longer signs in",
	noLink:
		"It was used already, or its time is over, or it is not complete. Nobody was signed in.",
	leftTitle: "You no longer have access",
	left: "Whoever runs Certway has ended your access, and what waited for you was given to somebody else. Nobody was signed in. If this is a mistake, tell them: they can let you in again.",
	signedOut: "You are signed out.",
} as const;

/** Signing in by a mailed link. */
export const signIn = {
	title: "Sign in",
	intro:
		"Certway has no passwords. Write your e-mail address, and a link that signs you in comes to your mailbox.",
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
	signedOut: "You are signed out.",
} as const;

/** What each error page says: what happened, what is safe, what to do. */
export const errors = {
	400: {
		title: "This request could not be read",
		what: "Something in the address or in what was sent is not as it should be.",
		todo: "Nothing was changed. Go back, check what you entered and send it again.",
	},
	403: {
		title: "This is not open to you",
		what: "You may see this part of Certway, but not do what you asked for.",
		todo: "Nothing was changed. The programme's owner can give you the role that it needs.",
	},
	crossSite: {
		title: "This was not sent from Certway's own pages",
		what: "Your browser said that another site sent this, so it was turned away.",
		todo: "Nothing was changed. Open the page in Certway and send it from there.",
	},
	signInFirst: {
		title: "You are no longer signed in",
		what: "Your session ended before this arrived, or it was ended elsewhere.",
		todo: "Nothing was changed. Sign in again in another tab, then go back here and send it once more: what you typed is still in the form.",
	},
	404: {
		title: "There is no page here",
		what: "The address may be mistyped or out of date, or the page is not yours to see.",
		todo: "Start from the home page. If a link in a mail led here, ask whoever sent it for a new one.",
	},
	413: {
		title: "That is too large",
		what: "What you sent is larger than Certway takes in one go.",
		todo: "Nothing was changed. Send a smaller file, or several one after another.",
	},
	429: {
		title: "Too many tries",
		what: "More requests came from your network than one person needs.",
		todo: "Nothing was changed. Wait a few minutes and try again.",
	},
	500: {
		title: "Something went wrong on our side",
		what: "Certway could not finish what you asked for. What is already on record is safe.",
		todo: "Try again; the same act twice counts once. If it happens again, give whoever runs Certway the reference below.",
	},
	503: {
		title: "The record can't be reached",
		what: "Certway's database does not answer just now. Nothing is lost: whatever was on record still is.",
		todo: "Try again in a minute. If you sent something just now, send it once more: the same act twice counts once.",
	},
	reference: "Reference",
	referenceHint: "It stands in Certway's log, so that this can be found.",
	toHome: "Go to the home page",
} as const;

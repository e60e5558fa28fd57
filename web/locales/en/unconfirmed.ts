/** The page after an act whose outcome is not known yet. */
export const unconfirmed = {
	title: "Not confirmed yet",
	what: "Certway has taken what you sent, and can't say yet whether it is on record. The part that carries it does not answer just now.",
	whatAway:
		"Certway's database does not answer just now, so nobody can say yet whether what you sent is on record.",
	safe: "Nothing is lost and nothing is half done: it comes to the record whole, or not at all.",
	todo: "This page looks again by itself every few seconds. You may also send the same once more: twice counts once.",
	todoLater:
		"This page looks again by itself every few seconds. If nothing has come after some minutes, go back to the form and send it again: twice counts once.",
	todoAway:
		"Wait a minute, then send the same once more with the button below: what you typed is kept on this page, and twice counts once.",
	look: "Look now",
	again: "Send it again",
} as const;

/** All sign-offs that wait for one approver, from any of his links. */
export const waiting = {
	title: "Waiting for your sign-off",
	lead_one: "{{count}} sign-off waits for you, {{name}}.",
	lead_other: "{{count}} sign-offs wait for you, {{name}}.",
	leadHint: "Each is read and answered on its own page.",
	none: "Nothing waits for your sign-off at present.",
	what: "Sign-off",
	programme: "Programme",
	since: "Asked on",
	answerBy: "Answer by",
	open: "Read and answer",
	byMailOnly: "by the link in its mail",
	more: "Other sign-offs wait for you:",
	seeAll: "see all that wait for you",
	proveTitle: "All sign-offs that wait for you",
	prove:
		"To show them all, a code is mailed to {{address}}. Whoever holds this link alone does not see them.",
	mailCode: "Mail me the code",
	mine: "You are asked for this sign-off.",
	back: "Back to the page of this link",
	give: "Read and give my answer",
} as const;

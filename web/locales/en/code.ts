/** The one-time code by which an answer is confirmed, and where it is switched on or off. */
export const code = {
	title: "Confirm with the code we have mailed you",
	sent: "A code of eight digits is on its way to {{address}}. It is good for {{minutes}} minutes. Nothing is recorded before you enter it.",
	sentBefore:
		"A code was mailed to {{address}} at {{at}}. Enter it, or have another sent from {{again}} on. Nothing is recorded before you enter it.",
	mailedTo: "The code was mailed to {{address}}.",
	label: "Code",
	hint: "Eight digits; you may paste them.",
	toConfirm: "What you confirm",
	what: "What it is about",
	to: "To whom",
	submit: "Confirm",
	another: "Send another code",
	misshapen: "The code has eight digits.",
	wrong_one: "This is not the code. It can be tried {{count}} more time.",
	wrong_other: "This is not the code. It can be tried {{count}} more times.",
	gone: "This code is good no more: it is too old, was used, or was tried too often. Have another one sent.",
	notThere:
		"No mail? Look among unwanted mail too. The code goes only to the address on record.",
	confirmed: "Confirmed",
	byCode: "with a one-time code, mailed to the recorded address",
	row: "One-time code",
	wanted:
		"Each answer is confirmed with a code that is mailed to the approver.",
	notWanted: "Answers are not confirmed with a code: the link alone is enough.",
	change: "Change",
	setting: {
		title: "One-time code for {{phase}}",
		lead: "A link in a mail can be passed on. With a code, whoever answers must also read the approver's mailbox at that moment: eight digits, good for ten minutes and once.",
		choose: "How are answers confirmed?",
		on: "With a code that is mailed to the approver",
		off: "By the link alone",
		always:
			"Handing over all sign-offs for days to come is always confirmed with a code.",
		submit: "Keep this",
		done: "Kept.",
	},
	events: {
		wanted:
			"decided that answers in {{phase}} are confirmed with a one-time code.",
		notWanted:
			"decided that answers in {{phase}} are not confirmed with a one-time code.",
	},
} as const;

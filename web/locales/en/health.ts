/** The page that says whether every part Certway needs is there. */
export const health = {
	title: "Health",
	allWell: "Everything Certway needs is there",
	someIll_one: "One part does not answer",
	someIll_other: "{{count}} parts do not answer",
	safe: "What is on record is safe. Whatever fell due meanwhile is caught up when the part is back.",
	parts: "What Certway is put together from",
	part: "Part",
	state: "State",
	found: "What was found",
	works: "works",
	fails: "does not answer",
	check: {
		database: "Record (database)",
		temporal: "Clocks and approvals (Temporal)",
		worker: "Worker",
		mail: "Mail",
		outbox: "Mails and wake-ups to be sent",
	},
} as const;

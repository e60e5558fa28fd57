/** The rounds of the three years: surveillance 1 and 2, recertification. */
export const rounds = {
	result: "Result of the audit",
	beforeAudit:
		"The audit comes after the first sign-off, of what is put before the body. Its result is entered then.",
	noResult:
		"Not on record yet. Enter what the certification body's report says; then sign-off of the result can be asked for.",
	enterResult: "Enter the result",
	changeResult: "Change the result",
	resultTitle: "Result of the audit: {{phase}}",
	resultIntro:
		"As the report of the certification body says. What it found is raised afterwards, each finding by itself.",
	resultEntered:
		"The result of the audit has been entered. Raise what it found, each by itself.",
	decided: "Has the body decided on the new certificate?",
	yes: "Yes; the new certificate is at hand",
	no: "Not yet",
	checklist: "What the body looks at",
	checklistHint:
		"Each surveillance audit covers these points (17021-1 9.6.2.2).",
	point: "Point",
	shownBy: "Shown by",
	haveReady: "have it ready for the audit",
} as const;

/** The certification body's audit and its decision, entered from its papers. */
export const audit = {
	title: "Audit",
	stage1: "Stage 1 (document review)",
	stage2: "Stage 2 (on-site audit)",
	stage1Title: "Stage 1 of the audit",
	stage2Title: "Stage 2 of the audit",
	stage1Intro:
		"The document review, with the last day on which it was held, as the body's report says. Its areas of concern are raised afterwards, each by itself.",
	stage2Intro:
		"The on-site audit, with the last day on which it was held. What it found is raised afterwards, each finding by itself: no decision is made while a major is not verified (17021-1 9.5.2).",
	stage1Entered:
		"Stage 1 has been entered. Raise what it found, each by itself.",
	stage2Entered:
		"Stage 2 has been entered. Raise what it found, each by itself.",
	heldFrom: "First day of the audit",
	heldFromHint: "Leave it empty if it is one day, or as it was booked.",
	heldOn: "Last day of the audit",
	heldOnHint: "Clocks count from the last on-site day.",
	majorsOpen: "Majors open",
	majorsHint:
		"Major nonconformities that the body has not yet verified; 0 if there are none.",
	noMajors: "none",
	minorsWithoutPlan: "Minors without an accepted plan",
	minorsHint:
		"Minor nonconformities whose plan for correction the body has not accepted; 0 if there are none.",
	notHeld: "not on record",
	enter: "Enter it",
	enterShort: "Enter",
	change: "Change",
	state: "Stands at",
	acceptedBy: "{{body}}; accepted on {{day}}",
	notAccepted: "{{body}}; not accepted yet",
	application: "Application",
	applicationTitle: "The application for certification",
	applicationIntro:
		"As it went to the certification body. Enter it again when the body has accepted it.",
	applicationAgain:
		"The body has refused certification. Another application begins the audit anew: stage 1 and stage 2 are held again.",
	appliedOn: "Day of the application",
	acceptedOn: "Accepted on",
	acceptedHint:
		"The day the body accepted it; leave it empty as long as it has not.",
	enterApplication: "Enter the application",
	applicationEntered: "The application has been entered.",
	refusal: "Refusal",
	refusalTitle: "The body refuses certification",
	refusalIntro:
		"As the body's notice says. What was audited stays on record; another application can follow, and stage 1 and stage 2 are then held again.",
	refusedOn: "Day of the refusal",
	refusalReason: "Reason",
	enterRefusal: "Enter the refusal",
	refusalEntered: "The refusal has been entered.",
	decision: "Certification decision",
	noDecision:
		"Not on record yet. The certification body decides; here its decision is entered.",
	decisionTitle: "The certification decision",
	decisionIntro:
		"As the certificate and the body's notice print it. From the day of the decision every date of the three years is counted.",
	enterDecision: "Enter the decision",
	changeDecision: "Change the decision",
	decisionEntered: "The certification decision has been entered.",
	number: "Certificate number",
	numberHint: "As the certificate prints it.",
	body: "Certification body",
	scope: "Scope",
	scopeHint: "The certified scope, word for word.",
	decidedOn: "Decided on",
	decidedOnHint: "The day of the decision, not the day it was printed.",
	issuedOn: "Issued on",
	validUntil: "Valid until",
	validUntilHint:
		"Leave it empty to have it proposed: 36 months after the decision, less a day.",
	proposed:
		"{{day}} is proposed: 36 months after the decision, less a day. Compare it with the certificate, then enter the decision.",
	differsLater_one:
		"{{count}} day later than the rule gives: {{day}}, 36 months after the decision, less a day.",
	differsLater_other:
		"{{count}} days later than the rule gives: {{day}}, 36 months after the decision, less a day.",
	differsEarlier_one:
		"{{count}} day earlier than the rule gives: {{day}}, 36 months after the decision, less a day.",
	differsEarlier_other:
		"{{count}} days earlier than the rule gives: {{day}}, 36 months after the decision, less a day.",
	ifPrinted: "If the certificate prints it, enter it like this.",
} as const;

/**
 * What happens to a certificate, in words. What a person did begins with a
 * verb, for the name stands before it; what followed is a sentence.
 */
export const certificateEvents = {
	notice: "entered the certification body's notice of {{day}}: {{says}}.",
	decision:
		"By the certification body's decision of {{day}} the certificate is from now on: {{says}}.",
	noticeWith: "{{says}} ({{cause}})",
	although: "It stands although a rule was missed: {{rule}}.",
	lapsed: "The certificate has lapsed: it could be restored until {{until}}.",
	postponed:
		"postponed to {{to}}: {{rule}}, due {{due}}. Approved by {{person}}; the rule's own date stays.",
	auditHeld: "entered an audit held on {{on}}: {{kind}}.",
	auditKind: {
		surveillance: "surveillance",
		recertification: "recertification",
		special: "special audit",
	},
	corrected:
		"corrected what is entered of certificate {{number}}: valid until {{until}}.",
	again:
		"began the certification audit anew: at least a stage 2 is needed, and the body decides on stage 1.",
	edition_one:
		"The rules are now read in {{edition}}; {{count}} open date is another.",
	edition_other:
		"The rules are now read in {{edition}}; {{count}} open dates are others.",
	terms_one:
		"entered the certification body's own term: {{rule}}, {{period}}. {{count}} open date is another.",
	terms_other:
		"entered the certification body's own term: {{rule}}, {{period}}. {{count}} open dates are others.",
	months_one: "{{count}} month",
	months_other: "{{count}} months",
	days_one: "{{count}} day",
	days_other: "{{count}} days",
	taskDone: "did what was to be done: {{task}}.",
	alarmAnswered: "answered the alarm: {{rule}}.",
	changeReported:
		"noted a change that the certification body is to be told of: {{change}}.",
} as const;

/** Why an act was refused: what stands against it, and what to do. Nothing was recorded. */
export const refusals = {
	"programme-exists":
		"A programme with this short name is there already. Choose another.",
	"programme-unknown": "There is no such programme.",
	"programme-stopped":
		"This programme is stopped. Nothing more can be done in it; its record stays.",
	"programme-held": "The programme is on hold already.",
	"programme-not-held": "The programme is not on hold.",
	"before-not-in-order":
		"The phases before Certway must be the first ones, each with both its dates, one after another without overlap.",
	"before-pilot-too-short":
		"A pilot run that is over must have lasted at least three months.",
	"before-in-future": "A phase that is over cannot end after today.",
	"approver-twice":
		"{{person}} is named as approver more than once. One person approves for one side only: otherwise IT could do it alone.",
	"person-left":
		"{{person}} no longer has access to Certway. Name somebody else, or ask whoever runs Certway to let this person in again.",
	"successor-is-leaver":
		"Nobody can take over from himself. Name somebody else.",
	plan: {
		"length-not-whole-months":
			"{{phase}}: give its length in whole months, from 1 to 60.",
		"pilot-too-short":
			"The pilot run lasts at least {{least}} months. No rule and no reason makes it shorter.",
		"length-needs-reason":
			"{{phase}}: the guide gives {{least}} to {{most}} months. Say why it is different here.",
		"length-needs-reason-exact_one":
			"{{phase}}: the guide gives {{count}} month. Say why it is different here.",
		"length-needs-reason-exact_other":
			"{{phase}}: the guide gives {{count}} months. Say why it is different here.",
		"length-needs-reason-open_one":
			"{{phase}}: the guide gives at least {{count}} month. Say why it is different here.",
		"length-needs-reason-open_other":
			"{{phase}}: the guide gives at least {{count}} months. Say why it is different here.",
	},
	"phase-not-open": "This phase is not open, so nothing can be done in it now.",
	"not-in-this-phase": "This belongs to another phase.",
	"unknown-deliverable": "There is no such deliverable in this phase.",
	"deliverable-exists": "This deliverable is there already.",
	"already-delivered": "It is marked as delivered already.",
	"not-yet-delivered": "It is not marked as delivered.",
	"no-evidence":
		"Nothing shows that it is done yet. Add a file, a web address or a note first.",
	"unknown-evidence": "This piece of evidence is not there any more.",
	"date-before-phase": "Choose a day from {{day}} on: the phase began then.",
	"date-in-future": "Choose a day up to today, {{day}}: it must have happened.",
	"date-past": "Choose a day from today, {{day}}, on.",
	"dates-not-in-order":
		"These days cannot follow one another like this. Compare them with the papers of the certification body.",
	"date-on-hold":
		"The programme was on hold on this day. Days on hold do not count towards the pilot run, and bear no records of it.",
	"month-not-quiet-able":
		"Only what happens now and then can have a quiet month; this is needed every month, or once.",
	"month-not-over":
		"This pilot month lasts until {{day}}. A month can be declared quiet only when it is over.",
	"no-such-month": "There is no such pilot month.",
	"not-a-count": "Write a whole number, 0 or more.",
	"gate-shut": "The gate is shut.",
	between: " ",
	"request-already-open": "Sign-off has been asked for already.",
	"asker-is-approver":
		"Whoever asks cannot be the one who approves. Somebody else has to ask.",
	"no-such-request": "There is no such request.",
	"request-superseded":
		"What is signed has changed since. A new mail was sent to whoever is asked.",
	"request-ended": "This request has ended.",
	"not-an-approver": "This person is not asked for approval here.",
	"not-your-turn":
		"People are asked one after another, and it is not this person's turn yet.",
	"asker-cannot-receive":
		"{{person}} asks for this sign-off and cannot be the one who gives it. Choose somebody else.",
	"has-a-place":
		"{{person}} is asked for this sign-off already, and can answer in one place only. Choose somebody else.",
	"has-it-already": "It is {{person}} who is asked now. Choose somebody else.",
	"is-away":
		"{{person}} is away until {{day}}, and another answers meanwhile. Choose somebody else.",
	"said-not-for-me":
		"You have said that this is not for you. Whoever carries the programme looks for another approver.",
	"code-needed":
		"This is confirmed with a one-time code, which is mailed to you. Please send your answer again.",
	"reminders-out-of-range": {
		every: "Write a whole number of working days, from 1 to {{most}}.",
		escalateAfter: "Write a whole number of working days, 1 to {{most}}.",
	},
	"too-many-own-days": "At most {{most}} spans of days can be kept.",
	"own-days-too-long": "One span of days is at most {{most}} days long.",
	"no-such-absence": "This absence is over, or was ended already.",
	"too-many-questions":
		"You have asked {{most}} questions here already. Please talk to whoever asks for your sign-off.",
	"no-such-question": "There is no such question.",
	"question-answered": "{{person}} answered this question on {{day}}.",
	"already-answered": "{{person}} has answered already: {{decision}}.",
	"reason-needed": "Say why, so that they know what to change.",
	"certificate-not-guarded":
		"This certificate is guarded no more: another has taken its place.",
	"new-certificate-missing":
		"Enter the new certificate too: its number, body, scope and dates.",
	"unknown-date": "This date does not stand on the certificate any more.",
	"round-not-next": "This round is not the next one, or is open already.",
	"unknown-task": "This task is done already, or has fallen away.",
	"not-yet-again":
		"Certification begins anew only after a certificate has lapsed, was withdrawn or surrendered, and only once.",
	"no-new-edition": "The certificate is guarded by the newest edition already.",
	"nothing-rated": "Rate at least one clause.",
	"action-exists": "This action is there already.",
	"unknown-action": "There is no such action.",
	"action-done": "This action is done already. Reopen it first.",
	"action-not-done": "This action is not done.",
	"audit-exists": "This audit is planned already.",
	"no-such-audit": "There is no such audit.",
	"audit-is-over": "This audit has been held or dropped already.",
	"audits-own-work":
		"This person answers for {{clause}}, or has put something right there: nobody audits their own work. Choose another auditor.",
	"staff-exists": "These people are on the staff list already.",
	"no-such-staff": "One of these people is not on the staff list.",
	"no-such-training": "There is no such training session.",
	"audit-incomplete": "Say for each clause what was found.",
	"unknown-review": "There is no such management review.",
	"review-is-over":
		"This management review is signed already, and stays as it is.",
	"review-not-held": "This management review has not been held yet.",
	"review-incomplete":
		"Every required input needs its answer (clause 9.3). One that had nothing to show says so.",
	"not-top-management":
		"Only an approver from top management signs the management review.",
	"evidence-exists": "This piece of evidence is on record already.",
	"evidence-not-in-force":
		"This piece counts no more: it was withdrawn, or another version has taken its place.",
	"evidence-of-document":
		"This is a version of a document: change it on the document's page.",
	"document-exists": "This document is on record already.",
	"unknown-document": "There is no such document.",
	"document-withdrawn": "This document has been withdrawn.",
	"document-under-review":
		"A version is under review. Send it back first, or wait until it is signed.",
	"document-not-under-review": "No version of it is under review any more.",
	"no-draft": "There is no draft that could be put for review.",
	"approver-needed": "Choose who is to sign it.",
	"approves-own-work":
		"{{person}} has written this version or puts it forward: somebody else signs it.",
	"unknown-metric": "There is no such metric.",
	"metric-retired": "This metric is not in use any more.",
	"not-from-business":
		"{{person}} approves for IT: name somebody from a business department.",
	"finding-not-open": "This finding is closed, or not on record.",
	"unknown-clause": "Choose one of the clauses from the list.",
	"answer-incomplete": "Still to be written: {{missing}}.",
	"effectiveness-missing":
		"Say how the action was found to have worked before it counts as verified.",
	"verifies-own-work":
		"Somebody else verifies it: whoever sees to a finding does not verify the own work.",
	"not-ready": "Not enough is there yet.",
	"application-decided":
		"The body has decided already. Its decision rests on this application.",
	"unknown-audit": "There is no such audit to arrange here now.",
	"audit-held": "This audit was held already. Enter another one instead.",
	"audit-not-held": "This audit is not entered as held yet.",
	"audit-booked": "This audit is confirmed already. Move or cancel it instead.",
	"audit-not-booked": "No days are entered for this audit yet.",
	"not-audit-days": "Write audit days as whole or half days, such as 4 or 2.5.",
	"not-a-lead": "Write a whole number of days from 0 to 365.",
	"content-changed":
		"What is signed has changed since you opened the page. Nothing was recorded; look at it again.",
} as const;

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
	other:
		"This can't be done as things stand now. Look at the page again: it may have changed meanwhile.",
} as const;

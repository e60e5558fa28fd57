/**
 * The record in words. What a person did begins with a verb, for the name
 * stands before it; what followed or what the clock did is a sentence.
 */
export const events = {
	"programme-started":
		"started the programme. {{phase}} begins on {{from}}, the certificate is planned for {{certificate}}.",
	"programme-started-midway":
		"started the programme, which joins in {{phase}}, begun on {{from}}. The certificate is planned for {{certificate}}.",
	"programme-adopted":
		"adopted a certificate that was there already, decided on {{decided}} and valid until {{until}}.",
	"programme-renamed": "renamed the programme to “{{name}}”.",
	"people-changed": "changed the people of the programme.",
	"person-succeeded":
		"gave everything that waited for {{leaver}} to {{successor}}.",
	"auditor-admitted": "let {{person}} read everything until {{until}}.",
	"auditor-dismissed": "ended the access that {{person}} had as auditor.",
	"contributor-admitted": "let {{person}} work in the programme.",
	"contributor-dismissed":
		"ended the access that {{person}} had as contributor.",
	"programme-held": "put the programme on hold.",
	"programme-resumed": "took the programme off hold.",
	"programme-replanned":
		"planned anew. The certificate is now planned for {{certificate}}.",
	"programme-stopped": "stopped the programme.",
	"phase-opened_one": "{{phase}} began, with {{count}} deliverable.",
	"phase-opened_other": "{{phase}} began, with {{count}} deliverables.",
	"deliverable-added":
		"added a deliverable to {{phase}}: {{deliverable}}, due {{due}}.",
	"deliverable-assigned": "gave {{deliverable}} to {{person}}, due {{due}}.",
	"deliverable-unassigned":
		"left {{deliverable}} to the programme's owner, due {{due}}.",
	"evidence-added": {
		note: "added a note as evidence of {{deliverable}}.",
		link: "added a link as evidence of {{deliverable}}.",
		file: "added a file as evidence of {{deliverable}}.",
	},
	"evidence-withdrawn": "withdrew evidence of {{deliverable}}.",
	"deliverable-delivered": "delivered {{deliverable}}.",
	"deliverable-reopened": "reopened {{deliverable}}.",
	"process-recorded": "recorded {{process}} for {{on}}.",
	"month-declared-quiet":
		"declared pilot month {{month}} quiet for {{process}}, approved by {{person}}.",
	"audit-held": {
		1: "entered that stage 1 of the certification audit was held on {{on}}.",
		2: "entered that stage 2 of the certification audit was held on {{on}}.",
	},
	"majors-open_one": "{{count}} major nonconformity is open.",
	"majors-open_other": "{{count}} major nonconformities are open.",
	"decision-entered":
		"entered the certification body's decision of {{on}}: certificate {{number}}, valid until {{until}}.",
	"result-entered": "entered the result of {{phase}}, held on {{on}}.",
	"sign-off-asked": "asked {{people}} for sign-off of {{matter}} by {{due}}.",
	"sign-off-superseded":
		"What is to be signed has changed: {{people}} asked anew for sign-off of {{phase}}.",
	"sign-off-reminded": "had {{people}} reminded of the sign-off of {{phase}}.",
	"sign-off-withdrawn": "withdrew the request for sign-off of {{phase}}.",
	"sign-off-decided": {
		approve: "signed off {{phase}}.",
		return: "returned {{phase}} for changes.",
		decline: "declined to sign off {{phase}}.",
	},
	"sign-off-ended": {
		approved: "{{matter}} is signed off.",
		returned: "{{matter}} goes back to be changed.",
		declined: "{{matter}} was declined: sign-off must be asked for anew.",
	},
	"phase-closed": "{{phase}} is closed.",
	"phase-closed-next": "{{phase}} is closed, {{next}} begins.",
	"certificate-issued":
		"Certificate {{number}} is there, valid until {{until}}. Its dates are guarded from now on.",
	"round-due": "{{phase}} is to be prepared from {{from}}.",
	"certificate-expired":
		"The certificate has expired: it was valid until {{until}}.",
	/** Where a text about a person once stood. */
	removed: "(removed)",
	someone: "somebody",
} as const;

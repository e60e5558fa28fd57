/** Who is known here, what waits for him, and who takes over when he leaves. */
export const leavers = {
	everybody: "People",
	listIntro:
		"Everybody who was named in a programme of this installation, or signs in to it.",
	search: "Name or address",
	find: "Find",
	found: "Who is known",
	further: "The next fifty",
	nobody: "Nobody is known by that.",
	address: "E-mail address",
	access: "Access",
	signsIn: "may sign in",
	administrator: "runs this installation",
	left: "has left",
	leftAt: "ended on {{at}}",
	bounces:
		"Mail to this address has come back since {{at}}. What waits for this person is not seen by anybody: correct the address, or name a successor.",
	bouncesShort: "mail comes back",
	parts: "Part in programmes",
	noParts: "None.",
	does: "Stands there as",
	onlyWork: "has something to do",
	waiting: "Waiting on this person",
	nothingWaits: "Nothing waits on {{name}}.",
	succession: "Somebody takes over",
	intro_one:
		"Everything above goes to one successor in one act: every role, and the {{count}} thing that waits. It stands on record in each programme. Approvers' open requests are put to the successor by a link of his own.",
	intro_other:
		"Everything above goes to one successor in one act: every role, and the {{count}} things that wait. It stands on record in each programme. Approvers' open requests are put to the successor by a link of his own.",
	successor: "Successor",
	successorEmail: "The successor's e-mail address",
	successorHint:
		"People are known by their address: whoever is known keeps the name he gave himself.",
	afterwards: "And then",
	thenLeaves: "End this person's access",
	thenLeavesHint:
		"Sessions end at once, and no link opens anything any more. You can let the person in again.",
	thenStays: "Leave the access as it is",
	giveAll: "Give everything to the successor",
	givenAway: "Nothing waits on {{name}} any more.",
	notHere: "{{programme}}: {{why}}",
	accessEnded: "{{name}} has no access any more.",
	backToPerson: "Back to the person",
	removedNote:
		"Name and address were removed; what was done stays on record under a number.",
	letIn: "Let this person in again",
	letInIntro:
		"This person can neither sign in nor use a link. What was given to others stays theirs.",
	letInDone: "{{name}} may sign in again.",
	signOutIntro:
		"A device was lost, or somebody else may be signed in as this person? This ends every session of the person.",
	signOut: "Sign out everywhere",
	signedOut: "{{name}} is signed out everywhere.",
	administratorIntro:
		"Whoever runs the installation sees every programme, names people, ends access and removes personal data.",
	administer: "Let this person run the installation",
	administerNoMore: "Take that away again",
	administersNow: "{{name}} runs this installation too.",
	administersNoMore: "{{name}} no longer runs this installation.",
	leaveIntro:
		"Nothing waits on this person. Ending the access ends every session and every link.",
	leave: "End the access",
	addressHint:
		"Links to sign in and every mail go there. Make sure it is this person's own.",
	readdress: "Take this address",
	readdressed: "Mail to {{name}} goes to the new address.",
	notSelf:
		"You cannot end your own access. Somebody else who runs Certway can.",
	"something-waits":
		"Something still waits on {{name}}. Name a successor first, so that nothing is forgotten.",
	"last-administrator":
		"Somebody has to run the installation. Let another person do so first.",
	handOver: "Name a successor",
	inProgramme: "In {{name}}",
	who: "Everybody here",
	hereNote:
		"Somebody leaves? Open the person: everything that waits there goes to a successor in one act.",
	person: "Person",
	others: "Contributors and auditors",
	othersIntro:
		"A contributor works in the programme without carrying it. An auditor reads everything in it until the end of a day, and changes nothing.",
	noOthers: "Nobody is let in beside those who carry the programme.",
	as: "As",
	asContributor: "Contributor",
	asContributorHint: "Can be given deliverables and actions, and delivers.",
	asAuditor: "Auditor",
	asAuditorHint: "Reads everything, changes nothing, until a day.",
	until: "Until",
	untilHint: "An auditor's last day, in the programme's time zone.",
	untilNeeded: "Give the auditor's last day.",
	letOther: "Let somebody in",
	letOtherIn: "Let in",
	admitted: "{{name}} is let in.",
	dismiss: "End now",
	dismissed: "{{name}} is let in no more.",
	ended: "over",
} as const;

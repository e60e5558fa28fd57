/** What an approver does beside answering: hand over, say that it is not for him, ask. And what is done about it. */
export const handOver = {
	/** At the foot of the sign-off page. */
	beside: "Something else?",
	toHandOver: "Hand over to a colleague",
	toHandOverHint: "This once, or for the days you are away.",
	toNotForMe: "This is not for me",
	toNotForMeHint: "Somebody else should have been asked.",
	toQuestion: "Ask a question",
	toQuestionHint: "It decides nothing, and the day to answer by stays.",
	back: "Back to the sign-off",
	for: "In place of",
	/** `Zhao Min, for Chen Jing` */
	personFor: "{{person}}, for {{first}}",
	hand: {
		title: "Hand over your sign-off: {{matter}}",
		lead: "Whoever you name is asked by mail, with a link of their own. Your own link then decides nothing any more. {{asker}} is told.",
		side: {
			it: "The answer counts for IT, as yours would.",
			business:
				"The answer counts for the business departments, as yours would.",
			"top-management": "The answer counts for top management, as yours would.",
		},
		scope: "What do you hand over?",
		request: "This sign-off only",
		absence: "Everything in this programme while I am away",
		absenceHint:
			"What is asked of you on these days goes to your colleague; what is still open when you are back comes to you again.",
		from: "Away from",
		until: "Away until",
		untilHint: "The last day you are away.",
		daysHint: "Only needed if you are away.",
		name: "Your colleague's full name",
		email: "Your colleague's mail address",
		submit: "Hand over",
		chooseScope: "Choose what you hand over.",
		giveDay: "Give the day.",
		untilBeforeFrom: "The last day cannot lie before the first.",
		done: "{{name}} is asked in your place.",
		named: "{{name}} will answer for you from {{from}} to {{until}}.",
	},
	notForMe: {
		title: "This is not for you? {{matter}}",
		lead: "{{asker}} is told that another approver is needed. Your link then decides nothing any more, and you are not reminded.",
		why: "What is the matter?",
		otherApprover: "Somebody else answers for this",
		wrongPerson: "I am not {{name}}; this mail came to me by mistake",
		reason: "Who should be asked instead, or what is wrong?",
		reasonHint: "Sent to {{asker}} as you write it.",
		submit: "Say that it is not for me",
		choose: "Choose what is the matter.",
		done: "{{asker}} is told.",
		giveReason: "Write a few words, so that they know whom to ask.",
	},
	question: {
		title: "Ask a question: {{matter}}",
		lead: "Your question goes to {{asker}} by mail, and the answer comes back to you. It stands on the page of the request for everyone concerned. Nothing is decided by it: please still answer by {{day}}.",
		leadLate:
			"Your question goes to {{asker}} by mail, and the answer comes back to you. It stands on the page of the request for everyone concerned. Nothing is decided by it: your answer was due by {{day}}, and is still waited for.",
		text: "Your question",
		sure: "Who asks?",
		iAm: "I am {{name}}",
		submit: "Send the question",
		give: "Write your question.",
		confirm: "Confirm that you are the one who asks.",
		done: "Your question is on its way to {{name}}.",
	},
	/** A link whose seat is in other hands. */
	left: {
		title: "Handed over: {{matter}}",
		"by-hand": "{{from}} handed this sign-off over to {{to}} on {{day}}.",
		replaced: "{{by}} asked {{to}} in the place of {{from}} on {{day}}.",
		"absence-begins":
			"{{from}} is away from {{awayFrom}} until {{awayUntil}}; on {{day}} this sign-off went to {{to}}, who answers meanwhile.",
		"absence-ends":
			"The days in which {{from}} stood in have ended; on {{day}} this sign-off went back to {{to}}.",
		notForMeTitle: "Not for you: {{matter}}",
		notForMe:
			"On {{day}} you said that this is not for you. {{asker}} was told, and looks for another approver.",
		ended: "This link decides nothing any more.",
		again:
			"You are asked again meanwhile: please use the link in the latest mail to you.",
		mistake: "If this was not meant so, please tell {{asker}}.",
	},
	/** Questions and answers, wherever a request is shown. */
	questions: {
		title: "Questions",
		asked: "{{name}} asked on {{day}}:",
		answered: "{{name}} answered on {{day}}:",
		open: "Not answered yet.",
		answer: "Answer",
	},
	answer: {
		title: "Answer {{name}}'s question",
		lead: "The answer goes to {{name}} by mail and stands on the page of the request for everyone concerned.",
		text: "Your answer",
		submit: "Send the answer",
		give: "Write your answer.",
		done: "The answer is on its way to {{name}}.",
	},
	replace: {
		title: "Another approver for {{matter}}",
		waiting:
			"Nobody is waited for: another approver is to be named. Answer by {{answerBy}}.",
		way: "Replace",
		wayAbout: "{{name}}",
		lead: "Whoever you name is asked in the place of {{name}}, by mail with a link of their own. Answers that others have given stay. {{name}} is told, and the old link ends.",
		only: "This changes this one request. Who is asked from the next one on stands among the programme's people.",
		now: "Asked now",
		said: "What {{name}} wrote",
		name: "Full name",
		email: "Mail address",
		again: "Name {{name}} to ask once more.",
		submit: "Ask this person",
		done: "{{name}} is asked.",
		needed: "says this is for somebody else; another approver is needed",
	},
	/** Who is away and who answers, on the page of the programme's people. */
	absences: {
		title: "Away",
		hint: "Approvers name their substitutes themselves, at the link in their mail. What is asked on these days goes to the substitute.",
		caption: "Who is away, and who answers",
		line: "{{person}} is away from {{from}} to {{until}}; {{substitute}} answers.",
		end: "End now",
		done: "{{person}} answers again.",
	},
	events: {
		"by-hand": "handed the sign-off of {{phase}} over to {{to}}.",
		"by-hand-for":
			"handed the sign-off of {{phase}}, asked in place of {{first}}, over to {{to}}.",
		replaced:
			"asked {{to}} in the place of {{from}} for sign-off of {{phase}}.",
		"replaced-again": "asked {{to}} once more for sign-off of {{phase}}.",
		"absence-begins":
			"{{from}} is away until {{until}}: {{to}} answers the sign-off of {{phase}} meanwhile.",
		"absence-ends":
			"The sign-off of {{phase}} goes back from {{from}} to {{to}}: the absence has ended.",
		notForMe:
			"said that the sign-off of {{phase}} is not theirs to give: another approver is needed.",
		question: "asked a question on the sign-off of {{phase}}.",
		answer: "answered a question on the sign-off of {{phase}}.",
		named: "is away from {{from}} to {{until}}, and named {{to}} to answer.",
		namedFor:
			"entered that {{person}} is away from {{from}} to {{until}}, and {{to}} answers.",
		ended: "ended the absence of {{person}}, for whom {{to}} answered.",
		/** After what an approver did in somebody's place. */
		decidedFor: {
			approve: "signed off {{phase}} for {{first}}.",
			return: "returned {{phase}} for changes, for {{first}}.",
			decline: "declined to sign off {{phase}}, for {{first}}.",
		},
	},
} as const;

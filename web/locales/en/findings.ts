/** Findings: the register, the page of one, and what happens to it. */
export const findings = {
	title: "Findings",
	/** What is given to whoever raised it. */
	part: {
		correction: "Correction",
		cause: "Root cause",
		action: "Corrective action",
		effectiveness: "Effectiveness",
	},
	nobody: "nobody by name",
	toDo: {
		"to-answer": "Finding {{finding}}: submit correction, cause and action",
		submitted: "Finding {{finding}}: enter whether the answer is accepted",
		accepted: "Finding {{finding}}: carry out the action, have it verified",
		verified: "Finding {{finding}}: close it",
		noted: "Finding {{finding}}: decide what is done about it",
		closed: "Finding {{finding}}: closed",
		stopped: "Finding {{finding}}: stopped with the programme",
	},
	/** What happened; a verb begins it, for the name of who did it stands before it. */
	events: {
		"finding-raised":
			"raised finding {{finding}}: {{grade}}, {{source}}, clause {{clause}}.",
		"finding-answer-written":
			"wrote down what is done about finding {{finding}}.",
		"finding-submitted":
			"submitted the answer to finding {{finding}} on {{day}}.",
		"finding-not-accepted":
			"entered that the answer to finding {{finding}} was not accepted on {{day}}.",
		"finding-accepted":
			"entered that the answer to finding {{finding}} was accepted on {{day}}.",
		"finding-verified":
			"entered that the action on finding {{finding}} was verified on {{day}}.",
		"finding-regraded":
			"graded finding {{finding}} anew on {{day}}: {{grade}}.",
		"finding-closed": "closed finding {{finding}} on {{day}}.",
		"finding-assigned": "gave finding {{finding}} to {{person}}.",
		"finding-assigned-until":
			"gave finding {{finding}} to {{person}}, to be done by {{day}}.",
		"finding-evidence-added": "added evidence to finding {{finding}}.",
		"finding-evidence-withdrawn": "withdrew evidence of finding {{finding}}.",
	},
} as const;

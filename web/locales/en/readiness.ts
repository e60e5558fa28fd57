/** Readiness: ratings of the clauses, actions, and what there is to show. */
export const readiness = {
	/** How far a clause is met. */
	level: {
		missing: "nothing there",
		begun: "begun",
		described: "described, not yet shown",
		met: "met",
	},
	/** What timers and to-dos call a row. */
	row: {
		action: "Action on {{clause}}",
	},
	event: {
		"clause-rated": "rated {{clause}}: {{level}}.",
		"action-opened": "opened an action on {{clause}}, due {{due}}.",
		"action-opened-for":
			"opened an action on {{clause}} for {{person}}, due {{due}}.",
		"action-changed":
			"left the action on {{clause}} to the programme's owner, due {{due}}.",
		"action-changed-for":
			"gave the action on {{clause}} to {{person}}, due {{due}}.",
		"action-finished": "finished the action on {{clause}}.",
		"action-reopened": "reopened the action on {{clause}}, due {{due}}.",
	},
} as const;

/** Planning anew what has not begun. */
export const replan = {
	title: "Plan {{name}} anew",
	intro:
		"What has begun keeps its planned dates. What has not is laid out again from the day the present phase is expected to end. Earlier plans stay on record.",
	nothingAhead: "Every phase has begun: there is nothing left to plan.",
	present: "As it stands",
	plannedNow: "Planned now",
	newPlan: "New plan",
	sideBySide: "Side by side",
	previewTitle: "Check the new plan of {{name}}",
	lead: "The certificate would be planned for {{day}}. Now it is planned for {{was}}.",
	nothingYet: "Nothing has changed yet.",
	confirm: "Take the new plan",
	done: "The new plan is in force; the one before it stays on record.",
} as const;

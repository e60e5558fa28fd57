/**
 * The timers: what will ring, what has rung, why it does, and what follows if
 * nobody acts. Under the core's own codes.
 */
export const notices = {
	/** What a timer does. */
	kind: {
		reminder: "Reminder",
		alarm: "Alarm",
		escalation: "Escalation",
		turn: "From then on",
	},
	/** What will ring. */
	next: {
		"deliverable-due-soon": "{{deliverable}} is due on {{due}}.",
		"deliverable-overdue":
			"{{deliverable}}, if it is not delivered by {{due}}.",
		"deliverable-escalated":
			"{{deliverable}}, if it is still open a week after {{due}}.",
		"pilot-records-missing_one":
			"Pilot month {{month}} ends on {{due}}; as of today {{count}} record is missing.",
		"pilot-records-missing_other":
			"Pilot month {{month}} ends on {{due}}; as of today {{count}} records are missing.",
		"pilot-month-ends":
			"Pilot month {{month}} ends on {{due}}; whatever record is missing then is named.",
		"pilot-may-ask": "Sign-off of the pilot run can be asked for.",
		"phase-begins": "{{phase}} begins.",
		"phase-due-soon": "{{phase}} is planned to end on {{due}}.",
		"phase-late": "{{phase}}, if it is not over by {{due}}.",
		"sign-off-reminder": "Sign-off of {{phase}}, to be answered by {{due}}.",
		"sign-off-overdue": "Sign-off of {{phase}}, if not answered by {{due}}.",
		"sign-off-escalated":
			"Sign-off of {{phase}}, if still not answered by then; the last day is {{due}}.",
		"sign-off-changes-hands":
			"Sign-off of {{phase}} comes into other hands on {{due}}.",
		"approver-missing": "{{phase}} has no approver from {{side}}.",
		"business-owner-missing": "No business owner is named.",
		"round-opens": "{{phase}} opens, to be prepared.",
		"surveillance-due": "{{phase}}: the audit is due by {{due}}.",
		"surveillance-missed": "{{phase}}, if its audit is not held by {{due}}.",
		"recertification-due": "Recertification must be finished by {{due}}.",
		"certificate-expires":
			"The certificate expires, if it is not renewed by {{due}}.",
		"certificate-lapses":
			"The certificate lapses, if it is not restored by {{due}}.",
		"certificate-task": "{{task}}: said again as long as it is not done.",
		"stage-2-again":
			"Another stage 2 is needed, if majors of the last one are not verified by {{due}}.",
		"audit-unconfirmed":
			"{{audit}}, if the audit is not confirmed by then; it is due by {{due}}.",
		"audit-unconfirmed-escalated":
			"{{audit}}, if the audit is still not confirmed and nobody has answered; it is due by {{due}}.",
		"audit-booked-late":
			"{{audit}} is confirmed for days after its last day in time, {{due}}.",
		"audit-confirmed": "{{audit}} is confirmed from {{due}} on.",
		"audit-moved": "{{audit}} is moved, now from {{due}} on.",
		"audit-cancelled":
			"The days of {{audit}} are cancelled; it was to begin on {{due}}.",
		"legal-date-due": "{{rule}}: in time until {{due}}.",
		"register-due-soon": "{{row}} is due on {{due}}.",
		"register-overdue": "{{row}}, if it is not done by {{due}}.",
		"register-escalated": "{{row}}, if it is still open a week after {{due}}.",
		"legal-date-missed": "{{rule}}, if not by {{due}}.",
		"legal-date-escalated":
			"{{rule}}, if it was missed on {{due}} and nobody has answered.",
		"finding-given": "Whoever sees to finding {{finding}} is told of it.",
		"finding-due-soon": "Finding {{finding}}: its planned day is {{due}}.",
		"finding-overdue": "Finding {{finding}}, if it is not done by {{due}}.",
		"finding-escalated":
			"Finding {{finding}}, if it is still not done a week after {{due}}.",
		"finding-date-due": "Finding {{finding}}, {{rule}}: in time until {{due}}.",
		"finding-date-missed": "Finding {{finding}}, {{rule}}, if not by {{due}}.",
		"finding-date-escalated":
			"Finding {{finding}}, {{rule}}, if it was missed on {{due}} and is still open.",
	},
	/** What has rung. */
	given: {
		"deliverable-due-soon":
			"Reminded {{to}}: {{deliverable}} is due on {{due}}.",
		"deliverable-overdue": "Told {{to}}: {{deliverable}} was due on {{due}}.",
		"deliverable-escalated":
			"Escalated to {{to}}: {{deliverable}} was due on {{due}} and is still open.",
		"pilot-records-missing_one":
			"Told {{to}}: pilot month {{month}} ended on {{due}} with {{count}} record missing.",
		"pilot-records-missing_other":
			"Told {{to}}: pilot month {{month}} ended on {{due}} with {{count}} records missing.",
		"pilot-month-ends": "Told {{to}}: pilot month {{month}} ended on {{due}}.",
		"pilot-may-ask":
			"Told {{to}}: the pilot run is three months old, sign-off can be asked for.",
		"phase-begins": "{{phase}} begins.",
		"phase-due-soon":
			"Reminded {{to}}: {{phase}} is planned to end on {{due}}.",
		"phase-late": "Told {{to}}: {{phase}} was planned to end on {{due}}.",
		"sign-off-reminder":
			"Reminded {{to}}: sign-off of {{phase}} is to be answered by {{due}}.",
		"sign-off-overdue":
			"Told {{to}}: sign-off of {{phase}} was to be answered by {{due}}.",
		"sign-off-escalated":
			"Escalated to {{to}}: sign-off of {{phase}} was to be answered by {{due}}.",
		"sign-off-changes-hands":
			"Sign-off of {{phase}} came into other hands on {{due}}.",
		"approver-missing":
			"Told {{to}}: {{phase}} has no approver from {{side}} and can't be closed without.",
		"business-owner-missing":
			"Told {{to}}: no business owner is named, and {{phase}} can't be closed without.",
		"round-opens": "Told {{to}}: {{phase}} has opened.",
		"surveillance-due":
			"Reminded {{to}}: the audit of {{phase}} is due by {{due}}.",
		"surveillance-missed":
			"Alarmed {{to}}: the audit of {{phase}} was due by {{due}} and is not on record.",
		"recertification-due":
			"Reminded {{to}}: recertification must be finished by {{due}}.",
		"certificate-expires":
			"Alarmed {{to}}: the certificate was valid until {{due}}.",
		"certificate-lapses":
			"Alarmed {{to}}: the certificate could be restored until {{due}}, and has lapsed.",
		"certificate-task": "Told {{to}}: {{task}}.",
		"register-due-soon": "Reminded {{to}}: {{row}} is due on {{due}}.",
		"register-overdue": "Told {{to}}: {{row}} was due on {{due}}.",
		"register-escalated":
			"Escalated to {{to}}: {{row}} was due on {{due}} and is still open.",
		"stage-2-again":
			"Another stage 2 is needed: majors of the last one could be verified until {{due}}.",
		"audit-unconfirmed":
			"Alarmed {{to}}: {{audit}} is due by {{due}} and is not confirmed.",
		"audit-unconfirmed-escalated":
			"Escalated to {{to}}: {{audit}} is due by {{due}} and is not confirmed, and nobody has answered.",
		"audit-booked-late":
			"Alarmed {{to}}: {{audit}} is due by {{due}} and is confirmed for later days.",
		"audit-confirmed": "Told {{to}}: {{audit}} is confirmed from {{due}} on.",
		"audit-moved": "Told {{to}}: {{audit}} is moved, now from {{due}} on.",
		"audit-cancelled":
			"Told {{to}}: the days of {{audit}} are cancelled; it was to begin on {{due}}.",
		"legal-date-due": "Reminded {{to}}: {{rule}}, in time until {{due}}.",
		"legal-date-missed": "Alarmed {{to}}: {{rule}} was due by {{due}}.",
		"legal-date-escalated":
			"Escalated to {{to}}: {{rule}} was due by {{due}}, and nobody has answered.",
		"finding-given": "Told {{to}}: finding {{finding}} is there to be seen to.",
		"finding-due-soon":
			"Reminded {{to}}: finding {{finding}} is planned to be done by {{due}}.",
		"finding-overdue":
			"Told {{to}}: finding {{finding}} was planned to be done by {{due}}.",
		"finding-escalated":
			"Escalated to {{to}}: finding {{finding}} was planned to be done by {{due}} and is still open.",
		"finding-date-due":
			"Reminded {{to}}: finding {{finding}}, {{rule}}, in time until {{due}}.",
		"finding-date-missed":
			"Alarmed {{to}}: finding {{finding}}, {{rule}} was due by {{due}}.",
		"finding-date-escalated":
			"Escalated to {{to}}: finding {{finding}}, {{rule}} was due by {{due}} and is still open.",
	},
	why: {
		"deliverable-due-soon":
			"A week before a deliverable is due, its owner is reminded.",
		"deliverable-overdue":
			"The day after a deliverable was due, its owner is told.",
		"deliverable-escalated":
			"A week later the owner and the coordinator of the programme are told.",
		"pilot-records-missing":
			"The gate of the pilot run wants records of each process in each month.",
		"pilot-may-ask":
			"A pilot run lasts at least three months, days on hold apart (CNCA notice 2012 No. 8).",
		"phase-begins": "A phase begins the day the one before it is signed off.",
		"phase-due-soon":
			"Two weeks before a phase is planned to end, the owner is reminded.",
		"phase-late": "Planned dates do not move by themselves.",
		"sign-off-reminder":
			"Approvers are reminded at set intervals, on working days of their own.",
		"sign-off-overdue":
			"On the first working day after the last day to answer, asker and approvers are told.",
		"sign-off-escalated":
			"If nobody answers for some working days more, the person named for escalation is told.",
		"sign-off-changes-hands":
			"Somebody is away, or back again: whoever answers for him then gets a mail with a link.",
		"approver-missing":
			"Said on the day the phase begins, not at its end: IT cannot do it alone.",
		"business-owner-missing":
			"Objectives, requirements and SLA targets need a named business owner.",
		"round-opens": "So that there is time to prepare the audit.",
		"surveillance-due":
			"Told 90, 30 and 7 days before the last day in time ({{rule}}).",
		"surveillance-missed": "The last day in time has passed ({{rule}}).",
		"recertification-due":
			"Told 90, 30 and 7 days before the certificate expires (17021-1 9.6.3).",
		"certificate-expires": "Its validity is never extended (17021-1 9.6.3).",
		"certificate-lapses":
			"It can be restored within six months after expiry (17021-1 9.6.3.2.5).",
		"certificate-task": "The state of the certificate asks for it.",
		"register-due-soon":
			"Whoever answers for it is reminded before its day comes.",
		"register-overdue":
			"The day after it was due, whoever answers for it is told.",
		"register-escalated":
			"A week later the owner and the coordinator of the programme are told.",
		"stage-2-again":
			"Majors of stage 2 are verified within six months of its last day (17021-1 9.5.3.2).",
		"audit-unconfirmed":
			"Due is not booked: an audit is to be confirmed {{lead}} days before its last day in time.",
		"audit-unconfirmed-escalated":
			"An alarm that nobody answers climbs after three and after ten days.",
		"audit-booked-late":
			"The days that were confirmed lie after the last day in time.",
		"audit-confirmed": "The days of an audit are told when they are confirmed.",
		"audit-moved": "The days of an audit are told when they are moved.",
		"audit-cancelled": "It is told when the days of an audit are cancelled.",
		"legal-date-due":
			"Told 90, 30 and 7 days before the last day in time ({{clause}}).",
		"legal-date-missed": "The last day in time has passed ({{clause}}).",
		"legal-date-escalated":
			"An alarm that nobody answers climbs after three and after ten days ({{clause}}).",
		"finding-given":
			"Whoever sees to a finding is told when it is raised, or given to somebody else.",
		"finding-due-soon":
			"A week before the day planned for a finding, whoever sees to it is reminded.",
		"finding-overdue":
			"The day after the day planned for it, whoever sees to it is told.",
		"finding-escalated":
			"A week later coordinator, owner and the person named for escalation are told.",
		"finding-date-due": "The last day in time comes nearer ({{clause}}).",
		"finding-date-missed": "The last day in time has passed ({{clause}}).",
		"finding-date-escalated":
			"A missed date climbs after three and after ten days ({{clause}}).",
	},
	/** The rule that sets a legal date, with its clause. */
	rule: {
		sv1: "17021-1 9.1.3.3: within 12 months of the decision",
		"sv-year": "17021-1 9.1.3.3: once in each calendar year",
		"sv-gap": "CNCA: within 12 months of the last surveillance",
		recert: "17021-1 9.6.3: before the certificate expires",
	},
	/** What follows if nobody acts. */
	follows: {
		expired:
			"If nobody acts, it may not be used any more from then on; it can be restored for six months.",
		anew: "If nobody acts, certification begins anew, with a stage 2 at least.",
		"task-stays":
			"If nobody acts, the certification body may take it as misuse of the certificate or its mark.",
		"stage-2":
			"If nobody acts, there is no decision, and the programme goes back to stage 2.",
		"finding-stays":
			"If nobody acts, the finding stays open, and the certification body may come to its last day first.",
		nothing: "Nothing is missed by it: it only tells.",
		"phase-waits":
			"If nobody acts, the phase stays open and everything after it begins later.",
		"gate-stays-shut":
			"If nobody acts, sign-off cannot be asked for, however much time passes.",
		"suspension-expected":
			"If nobody acts, the certification body is expected to suspend the certificate.",
		"certificate-expires": "If nobody acts, the certificate expires.",
		"gap-stays":
			"If nobody acts, there is nothing to show for it when the auditors come.",
		"audit-late":
			"If nobody acts, the audit may not be held in time, and what its date asks for is missed.",
		legal: "If nobody acts: {{missed}}.",
	},
	to: "To {{names}}.",
	at: "{{moment}}. {{why}}",
} as const;

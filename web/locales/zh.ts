import type { en } from "./en.ts";
import type { Wording } from "./wording.ts";
import { adopt } from "./zh/adopt.ts";
import { audit } from "./zh/audit.ts";
import { board } from "./zh/board.ts";
import { bookings } from "./zh/bookings.ts";
import { calendar } from "./zh/calendar.ts";
import { certificate } from "./zh/certificate.ts";
import { certificateEvents } from "./zh/certificate-events.ts";
import { clauses } from "./zh/clauses.ts";
import { code } from "./zh/code.ts";
import { dates } from "./zh/dates.ts";
import { deliverables } from "./zh/deliverables.ts";
import { documents } from "./zh/documents.ts";
import { drawings } from "./zh/drawings.ts";
import { errors } from "./zh/errors.ts";
import { events } from "./zh/events.ts";
import { evidence } from "./zh/evidence.ts";
import { findings } from "./zh/findings.ts";
import { forms } from "./zh/forms.ts";
import { gate } from "./zh/gate.ts";
import { handOver } from "./zh/hand-over.ts";
import { health } from "./zh/health.ts";
import { home } from "./zh/home.ts";
import { leavers } from "./zh/leavers.ts";
import { mails } from "./zh/mails.ts";
import { metrics } from "./zh/metrics.ts";
import { notices } from "./zh/notices.ts";
import { people } from "./zh/people.ts";
import { personalData } from "./zh/personal-data.ts";
import { phase } from "./zh/phase.ts";
import { pilot } from "./zh/pilot.ts";
import { processes } from "./zh/processes.ts";
import { profile } from "./zh/profile.ts";
import { programme } from "./zh/programme.ts";
import { readiness } from "./zh/readiness.ts";
import { receipt } from "./zh/receipt.ts";
import { refusals } from "./zh/refusals.ts";
import { rehearsal } from "./zh/rehearsal.ts";
import { reminders } from "./zh/reminders.ts";
import { replan } from "./zh/replan.ts";
import { reviews } from "./zh/reviews.ts";
import { rounds } from "./zh/rounds.ts";
import { rules } from "./zh/rules.ts";
import { shell } from "./zh/shell.ts";
import { signIn } from "./zh/sign-in.ts";
import { signOff } from "./zh/sign-off.ts";
import { start } from "./zh/start.ts";
import { terms } from "./zh/terms.ts";
import { training } from "./zh/training.ts";
import { unconfirmed } from "./zh/unconfirmed.ts";
import { waiting } from "./zh/waiting.ts";

/** The Chinese catalogue: the English one's areas and keys, all of them. */
export const zh: Wording<typeof en> = {
	dates,
	documents,
	metrics,
	drawings,
	errors,
	forms,
	health,
	refusals,
	rules,
	shell,
	terms,
	training,
	unconfirmed,
	signIn,
	profile,
	events,
	notices,
	processes,
	home,
	programme,
	bookings,
	adopt,
	board,
	calendar,
	certificate,
	clauses,
	certificateEvents,
	audit,
	deliverables,
	evidence,
	findings,
	gate,
	mails,
	phase,
	pilot,
	readiness,
	reviews,
	receipt,
	rehearsal,
	rounds,
	signOff,
	handOver,
	waiting,
	reminders,
	code,
	start,
	replan,
	people,
	leavers,
	personalData,
};

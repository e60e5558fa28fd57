import { adopt } from "./en/adopt.ts";
import { audit } from "./en/audit.ts";
import { board } from "./en/board.ts";
import { bookings } from "./en/bookings.ts";
import { calendar } from "./en/calendar.ts";
import { certificate } from "./en/certificate.ts";
import { certificateEvents } from "./en/certificate-events.ts";
import { clauses } from "./en/clauses.ts";
import { code } from "./en/code.ts";
import { dates } from "./en/dates.ts";
import { deliverables } from "./en/deliverables.ts";
import { documents } from "./en/documents.ts";
import { drawings } from "./en/drawings.ts";
import { errors } from "./en/errors.ts";
import { events } from "./en/events.ts";
import { evidence } from "./en/evidence.ts";
import { findings } from "./en/findings.ts";
import { forms } from "./en/forms.ts";
import { gate } from "./en/gate.ts";
import { handOver } from "./en/hand-over.ts";
import { health } from "./en/health.ts";
import { home } from "./en/home.ts";
import { leavers } from "./en/leavers.ts";
import { mails } from "./en/mails.ts";
import { metrics } from "./en/metrics.ts";
import { notices } from "./en/notices.ts";
import { people } from "./en/people.ts";
import { personalData } from "./en/personal-data.ts";
import { phase } from "./en/phase.ts";
import { pilot } from "./en/pilot.ts";
import { processes } from "./en/processes.ts";
import { profile } from "./en/profile.ts";
import { programme } from "./en/programme.ts";
import { readiness } from "./en/readiness.ts";
import { receipt } from "./en/receipt.ts";
import { refusals } from "./en/refusals.ts";
import { rehearsal } from "./en/rehearsal.ts";
import { reminders } from "./en/reminders.ts";
import { replan } from "./en/replan.ts";
import { reviews } from "./en/reviews.ts";
import { rounds } from "./en/rounds.ts";
import { rules } from "./en/rules.ts";
import { shell } from "./en/shell.ts";
import { signIn } from "./en/sign-in.ts";
import { signOff } from "./en/sign-off.ts";
import { start } from "./en/start.ts";
import { terms } from "./en/terms.ts";
import { training } from "./en/training.ts";
import { unconfirmed } from "./en/unconfirmed.ts";
import { waiting } from "./en/waiting.ts";

/** The English catalogue: one file an area, so that pages grow side by side. */
export const en = {
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
} as const;

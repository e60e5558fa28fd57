import { absenceRoutes } from "./pages/absences.ts";
import { adoptRoutes } from "./pages/adopt.ts";
import { adoptManyRoutes } from "./pages/adopt-many.ts";
import { auditRoutes } from "./pages/audit.ts";
import { auditApplicationRoutes } from "./pages/audit-application.ts";
import { auditsRoutes } from "./pages/audits.ts";
import { boardRoutes } from "./pages/board.ts";
import { calendarLinkRoutes } from "./pages/calendar-links.ts";
import { certificateRoutes } from "./pages/certificate.ts";
import { deliverableRoutes } from "./pages/deliverable.ts";
import { evidenceRoutes } from "./pages/evidence.ts";
import { exampleRoutes } from "./pages/examples.ts";
import { findingRoutes } from "./pages/finding.ts";
import { raiseRoutes } from "./pages/finding-raise.ts";
import { findingsRoutes } from "./pages/findings.ts";
import { healthRoutes } from "./pages/health.ts";
import { homeRoutes } from "./pages/home.ts";
import { letInRoutes } from "./pages/let-in.ts";
import { mailRoutes } from "./pages/mail.ts";
import { myCalendarRoutes } from "./pages/my-calendar.ts";
import { peopleRoutes } from "./pages/people.ts";
import { personRoutes } from "./pages/person.ts";
import { personListRoutes } from "./pages/person-list.ts";
import { personalDataRoutes } from "./pages/personal-data.ts";
import { phaseRoutes } from "./pages/phase.ts";
import { pilotRoutes } from "./pages/pilot.ts";
import { profileRoutes } from "./pages/profile.ts";
import { programmeRoutes } from "./pages/programme.ts";
import { programmeActRoutes } from "./pages/programme-acts.ts";
import { programmePersonRoutes } from "./pages/programme-person.ts";
import { programmeReminderRoutes } from "./pages/programme-reminders.ts";
import { registerRoutes } from "./pages/register.ts";
import { rehearsalRoutes } from "./pages/rehearsal.ts";
import { replanRoutes } from "./pages/replan.ts";
import { roundRoutes } from "./pages/round.ts";
import { signInRoutes } from "./pages/sign-in.ts";
import { providerRoutes } from "./pages/sign-in-provider.ts";
import { signOffRoutes } from "./pages/sign-off.ts";
import { answerRoutes } from "./pages/sign-off-answer.ts";
import { askRoutes } from "./pages/sign-off-ask.ts";
import { codeSettingRoutes } from "./pages/sign-off-code-setting.ts";
import { requestReminderRoutes } from "./pages/sign-off-reminders.ts";
import { replaceRoutes } from "./pages/sign-off-replace.ts";
import { startRoutes } from "./pages/start-programme.ts";
import { unconfirmedRoutes } from "./pages/unconfirmed.ts";
import type { Route, Routes } from "./route-table.ts";
import type { Services } from "./services.ts";

/** Every page's routes, in the order they are matched. */
const pages: readonly Routes[] = [
	healthRoutes,
	unconfirmedRoutes,
	signInRoutes,
	providerRoutes,
	profileRoutes,
	personalDataRoutes,
	myCalendarRoutes,
	personListRoutes,
	personRoutes,
	homeRoutes,
	boardRoutes,
	calendarLinkRoutes,
	programmeRoutes,
	certificateRoutes,
	findingsRoutes,
	raiseRoutes,
	findingRoutes,
	auditsRoutes,
	programmeActRoutes,
	registerRoutes,
	replanRoutes,
	peopleRoutes,
	absenceRoutes,
	programmeReminderRoutes,
	letInRoutes,
	programmePersonRoutes,
	rehearsalRoutes,
	signOffRoutes,
	deliverableRoutes,
	evidenceRoutes,
	pilotRoutes,
	auditApplicationRoutes,
	auditRoutes,
	roundRoutes,
	askRoutes,
	replaceRoutes,
	answerRoutes,
	codeSettingRoutes,
	requestReminderRoutes,
	mailRoutes,
	phaseRoutes,
	startRoutes,
	adoptRoutes,
	adoptManyRoutes,
	exampleRoutes,
];

/** @returns the whole route table: tests walk it, the app is built from it. */
export const routeTable = (services: Services): readonly Route[] =>
	pages.flatMap((page) => page(services));

import {
	type Act,
	type ClockAct,
	type FirstAct,
	isFirstAct,
	type PhaseAct,
	type ProgrammeAct,
} from "./acts.ts";
import { isAddressAct } from "./address-notes.ts";
import { decideAddress } from "./addresses.ts";
import { type BookingAct, isBookingAct } from "./booking-acts.ts";
import { calendarFor, withCalendars } from "./calendars.ts";
import {
	type CertificateAct,
	type CertificateNote,
	isOnCertificate,
} from "./certificate-acts.ts";
import { sameSeats, signedContent } from "./content.ts";
import { decideAdoption } from "./decide-adoption.ts";
import { decideBooking, decideBookingLead } from "./decide-booking.ts";
import { decideCertificate } from "./decide-certificate.ts";
import { decideStagePostponed } from "./decide-certification.ts";
import { decideOwnTerms } from "./decide-edition.ts";
import { decideFinding, decideRaise } from "./decide-finding.ts";
import { decideEndAbsence, movesDue } from "./decide-hand-over.ts";
import { decidePeople } from "./decide-people.ts";
import { decidePhase } from "./decide-phase.ts";
import { decideProgramme, decideStart } from "./decide-programme.ts";
import { decideReminders } from "./decide-reminders.ts";
import { applied, comesLate, decideTick, onceRung } from "./decide-tick.ts";
import { isOnFinding } from "./finding-acts.ts";
import { fingerprint, type RoomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { personsNamedBy } from "./named-persons.ts";
import { approversIn } from "./people.ts";
import { isPeopleNote } from "./people-notes.ts";
import type { Phase } from "./phase.ts";
import type { Refusal } from "./refusal.ts";
import { isRegisterAct } from "./register/acts.ts";
import { decideRegister } from "./register/decide.ts";
import { isReminderAct } from "./reminders.ts";
import { accepted, type Result, refused } from "./result.ts";
import { seatsFor } from "./seating.ts";
import { askedSeat } from "./seats.ts";
import type { SignOffRequest } from "./sign-off.ts";
import {
	certificateIn,
	findingIn,
	isOver,
	isPhase,
	phaseIn,
	type World,
} from "./world.ts";

const programmeActs: readonly string[] = [
	"rename",
	"change-people",
	"hold",
	"resume",
	"replan",
	"stop",
];

/**
 * Decides an act: pure, so the same function runs live, in a forecast, in a rehearsal and in a test.
 *
 * @param world null before the programme has started.
 * @param room the room the act is for; the programme's own id for acts on the programme.
 * @returns what happens, in order, or why nothing does.
 */
export function decide(
	world: World | null,
	room: RoomId,
	act: Act,
	moment: Moment,
): Result<readonly Decided[], Refusal> {
	const gone = [moment.by, ...personsNamedBy(act)].find((person) =>
		moment.left.some((left) => left === person),
	);
	if (gone && gone !== "clock")
		return refused({ code: "person-left", person: gone });
	if (isFirstAct(act)) {
		if (world) return refused({ code: "programme-exists" });
		return act.type === "start"
			? decideStart(room, act, moment)
			: decideAdoption(act, moment);
	}
	if (!world) return refused({ code: "programme-unknown" });
	const decision = decideIn(world, room, act, moment);
	return decision.ok
		? accepted(withSuperseded(world, decision.value, moment))
		: decision;
}

function decideIn(
	world: World,
	room: RoomId,
	act: Exclude<Act, FirstAct>,
	moment: Moment,
): Result<readonly Decided[], Refusal> {
	if (act.type === "tick") return accepted(decideTick(world, room, moment));
	if (world.programme.status === "stopped")
		return refused({ code: "programme-stopped" });
	if (programmeActs.includes(act.type))
		return decideProgramme(
			world,
			room,
			act as Exclude<ProgrammeAct, FirstAct>,
			moment,
		);
	if (act.type === "set-own-terms") return decideOwnTerms(world, act, moment);
	if (isPeopleNote(act)) return decidePeople(world, act, moment);
	if (isRegisterAct(act)) return decideRegister(world, act, moment);
	if (act.type === "end-absence") return decideEndAbsence(world, act, moment);
	if (isAddressAct(act)) return accepted(decideAddress(world, room, act));
	if (isReminderAct(act)) return decideReminders(world, room, act, moment);
	if (act.type === "set-booking-lead") return decideBookingLead(world, act);
	if (isBookingAct(act)) return onBooking(world, room, act, moment);
	if (act.type === "postpone-audit" && phaseIn(world, room))
		return onStages(world, room, act, moment);
	if (isOnCertificate(act)) return onCertificate(world, room, act, moment);
	if (act.type === "raise-finding") return decideRaise(world, act, moment);
	if (isOnFinding(act)) {
		const finding = findingIn(world, room);
		return finding?.status === "open"
			? decideFinding(world, finding, act, moment)
			: refused({ code: "finding-not-open" });
	}
	const phase = phaseIn(world, room);
	// Whoever answers a request after its phase has closed is told that it has ended.
	const late = phase?.status === "closed" && "request" in act;
	return phase && (phase.status === "open" || late)
		? decidePhase(world, phase, act as Exclude<PhaseAct, ClockAct>, moment)
		: refused({ code: "phase-not-open" });
}

/**
 * A notice is judged by the state of its own day, and what fell due while nobody looked is said before anything changes: the
 * clock acts first.
 */
function onCertificate(
	world: World,
	room: RoomId,
	act: CertificateAct | CertificateNote,
	moment: Moment,
): Result<readonly Decided[], Refusal> {
	const decideIn = (known: World) => {
		const certificate = certificateIn(known, room);
		return certificate && !isOver(certificate)
			? decideCertificate(known, certificate, act, moment)
			: refused({ code: "certificate-not-guarded" } as const);
	};
	const guarded = certificateIn(world, room);
	return guarded &&
		act.type === "enter-held-audit" &&
		!comesLate(world.programme, guarded, act.heldOn, moment.on)
		? decideIn(world)
		: onceRung(world, room, moment, decideIn);
}

/** Stage 2 of an open certification audit is postponed; the other audits are the certificate's. */
function onStages(
	world: World,
	room: RoomId,
	act: Extract<CertificateAct, { type: "postpone-audit" }>,
	moment: Moment,
): Result<readonly Decided[], Refusal> {
	const phase = phaseIn(world, room);
	if (phase?.status !== "open") return refused({ code: "phase-not-open" });
	return phase.work.kind === "certification"
		? decideStagePostponed(world, phase, phase.work, act, moment)
		: refused({ code: "not-in-this-phase" });
}

/** What fell due while nobody looked is said before anything is arranged. */
const onBooking = (
	world: World,
	room: RoomId,
	act: BookingAct,
	moment: Moment,
): Result<readonly Decided[], Refusal> =>
	onceRung(world, room, moment, (known) =>
		decideBooking(known, room, act, moment),
	);

/**
 * What is signed is what was seen: whatever changes the content of an open request, or who is asked, begins its next
 * generation in the same breath. Where an absence has put a seat into other hands, that is said in the same breath too.
 */
function withSuperseded(
	world: World,
	decided: readonly Decided[],
	moment: Moment,
): readonly Decided[] {
	const after = applied(world, decided, moment);
	const following = Object.values(after.rooms).flatMap(
		(room): readonly Decided[] =>
			isPhase(room) && room.status === "open" && room.request
				? (supersededIn(after, room, room.request, moment) ??
					movesDue(after.programme, room, moment))
				: [],
	);
	return [...decided, ...following];
}

/** @returns that a request begins anew; undefined while what is signed and who is asked are the same. */
function supersededIn(
	{ programme }: World,
	phase: Phase,
	request: SignOffRequest,
	moment: Moment,
): readonly Decided[] | undefined {
	const content = fingerprint(moment.sha256(signedContent(phase)));
	const approvers = approversIn(programme.people, phase.kind);
	if (content === request.fingerprint && sameSeats(request, approvers))
		return undefined;
	const { on, calendarOf } = moment;
	const seats = withCalendars(
		seatsFor(programme.people, phase.kind, request, {
			askedBy: request.askedBy,
			substitutes: programme.substitutes,
			day: on,
		}),
		(person) => calendarFor(programme, calendarOf, request, person, on),
	);
	return [
		{
			room: phase.room,
			event: {
				type: "sign-off-superseded",
				request: request.id,
				generation: request.generation + 1,
				fingerprint: content,
				seats: seats.map(askedSeat),
			},
		},
	];
}

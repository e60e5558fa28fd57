import { auditsOfRoom, type ProgrammeAudit } from "./audits.ts";
import type { Certificate } from "./certificate.ts";
import { surveillanceAfter } from "./certificate-rounds.ts";
import { certificateRows, whyOf } from "./certificate-rules.ts";
import { compareDates, type LocalDate, later } from "./dates.ts";
import type { PersonId, RoomId } from "./ids.ts";
import type { NoticeData } from "./notice.ts";
import type { Phase } from "./phase.ts";
import { isWayPhase } from "./phases.ts";
import { earliestPilotSignOff } from "./pilot.ts";
import { ownRoom } from "./register/register.ts";
import { isHeld } from "./rules/certificate-state.ts";
import { type DatedRule, dueBy, isOpen } from "./rules/dated-rule.ts";
import { type ToDo, toDos } from "./to-do.ts";
import {
	guardingCertificate,
	isCertificate,
	isOver,
	isPhase,
	type World,
} from "./world.ts";

/** What a line of the board is about, in the few kinds that a list can be cut down to. */
export const boardMatters = [
	"legal",
	"finding",
	"phase",
	"sign-off",
	"work",
] as const;
export type BoardMatter = (typeof boardMatters)[number];

/** Due is not booked: an audit is booked when its days are confirmed. */
export type BookingState = "none" | "proposed" | "confirmed";

/** One dated matter of a programme, as the board over all programmes and the calendars list it. */
export interface BoardLine {
	readonly matter: BoardMatter;
	/** What waits for a person, an audit, or a day that is planned: the open phase's end, the certificate. */
	readonly kind: ToDo["kind"] | "audit" | "phase-end" | "certificate";
	readonly room: RoomId;
	/** Unique in its room for one person. */
	readonly key: string;
	/** Who is responsible. */
	readonly person: PersonId;
	/** The last day still in time. */
	readonly dueOn: LocalDate;
	/** The certificate that is guarded; null on the way to it. */
	readonly certificate: RoomId | null;
	/** null where there is nothing to book. */
	readonly booked: BookingState | null;
	/** The first day that is proposed or confirmed. */
	readonly bookedFor: LocalDate | null;
	readonly data: NoticeData;
}

/**
 * @returns every dated matter of a programme that is still ahead or missed. It depends on the record alone, never on the day:
 * what is overdue is found by asking for the lines before a day.
 */
export function boardLines(world: World): readonly BoardLine[] {
	if (world.programme.status === "stopped") return [];
	const rooms = Object.values(world.rooms).filter((room) => !isOver(room));
	const guarding = guardingCertificate(world)?.room ?? null;
	const waiting = [
		...rooms.map(({ room }) => room),
		ownRoom(world.programme),
	].flatMap((room) => waitingIn(world, room, guarding));
	return [
		...rooms.flatMap(({ room }) => auditLines(world, room, guarding)),
		...rooms
			.filter(isCertificate)
			.flatMap((certificate) => legalLines(world, certificate)),
		...rooms.filter(isPhase).flatMap((phase) => phaseLines(world, phase)),
		...certificateToCome(world),
		...waiting,
	];
}

const matters: Partial<Record<ToDo["kind"], BoardMatter>> = {
	booking: "legal",
	finding: "finding",
	"sign-off": "sign-off",
	approver: "sign-off",
	question: "sign-off",
};

/** Legal dates have lines of their own: those further ahead stand there too. */
const waitingIn = (
	world: World,
	room: RoomId,
	certificate: RoomId | null,
): readonly BoardLine[] =>
	toDos(world, room)
		.filter(({ kind }) => kind !== "legal")
		.map(
			({ kind, key, person, dueOn, data }): BoardLine => ({
				matter: matters[kind] ?? "work",
				kind,
				room,
				key,
				person,
				dueOn,
				certificate,
				booked: null,
				bookedFor: null,
				data,
			}),
		);

/** Audits that have not been held, in whichever room they are arranged. */
const auditLines = (
	world: World,
	room: RoomId,
	certificate: RoomId | null,
): readonly BoardLine[] =>
	auditsOfRoom(world, room)
		.filter(({ held }) => held === null)
		.map(
			(audit): BoardLine => ({
				matter: "legal",
				kind: "audit",
				room,
				key: `audit/${audit.audit}`,
				person: audit.responsible,
				dueOn: audit.dueBy,
				certificate,
				...bookingOf(audit),
				data: {
					...(audit.row && whyOf(audit.row)),
					audit: audit.audit,
					confirmBy: audit.confirmBy,
				},
			}),
		);

const bookingOf = ({
	confirmed,
	proposed,
}: ProgrammeAudit): Pick<BoardLine, "booked" | "bookedFor"> => ({
	booked: confirmed ? "confirmed" : proposed ? "proposed" : "none",
	bookedFor: (confirmed ?? proposed)?.from ?? null,
});

/** The dates of a certificate that no audit ahead has for its own. */
function legalLines(
	world: World,
	certificate: Certificate,
): readonly BoardLine[] {
	const { programme } = world;
	const audited = auditsOfRoom(world, certificate.room)
		.filter(({ held }) => held === null)
		.flatMap(({ row }) => row?.key ?? []);
	return datesAhead(certificateRows(programme, certificate), certificate)
		.filter(({ row }) => !audited.includes(row.key))
		.map(
			({ row, round }): BoardLine => ({
				matter: "legal",
				kind: "legal",
				room: certificate.room,
				key: row.key,
				person: programme.people.coordinator,
				dueOn: dueBy(row),
				certificate: certificate.room,
				booked: null,
				bookedFor: null,
				data: { ...whyOf(row), ...(round && { round }) },
			}),
		);
}

interface DateAhead {
	readonly row: DatedRule;
	/** The round whose audit meets it. */
	readonly round?: string | undefined;
}

/** The surveillances of later years, recertification from the first day on, and what ends a suspension or an expired certificate. */
function datesAhead(
	rows: readonly DatedRule[],
	certificate: Certificate,
): readonly DateAhead[] {
	const open = rows.filter(isOpen);
	const of = (key: string) => open.filter((row) => row.key === key);
	if (certificate.state.status === "expired-restorable")
		return of("restore").map((row) => ({ row }));
	if (!isHeld(certificate.state.status)) return [];
	return [
		...laterYears(open).map((row, place) => ({
			row,
			round: surveillanceAfter(certificate, place + 1),
		})),
		...of("recert").map((row) => ({ row, round: "recertification" })),
		...of("suspension").map((row) => ({ row })),
	];
}

/** One audit meets every clock that ends in its year: of the years after the binding clock's each asks for another. */
function laterYears(open: readonly DatedRule[]): readonly DatedRule[] {
	const binding = open.find(({ binds }) => binds);
	return binding
		? open.filter(
				(row) =>
					row.rule === "sv-year" &&
					!row.mayGiveWay &&
					yearOf(row.from) > yearOf(dueBy(binding)),
			)
		: [];
}

const yearOf = (day: LocalDate): string => day.slice(0, 4);

/** On hold a phase has no end: people were told to wait. The end of a round is the legal date it prepares for. */
function phaseLines({ programme }: World, phase: Phase): readonly BoardLine[] {
	if (
		programme.status === "held" ||
		phase.status !== "open" ||
		!isWayPhase(phase.kind)
	)
		return [];
	const { from, planned, work } = phase;
	return [
		{
			matter: "phase",
			kind: "phase-end",
			room: phase.room,
			key: "planned-end",
			person: programme.people.owner,
			dueOn:
				work.kind === "pilot"
					? later(
							planned.until,
							earliestPilotSignOff(from, programme.holds, from),
						)
					: planned.until,
			certificate: null,
			booked: null,
			bookedFor: null,
			data: { phase: phase.kind },
		},
	];
}

/** The day the certificate is planned for, until it is there: the planned end of the certification audit, once that is open. */
function certificateToCome({ programme, rooms }: World): readonly BoardLine[] {
	const audited = Object.values(rooms).some(
		({ kind, status }) => kind === "certification-audit" && status === "open",
	);
	if (audited || programme.certifiedOn !== null || programme.status === "held")
		return [];
	return [
		{
			matter: "phase",
			kind: "certificate",
			room: ownRoom(programme),
			key: "certificate",
			person: programme.people.owner,
			dueOn: programme.plan.certificateOn,
			certificate: null,
			booked: null,
			bookedFor: null,
			data: {},
		},
	];
}

/** One certificate that is guarded, as the board lists it. */
export interface BoardCertificate {
	readonly room: RoomId;
	readonly number: string;
	readonly body: string;
	readonly status: Certificate["state"]["status"];
	readonly validUntil: LocalDate;
	/** What is due next of it; null where nothing is. */
	readonly next: BoardLine | null;
	readonly person: PersonId;
}

/** @returns the certificate that is guarded now, with what is due next of it; undefined on the way to it, and when stopped. */
export function boardCertificate(world: World): BoardCertificate | undefined {
	const certificate = guardingCertificate(world);
	if (!certificate || world.programme.status === "stopped") return undefined;
	const { room, decision, state } = certificate;
	const [next = null] = [
		...auditLines(world, room, room),
		...legalLines(world, certificate),
	].toSorted((a, b) => compareDates(a.dueOn, b.dueOn));
	return {
		room,
		number: decision.number,
		body: decision.body,
		status: state.status,
		validUntil: decision.validUntil,
		next,
		person: world.programme.people.coordinator,
	};
}

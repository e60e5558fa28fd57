import type { Request, Response } from "express";
import type { LocalDate, TimeZone } from "../../domain/dates.ts";
import type { Finding } from "../../domain/finding.ts";
import { programmeId, type RoomId, roomId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import type { Phase } from "../../domain/phase.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Register } from "../../domain/register/register.ts";
import { openFindingsOnRecord } from "../../records/finding-pages.ts";
import { type Person, personsById } from "../../records/persons.ts";
import { type PhaseRow, phaseOnRecord } from "../../records/phase-pages.ts";
import { registerRows } from "../../records/readiness.ts";
import { todayOf } from "../clocks.ts";
import type { Translate } from "../locales/translate.ts";
import type { PageData } from "../page.ts";
import type { Way } from "../parts.ts";
import type { Policy } from "../policy.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { NameOf } from "../refusals.ts";
import type { ProgrammeRole, Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import { questionPersons, seatPersons } from "./sign-off-names.ts";

/** Whoever has to do with the programme may read. */
export const mayRead: Policy = {
	programme: ["owner", "coordinator", "contributor", "auditor", "approver"],
};
const workers = ["owner", "coordinator", "contributor"] as const;
const leaders = ["owner", "coordinator"] as const;
/** Evidence and records come from whoever works in the programme. */
export const mayWork: Policy = { programme: workers };
/** What binds others (asking, dates, the body's papers) is for owner and coordinator. */
export const mayLead: Policy = { programme: leaders };

/** A phase as a page knows it, with what its reader may do. */
export interface RoomPage {
	readonly programme: Programme;
	readonly kind: PhaseRow["kind"];
	readonly phase: Phase;
	/** The findings of the programme that are not closed. */
	readonly findings: readonly Finding[];
	/** Its documents and metrics, where the phase is the one that brings them. */
	readonly register: Register;
	/** `/programmes/bank-2027/design` */
	readonly at: string;
	/** The programme's clock, and its day there. */
	readonly now: Instant;
	readonly today: LocalDate;
	readonly zone: TimeZone;
	readonly works: boolean;
	readonly leads: boolean;
	/** Whether he owns the programme. */
	readonly owns: boolean;
	readonly persons: ReadonlyMap<string, Person>;
	readonly nameOf: NameOf;
}

/**
 * Reads the phase that the address names.
 *
 * @param more persons whose names the page needs beside those of the programme and the phase.
 * @throws Problem 404 when there is none.
 */
export async function readRoom(
	req: Request,
	res: Response,
	services: Services,
	more: readonly string[] = [],
): Promise<RoomPage> {
	const { database } = services.records;
	const programme = programmeId(String(req.params["programme"]));
	const found = await phaseOnRecord(database, programme, roomOf(req));
	if (!found) throw new Problem(404);
	const { phase, kind, clock } = found;
	const [persons, roles, findings, rows] = await Promise.all([
		personsById(database, [...personsIn(found.programme, phase), ...more]),
		services.access.rolesOf(signedIn(res).person, programme),
		openFindingsOnRecord(database, programme),
		phase.kind === "design"
			? registerRows(database, programme, ["document", "metric"])
			: [],
	]);
	const { zone } = found.programme.charter;
	const now = services.clock.now();
	const open = phase.status === "open" && found.programme.status !== "stopped";
	return {
		programme: found.programme,
		kind,
		phase,
		findings,
		register: Object.fromEntries(rows.map((row) => [row.id, row])),
		at: `/programmes/${phase.room}`,
		now: clock ?? now,
		today: todayOf({ zone, clock }, now),
		zone,
		works: open && may(workers, roles),
		leads: open && may(leaders, roles),
		owns: open && may(["owner"], roles),
		persons,
		nameOf: (id) => persons.get(id)?.name ?? "—",
	};
}

/** @returns the room that the address names: `bank-2027/surveillance-1.2`. */
export const roomOf = ({ params }: Request): RoomId =>
	roomId(`${params["programme"]}/${params["room"]}`);

const may = (
	allowed: readonly ProgrammeRole[],
	roles: readonly ProgrammeRole[],
): boolean => roles.some((role) => allowed.includes(role));

const personsIn = (
	{ people, substitutes }: Programme,
	{ deliverables, request, sentBack, work }: Phase,
): readonly string[] => [
	people.owner,
	people.coordinator,
	people.escalation,
	...(people.businessOwner ? [people.businessOwner] : []),
	...people.approvers.map(({ person }) => person),
	...substitutes.map(({ substitute }) => substitute),
	...deliverables.flatMap(({ owner, evidence }) => [
		...(owner ? [owner] : []),
		...evidence.map(({ addedBy }) => addedBy),
	]),
	...(request
		? [
				request.askedBy,
				...request.seats.flatMap(seatPersons),
				...request.questions.flatMap(questionPersons),
			]
		: []),
	...(sentBack ? [sentBack.by] : []),
	...(work.kind === "pilot" ? work.quiet.map(({ approver }) => approver) : []),
];

/** @returns what every page of a phase tells the frame around it. */
export function frameOf(
	{ programme, kind, now, today, zone }: RoomPage,
	t: Translate,
	trail: readonly Way[] = [],
): Omit<PageData, "title"> {
	const { charter, name, holds, status } = programme;
	const held = holds.find(({ until }) => until === null);
	return {
		section: "home",
		trail: [
			{ to: "/", text: t("home.title") },
			{ to: `/programmes/${charter.programme}`, text: name },
			...trail,
		],
		today,
		...(kind === "rehearsal" ? { rehearsal: { clock: now, zone } } : {}),
		...(held && status === "held" ? { hold: { since: held.from } } : {}),
	};
}

/** @returns the step up to the phase's own page, for the pages below it. */
export const wayToPhase = ({ phase, at }: RoomPage, t: Translate): Way => ({
	to: at,
	text: t(`terms.phase.${phase.kind}`),
});

/** @returns what a deliverable of the phase is called, by its id. */
export const deliverableNamed =
	({ phase }: RoomPage, t: Translate) =>
	(id: string): string => {
		const found = phase.deliverables.find((one) => one.id === id);
		return found ? sayDeliverable(found, t) : id;
	};

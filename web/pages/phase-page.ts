import type { Request, Response } from "express";
import { compareDates, daysBetween } from "../../domain/dates.ts";
import { evidenceInForce } from "../../domain/deliverable.ts";
import { findingsOf } from "../../domain/findings.ts";
import { notices } from "../../domain/schedule.ts";
import { waitingSeats } from "../../domain/sign-off.ts";
import { mailsOfRoom } from "../../records/mails-read.ts";
import { personsById } from "../../records/persons.ts";
import { textsOf } from "../../records/seals.ts";
import { requestsIn } from "../../records/sign-off-links-requests.ts";
import { newestLink } from "../../records/waiting-sign-offs.ts";
import { sayDate, sayDay, sayMoment } from "../dates.ts";
import type { Form } from "../forms.ts";
import type { Language } from "../locales/languages.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { Services } from "../services.ts";
import { sayDeliverable, sayList } from "../terms.ts";
import { sayTimer, sayTimerKind, sayWhy } from "../timers.ts";
import { stateOf } from "./deliverable-page.ts";
import { evidenceItem, evidenceSeals, type Texts } from "./evidence-item.ts";
import { findingsHere } from "./findings-here.ts";
import { mailLines } from "./mail-list.ts";
import { phaseAudits, worldOfPhase } from "./phase-audits.ts";
import { sayWaitedFor } from "./phase-request.ts";
import { frameOf, type RoomPage, readRoom } from "./phase-room.ts";
import { reasonsIn, signOffPart } from "./phase-sign-off.ts";
import { auditPart, roundPart, workSeals } from "./phase-work.ts";
import { pilotMatrix } from "./pilot-matrix.ts";
import { quietTable, recordsTable } from "./pilot-tables.ts";
import { seatPersons } from "./sign-off-names.ts";
import { trainingPart } from "./training-room.ts";

/**
 * Shows where a phase stands, what is next, and who is waited for; then its sign-off, its deliverables, what it holds beside
 * them, its timers and its mails.
 *
 * @param form what was refused: said on top.
 */
export async function showPhase(
	req: Request,
	res: Response,
	services: Services,
	form?: Form,
): Promise<void> {
	const { t, language } = res.locals.frame;
	const { database } = services.records;
	const page = await readRoom(req, res, services);
	const { phase, programme } = page;
	const id = programme.charter.programme;
	const [stories, mails] = await Promise.all([
		requestsIn(database, id, phase.room),
		mailsOfRoom(database, id, phase.room),
	]);
	const [audits, texts, more] = await Promise.all([
		phaseAudits(database, page, t),
		textsOf(database, [
			...phase.deliverables.flatMap(({ evidence }) =>
				evidence.flatMap(evidenceSeals),
			),
			...workSeals(phase),
			...reasonsIn(page),
		]),
		personsById(database, [
			...mails.map(({ to }) => to),
			...stories.flatMap(({ decisions }) => decisions.flatMap(seatPersons)),
		]),
	]);
	const nameOf = (person: string) =>
		more.get(person)?.name ?? page.nameOf(person);
	const known = { ...page, nameOf };
	const mine = await ownLink(res, services, page);
	const work = workPart(known, texts, language, t);
	showPage(res, "phase", {
		...frameOf(page, t),
		title: titleOf(page, t),
		over: t("phase.over", {
			programme: programme.name,
			edition: programme.charter.edition,
		}),
		lead: leadOf(page, t),
		at: page.at,
		works: page.works,
		leads: page.leads,
		rows: standingRows(known, t),
		signOff: signOffPart(known, stories, texts, t, mine),
		deliverables: deliverableLines(known, texts, t),
		...work,
		...(audits.length > 0 ? { audits } : {}),
		metrics: `/programmes/${id}/metrics`,
		documents:
			phase.kind === "design" ? `/programmes/${id}/documents` : undefined,
		allAudits: `/programmes/${id}/audits`,
		early: bookedEarly(phase),
		findings: findingsPart(page, t),
		timers: timerRows(known, t),
		mails: mailLines(known, mails, nameOf, t),
		rehearsed: page.kind === "rehearsal",
		open: phase.status === "open",
		...(phase.kind === "preparation" && phase.status === "open"
			? { training: await trainingPart(services, id, t) }
			: {}),
		...(form ? { form } : {}),
	});
}

/** The stages of the certification audit are arranged while the phases before it are open. */
const bookedEarly = ({ kind, status }: RoomPage["phase"]): boolean =>
	status === "open" && (kind === "pilot-run" || kind === "internal-audit");

/** Audits find things; what a phase without one is to do with them stands in the register. */
function findingsPart(page: RoomPage, t: Translate) {
	const { phase, programme, findings, today, works } = page;
	const { kind, work } = phase;
	if (
		work.kind === "pilot" ||
		(work.kind === "plain" && kind !== "internal-audit")
	)
		return undefined;
	return findingsHere(
		{
			programme,
			findings: findingsOf(findings, phase),
			// Only a recertification's majors count from there; their gate says so.
			validUntil: null,
			today,
			room: phase.room.split("/")[1] ?? null,
			mayRaise: works,
		},
		t,
	);
}

/** A reader who is asked himself needs no mail to get to his page: he is signed in. */
async function ownLink(
	res: Response,
	{ records }: Services,
	{ phase: { request } }: RoomPage,
): Promise<string | undefined> {
	const { person } = signedIn(res);
	if (!request || !waitingSeats(request).some((seat) => seat.person === person))
		return undefined;
	const token = await newestLink(records, person, request.id);
	return token === null ? undefined : `/s/${token}`;
}

/** @returns the phase's name; a round of a later cycle says of which. */
export function titleOf({ phase }: RoomPage, t: Translate): string {
	const name = t(`terms.phase.${phase.kind}`);
	return phase.round > 1
		? t("phase.inCycle", { phase: name, cycle: phase.round })
		: name;
}

/** Where it stands, in a sentence. */
function leadOf({ phase, programme, today }: RoomPage, t: Translate): string {
	const from = sayDay(phase.from, t);
	if (phase.status === "closed" && phase.closedOn)
		return t("phase.lead.closed", { day: sayDay(phase.closedOn, t) });
	if (phase.status === "stopped" || programme.status === "stopped")
		return t("phase.lead.stopped");
	if (phase.status === "opening") return t("phase.lead.opening", { day: from });
	return t("phase.lead.open", {
		day: from,
		n: Math.max(1, daysBetween(phase.from, today) + 1),
	});
}

/** The three questions of each page: where are we, what is next, who is waited for. */
function standingRows(page: RoomPage, t: Translate): readonly SummaryRow[] {
	const { phase, today, nameOf } = page;
	const planned = t("dates.span", {
		from: sayDay(phase.planned.from, t),
		to: sayDay(phase.planned.until, t),
	});
	if (phase.status !== "open")
		return [
			{ label: t("phase.planned"), cell: { text: planned } },
			...(phase.closedOn
				? [
						{
							label: t("phase.actual"),
							cell: {
								text: t("dates.span", {
									from: sayDay(phase.from, t),
									to: sayDay(phase.closedOn, t),
								}),
							},
						},
					]
				: []),
		];
	const [next] = upcoming(page);
	const open = phase.deliverables.filter(({ status }) => status === "open");
	const waited = phase.request
		? sayWaitedFor(page, phase.request, t)
		: open.length > 0
			? t("phase.waitedForDeliverables", {
					names: sayList(
						[
							...new Set(
								open.map(({ owner }) =>
									nameOf(owner ?? page.programme.people.owner),
								),
							),
						],
						t,
					),
					count: open.length,
				})
			: t("phase.waitedForOwner", {
					name: nameOf(page.programme.people.owner),
				});
	const late = compareDates(phase.planned.until, today) < 0;
	return [
		{
			label: t("phase.planned"),
			cell: {
				text: planned,
				note: late
					? t("phase.plannedLate", {
							count: daysBetween(phase.planned.until, today),
						})
					: sayDate(phase.planned.until, today, t),
			},
		},
		...(next
			? [
					{
						label: t("phase.next"),
						cell: {
							text: sayMoment(next.at, page.zone, t),
							note: sayTimer({ ...next, room: phase.room }, t),
						},
					},
				]
			: []),
		{ label: t("phase.waitedFor"), cell: { text: waited } },
	];
}

/** Notices to come: what is due already rings by itself in a moment. */
function upcoming(page: RoomPage) {
	const { phase, today } = page;
	return notices(worldOfPhase(page), phase.room, today);
}

const mostTimers = 8;

function timerRows(page: RoomPage, t: Translate) {
	const { phase, zone, nameOf } = page;
	if (phase.status !== "open") return undefined;
	return upcoming(page)
		.slice(0, mostTimers)
		.map((timer) => {
			const told = { ...timer, room: phase.room };
			return {
				moment: timer.at,
				zone,
				kind: sayTimerKind(timer.code, t),
				what: sayTimer(told, t),
				to: t("notices.to", { names: sayList(timer.to.map(nameOf), t) }),
				why: sayWhy(told, t),
			};
		});
}

function deliverableLines(page: RoomPage, texts: Texts, t: Translate) {
	const { phase, at, nameOf, programme, today } = page;
	return phase.deliverables.map((deliverable) => ({
		title: sayDeliverable(deliverable, t),
		to: `${at}/deliverables/${deliverable.id}`,
		owner: nameOf(deliverable.owner ?? programme.people.owner),
		due: deliverable.dueOn,
		open: deliverable.status === "open",
		...stateOf(deliverable, today, t),
		evidence: evidenceInForce(deliverable).map((one) =>
			evidenceItem(
				one,
				texts,
				`${at}/deliverables/${deliverable.id}/evidence/${one.id}`,
				t,
			),
		),
	}));
}

/** What the phase holds beside its deliverables: records of the pilot run, the body's audit, a round's result. */
function workPart(
	page: RoomPage,
	texts: Texts,
	language: Language,
	t: Translate,
) {
	const { phase } = page;
	const { work } = phase;
	switch (work.kind) {
		case "plain":
			return {};
		case "pilot":
			return {
				pilot: {
					matrix: pilotMatrix(page, t),
					records:
						work.records.length > 0
							? {
									...recordsTable(work.records, texts, t),
									count: work.records.length,
								}
							: null,
					quiet:
						work.quiet.length > 0
							? {
									...quietTable(work.quiet, texts, page.nameOf, t),
									count: work.quiet.length,
								}
							: null,
				},
			};
		case "certification":
			return { audit: auditPart(page, work, texts, t) };
		case "round":
			return { round: roundPart(page, work, language, t) };
	}
}

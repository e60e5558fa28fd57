import { stageOf } from "../../domain/audit-key.ts";
import { auditsOfRoom, type ProgrammeAudit } from "../../domain/audits.ts";
import { compareDates, type LocalDate } from "../../domain/dates.ts";
import { isOpen } from "../../domain/rules/dated-rule.ts";
import { isCertificate, isPhase, type World } from "../../domain/world.ts";
import { sayAudit, sayAuditDays } from "../audits.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Cell, SummaryRow, Way } from "../parts.ts";
import { sayRowWhy } from "../why.ts";
import type { Texts } from "./evidence-item.ts";

/** One audit as pages show it: by when it is due and why, what is booked, and what can be entered. */
export interface AuditShown {
	readonly id: string;
	readonly name: string;
	readonly rows: readonly SummaryRow[];
	readonly ways: readonly Way[];
	/** What takes something away. */
	readonly grave: Way | null;
}

/** What an audit is shown with. */
export interface ShownWith {
	readonly world: World;
	/** `/programmes/bank-2027` */
	readonly path: string;
	readonly today: LocalDate;
	readonly mayAct: boolean;
	readonly texts: Texts;
	readonly t: Translate;
}

/** @returns the seals of the words that bookings hold. */
export const bookingSeals = (
	audits: readonly ProgrammeAudit[],
): readonly string[] =>
	audits.flatMap(({ booking: { auditors, announced, answered } }) => [
		...(auditors ? [auditors] : []),
		...(announced ? [announced.reason] : []),
		...(answered ? [answered.note] : []),
	]);

/** @returns an audit with everything that is on record of it. */
export function auditShown(
	audit: ProgrammeAudit,
	shown: ShownWith,
): AuditShown {
	const { t, mayAct } = shown;
	return {
		id: `audit-${audit.audit}`,
		name: sayAudit(audit.audit, t),
		rows: rowsOf(audit, shown),
		ways: mayAct ? waysOf(audit, shown) : [],
		grave:
			mayAct && !audit.held && (audit.proposed || audit.confirmed)
				? {
						to: addressOf(audit, "cancel", shown),
						text: t("bookings.act.cancel"),
					}
				: null,
	};
}

/** @returns the address of a form about an audit. */
export const addressOf = (
	{ audit }: Pick<ProgrammeAudit, "audit">,
	act: string,
	{ path }: Pick<ShownWith, "path">,
): string => `${path}/audits/${audit}/${act}`;

function rowsOf(
	audit: ProgrammeAudit,
	{ t, texts, today }: ShownWith,
): readonly SummaryRow[] {
	const { booking, held } = audit;
	const { auditors, auditDays, place, planReceivedOn, reportReceivedOn } =
		booking;
	const received = (day: LocalDate | null): Cell =>
		day ? { date: day } : { state: "waiting", word: t("bookings.notYet") };
	const sealed = (text: string): string =>
		texts.get(text) ?? t("events.removed");
	return [
		{ label: t("bookings.due"), cell: dueCell(audit, texts, t) },
		{
			label: t(held ? "bookings.held" : "bookings.booked"),
			cell: standingCell(audit, today, t),
		},
		...(auditors
			? [{ label: t("bookings.auditors"), cell: { text: sealed(auditors) } }]
			: []),
		...(auditDays === null
			? []
			: [
					{ label: t("bookings.auditDays"), cell: { text: String(auditDays) } },
				]),
		...(place
			? [
					{
						label: t("bookings.place"),
						cell: { text: t(`bookings.places.${place}`) },
					},
				]
			: []),
		...((audit.confirmed && !held) || planReceivedOn
			? [{ label: t("bookings.plan"), cell: received(planReceivedOn) }]
			: []),
		...(held
			? [{ label: t("bookings.report"), cell: received(reportReceivedOn) }]
			: []),
		...(booking.answered && !held && !audit.confirmed
			? [
					{
						label: t("bookings.answeredNote"),
						cell: {
							text: sealed(booking.answered.note),
							note: sayDay(booking.answered.on, t),
						},
					},
				]
			: []),
	];
}

/** The last day in time with its why: rule, clause, anchor and consequence; or who else set it. */
export const dueCell = (
	{ dueBy, row, rule, booking }: ProgrammeAudit,
	texts: Texts,
	t: Translate,
): Cell => ({
	date: dueBy,
	why: row
		? sayRowWhy(row, t)
		: rule === "announced"
			? t("bookings.why.announced", {
					reason:
						texts.get(booking.announced?.reason ?? "") ?? t("events.removed"),
				})
			: t(`bookings.why.${rule === "plan" ? rule : "none"}`),
});

/** Booked or not, in words with a mark: due is not booked. */
export function standingCell(
	{ held, confirmed, proposed, confirmBy, dueBy }: ProgrammeAudit,
	today: LocalDate,
	t: Translate,
): Cell {
	const day = sayDay(confirmBy, t);
	if (held)
		return {
			state: "done",
			word: t("bookings.standing.held", { days: sayAuditDays(held, t) }),
		};
	if (confirmed) {
		const late = compareDates(confirmed.until, dueBy) > 0;
		return {
			state: late ? "late" : "active",
			word: t(`bookings.standing.${late ? "confirmedLate" : "confirmed"}`, {
				days: sayAuditDays(confirmed, t),
			}),
		};
	}
	const late = compareDates(confirmBy, today) < 0;
	if (proposed)
		return {
			state: late ? "late" : "asked",
			word: t(`bookings.standing.${late ? "proposedLate" : "proposed"}`, {
				day,
				days: sayAuditDays(proposed, t),
			}),
		};
	return {
		state: late ? "late" : "waiting",
		word: t(`bookings.standing.${late ? "noneLate" : "none"}`, { day }),
	};
}

/** What can be entered about an audit as it stands. */
function waysOf(audit: ProgrammeAudit, shown: ShownWith): readonly Way[] {
	const { t, today, path } = shown;
	const { held, confirmed, proposed, confirmBy, booking, row } = audit;
	const way = (
		act:
			| "propose"
			| "confirm"
			| "move"
			| "plan"
			| "report"
			| "answer"
			| "postpone",
		text: Parameters<Translate>[0] = `bookings.act.${act}`,
	): Way => ({ to: addressOf(audit, act, shown), text: t(text) });
	const heldWay = enterHeld(audit, shown);
	if (held)
		return [
			...(booking.reportReceivedOn ? [] : [way("report")]),
			...(heldWay ? [heldWay] : []),
		];
	const mayPostpone =
		row !== null &&
		isOpen(row) &&
		["sv1", "sv-year", "sv-gap", "stage-gap"].includes(row.rule);
	const isLate = compareDates(confirmBy, today) < 0;
	return [
		...(confirmed
			? [way("move")]
			: [
					way("confirm"),
					way(
						"propose",
						proposed ? "bookings.act.proposeAgain" : "bookings.act.propose",
					),
				]),
		...(confirmed && !booking.planReceivedOn ? [way("plan")] : []),
		...(heldWay ? [heldWay] : []),
		...(isLate && !confirmed && !booking.answered ? [way("answer")] : []),
		...(mayPostpone
			? [
					row.rule === "stage-gap"
						? way("postpone")
						: {
								to: `${path}/certificate/postpone?of=${encodeURIComponent(row.key)}`,
								text: t("bookings.act.postpone"),
							},
				]
			: []),
	];
}

/** A stage is entered with what its report found; the certificate's audits with their days, their result with the round. */
function enterHeld(audit: ProgrammeAudit, shown: ShownWith): Way | undefined {
	const { t, world, path } = shown;
	const room = world.rooms[audit.room];
	if (!room) return undefined;
	const text = t(audit.held ? "bookings.act.heldAgain" : "bookings.act.held");
	if (isCertificate(room))
		return /\//.test(audit.audit)
			? undefined
			: { to: addressOf(audit, "held", shown), text };
	const stage = stageOf(audit.audit);
	if (!stage || !isPhase(room) || room.work.kind !== "certification")
		return undefined;
	const times = room.work.audits.filter(
		(known) => known.stage === stage.stage,
	).length;
	// Of a stage that was repeated only the last can be corrected.
	return stage.number < times
		? undefined
		: {
				to: `${path}/${room.room.split("/")[1]}/audit/${stage.stage}${stage.number > 1 ? `.${stage.number}` : ""}`,
				text,
			};
}

/** @returns the stages that may be held once more, though nothing asks for it yet. */
export function repeatWays(world: World, shown: ShownWith): readonly Way[] {
	const { t } = shown;
	return Object.values(world.rooms).flatMap(({ room }) => {
		const asked = auditsOfRoom(world, room).map(({ audit }) => audit);
		return auditsOfRoom(world, room, "every")
			.filter(({ audit }) => !asked.includes(audit))
			.map(
				(audit): Way => ({
					to: addressOf(audit, "propose", shown),
					text: t("bookings.repeat", { audit: sayAudit(audit.audit, t) }),
				}),
			);
	});
}

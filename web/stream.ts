import { isAddressEvent } from "../domain/address-notes.ts";
import { isHandOver } from "../domain/correspondence-hand-over.ts";
import type { Event } from "../domain/events.ts";
import { isPeopleEvent } from "../domain/people-notes.ts";
import type { PhaseKind } from "../domain/phases.ts";
import type { World } from "../domain/world.ts";
import type { Database } from "../records/database.ts";
import { personsById } from "../records/persons.ts";
import type { Entered } from "../records/programme-pages.ts";
import { textsOf } from "../records/seals.ts";
import { sayEvent } from "./events.ts";
import { personsInHandOver } from "./events-hand-over.ts";
import type { Translate } from "./locales/translate.ts";
import type { State, StreamEntry } from "./parts.ts";
import { personsInPeopleEvent } from "./people-events.ts";
import type { NameOf } from "./refusals.ts";
import {
	isRegisterEvent,
	personsInRegister,
	sealInRegister,
} from "./register-events.ts";
import { isAlarm, phaseOf } from "./timers.ts";

/** What a stream can be narrowed to. */
export const streamFilters = {
	all: null,
	"sign-offs": [
		"sign-off-asked",
		"sign-off-superseded",
		"sign-off-reminded",
		"sign-off-withdrawn",
		"sign-off-decided",
		"sign-off-ended",
		"sign-off-handed-over",
		"sign-off-not-for-me",
		"sign-off-question-asked",
		"sign-off-question-answered",
		"substitute-named",
		"substitute-ended",
		"confirmation-set",
		"reminders-set",
		"request-reminders-set",
		"calendar-read",
		"own-days-set",
		"phase-closed",
	],
	work: [
		"phase-opened",
		"deliverable-added",
		"deliverable-assigned",
		"evidence-added",
		"evidence-withdrawn",
		"deliverable-delivered",
		"deliverable-reopened",
		"process-recorded",
		"month-declared-quiet",
	],
	audits: [
		"application-entered",
		"audit-held",
		"audit-proposed",
		"audit-confirmed",
		"audit-moved",
		"audit-cancelled",
		"audit-paper-received",
		"audit-announced",
		"audit-postponed",
		"booking-alarm-answered",
		"held-audit-entered",
		"six-months-passed",
		"certification-refused",
		"decision-entered",
		"result-entered",
		"certificate-issued",
		"round-due",
		"certificate-expired",
	],
	findings: [
		"finding-raised",
		"finding-answer-written",
		"finding-submitted",
		"finding-not-accepted",
		"finding-accepted",
		"finding-verified",
		"finding-regraded",
		"finding-closed",
		"finding-assigned",
		"finding-evidence-added",
		"finding-evidence-withdrawn",
	],
	programme: [
		"programme-started",
		"programme-adopted",
		"programme-renamed",
		"people-changed",
		"address-failed",
		"address-works",
		"person-succeeded",
		"auditor-admitted",
		"auditor-dismissed",
		"contributor-admitted",
		"contributor-dismissed",
		"programme-held",
		"programme-resumed",
		"programme-replanned",
		"programme-stopped",
	],
	readiness: [
		"clause-rated",
		"action-opened",
		"action-changed",
		"action-finished",
		"action-reopened",
		"clause-assigned",
		"process-assessed",
		"standards-set",
		"evidence-filed",
		"evidence-refiled",
		"filed-withdrawn",
		"audit-planned",
		"audit-changed",
		"internal-audit-held",
		"audit-dropped",
		"review-planned",
		"review-held",
		"review-signed",
		"staff-listed",
		"staff-left",
		"training-held",
		"attendance-noted",
	],
	reminders: ["notices-given"],
} as const satisfies Record<string, readonly Event["type"][] | null>;

export type StreamFilter = keyof typeof streamFilters;

export const isStreamFilter = (text: unknown): text is StreamFilter =>
	typeof text === "string" && Object.hasOwn(streamFilters, text);

/** @returns the entries of a stream in words, with the names and reasons they hold. */
export async function wordStream(
	database: Database,
	entered: readonly Entered[],
	world: World,
	t: Translate,
): Promise<readonly StreamEntry[]> {
	const { zone } = world.programme.charter;
	const [persons, texts] = await Promise.all([
		personsById(database, entered.flatMap(personsIn)),
		textsOf(
			database,
			entered.flatMap(({ event }) => sealIn(event) ?? []),
		),
	]);
	const nameOf: NameOf = (person) =>
		persons.get(person)?.name ?? t("events.someone");
	return entered.map((entry): StreamEntry => {
		const { by, event, at, position, room } = entry;
		const text = sayEvent(entry, { nameOf, world }, t);
		const seal = sealIn(event);
		const quote = seal && (texts.get(seal) ?? t("events.removed"));
		const state = stateOf(event);
		const path = pathOf(event, room);
		return {
			number: position,
			at,
			zone,
			text: text.sentence,
			...(text.begun && by !== "clock" ? { who: nameOf(by) } : {}),
			...(state === undefined ? {} : { state }),
			...(quote === undefined ? {} : { quote }),
			...(path === undefined ? {} : { ways: [path(t)] }),
		};
	});
}

function personsIn({ by, event }: Entered): readonly string[] {
	if (isHandOver(event)) return [by, ...personsInHandOver(event)];
	if (isPeopleEvent(event)) return [by, ...personsInPeopleEvent(event)];
	const named: readonly (string | null)[] = isRegisterEvent(event)
		? personsInRegister(event)
		: event.type === "sign-off-asked" || event.type === "sign-off-superseded"
			? event.seats.map(({ person }) => person)
			: event.type === "sign-off-reminded"
				? event.persons
				: event.type === "deliverable-assigned"
					? [event.owner]
					: event.type === "month-declared-quiet"
						? [event.approver]
						: event.type === "notices-given"
							? event.notices.flatMap(({ to }) => to)
							: event.type === "calendar-read" || isAddressEvent(event)
								? [event.person]
								: event.type === "sign-off-decided"
									? [event.for ?? null]
									: [];
	return [by, ...named].filter(
		(person) => person !== null && person !== "clock",
	) as string[];
}

/** What is quoted: a reason that was given, a note that was written. The same reason is not said twice. */
function sealIn(event: Event): string | undefined {
	if (isRegisterEvent(event)) return sealInRegister(event);
	if (event.type === "evidence-added") return event.evidence.text;
	if (event.type === "process-recorded") return event.note;
	if (event.type === "booking-alarm-answered") return event.note;
	if ("question" in event) return event.text;
	if (event.type === "sign-off-ended") return undefined;
	return "reason" in event ? (event.reason ?? undefined) : undefined;
}

function stateOf(event: Event): State | undefined {
	switch (event.type) {
		case "programme-held":
			return "held";
		case "programme-stopped":
			return "stopped";
		case "sign-off-asked":
		case "sign-off-superseded":
		case "sign-off-question-asked":
			return "asked";
		case "sign-off-not-for-me":
		case "address-failed":
			return "late";
		case "sign-off-decided":
			return event.decision === "approve" ? "done" : undefined;
		case "phase-closed":
		case "deliverable-delivered":
		case "action-finished":
		case "certificate-issued":
			return "done";
		case "phase-opened":
			return "active";
		case "certificate-expired":
		case "six-months-passed":
			return "late";
		case "certification-refused":
			return "stopped";
		case "notices-given":
			return event.notices.some(({ code }) => isAlarm(code))
				? "late"
				: undefined;
		default:
			return undefined;
	}
}

/** Where the phase can be looked at that an entry is about. */
const pathOf = (event: Event, room: string) =>
	event.type === "sign-off-asked" || event.type === "phase-opened"
		? (t: Translate) => ({
				to: `/programmes/${room}`,
				text: t(`terms.phase.${phaseOf(room) as PhaseKind}`),
			})
		: undefined;

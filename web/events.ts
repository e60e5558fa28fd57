import { isAddressEvent } from "../domain/address-notes.ts";
import { isBookingEvent } from "../domain/booking-events.ts";
import { isCertificationEvent } from "../domain/certification-events.ts";
import { isHandOver } from "../domain/correspondence-hand-over.ts";
import type { DeliverableId, RoomId } from "../domain/ids.ts";
import type { NoticeGiven } from "../domain/notice.ts";
import { isPeopleEvent } from "../domain/people-notes.ts";
import type { PhaseKind, Side } from "../domain/phases.ts";
import { isReminderEvent } from "../domain/reminders.ts";
import { phaseIn, type World } from "../domain/world.ts";
import type { Entered } from "../records/programme-pages.ts";
import { sayBookingEvent, sayCertificationEvent } from "./audits.ts";
import { sayCertificateEvent } from "./certificate-events.ts";
import { sayDay } from "./dates.ts";
import { sayHandOver } from "./events-hand-over.ts";
import { sayReminderEvent } from "./events-reminders.ts";
import { isFindingEvent, sayFindingEvent } from "./finding-events.ts";
import type { Translate } from "./locales/translate.ts";
import { sayPeopleEvent } from "./people-events.ts";
import type { NameOf } from "./refusals.ts";
import { isRegisterEvent, sayRegisterEvent } from "./register-events.ts";
import { did, followed, type Said } from "./said.ts";

export type { Said } from "./said.ts";

import { sayDeliverable, sayList, sayMatter } from "./terms.ts";
import { phaseOf, sayNoticeGiven } from "./timers.ts";

/** What an event names by id. */
export interface Names {
	readonly nameOf: NameOf;
	/** Deliverables that were added bear the title they were given. */
	readonly world: World;
}

/** @returns an event of the record in words. */
export function sayEvent(
	{ by, event, room }: Entered,
	{ nameOf, world }: Names,
	t: Translate,
): Said {
	const named = (id: DeliverableId) =>
		sayDeliverable(titled(world, room, id), t);
	const phaseNamed = (kind: string) => t(`terms.phase.${kind as PhaseKind}`);
	const phase = isPhaseRoom(room) ? phaseNamed(phaseOf(room)) : "";
	const names = (persons: readonly string[]) =>
		sayList([...new Set(persons)].map(nameOf), t);
	const seated = (seats: readonly { person: string; side: Side }[]) =>
		names(seats.map(({ person }) => person));
	switch (event.type) {
		case "programme-started":
			return did(
				t(
					event.before.length > 0
						? "events.programme-started-midway"
						: "events.programme-started",
					{
						phase: phaseNamed(event.first),
						from: sayDay(event.firstFrom, t),
						certificate: sayDay(event.plan.certificateOn, t),
					},
				),
			);
		case "programme-adopted":
			return did(
				t("events.programme-adopted", {
					decided: sayDay(event.certificateOn, t),
					until: sayDay(event.validUntil, t),
				}),
			);
		case "programme-renamed":
			return did(t("events.programme-renamed", { name: event.name }));
		case "programme-replanned":
			return did(
				t("events.programme-replanned", {
					certificate: sayDay(event.plan.certificateOn, t),
				}),
			);
		case "people-changed":
		case "programme-held":
		case "programme-resumed":
		case "programme-stopped":
			return did(t(`events.${event.type}`));
		case "phase-opened":
			return followed(
				t("events.phase-opened", {
					phase,
					count: event.deliverables.length,
				}),
			);
		case "deliverable-added":
			return did(
				t("events.deliverable-added", {
					phase,
					deliverable: event.title,
					due: sayDay(event.dueOn, t),
				}),
			);
		case "deliverable-assigned":
			return did(
				event.owner === null
					? t("events.deliverable-unassigned", {
							deliverable: named(event.deliverable),
							due: sayDay(event.dueOn, t),
						})
					: t("events.deliverable-assigned", {
							deliverable: named(event.deliverable),
							person: nameOf(event.owner),
							due: sayDay(event.dueOn, t),
						}),
			);
		case "evidence-added":
			return did(
				t(`events.evidence-added.${event.evidence.kind}`, {
					deliverable: named(event.deliverable),
				}),
			);
		case "evidence-withdrawn":
		case "deliverable-delivered":
		case "deliverable-reopened":
			return did(
				t(`events.${event.type}`, { deliverable: named(event.deliverable) }),
			);
		case "process-recorded":
			return did(
				t("events.process-recorded", {
					process: t(`processes.name.${event.subject}`),
					on: sayDay(event.on, t),
				}),
			);
		case "month-declared-quiet":
			return did(
				t("events.month-declared-quiet", {
					process: t(`processes.name.${event.subject}`),
					month: event.month,
					person: nameOf(event.approver),
				}),
			);
		case "audit-held":
			return did(
				withMajors(
					t(`events.audit-held.${event.stage}`, { on: sayDay(event.on, t) }),
					event.majorsOpen ?? 0,
					t,
				),
			);
		case "decision-entered":
			return did(
				t("events.decision-entered", {
					on: sayDay(event.decision.decidedOn, t),
					number: event.decision.number,
					until: sayDay(event.decision.validUntil, t),
				}),
			);
		case "result-entered":
			return did(
				withMajors(
					t("events.result-entered", {
						phase,
						on: sayDay(event.result.heldOn, t),
					}),
					event.result.majorsOpen ?? 0,
					t,
				),
			);
		case "sign-off-asked":
			return did(
				t("events.sign-off-asked", {
					people: seated(event.seats),
					matter: sayMatter(phaseOf(room) as PhaseKind, event.step, t),
					due: sayDay(event.answerBy, t),
				}),
			);
		case "sign-off-superseded":
			return followed(
				t("events.sign-off-superseded", { people: seated(event.seats), phase }),
			);
		case "sign-off-reminded":
			return did(
				t("events.sign-off-reminded", { people: names(event.persons), phase }),
			);
		case "sign-off-withdrawn":
			return did(t("events.sign-off-withdrawn", { phase }));
		case "sign-off-decided":
			return did(
				event.for
					? t(`handOver.events.decidedFor.${event.decision}`, {
							phase,
							first: nameOf(event.for),
						})
					: t(`events.sign-off-decided.${event.decision}`, { phase }),
			);
		case "sign-off-ended":
			return followed(
				t(`events.sign-off-ended.${event.outcome}`, {
					matter: sayMatter(phaseOf(room) as PhaseKind, event.step, t),
				}),
			);
		case "phase-closed":
			return followed(
				event.next === null
					? t("events.phase-closed", { phase })
					: t("events.phase-closed-next", {
							phase,
							next: phaseNamed(event.next.phase),
						}),
			);
		case "notices-given":
			return followed(
				lastOfEach(event.notices)
					.map((notice) =>
						sayNoticeGiven({ ...notice, room }, names(notice.to), t),
					)
					.join(t("refusals.between")),
			);
		default:
			if (isFindingEvent(event)) return sayFindingEvent(event, room, nameOf, t);
			if (isBookingEvent(event)) return sayBookingEvent(event, t);
			if (isCertificationEvent(event)) return sayCertificationEvent(event, t);
			if (isPeopleEvent(event)) return sayPeopleEvent(event, nameOf, t);
			return isRegisterEvent(event)
				? sayRegisterEvent(event, nameOf, t)
				: isHandOver(event)
					? sayHandOver(event, by, phase, nameOf, t)
					: isAddressEvent(event)
						? followed(
								t(`mails.${event.type}`, { person: nameOf(event.person) }),
							)
						: isReminderEvent(event)
							? sayReminderEvent(event, phase, nameOf, t)
							: sayCertificateEvent(event, nameOf, t);
	}
}

/** Of what rang together on one subject the last says it all, as in the mails: nobody reads a flood after an outage. */
const lastOfEach = (given: readonly NoticeGiven[]): readonly NoticeGiven[] => [
	...new Map(
		given.map((notice) => {
			const [code = "", about] = notice.key.split("/");
			return [`${code.split("-")[0]}/${about}`, notice];
		}),
	).values(),
];

const isPhaseRoom = (room: string): boolean =>
	/^[^/]+\/(?!certificate-|finding-)/.test(room);

const titled = (world: World, room: RoomId, id: DeliverableId) => ({
	id,
	title:
		phaseIn(world, room)?.deliverables.find((each) => each.id === id)?.title ??
		null,
});

const withMajors = (sentence: string, count: number, t: Translate): string =>
	count === 0
		? sentence
		: `${sentence}${t("refusals.between")}${t("events.majors-open", { count })}`;

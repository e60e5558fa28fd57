import type { MailOrder } from "../domain/correspondence.ts";
import type { TimeZone } from "../domain/dates.ts";
import { type PersonId, personId, programmeId } from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Phase } from "../domain/phase.ts";
import { isPhase } from "../domain/world.ts";
import type { Records } from "../records/entry.ts";
import { removedSign } from "../records/removed.ts";
import type { Kind } from "../records/schema.ts";
import { textsOf } from "../records/seals.ts";
import {
	handOverTold,
	isHandOverMail,
	personsInHandOver,
	repliesTo,
} from "./drafts-hand-over.ts";
import { undeliverableTold } from "./drafts-undeliverable.ts";
import type { Addressee, Draft, Mailbox } from "./mail/letter.ts";
import type { Matter, Next } from "./mail/matters.ts";
import { nextAfter } from "./next-steps.ts";
import { noticeLines } from "./notice-lines.ts";

export interface MailRow {
	readonly id: string;
	readonly programme: string | null;
	readonly kind: Kind;
	readonly to_person: string;
	readonly order: MailOrder;
	readonly message_id: string;
	readonly date: string;
	readonly key_id: string;
}

interface Person extends Mailbox {
	readonly id: PersonId;
	readonly language: "en" | "zh";
	readonly zone: TimeZone;
}

/**
 * @param mails one mail, or several digests for one person.
 * @returns the mail in codes, names and dates, ready to be worded; undefined when the addressee is no longer known.
 */
export async function draftOf(
	records: Records,
	from: Mailbox,
	mails: readonly [MailRow, ...MailRow[]] | readonly MailRow[],
): Promise<Draft | undefined> {
	const [mail] = mails;
	if (!mail?.programme) return undefined;
	const programme = await records.database
		.selectFrom("programme")
		.select(["id", "name", "state"])
		.where("id", "=", mail.programme)
		.executeTakeFirstOrThrow();
	const { about } = mail.order;
	const people = await personsOf(records, [
		mail.to_person,
		programme.state.people.owner,
		...personsIn(about),
	]);
	const to = people.get(mail.to_person);
	if (!to) return undefined;
	const owner = people.get(programme.state.people.owner);
	const head = {
		id: mail.id,
		to: addressee(to),
		from,
		replyTo: owner ? { name: owner.name, address: owner.address } : null,
		messageId: mail.message_id,
		date: mail.date as Instant,
		thread: await threadOf(records, mail),
		rehearsal: mail.kind === "rehearsal",
		programme: { id: programmeId(programme.id), name: programme.name },
	};
	const nameOf = (person: string) => people.get(person)?.name ?? "—";
	const first = "for" in about && about.for ? nameOf(about.for) : null;
	switch (about.template) {
		case "handed-over":
		case "substitute-named":
		case "not-for-me":
		case "question":
		case "question-answered": {
			const answering = people.get(repliesTo(about) ?? "");
			return {
				...head,
				...(answering
					? { replyTo: { name: answering.name, address: answering.address } }
					: {}),
				...(await handOverTold(
					records,
					about,
					{ id: mail.to_person, asked: mail.order.link !== null },
					nameOf,
				)),
			};
		}
		case "address-undeliverable":
			return {
				...head,
				...(await undeliverableTold(records, about, mail, people)),
			};
		case "code":
			return {
				...head,
				template: "code",
				data: { matter: matterOf(about), minutes: about.minutes },
			};
		case "sign-off-request":
		case "sign-off-reminder": {
			const phase = await phaseOf(records, mail.order.room);
			const next = await nextAfter(
				records,
				programme.state,
				about.phase,
				about.step,
			);
			return about.template === "sign-off-request"
				? {
						...head,
						template: "sign-off-request",
						data: {
							asker: nameOf(about.askedBy),
							matter: matterOf(about),
							deliverables: phase?.deliverables.length ?? 0,
							fingerprint: shortFingerprint(phase?.request?.fingerprint ?? ""),
							answerBy: about.answerBy,
							next,
							onBehalfOf: first,
							replaces: about.generation > 1 ? about.askedOn : null,
						},
					}
				: {
						...head,
						template: "sign-off-reminder",
						data: {
							asker: nameOf(about.askedBy),
							matter: matterOf(about),
							waitingSince: about.askedOn,
							answerBy: about.answerBy,
							overdue: mail.date.slice(0, 10) > about.answerBy,
							next,
							onBehalfOf: first,
						},
					};
		}
		case "request-superseded":
			return {
				...head,
				template: "request-superseded",
				data: {
					asker: nameOf(about.askedBy),
					matter: matterOf(about),
					askedOn: about.askedOn,
					changed: [],
				},
			};
		case "request-withdrawn":
			return {
				...head,
				template: "request-withdrawn",
				data: {
					by: nameOf(about.askedBy),
					matter: matterOf(about),
					askedOn: about.askedOn,
					reason: null,
				},
			};
		case "answered": {
			const phase = await phaseOf(records, mail.order.room);
			const waiting = (phase?.request?.seats ?? []).filter(
				({ answer }) => answer === null,
			);
			const names = await personsOf(
				records,
				waiting.map(({ person }) => person),
			);
			const reason = about.reason
				? ((await textsOf(records.database, [about.reason])).get(
						about.reason,
					) ?? null)
				: null;
			return {
				...head,
				template: "answered",
				data: {
					by: nameOf(about.person),
					onBehalfOf: first,
					at: about.at as Instant,
					matter: matterOf(about),
					decision: about.decision,
					own: about.person === mail.to_person,
					fingerprint: shortFingerprint(about.fingerprint),
					reason,
					waitingFor: waiting.map(
						({ person }) => names.get(person)?.name ?? "—",
					),
				},
			};
		}
		case "phase-closed":
			return {
				...head,
				template: "phase-closed",
				data: {
					phase: about.phase,
					on: about.closedOn,
					approvers: [],
					next: await closedNext(records, programme.state, about),
				},
			};
		case "digest":
			return {
				...head,
				template: "digest",
				data: { notices: await digestNotices(records, mails) },
			};
	}
}

const closedNext = (
	records: Records,
	state: Parameters<typeof nextAfter>[1],
	about: Extract<MailOrder["about"], { template: "phase-closed" }>,
): Promise<Next | null> => nextAfter(records, state, about.phase, "result");

async function digestNotices(records: Records, mails: readonly MailRow[]) {
	const names = new Map(
		(
			await records.database
				.selectFrom("programme")
				.select(["id", "name"])
				.where(
					"id",
					"in",
					mails.flatMap(({ programme }) => programme ?? []),
				)
				.execute()
		).map(({ id, name }) => [id, name]),
	);
	return mails.flatMap(({ order, programme }) =>
		order.about.template === "digest"
			? noticeLines(
					order.about.lines,
					order.room,
					names.get(programme ?? "") ?? "",
				)
			: [],
	);
}

const matterOf = (about: {
	readonly phase: Phase["kind"];
	readonly step: "phase" | "before-audit" | "result";
}): Matter => ({ kind: "phase", phase: about.phase, step: about.step });

/** @returns the fingerprint as pages and mails show it: `4b1e-77a0`. */
export const shortFingerprint = (hex: string): string =>
	`${hex.slice(0, 4)}-${hex.slice(4, 8)}`;

function personsIn(about: MailOrder["about"]): readonly string[] {
	const first = "for" in about && about.for ? [about.for] : [];
	if ("askedBy" in about) return [about.askedBy, ...first];
	if (about.template === "answered") return [about.person, ...first];
	if (about.template === "address-undeliverable") return [about.person];
	return isHandOverMail(about) ? personsInHandOver(about) : [];
}

async function personsOf(
	{ database }: Records,
	ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
	if (ids.length === 0) return new Map();
	const rows = await database
		.selectFrom("person")
		.select(["id", "name", "email", "language", "zone", "removed_at"])
		.where("id", "in", [...new Set(ids)])
		.execute();
	return new Map(
		rows.map(({ id, name, email, language, zone, removed_at }) => [
			id,
			{
				id: personId(id),
				name: removed_at ? removedSign(removed_at as Instant) : name,
				address: email,
				language,
				zone: zone as TimeZone,
			},
		]),
	);
}

const addressee = ({
	id,
	name,
	address,
	language,
	zone,
}: Person): Addressee => ({
	personId: id,
	name,
	address,
	language,
	zone,
});

async function phaseOf(
	{ database }: Records,
	room: string,
): Promise<Phase | undefined> {
	const row = await database
		.selectFrom("room")
		.select("state")
		.where("id", "=", room)
		.executeTakeFirst();
	return row && isPhase(row.state) ? row.state : undefined;
}

/** Mails to one person about one room are a thread: each names those before it. */
async function threadOf(
	{ database }: Records,
	mail: MailRow,
): Promise<readonly string[]> {
	if (!mail.programme || mail.order.about.template === "digest") return [];
	const rows = await database
		.selectFrom("mail")
		.select(["message_id", "order"])
		.where("programme", "=", mail.programme)
		.where("to_person", "=", mail.to_person)
		.where("date", "<", mail.date)
		.orderBy("date")
		.execute();
	return rows
		.filter(
			({ order }) =>
				order.room === mail.order.room && order.about.template !== "digest",
		)
		.map(({ message_id }) => message_id)
		.slice(-10);
}

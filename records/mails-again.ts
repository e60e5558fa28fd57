import { randomBytes } from "node:crypto";
import {
	compareInstants,
	epochMillisOf,
	type Instant,
} from "../domain/instants.ts";
import { type MailOrder, requestMail } from "../domain/mail-order.ts";
import { isPhase } from "../domain/world.ts";
import type { Records } from "./entry.ts";
import { mailWritings } from "./mails.ts";
import type { SignOffLink } from "./sign-off-links.ts";
import { writeTogether } from "./write-together.ts";

/** Whoever asks again and again for a fresh link does not flood a mailbox: one in ten minutes, five in a day. */
const pauseMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;
const mostADay = 5;

export type FreshLink =
	| { readonly sent: true }
	/** One was mailed at that moment, not long ago. */
	| { readonly sent: false; readonly lately: Instant }
	/** Nothing is asked by this link any more. */
	| { readonly sent: false; readonly lately: null };

/**
 * Mails a fresh link for one that is past its time: to the recorded address of the same person, for the same request and
 * generation. Asked for many times at once, one mail goes out.
 *
 * @param now the machine's clock; a rehearsal goes by its own.
 */
export async function mailFreshLink(
	records: Records,
	link: SignOffLink,
	now: Instant,
): Promise<FreshLink> {
	const result = await records.database
		.transaction()
		.execute(async (transaction): Promise<FreshLink> => {
			const programme = await transaction
				.selectFrom("programme")
				.select(["kind", "clock", "status"])
				.where("id", "=", link.programme)
				.forUpdate()
				.executeTakeFirstOrThrow();
			const room = await transaction
				.selectFrom("room")
				.select("state")
				.where("id", "=", link.room)
				.executeTakeFirstOrThrow();
			const phase = isPhase(room.state) ? room.state : undefined;
			const request = phase?.request;
			const at = (programme.clock as Instant | null) ?? now;
			if (
				!phase ||
				programme.status === "stopped" ||
				request?.id !== link.request ||
				request.generation !== link.generation ||
				compareInstants(at, link.expiresAt) < 0
			)
				return { sent: false, lately: null };
			const issued = await transaction
				.selectFrom("sign_off_link")
				.select("issued_at")
				.where("request", "=", link.request)
				.where("person", "=", link.person)
				.orderBy("issued_at", "desc")
				.limit(mostADay)
				.execute();
			const lately = tooSoon(
				issued.map(({ issued_at }) => issued_at as Instant),
				at,
			);
			if (lately) return { sent: false, lately: lately };
			await writeTogether(
				transaction,
				mailWritings(
					records,
					{ programme: link.programme, kind: programme.kind, at },
					[
						{
							id: randomBytes(16).toString("hex"),
							order: requestMail(
								"sign-off-request",
								{ room: link.room, phase: phase.kind, request },
								link.person,
							),
						},
					],
				),
			);
			return { sent: true };
		});
	if (result.sent) records.outboxWritten();
	return result;
}

/** @param issued the latest links of a person, newest first. @returns the latest, when it is too soon for another. */
function tooSoon(issued: readonly Instant[], at: Instant): Instant | undefined {
	const age = (instant: Instant) => epochMillisOf(at) - epochMillisOf(instant);
	const [latest] = issued;
	if (!latest) return undefined;
	const oldest = issued.at(-1);
	const many =
		issued.length >= mostADay && oldest !== undefined && age(oldest) < dayMs;
	return age(latest) < pauseMs || many ? latest : undefined;
}

/**
 * Sends a mail once more, as a mail of its own with a link of its own: what was never delivered stays to be seen.
 *
 * @param formId the form it was asked by: the same form again is the same mail.
 * @returns whether there is such a mail in the room.
 */
export async function mailAgain(
	records: Records,
	programme: string,
	mail: string,
	formId: string,
	now: Instant,
): Promise<boolean> {
	const wrote = await records.database
		.transaction()
		.execute(async (transaction): Promise<boolean | undefined> => {
			const { kind, clock } = await transaction
				.selectFrom("programme")
				.select(["kind", "clock"])
				.where("id", "=", programme)
				.forUpdate()
				.executeTakeFirstOrThrow();
			const found = await transaction
				.selectFrom("mail")
				.select("order")
				.where("id", "=", mail)
				.where("programme", "=", programme)
				.executeTakeFirst();
			// A code is good for what it was mailed for, and once.
			if (!found || found.order.about.template === "code") return undefined;
			const id = formId.replaceAll("-", "");
			const known = await transaction
				.selectFrom("mail")
				.select("id")
				.where("id", "=", id)
				.executeTakeFirst();
			if (known) return false;
			const at = (clock as Instant | null) ?? now;
			await writeTogether(
				transaction,
				mailWritings(records, { programme, kind, at }, [
					{ id, order: found.order as MailOrder },
				]),
			);
			return true;
		});
	if (wrote) records.outboxWritten();
	return wrote !== undefined;
}

import type { TimeZone } from "../domain/dates.ts";
import { personId } from "../domain/ids.ts";
import { epochMillisOf, type Instant } from "../domain/instants.ts";
import type { Records } from "../records/entry.ts";
import { linkToken } from "../records/link-tokens.ts";
import type { SignInOrder } from "../records/schema.ts";
import type { MailRow } from "./drafts.ts";
import { addressWithin } from "./links.ts";
import type { Draft, Mailbox } from "./mail/letter.ts";

export type SignInMail = Omit<MailRow, "order"> & {
	readonly order: SignInOrder;
};

/** A mail as it waits to be sent, whatever it is about. */
export type WaitingMail = MailRow | SignInMail;

export const isSignInMail = (mail: WaitingMail): mail is SignInMail =>
	mail.order.about.template === "sign-in";

/** @returns whether the mail's link no longer signs in, or its code is no longer good: sending it late would only annoy. */
export const isPastItsTime = (
	{ date, order: { about } }: WaitingMail,
	now: Instant,
): boolean =>
	"minutes" in about &&
	epochMillisOf(date as Instant) + about.minutes * 60_000 <= epochMillisOf(now);

/** @returns the mail with the link to sign in, ready to be worded; undefined when the addressee is no longer known. */
export async function signInDraft(
	{ database }: Records,
	from: Mailbox,
	mail: SignInMail,
): Promise<Draft | undefined> {
	const to = await database
		.selectFrom("person")
		.select(["id", "name", "email", "language", "zone"])
		.where("id", "=", mail.to_person)
		.executeTakeFirst();
	return (
		to && {
			id: mail.id,
			template: "sign-in",
			to: {
				personId: personId(to.id),
				name: to.name,
				address: to.email,
				language: to.language,
				zone: to.zone as TimeZone,
			},
			from,
			replyTo: null,
			messageId: mail.message_id,
			date: mail.date as Instant,
			thread: [],
			rehearsal: false,
			programme: null,
			data: { minutes: mail.order.about.minutes },
		}
	);
}

/** @returns the address that signs in; its secret is derived now and stored nowhere. */
export function signInLinkOf(
	{ keys }: Records,
	publicUrl: URL,
	mail: SignInMail,
): string {
	const key = keys.find(({ id }) => id === mail.key_id) ?? keys[0];
	return addressWithin(publicUrl, `sign-in/${linkToken(key, mail.id)}`);
}

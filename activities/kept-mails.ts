import type { Instant, TimeZone } from "../domain/dates.ts";
import type { Records } from "../records/entry.ts";
import { underKnownKey } from "../records/mail-keys.ts";
import { draftOf, type MailRow } from "./drafts.ts";
import { completed } from "./links.ts";
import type { Mailbox } from "./mail/letter.ts";
import { renderLetter } from "./mail/render.ts";

/** A mail that was kept instead of sent, in the words in which it would have gone out. */
export interface KeptMail {
	readonly to: Mailbox;
	readonly subject: string;
	readonly date: Instant;
	/** The reader's time zone. */
	readonly zone: TimeZone;
	/** As plain text, its link included. */
	readonly text: string;
	/** The mail's one link: it works as if it had been sent. */
	readonly link: string | null;
}

/**
 * @returns how to read the mails that rehearsals keep. A mail of a real programme is never told: its link is its addressee's
 * alone.
 */
export const mailReader = (
	records: Records,
	from: Mailbox,
	publicUrl: URL,
): { read(id: string): Promise<KeptMail | undefined> } => ({
	async read(id) {
		const mail = await records.database
			.selectFrom("mail")
			.select([
				"id",
				"programme",
				"kind",
				"to_person",
				"order",
				"message_id",
				"date",
				"key_id",
			])
			.where("id", "=", id)
			.where("kind", "=", "rehearsal")
			.where("status", "=", "kept")
			.where("programme", "is not", null)
			.executeTakeFirst();
		if (!mail) return undefined;
		const kept = await underKnownKey(records, mail as MailRow);
		const draft = await draftOf(records, from, [kept]);
		if (!draft) return undefined;
		const letter = completed(records, publicUrl, kept, draft);
		const { subject, text } = renderLetter(letter);
		const { to, date, data } = letter;
		return { to, subject, date, zone: to.zone, text, link: data.link };
	},
});

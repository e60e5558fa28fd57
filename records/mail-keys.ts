import type { Records } from "./entry.ts";
import { linkToken, tokenHash } from "./link-tokens.ts";

/** A mail as far as its link hangs on a key. */
interface Keyed {
	readonly id: string;
	readonly key_id: string;
}

/**
 * A mail's link is derived from the key it was written under, however late it is sent. Where that key was taken away, the mail
 * gets a link of the newest key beside its first one: what leads nowhere is never sent.
 *
 * @returns the mail, under a key that is there.
 */
export async function underKnownKey<Mail extends Keyed>(
	{ database, keys }: Records,
	mail: Mail,
): Promise<Mail> {
	if (keys.some(({ id }) => id === mail.key_id)) return mail;
	const [key] = keys;
	await database.transaction().execute(async (transaction) => {
		const link = await transaction
			.selectFrom("sign_off_link")
			.selectAll()
			.where("mail", "=", mail.id)
			.executeTakeFirst();
		if (link)
			await transaction
				.insertInto("sign_off_link")
				.values({
					...link,
					token_hash: tokenHash(linkToken(key, mail.id)),
					key_id: key.id,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await transaction
			.updateTable("mail")
			.set({ key_id: key.id })
			.where("id", "=", mail.id)
			.execute();
	});
	return { ...mail, key_id: key.id };
}

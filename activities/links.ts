import type { MailOrder } from "../domain/correspondence.ts";
import type { Records } from "../records/entry.ts";
import { linkToken } from "../records/link-tokens.ts";
import { codeIn } from "../records/one-time-codes.ts";
import { type Draft, type Letter, withCode, withLink } from "./mail/letter.ts";

/**
 * @returns the one address in a mail: of a sign-off the approver's own link, whose token is derived now and stored nowhere;
 * otherwise the programme's page; none where a mail only tells.
 */
export function linkOf(
	{ keys }: Records,
	publicUrl: URL,
	mail: {
		readonly id: string;
		readonly key_id: string;
		readonly programme: string | null;
		readonly order: MailOrder;
	},
): string | null {
	const { about, link } = mail.order;
	if (link) {
		const key = keys.find(({ id }) => id === mail.key_id) ?? keys[0];
		const token = linkToken(key, mail.id);
		return addressWithin(publicUrl, `s/${token}`);
	}
	if (
		about.template === "code" ||
		about.template === "request-superseded" ||
		about.template === "request-withdrawn"
	)
		return null;
	// What is to be done about a request is done on its phase's page.
	return addressWithin(
		publicUrl,
		("request" in about && about.template !== "answered") ||
			about.template === "address-undeliverable"
			? `programmes/${mail.order.room}`
			: `programmes/${mail.programme}`,
	);
}

/** @returns the letter with the one thing in it that is secret: its link, or its code. Both are derived now and stored nowhere. */
export const completed = (
	records: Records,
	publicUrl: URL,
	mail: Parameters<typeof linkOf>[2],
	draft: Draft,
): Letter => {
	if (draft.template !== "code")
		return withLink(draft, linkOf(records, publicUrl, mail));
	const { keys } = records;
	const key = keys.find(({ id }) => id === mail.key_id) ?? keys[0];
	return withCode(draft, codeIn(key, mail.id));
};

/** @returns an address below the public one, whose sub-path stays, with or without a slash at its end. */
export const addressWithin = (publicUrl: URL, path: string): string =>
	new URL(path, publicUrl.href.replace(/\/*$/, "/")).href;

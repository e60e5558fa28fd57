/** A letter as the bytes that go over SMTP: the same for the same letter, however often it is composed. */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { oneLine } from "./clean.ts";
import type { Letter, Mailbox } from "./letter.ts";
import { isMailbox } from "./mailbox.ts";
import { type Rendered, renderLetter } from "./render.ts";
import { catalogues } from "./words.ts";

/** Who sends to whom, as SMTP is told. */
export interface Envelope {
	readonly messageId: string;
	readonly from: string;
	readonly to: string;
}

export type ComposedLetter = Envelope & { readonly raw: Buffer };

const MESSAGE_ID = /^<[\x21-\x3B\x3D\x3F-\x7E]+@[\x21-\x3B\x3D\x3F-\x7E]+>$/;

/**
 * @returns the envelope and the message (RFC 5322, lines end in CRLF). It holds the letter's link and is never stored.
 * An address that cannot be one is kept as it is: `sendRaw` answers that it is undeliverable.
 * @throws TypeError when a Message-ID is not `<…@…>` in printable ASCII.
 */
export async function composeLetter(letter: Letter): Promise<ComposedLetter> {
	for (const id of [letter.messageId, ...letter.thread])
		if (!MESSAGE_ID.test(id)) throw new TypeError(`no Message-ID: ${id}`);
	const rendered = renderLetter(letter);
	const words = catalogues[letter.to.language];
	const named = ({ name, address }: Mailbox): Mailbox => ({
		name: oneLine(name, words.addressLeftOut),
		address,
	});
	const replyTo =
		letter.replyTo !== null && isMailbox(letter.replyTo.address)
			? { replyTo: named(letter.replyTo) }
			: {};
	const message = new MailComposer({
		from: named(letter.from),
		to: named(letter.to),
		...replyTo,
		...threadOf(letter),
		subject: rendered.subject,
		messageId: letter.messageId,
		date: new Date(letter.date),
		text: rendered.text,
		html: rendered.html,
		headers: {
			"Content-Language": words.lang,
			// RFC 3834: no machine is to answer this, and none of Exchange's either.
			"Auto-Submitted": "auto-generated",
			"X-Auto-Response-Suppress": "OOF, AutoReply",
		},
		baseBoundary: boundaryOf(letter.id, rendered),
		newline: "win",
		disableFileAccess: true,
		disableUrlAccess: true,
	}).compile();
	return {
		messageId: letter.messageId,
		from: letter.from.address,
		to: letter.to.address,
		raw: await message.build(),
	};
}

const threadOf = ({ thread }: Letter) => {
	const latest = thread.at(-1);
	return latest === undefined
		? {}
		: { inReplyTo: latest, references: [...thread] };
};

/** The mail's id and all it says: no line that somebody wrote can be the boundary, since the boundary hangs on it. */
const boundaryOf = (id: string, { text, html }: Rendered): string =>
	createHash("sha256")
		.update(JSON.stringify([id, text, html]))
		.digest("hex")
		.slice(0, 32);

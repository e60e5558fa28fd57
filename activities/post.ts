import { ApplicationFailure } from "@temporalio/common";
import { instantOf } from "../domain/instants.ts";
import { passing } from "../records/crash-points.ts";
import type { Records } from "../records/entry.ts";
import { underKnownKey } from "../records/mail-keys.ts";
import { draftOf, type MailRow } from "./drafts.ts";
import { completed } from "./links.ts";
import { composeLetter } from "./mail/compose.ts";
import { type Letter, type Mailbox, withLink } from "./mail/letter.ts";
import { sendRaw } from "./mail/send.ts";
import {
	isPastItsTime,
	isSignInMail,
	signInDraft,
	signInLinkOf,
	type WaitingMail,
} from "./sign-in-mail.ts";
import { noteReached, noteUnreachable } from "./unreachable.ts";

/** How this installation sends. */
export interface Post {
	readonly smtpUrl: string;
	readonly from: Mailbox;
	/** What links are built from. */
	readonly publicUrl: URL;
}

/** Sends every group it can; throws the first failure when all have been tried, so that one bad mail holds up no other. */
export async function sendAll(
	records: Records,
	post: Post,
	groups: readonly (readonly string[])[],
): Promise<void> {
	const failures: unknown[] = [];
	for (const group of groups)
		await sendTogether(records, post, group).catch((error: unknown) => {
			failures.push(error);
		});
	if (failures.length > 0) throw failures[0];
}

/**
 * Sends one mail, or digests that fell due together as one. Mails already sent are left: a retry sends nothing twice, save
 * when the process died between the server's answer and its record, and then with the same Message-ID and date.
 */
async function sendTogether(
	records: Records,
	post: Post,
	ids: readonly string[],
): Promise<void> {
	const mails = await waitingMails(records, ids);
	const [first] = mails;
	if (!first) return;
	const now = instantOf(Date.now());
	const told = mails.map(({ id }) => id);
	if (isPastItsTime(first, now)) {
		await mark(records, told, { status: "undeliverable" });
		return;
	}
	const to = await addresseeOf(records, first.to_person);
	if (to?.disabled_at) {
		const last_problem = "the addressee has left";
		await mark(records, told, { status: "undeliverable", last_problem });
		return;
	}
	if (to?.mails === "needed" && onlyTells(first)) {
		await mark(records, told, { status: "unwanted" });
		return;
	}
	const letter = await letterOf(
		records,
		post,
		await underKnownKey(records, first),
		mails,
	);
	if (!letter) return;
	const delivery = await sendRaw(post.smtpUrl, await composeLetter(letter));
	if (delivery.kind === "sent") {
		passing("mail-accepted", first.programme ?? first.to_person);
		await mark(records, told, { status: "sent", sent_at: now });
		if (to?.undeliverable_since) await noteReached(records, first, now);
		return;
	}
	const problem = `${delivery.code} ${delivery.response}`.trim();
	if (delivery.kind === "retry-later") {
		await mark(records, told, { last_problem: problem });
		throw ApplicationFailure.retryable(problem, "MailNotSent");
	}
	// Noted first: of a mail that is marked nobody asks again.
	await mark(records, told, { last_problem: problem });
	await noteUnreachable(records, first, now);
	await mark(records, told, { status: "undeliverable" });
}

/** What was written to somebody before he left is his no more; and he may want no mails that only tell. */
const addresseeOf = ({ database }: Records, person: string) =>
	database
		.selectFrom("person")
		.select(["disabled_at", "mails", "undeliverable_since"])
		.where("id", "=", person)
		.executeTakeFirst();

/** Nothing is asked of the addressee; the receipt of his own answer he gets all the same. */
const onlyTells = ({ order: { about, to } }: WaitingMail): boolean =>
	about.template === "phase-closed" ||
	(about.template === "answered" && about.person !== to);

/** Marks mails that the server did not take in days; the pages show them, and people may send them again. */
export async function giveUp(
	records: Records,
	ids: readonly string[],
): Promise<void> {
	const now = instantOf(Date.now());
	for (const mail of await waitingMails(records, ids))
		await noteUnreachable(records, mail, now);
	await mark(records, ids, { status: "undeliverable" });
}

/** @returns what is sent: a mail with its link, or digests as one; undefined when the addressee is no longer known. */
async function letterOf(
	records: Records,
	{ from, publicUrl }: Post,
	first: WaitingMail,
	mails: readonly WaitingMail[],
): Promise<Letter | undefined> {
	if (isSignInMail(first)) {
		const draft = await signInDraft(records, from, first);
		return draft && withLink(draft, signInLinkOf(records, publicUrl, first));
	}
	const draft = await draftOf(
		records,
		from,
		mails.filter((mail): mail is MailRow => !isSignInMail(mail)),
	);
	return draft && completed(records, publicUrl, first, draft);
}

async function waitingMails(
	{ database }: Records,
	ids: readonly string[],
): Promise<readonly WaitingMail[]> {
	const rows = await database
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
		.where("id", "in", [...ids])
		.where("status", "=", "waiting")
		.execute();
	// The order asked for is the order sent, on every retry.
	return ids.flatMap((id) =>
		rows.filter((row): row is WaitingMail => row.id === id),
	);
}

async function mark(
	{ database }: Records,
	ids: readonly string[],
	change: {
		readonly status?: "sent" | "undeliverable" | "unwanted";
		readonly sent_at?: string;
		readonly last_problem?: string;
	},
): Promise<void> {
	await database
		.updateTable("mail")
		.set((row) => ({ ...change, attempts: row("attempts", "+", 1) }))
		.where("id", "in", [...ids])
		.where("status", "=", "waiting")
		.execute();
}

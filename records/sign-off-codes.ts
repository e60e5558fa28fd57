import { randomBytes } from "node:crypto";
import type { PersonId, RoomId } from "../domain/ids.ts";
import { epochMillisOf, type Instant, instantOf } from "../domain/instants.ts";
import { codeMail } from "../domain/mail-order.ts";
import type { PhaseKind, Step } from "../domain/phases.ts";
import type { Records } from "./entry.ts";
import { mailWritings } from "./mails.ts";
import { codeHash, codeIn, codeTyped, sameHash } from "./one-time-codes.ts";
import { writeTogether } from "./write-together.ts";

/** Minutes a code is good for. */
export const codeMinutes = 10;
/** So often a code can be tried; a right one does not count. */
export const codeTries = 5;
const minute = 60_000;
const life = codeMinutes * minute;
/** Whoever asks again and again does not flood a mailbox: one a minute, five an hour. Nobody is shut out for longer. */
const pause = minute;
const window = 60 * minute;
const mostInWindow = 5;

/** Who is to confirm what: the code is bound to both. */
export interface CodeFor {
	readonly person: PersonId;
	/** `bank-2027/design/request-1.2`: a generation of a request. */
	readonly scope: string;
}

/** Where the mail with a code belongs. */
export interface CodeMatter {
	readonly programme: string;
	readonly room: RoomId;
	readonly phase: PhaseKind;
	readonly step: Step;
}

export type CodeSent =
	| { readonly sent: true; readonly at: Instant }
	/** One was mailed at `lately`, and another can be at `again`. */
	| { readonly sent: false; readonly lately: Instant; readonly again: Instant };

/**
 * Mails a code to the person's recorded address. The one before it is good no more. Asked for many times at once, one mail
 * goes out.
 *
 * @param now the machine's clock.
 */
export async function mailCode(
	records: Records,
	{ person, scope }: CodeFor,
	{ programme, room, phase, step }: CodeMatter,
	now: Instant,
): Promise<CodeSent> {
	const result = await records.database
		.transaction()
		.execute(async (transaction): Promise<CodeSent> => {
			const { kind, clock } = await transaction
				.selectFrom("programme")
				.select(["kind", "clock"])
				.where("id", "=", programme)
				.forUpdate()
				.executeTakeFirstOrThrow();
			const issued = await transaction
				.selectFrom("sign_off_code")
				.select("issued_at")
				.where("person", "=", person)
				.where("scope", "=", scope)
				.orderBy("issued_at", "desc")
				.limit(mostInWindow)
				.execute();
			const wait = tooSoon(
				issued.map(({ issued_at }) => epochMillisOf(issued_at as Instant)),
				epochMillisOf(now),
			);
			if (wait) return wait;
			const mail = randomBytes(16).toString("hex");
			const [key] = records.keys;
			await transaction
				.insertInto("sign_off_code")
				.values({
					mail,
					person,
					scope,
					key_id: key.id,
					code_hash: codeHash(key, mail, codeIn(key, mail)),
					issued_at: now,
					expires_at: instantOf(epochMillisOf(now) + life),
					used_at: null,
					used_for: null,
				})
				.execute();
			await writeTogether(
				transaction,
				mailWritings(
					records,
					{ programme, kind, at: (clock as Instant | null) ?? now },
					[
						{
							id: mail,
							order: codeMail(person, {
								...{ room, phase, step },
								minutes: codeMinutes,
							}),
						},
					],
				),
			);
			return { sent: true, at: now };
		});
	if (result.sent) records.outboxWritten();
	return result;
}

/** @param issued newest first. */
function tooSoon(
	issued: readonly number[],
	now: number,
): Extract<CodeSent, { sent: false }> | undefined {
	const [latest] = issued;
	if (latest === undefined) return undefined;
	const inWindow = issued.filter((at) => now - at < window);
	const oldest = inWindow.at(-1) ?? latest;
	const again =
		inWindow.length >= mostInWindow ? oldest + window : latest + pause;
	return now < again
		? { sent: false, lately: instantOf(latest), again: instantOf(again) }
		: undefined;
}

export type CodeChecked =
	| { readonly right: true }
	/** `left` tries remain for it. */
	| { readonly right: false; readonly why: "wrong"; readonly left: number }
	/** Not eight digits: nothing was tried. */
	| { readonly right: false; readonly why: "misshapen" }
	/** None is good any more: too old, used for something else, tried too often, or never sent. */
	| { readonly right: false; readonly why: "gone" };

/**
 * Tries a code. The try counts before the code is looked at, so that however many come at once no more than five are
 * looked at. A right one is used up by the act it confirms, and confirms that same act again.
 *
 * @param now the machine's clock.
 */
export async function checkCode(
	{ database, keys }: Pick<Records, "database" | "keys">,
	{ person, scope }: CodeFor,
	actId: string,
	typed: string,
	now: Instant,
): Promise<CodeChecked> {
	const code = codeTyped(typed);
	if (code === undefined) return { right: false, why: "misshapen" };
	const latest = await database
		.selectFrom("sign_off_code")
		.select(["mail", "key_id", "code_hash", "used_for"])
		.where("person", "=", person)
		.where("scope", "=", scope)
		.where("expires_at", ">", now)
		.orderBy("issued_at", "desc")
		.limit(1)
		.executeTakeFirst();
	const key = keys.find(({ id }) => id === latest?.key_id);
	if (!latest || !key) return { right: false, why: "gone" };
	const isRight = () =>
		sameHash(codeHash(key, latest.mail, code), latest.code_hash);
	const counted = await database
		.updateTable("sign_off_code")
		.set((row) => ({ tries: row("tries", "+", 1) }))
		.where("mail", "=", latest.mail)
		.where("tries", "<", codeTries)
		.where((where) =>
			where.or([where("used_for", "is", null), where("used_for", "=", actId)]),
		)
		.returning("tries")
		.executeTakeFirst();
	if (!counted) return { right: false, why: "gone" };
	if (!isRight())
		return counted.tries < codeTries
			? { right: false, why: "wrong", left: codeTries - counted.tries }
			: { right: false, why: "gone" };
	const used = await database
		.updateTable("sign_off_code")
		.set((row) => ({
			used_at: now,
			used_for: actId,
			tries: row("tries", "-", 1),
		}))
		.where("mail", "=", latest.mail)
		.where((where) =>
			where.or([where("used_for", "is", null), where("used_for", "=", actId)]),
		)
		.returning("mail")
		.executeTakeFirst();
	return used ? { right: true } : { right: false, why: "gone" };
}

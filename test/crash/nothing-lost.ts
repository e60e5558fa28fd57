import { expect } from "vitest";
import type { Event, Happening } from "../../domain/events.ts";
import type { Database } from "../../records/database.ts";
import { tokenHash } from "../../records/link-tokens.ts";
import { diagnose, type Sides } from "../../temporal/doctor.ts";
import type { Received } from "../activities/mail/smtp.ts";
import type { Sent } from "./kill-at-every-point.ts";

const patienceMs = 90_000;

/** Resolves when the doctor finds no difference and every mail has been sent; fails with what is left. */
export async function untilSettled(sides: Sides): Promise<void> {
	const until = Date.now() + patienceMs;
	for (;;) {
		const { differences } = await diagnose(sides);
		const left = [...differences, ...(await unsent(sides.records.database))];
		if (left.length === 0) return;
		if (Date.now() > until) expect(left).toEqual([]);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

const unsent = (database: Database) =>
	database
		.selectFrom("mail")
		.leftJoin("outbox", "outbox.mail", "mail.id")
		.select(["mail.id", "mail.last_problem", "outbox.done_at"])
		.where("mail.status", "=", "waiting")
		.execute();

async function happenings(database: Database): Promise<readonly Happening[]> {
	const rows = await database
		.selectFrom("event")
		.select("body")
		.orderBy("programme")
		.orderBy("position")
		.execute();
	return rows.map(({ body }) => JSON.parse(body));
}

/** Names what can happen only once, of the events it can happen in. */
function onlyOnce({ room, by, event }: Happening): readonly string[] {
	switch (event.type) {
		case "programme-started":
		case "phase-opened":
		case "phase-closed":
		case "sign-off-asked":
			return [`${event.type} ${room}`];
		case "sign-off-decided":
			return [`${event.request}.${event.generation} by ${by}`];
		case "sign-off-ended":
			return [`${event.request} ended`];
		case "notices-given":
			return event.notices.map(({ key }) => `${room} ${key}`);
		default:
			return [];
	}
}

/** No act, no event and no timer's effect stands on record twice. */
export async function expectNothingTwice(database: Database): Promise<void> {
	const names = (await happenings(database)).flatMap(onlyOnce);
	const counts = Map.groupBy(names, (name) => name);
	const twice = [...counts].filter(([, times]) => times.length > 1);
	expect(twice.map(([name]) => name)).toEqual([]);
}

/** Whoever was told that his answer is on record finds it there. */
export async function expectNothingLost(
	database: Database,
	sent: readonly Sent[],
): Promise<void> {
	const told = sent.filter(({ answered }) => answered.acknowledged);
	expect(await notOnRecord(database, told)).toEqual([]);
}

/** @returns the tokens whose holders' answers are not on record. */
export async function notOnRecord(
	database: Database,
	sent: readonly Sent[],
): Promise<readonly string[]> {
	const links = await database
		.selectFrom("sign_off_link")
		.select(["token_hash", "request", "person"])
		.execute();
	const decided = new Set(
		(await happenings(database)).flatMap(({ event, by }) =>
			event.type === "sign-off-decided" ? [`${event.request} ${by}`] : [],
		),
	);
	return sent
		.map(({ token }) => token)
		.filter((token) => {
			const link = links.find(
				({ token_hash }) => token_hash === tokenHash(token),
			);
			return !decided.has(`${link?.request} ${link?.person}`);
		});
}

/** The timers of these rooms have fired, and told what they had to tell. */
export async function expectRung(
	database: Database,
	rooms: readonly string[],
): Promise<void> {
	const rung = (await happenings(database)).filter(
		({ event }: { event: Event }) => event.type === "notices-given",
	);
	const quiet = rooms.filter((room) => !rung.some((one) => one.room === room));
	expect(quiet).toEqual([]);
}

/** Every mail on record reached the mail server; one that came twice is the same mail, to the last byte of its head. */
export async function expectMailsOnce(
	database: Database,
	received: readonly Received[],
): Promise<void> {
	const head = ({ raw }: Received, name: string) =>
		new RegExp(`^${name}: *(.+?)\\r?$`, "im").exec(raw.toString())?.[1] ?? "";
	const came = Map.groupBy(received, (mail) => head(mail, "Message-ID"));
	const sent = await database
		.selectFrom("mail")
		.select(["message_id", "order"])
		.where("status", "=", "sent")
		.execute();
	// Digests that fell due together came as the first of them.
	const alone = sent.filter(({ order }) => order.about.template !== "digest");
	expect(
		alone.map(({ message_id }) => message_id).filter((id) => !came.has(id)),
	).toEqual([]);
	for (const copies of came.values())
		expect(new Set(copies.map((mail) => head(mail, "Date"))).size).toBe(1);
}

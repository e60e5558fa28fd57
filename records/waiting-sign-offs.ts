import { createHmac } from "node:crypto";
import { type PersonId, requestId } from "../domain/ids.ts";
import { epochMillisOf, type Instant } from "../domain/instants.ts";
import type { Records } from "./entry.ts";
import { type ListedToDo, waitingOn } from "./home.ts";
import { type LinkKeys, linkToken } from "./link-tokens.ts";
import { sameHash } from "./one-time-codes.ts";
import type { Kind } from "./schema.ts";

/** A sign-off that waits for somebody, with the newest link that was mailed to him for it. */
export interface WaitingSignOff extends ListedToDo {
	/** null where his key was taken away: then only the mail leads there. */
	readonly token: string | null;
}

/** More than waits for one person, of whatever kind. */
const looksAt = 200;

/** @returns every sign-off that waits for the person, the most urgent first. His alone to see: they hold his links. */
export async function signOffsWaitingFor(
	records: Records,
	kind: Kind,
	person: PersonId,
): Promise<readonly WaitingSignOff[]> {
	const waiting = (
		await waitingOn(records.database, { kind, person }, looksAt)
	).filter((toDo) => toDo.kind === "sign-off");
	const tokens = await newestLinks(
		records,
		person,
		waiting.map(({ key }) => key),
	);
	return waiting.map((toDo) => ({
		...toDo,
		token: tokens.get(toDo.key) ?? null,
	}));
}

/** @returns the token of the newest link that was mailed to the person for a request; null when there is none. */
export async function newestLink(
	records: Records,
	person: PersonId,
	request: string,
): Promise<string | null> {
	const tokens = await newestLinks(records, person, [requestId(request)]);
	return tokens.get(request) ?? null;
}

async function newestLinks(
	{ database, keys }: Records,
	person: PersonId,
	requests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	if (requests.length === 0) return new Map();
	const rows = await database
		.selectFrom("sign_off_link")
		.select(["request", "mail", "key_id"])
		.where("request", "in", [...new Set(requests)])
		.where("person", "=", person)
		.orderBy("issued_at")
		.orderBy("generation")
		.execute();
	return new Map(
		rows.flatMap(({ request, mail, key_id }) => {
			const key = keys.find(({ id }) => id === key_id);
			return key ? [[request, linkToken(key, mail)] as const] : [];
		}),
	);
}

/** What a one-time code confirms that shows all that waits for a person. */
export const waitingScope = "everything that waits";
/** The act that uses it up. */
export const showWaiting = (person: PersonId): string => `waiting/${person}`;

/** Milliseconds for which a browser that proved the address may look again. */
export const proofLife = 60 * 60_000;

const proofOf = (keys: LinkKeys, keyId: string, mail: string) => {
	const key = keys.find(({ id }) => id === keyId);
	return (
		key &&
		createHmac("sha256", key.key).update(`waiting\n${mail}`).digest("base64url")
	);
};

const lastUsed = ({ database }: Records, person: PersonId) =>
	database
		.selectFrom("sign_off_code")
		.select(["mail", "key_id", "used_at"])
		.where("person", "=", person)
		.where("scope", "=", waitingScope)
		.where("used_for", "=", showWaiting(person))
		.orderBy("used_at", "desc")
		.limit(1)
		.executeTakeFirst();

/** @returns what a browser keeps that has just proved the person's address; undefined when none has. */
export async function proofFor(
	records: Records,
	person: PersonId,
): Promise<string | undefined> {
	const used = await lastUsed(records, person);
	return used && proofOf(records.keys, used.key_id, used.mail);
}

/** @returns whether the browser has proved the person's address within the hour, by the machine's clock. */
export async function isProved(
	records: Records,
	person: PersonId,
	proof: string,
	now: Instant,
): Promise<boolean> {
	const used = await lastUsed(records, person);
	if (!used?.used_at) return false;
	if (epochMillisOf(used.used_at as Instant) + proofLife <= epochMillisOf(now))
		return false;
	const right = proofOf(records.keys, used.key_id, used.mail);
	return right !== undefined && sameHash(right, proof);
}

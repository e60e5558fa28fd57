import { createHmac, timingSafeEqual } from "node:crypto";
import type { LinkKey } from "./link-tokens.ts";

const digits = 8;

/** @returns the code in mail `mailId`, eight digits: derived while sending and again on every retry, stored nowhere. */
export function codeIn({ key }: LinkKey, mailId: string): string {
	const drawn = createHmac("sha256", key).update(`code\n${mailId}`).digest();
	const code = drawn.readBigUInt64BE(0) % 10n ** BigInt(digits);
	return code.toString().padStart(digits, "0");
}

/** @returns what is stored of a code: so few digits could be found from a plain hash, so it wants the installation's key. */
export const codeHash = (
	{ key }: LinkKey,
	mailId: string,
	code: string,
): string =>
	createHmac("sha256", key)
		.update(`code-hash\n${mailId}\n${code}`)
		.digest("hex");

/** @returns the code that was typed or pasted, whatever blanks or dashes stand in it; undefined when it is none. */
export function codeTyped(text: string): string | undefined {
	const typed = text.normalize("NFKC").replace(/[\s\p{Pd}\p{Cf}]+/gu, "");
	return /^\d{8}$/.test(typed) ? typed : undefined;
}

/** @returns whether two hashes are the same, in a time that does not tell how far. */
export const sameHash = (one: string, other: string): boolean =>
	one.length === other.length &&
	timingSafeEqual(Buffer.from(one), Buffer.from(other));

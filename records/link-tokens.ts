import { createHmac, type KeyObject } from "node:crypto";
import { sha256 } from "./chain.ts";

/** A key that links are derived with. Older keys stay, so that links sent before a change of keys still open. */
export interface LinkKey {
	readonly id: string;
	readonly key: KeyObject;
}

/** The first derives new links. */
export type LinkKeys = readonly [LinkKey, ...LinkKey[]];

/**
 * @returns the token of the one link in mail `mailId`: derived while sending and again on every retry, stored nowhere.
 */
export const linkToken = ({ key }: LinkKey, mailId: string): string =>
	createHmac("sha256", key).update(`link\n${mailId}`).digest("base64url");

/** @returns what is stored of a token: enough to know it again, not enough to make it. */
export const tokenHash = (token: string): string => sha256(`token\n${token}`);

/**
 * @returns the token of a calendar's link: derived whenever its person looks at it, under its own label, so that it is never one
 * of a mail.
 */
export const calendarToken = ({ key }: LinkKey, link: string): string =>
	createHmac("sha256", key).update(`calendar\n${link}`).digest("base64url");

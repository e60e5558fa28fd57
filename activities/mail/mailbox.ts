import addressparser from "nodemailer/lib/addressparser";
import type { Mailbox } from "./letter.ts";

/** One address as SMTP and every header take it: nothing quoted and nothing invisible in it. */
const ADDRESS =
	/^[^\s\p{C}@<>()[\],;:"\\]{1,64}@[^\s\p{C}@<>()[\],;:"\\]{1,253}$/u;

/** @returns whether a mail can be addressed to the text as it is. */
export const isMailbox = (address: string): boolean => ADDRESS.test(address);

/** @returns the mailbox a setting such as `Certway <certway@example.org>` names, or undefined unless it names exactly one. */
export function parseMailbox(text: string): Mailbox | undefined {
	const [first, ...others] = addressparser(text, { flatten: true });
	return first !== undefined && others.length === 0 && isMailbox(first.address)
		? { name: first.name, address: first.address }
		: undefined;
}

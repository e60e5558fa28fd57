import { signOffsWaitingFor } from "../../records/waiting-sign-offs.ts";
import type { Services } from "../services.ts";
import type { LinkPage } from "./sign-off-link.ts";

/** @returns the way to all that waits for whoever the mail was for; nothing where this is all. */
export async function wayToAll(
	{ records }: Services,
	{ at, kind, link }: LinkPage,
): Promise<string | undefined> {
	const waiting = await signOffsWaitingFor(records, kind, link.person);
	return waiting.some(({ key }) => key !== link.request)
		? `${at}/waiting`
		: undefined;
}

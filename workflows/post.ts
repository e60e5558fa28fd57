import {
	condition,
	defineSignal,
	proxyActivities,
	setHandler,
} from "@temporalio/workflow";
import type { Activities } from "../activities/index.ts";
import { type Posting, postSignal } from "./messages.ts";

const { sendMail } = proxyActivities<Activities>({
	startToCloseTimeout: "2 minutes",
	heartbeatTimeout: "15 seconds",
	// A mail server that is down for days is waited for; no phase waits with it.
	scheduleToCloseTimeout: "5 days",
	retry: { initialInterval: "5 seconds", maximumInterval: "30 minutes" },
});
const { giveUpMail } = proxyActivities<Activities>({
	startToCloseTimeout: "20 seconds",
});

/**
 * One person's post: what falls due together becomes one digest, what fails is tried again for days with the same
 * Message-ID and date, and what can't be delivered is marked so. It ends when there is nothing left to send.
 */
export async function post(pending: readonly Posting[] = []): Promise<void> {
	const waiting = [...pending];
	setHandler(defineSignal<[readonly Posting[]]>(postSignal), (postings) => {
		waiting.push(...postings);
	});
	await condition(() => waiting.length > 0);
	while (waiting.length > 0) await deliver(together(waiting.splice(0)));
}

/** @returns what is sent in one mail each: every letter by itself, all digests as one. */
function together(
	postings: readonly Posting[],
): readonly (readonly string[])[] {
	const digests = postings.filter(({ digest }) => digest);
	const letters = postings.filter(({ digest }) => !digest);
	return [
		...letters.map(({ mail }) => [mail]),
		...(digests.length > 0 ? [digests.map(({ mail }) => mail)] : []),
	];
}

/** A mail that can't be sent never fails a workflow: it is recorded, shown, and people may send it again. */
async function deliver(mails: readonly (readonly string[])[]): Promise<void> {
	try {
		await sendMail(mails);
	} catch {
		await giveUpMail(mails.flat());
	}
}

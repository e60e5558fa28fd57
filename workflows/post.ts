import {
	condition,
	defineSignal,
	proxyActivities,
	setHandler,
	sleep,
} from "@temporalio/workflow";
import type { Activities } from "../activities/index.ts";
import { type Posting, postSignal } from "./messages.ts";

const { sendMail } = proxyActivities<Activities>({
	startToCloseTimeout: "2 minutes",
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
	let waiting = [...pending];
	setHandler(defineSignal<[Posting]>(postSignal), (posting) => {
		waiting.push(posting);
	});
	await condition(() => waiting.length > 0);
	while (waiting.length > 0) {
		if (waiting.every(({ digest }) => digest)) await sleep("2 seconds");
		const taken = waiting;
		waiting = [];
		const digests = taken.filter(({ digest }) => digest);
		const letters = taken.filter(({ digest }) => !digest);
		for (const { mail } of letters) await deliver([mail]);
		if (digests.length > 0) await deliver(digests.map(({ mail }) => mail));
	}
}

/** A mail that can't be sent never fails a workflow: it is recorded, shown, and people may send it again. */
async function deliver(mails: readonly string[]): Promise<void> {
	try {
		await sendMail(mails);
	} catch {
		await giveUpMail(mails);
	}
}

import { ApplicationFailure } from "@temporalio/common";
import type { Answer } from "../domain/answer.ts";
import { ConflictingAct, type Entry, type Records } from "../records/entry.ts";
import { record as bringToRecord } from "../records/record.ts";
import { giveUp, type Post, sendAll } from "./post.ts";

/** What touches the world on behalf of workflows. */
export interface Activities {
	/** Brings an act to the record and answers what it answers; a refusal is a value. */
	record(entry: Entry): Promise<Answer>;
	/** Sends each group as one mail (several digests become one); throws while the mail server does not take one. */
	sendMail(groups: readonly (readonly string[])[]): Promise<void>;
	/** Marks mails that could not be delivered in days. */
	giveUpMail(mails: readonly string[]): Promise<void>;
}

/** @returns the activities of a worker over its services. */
export const createActivities = (records: Records, post: Post): Activities => ({
	async record(entry) {
		try {
			return await bringToRecord(records, entry);
		} catch (error) {
			if (error instanceof ConflictingAct)
				throw ApplicationFailure.nonRetryable(error.message, error.name);
			throw error;
		}
	},
	sendMail: (groups) => sendAll(records, post, groups),
	giveUpMail: (mails) => giveUp(records, mails),
});

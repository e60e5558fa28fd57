import { heartbeat } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import type { Answer } from "../domain/answer.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import { passing } from "../records/crash-points.ts";
import { ConflictingAct, type Entry, type Records } from "../records/entry.ts";
import { record as bringToRecord } from "../records/record.ts";
import { stirred } from "../records/stirring.ts";
import { type Aim, aim } from "../rehearsal/goals.ts";
import type { Temporal } from "../temporal/client.ts";
import { type Conducted, type Conducting, conduct } from "./conduct.ts";
import { giveUp, type Post, sendAll } from "./post.ts";

/** What touches the world on behalf of workflows. */
export interface Activities {
	/** Brings an act to the record and answers what it answers; a refusal is a value. */
	record(entry: Entry): Promise<Answer>;
	/** Sends each group as one mail (several digests become one); throws while the mail server does not take one. */
	sendMail(groups: readonly (readonly string[])[]): Promise<void>;
	/** Marks mails that could not be delivered in days. */
	giveUpMail(mails: readonly string[]): Promise<void>;
	/** Sets how far a rehearsal is to be played; a refusal is a value. */
	aim(aim: Aim): Promise<Result<null, Refusal>>;
	/** Plays a rehearsal on for a while; answers what personas want noted, which the conductor brings to the record. */
	conduct(asked: Conducting): Promise<Conducted>;
}

/** @returns the activities of a worker over its services. */
export const createActivities = (
	records: Records,
	temporal: Temporal,
	post: Post,
): Activities => ({
	async record(entry) {
		passing("update-accepted", entry.room);
		try {
			const answer = await bringToRecord(records, entry);
			stirred(entry.programme);
			return answer;
		} catch (error) {
			if (error instanceof ConflictingAct)
				throw ApplicationFailure.nonRetryable(error.message, error.name);
			throw error;
		}
	},
	sendMail: (groups) => alive(() => sendAll(records, post, groups)),
	giveUpMail: (mails) => giveUp(records, mails),
	aim: (asked) => aim(records.database, asked),
	conduct: (asked) => conduct(records, temporal, asked),
});

/** Milliseconds between signs of life. */
const pulse = 5_000;

/** Shows that the process lives while something takes long: from one that died, another takes over soon. */
async function alive<Done>(work: () => Promise<Done>): Promise<Done> {
	const beating = setInterval(() => heartbeat(), pulse);
	try {
		return await work();
	} finally {
		clearInterval(beating);
	}
}

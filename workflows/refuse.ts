import { ApplicationFailure } from "@temporalio/workflow";
import type { Refusal } from "../domain/refusal.ts";
import { refusedEarly } from "./messages.ts";

/** Refuses an update in its validator: nothing is written to the history. Throws always. */
export function refuse(refusal: Refusal): never {
	throw ApplicationFailure.nonRetryable(refusal.code, refusedEarly, refusal);
}

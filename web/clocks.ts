import { type LocalDate, localDateOf, type TimeZone } from "../domain/dates.ts";
import type { Instant } from "../domain/instants.ts";

/** What a page needs to know of a programme to tell its time. */
export interface Clocked {
	readonly zone: TimeZone;
	/** A rehearsal's own clock; null for a real programme, which goes by the machine's. */
	readonly clock: Instant | null;
}

/** @param now the machine's clock. @returns the programme's own day. */
export const todayOf = ({ zone, clock }: Clocked, now: Instant): LocalDate =>
	localDateOf(clock ?? now, zone);

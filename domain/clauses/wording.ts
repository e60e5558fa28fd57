/** What the wording of the clauses holds, in each language alike. */
import type { ClauseGroup, ClauseId } from "./clauses.ts";
import type { PracticeId } from "./practices.ts";

export interface ClausesWording {
	/** The clause's title, as the standard gives it. */
	readonly title: Readonly<Record<ClauseId, string>>;
	/** The chapter's or group's title. */
	readonly group: Readonly<Record<ClauseGroup, string>>;
	/** What an auditor typically looks at; said in our own words. */
	readonly evidence: Readonly<Record<ClauseId, string>>;
	readonly practice: Readonly<Record<PracticeId, string>>;
	/** What Amendment 1:2024 asks beside. */
	readonly climate: string;
}

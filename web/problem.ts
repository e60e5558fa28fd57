import type { MessageKey } from "./locales/translate.ts";

/** The ways a request can fail that have a page of their own. */
export type ProblemStatus = 400 | 403 | 404 | 413 | 429 | 500 | 503;

/** Which wording of the catalogue's `errors` the page takes. */
export type ProblemWording = `${ProblemStatus}` | "crossSite" | "signInFirst";

/** Thrown by a page or its frame: the error page says what to do about it. */
export class Problem extends Error {
	readonly status: ProblemStatus;
	readonly wording: ProblemWording;

	constructor(status: ProblemStatus, wording: ProblemWording = `${status}`) {
		super(`${status} ${wording}`);
		this.name = "Problem";
		this.status = status;
		this.wording = wording;
	}
}

/** The three sentences of an error page: what happened, what is safe, what to do. */
export const problemWords = (wording: ProblemWording) =>
	({
		title: `errors.${wording}.title`,
		what: `errors.${wording}.what`,
		todo: `errors.${wording}.todo`,
	}) as const satisfies Record<string, MessageKey>;

/**
 * A mail before it is worded: a template's name and what it says, in codes,
 * names and dates. The link, which decides or signs in whoever holds it, is
 * no part of a `Draft`; it is derived while sending and put in by `withLink`,
 * so that a draft may be stored and the link never is.
 */
import type { Instant, LocalDate, TimeZone } from "../../domain/dates.ts";
import type { HandedOver } from "../../domain/hand-over.ts";
import type { PersonId, ProgrammeId } from "../../domain/ids.ts";
import type { PhaseKind } from "../../domain/phases.ts";
import type { Decision } from "../../domain/sign-off.ts";
import type { Absence } from "../../domain/substitutes.ts";
import type { Matter, Next, Notice } from "./matters.ts";

export type Language = "en" | "zh";

export interface Mailbox {
	readonly name: string;
	readonly address: string;
}

export interface Addressee extends Mailbox {
	readonly personId: PersonId;
	readonly language: Language;
	/** Points in time are told in this zone. */
	readonly zone: TimeZone;
}

export interface Programme {
	readonly id: ProgrammeId;
	readonly name: string;
}

/** Who answered, and for whom when it was a substitute: recorded as "B for A". */
export interface Answerer {
	readonly by: string;
	readonly onBehalfOf: string | null;
	readonly at: Instant;
}

/** What each template says beside its link. Dates are local days of the programme, the last still in time. */
export interface Contents {
	"sign-in": { readonly minutes: number };
	/** The code is put in when the mail is sent, as a link is. */
	code: { readonly matter: Matter; readonly minutes: number };
	"sign-off-request": {
		readonly asker: string;
		readonly matter: Matter;
		readonly deliverables: number;
		/** As the sign-off page shows it. */
		readonly fingerprint: string;
		readonly answerBy: LocalDate;
		readonly next: Next | null;
		/** The first approver, when a substitute is asked. */
		readonly onBehalfOf: string | null;
		/** The day of the request that this one takes the place of. */
		readonly replaces: LocalDate | null;
	};
	"sign-off-reminder": {
		readonly asker: string;
		readonly matter: Matter;
		readonly waitingSince: LocalDate;
		readonly answerBy: LocalDate;
		readonly overdue: boolean;
		readonly next: Next | null;
		readonly onBehalfOf: string | null;
	};
	"request-superseded": {
		readonly asker: string;
		readonly matter: Matter;
		readonly askedOn: LocalDate;
		/** Titles of what has changed since. */
		readonly changed: readonly string[];
	};
	"request-withdrawn": {
		readonly by: string;
		readonly matter: Matter;
		readonly askedOn: LocalDate;
		readonly reason: string | null;
	};
	"handed-over": {
		readonly reader: "asker" | "first-approver";
		/** Whether the reader is the one who had it. */
		readonly own: boolean;
		readonly matter: Matter;
		readonly from: string;
		readonly successor: string;
		readonly how: HandedOver;
		/** Who put the successor in the place, where it was not the one who had it. */
		readonly by: string | null;
		/** The days of an absence that has begun; null otherwise. */
		readonly absence: Absence | null;
		readonly answerBy: LocalDate;
		/** Whether the successor has had a mail: in sequence he has it on his turn. */
		readonly asked: boolean;
	};
	"substitute-named": {
		readonly reader: "asker" | "absent" | "substitute";
		readonly person: string;
		readonly substitute: string;
		readonly absence: Absence;
	};
	"not-for-me": {
		readonly by: string;
		readonly matter: Matter;
		readonly reason: string;
		readonly answerBy: LocalDate;
	};
	question: {
		readonly by: string;
		readonly matter: Matter;
		readonly question: string;
		readonly answerBy: LocalDate;
	};
	"question-answered": {
		readonly by: string;
		readonly matter: Matter;
		readonly question: string;
		readonly answer: string;
		readonly answerBy: LocalDate;
		/** Whether the sign-off is still the reader's to give. */
		readonly mine: boolean;
	};
	answered: Answerer & {
		readonly matter: Matter;
		readonly decision: Decision;
		/** Whether the reader is the one who answered. */
		readonly own: boolean;
		readonly fingerprint: string;
		readonly reason: string | null;
		/** Who is still waited for. */
		readonly waitingFor: readonly string[];
	};
	returned: Answerer & { readonly matter: Matter; readonly reason: string };
	"phase-closed": {
		readonly phase: PhaseKind;
		readonly on: LocalDate;
		readonly approvers: readonly string[];
		readonly next: Next | null;
	};
	digest: { readonly notices: readonly Notice[] };
	escalation: { readonly notice: Notice };
	"address-undeliverable": {
		readonly person: string;
		readonly address: string;
		/** Which mail it was. */
		readonly mail: Template;
		readonly at: Instant;
		/** What the mail server said, as `sendRaw` gives it. */
		readonly response: string;
	};
}

export type Template = keyof Contents;

/** Whether a template has its one link always, where there is a page to open, or never. */
export const links = {
	"sign-in": "always",
	code: "never",
	"sign-off-request": "always",
	"sign-off-reminder": "always",
	"request-superseded": "never",
	"request-withdrawn": "never",
	"handed-over": "sometimes",
	"substitute-named": "sometimes",
	"not-for-me": "sometimes",
	question: "sometimes",
	"question-answered": "sometimes",
	answered: "sometimes",
	returned: "sometimes",
	"phase-closed": "sometimes",
	digest: "sometimes",
	escalation: "sometimes",
	"address-undeliverable": "sometimes",
} as const satisfies Record<Template, "always" | "sometimes" | "never">;

export const templates = Object.keys(links) as readonly Template[];

interface LinkByRule {
	always: string;
	sometimes: string | null;
	never: null;
}

interface Head {
	/** The mail's own id: the same for every attempt to send it. */
	readonly id: string;
	readonly to: Addressee;
	/** The installation's address, `MAIL_FROM`. */
	readonly from: Mailbox;
	/** Whoever a reply goes to: the programme's owner, or who asked a question. */
	readonly replyTo: Mailbox | null;
	/** With its angle brackets, `<bank-2027.7@certway.example>`. */
	readonly messageId: string;
	/** Of the programme's clock, the same for every attempt. */
	readonly date: Instant;
	/** Message-IDs this one follows, the oldest first. */
	readonly thread: readonly string[];
	readonly rehearsal: boolean;
}

/** A person signs in, and a digest gathers, across programmes. */
type ProgrammeOf<T extends Template> = T extends "sign-in" | "digest"
	? Programme | null
	: Programme;

interface DraftOf<T extends Template> extends Head {
	readonly template: T;
	readonly programme: ProgrammeOf<T>;
	readonly data: Contents[T];
}

export interface LetterOf<T extends Template> extends Head {
	readonly template: T;
	readonly programme: ProgrammeOf<T>;
	readonly data: Contents[T] & {
		readonly link: LinkByRule[(typeof links)[T]];
	} & (T extends "code" ? { readonly code: string } : unknown);
}

/** A letter without its link or its code: JSON that holds nothing secret. */
export type Draft = { [T in Template]: DraftOf<T> }[Template];
export type Letter = { [T in Template]: LetterOf<T> }[Template];

/**
 * @returns the letter with its one link, an absolute http or https address.
 * @throws TypeError when the template always has a link and gets none, or never has one and gets one.
 */
export function withLink(draft: Draft, link: string | null): Letter {
	if (draft.template === "code")
		throw new TypeError("a code mail needs its code");
	const rule = links[draft.template];
	if (rule === "always" && link === null)
		throw new TypeError(`a ${draft.template} mail needs its link`);
	if (rule === "never" && link !== null)
		throw new TypeError(`a ${draft.template} mail has no link`);
	if (link !== null && !/^https?:$/.test(new URL(link).protocol))
		throw new TypeError(`the link of a ${draft.template} mail is not http(s)`);
	return { ...draft, data: { ...draft.data, link } } as Letter;
}

/** @returns the letter with its one-time code. */
export function withCode(draft: Draft, code: string): Letter {
	if (draft.template !== "code")
		throw new TypeError(`a ${draft.template} mail has no code`);
	return { ...draft, data: { ...draft.data, link: null, code } };
}

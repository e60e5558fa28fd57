import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Instant, TimeZone } from "../domain/dates.ts";
import type { PersonId, ProgrammeId } from "../domain/ids.ts";
import type { Records } from "../records/entry.ts";
import type { EvidenceStore } from "../records/evidence-store.ts";
import type { Settings } from "../settings.ts";
import type { Temporal } from "../temporal/client.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import type { Language } from "./locales/languages.ts";

/** The settings that pages need. */
export type WebSettings = Pick<
	Settings,
	"host" | "port" | "publicUrl" | "trustProxy"
> &
	Partial<Pick<Settings, "evidenceMaxBytes">>;

/** Whoever is signed in and reads the page. */
export interface Reader {
	readonly person: PersonId;
	readonly name: string;
	readonly language: Language;
	readonly zone: TimeZone;
	readonly administrator: boolean;
}

/** Finds who a session's cookie stands for. */
export interface Sessions {
	/** @returns undefined for an unknown, ended or revoked session. */
	readerOf(cookie: string): Promise<Reader | undefined>;
}

export type ProgrammeRole =
	| "owner"
	| "coordinator"
	| "contributor"
	| "auditor"
	| "approver";

/** Says what a person may do in a programme. */
export interface Access {
	/** @returns no role at all for a programme the person may not know of. */
	rolesOf(
		person: PersonId,
		programme: ProgrammeId,
	): Promise<readonly ProgrammeRole[]>;
}

/** A mail that a rehearsal kept instead of sending it, in its words. */
export interface KeptMail {
	readonly to: { readonly name: string; readonly address: string };
	readonly subject: string;
	readonly date: Instant;
	readonly zone: TimeZone;
	readonly text: string;
	/** It works as if the mail had been sent. */
	readonly link: string | null;
}

/** Puts kept mails in words; those of real programmes are their addressees' alone. */
export interface MailReader {
	read(mail: string): Promise<KeptMail | undefined>;
}

/** What `/readyz` asks before it says that requests can be served. */
export interface ReadinessCheck {
	/** A key of the catalogue: `health.check.<name>`. */
	readonly name: "database" | "temporal" | "worker" | "mail" | "outbox";
	/** @returns whether it works, and in a few words what was found. */
	check(): Promise<{ readonly ok: boolean; readonly words: string }>;
}

/**
 * Everything the web needs from elsewhere, handed in, so that a test hands in
 * something else.
 */
export interface Services {
	readonly settings: WebSettings;
	readonly log: Logger;
	/** The record, for pages' own queries and for the acts they bring. */
	readonly records: Records;
	/** Where acts go that wait or are decided; no page reads from it. */
	readonly temporal: Temporal;
	/** The bytes of files. */
	readonly evidence: EvidenceStore;
	readonly mailReader: MailReader;
	/** The machine's clock: for sessions, links and rate limits alone. */
	readonly clock: { now(): Instant };
	readonly sessions: Sessions;
	readonly access: Access;
	/** The organisation's own sign-in, where the settings name one. */
	readonly identityProvider?: IdentityProvider | undefined;
	readonly checks: readonly ReadinessCheck[];
	/** What `/metrics` shows: the web's measures and whatever others add. */
	readonly measures: Registry;
}

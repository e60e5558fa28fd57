import type { Logger } from "pino";
import { Registry } from "prom-client";
import { instantOf } from "../domain/instants.ts";
import { rolesIn } from "../records/access.ts";
import type { Records } from "../records/entry.ts";
import { openEvidenceStore } from "../records/evidence-store.ts";
import { readerOfSession } from "../records/sessions.ts";
import type { Settings } from "../settings.ts";
import type { Temporal } from "../temporal/client.ts";
import { readinessChecks } from "./readiness.ts";
import { startWeb, type Web } from "./server.ts";
import type { MailReader } from "./services.ts";

export interface WebProcessOptions {
	readonly settings: Settings & {
		readonly mail: { readonly smtpUrl: string };
	};
	readonly records: Records;
	readonly temporal: Temporal;
	readonly mailReader: MailReader;
	readonly log: Logger;
}

/**
 * Puts the pages on the record and the Temporal service, and starts to listen.
 *
 * @throws the system's error (EADDRINUSE, EACCES) when it cannot.
 */
export async function startWebProcess({
	settings,
	records,
	temporal,
	mailReader,
	log,
}: WebProcessOptions): Promise<Web> {
	const { database } = records;
	const now = () => instantOf(Date.now());
	return startWeb({
		settings,
		log,
		records,
		temporal,
		mailReader,
		evidence: await openEvidenceStore(settings.evidenceUrl),
		clock: { now },
		sessions: {
			readerOf: (cookie) => readerOfSession(database, cookie, now()),
		},
		access: {
			rolesOf: (person, programme) => rolesIn(database, person, programme),
		},
		checks: readinessChecks({
			database,
			temporal,
			smtpUrl: settings.mail.smtpUrl,
		}),
		measures: new Registry(),
	});
}

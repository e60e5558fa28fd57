import type { Logger } from "pino";
import { Registry } from "prom-client";
import { instantOf } from "../domain/instants.ts";
import type { Records } from "../records/entry.ts";
import { sweepHeldFiles } from "../records/evidence.ts";
import { openEvidenceStore } from "../records/evidence-store.ts";
import type { Settings } from "../settings.ts";
import type { Temporal } from "../temporal/client.ts";
import { openIdProvider } from "./identity-provider.ts";
import { servicesOnRecord } from "./on-record.ts";
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
	const evidence = await openEvidenceStore(settings.evidenceUrl);
	const services = servicesOnRecord({
		settings,
		log,
		records,
		temporal,
		mailReader,
		identityProvider: settings.oidc && openIdProvider(settings.oidc),
		evidence,
		checks: readinessChecks({
			database: records.database,
			temporal,
			smtpUrl: settings.mail.smtpUrl,
		}),
		measures: new Registry(),
	});
	// Nobody waits for it: what is swept up was cut off long ago.
	void sweepHeldFiles(records.database, evidence, instantOf(Date.now())).catch(
		(error: unknown) => log.warn({ err: error }, "held files are not swept"),
	);
	return startWeb(services);
}

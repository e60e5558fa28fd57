/** What pages and workers both stand on, once every service is there. */
import { mailReader } from "../activities/kept-mails.ts";
import type { Database } from "../records/database.ts";
import type { Records } from "../records/entry.ts";
import { connectTemporal, type Temporal } from "../temporal/client.ts";
import type { MailReader } from "../web/services.ts";
import type { CompleteSettings } from "./complete-settings.ts";

export interface Connected {
	readonly records: Records;
	readonly temporal: Temporal;
	readonly mailReader: MailReader;
	/** says who is roused when something was written to the outbox */
	onOutboxWritten(nudge: () => void): void;
}

/** Connects to Temporal and puts the record together; `running` ends both. */
export async function connect(
	settings: CompleteSettings,
	database: Database,
	running: AsyncDisposableStack,
): Promise<Connected> {
	const { connection, namespace, rehearsalNamespace } = settings.temporal;
	const temporal = await connectTemporal(connection, {
		real: namespace,
		rehearsal: rehearsalNamespace,
	});
	running.defer(temporal.close);
	let nudge = () => {};
	const records: Records = {
		database,
		keys: settings.secretKeys,
		mailDomain: settings.mail.from.address.split("@")[1] ?? "localhost",
		outboxWritten: () => nudge(),
	};
	return {
		records,
		temporal,
		mailReader: mailReader(records, settings.mail.from, settings.publicUrl),
		onOutboxWritten: (roused) => {
			nudge = roused;
		},
	};
}

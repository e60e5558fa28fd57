import type { SecretKeys, Settings, TemporalConnection } from "../settings.ts";
import { StartProblem } from "./start-problem.ts";

/** Settings in which every service has its place. */
export interface CompleteSettings extends Settings {
	readonly temporal: Settings["temporal"] & {
		readonly connection: TemporalConnection;
	};
	readonly mail: Settings["mail"] & { readonly smtpUrl: string };
	readonly secretKeys: SecretKeys;
}

/** With services given by settings alone, as web and worker apart need them. */
export interface SettingsApart extends CompleteSettings {
	readonly databaseUrl: string;
}

/** @throws StartProblem that names the first service no setting gives */
export function settingsApart(settings: Settings): SettingsApart {
	const { databaseUrl, temporal, mail, secretKeys } = settings;
	const { connection } = temporal;
	const { smtpUrl } = mail;
	if (databaseUrl === undefined) throw missing("DATABASE_URL");
	if (secretKeys === undefined) throw missing("SECRET_KEY");
	if (connection === undefined) throw missing("TEMPORAL_ADDRESS");
	if (smtpUrl === undefined) throw missing("SMTP_URL");
	return {
		...settings,
		databaseUrl,
		temporal: { ...temporal, connection },
		mail: { ...mail, smtpUrl },
		secretKeys,
	};
}

function missing(name: string): StartProblem {
	return new StartProblem(
		`${name} must be given to run web and worker apart; npm start runs all on this machine without it.`,
	);
}

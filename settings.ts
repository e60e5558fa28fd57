/**
 * Every setting there is, with its default and its rule. They are read from the
 * environment once; without any, Certway runs on this machine alone.
 */
import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
	type ClientConnectConfig,
	loadClientConnectConfig,
} from "@temporalio/envconfig";
import { z } from "zod";

export interface Settings {
	/** where the web listens; port 0 lets the system choose */
	readonly host: string;
	readonly port: number;
	/** what links are built from */
	readonly publicUrl: URL;
	/** how many proxies stand in front, or their addresses; false: none */
	readonly trustProxy: false | number | string;
	readonly logLevel: LogLevel;
	/** absolute path of the folder for all that stays on this machine */
	readonly dataDir: string;
	/** absolute path of what is fetched or made once, for all data alike */
	readonly cacheDir: string;
	/** PostgreSQL; undefined: the embedded database in `dataDir` */
	readonly databaseUrl: string | undefined;
	readonly temporal: {
		/** undefined: the embedded service with its data in `dataDir` */
		readonly connection: TemporalConnection | undefined;
		readonly namespace: string;
		readonly rehearsalNamespace: string;
	};
	readonly mail: {
		/** undefined: the embedded inbox */
		readonly smtpUrl: string | undefined;
		readonly from: { readonly name: string; readonly address: string };
	};
	/** where the bytes of evidence are: `file:` or `s3:` */
	readonly evidenceUrl: URL;
	/** the largest file that is taken as evidence, in bytes */
	readonly evidenceMaxBytes: number;
	/** undefined: made once and kept in `dataDir` */
	readonly secretKeys: SecretKeys | undefined;
	/** the organisation's own sign-in, by OpenID Connect; undefined: mailed links alone */
	readonly oidc: OidcSettings | undefined;
}

export interface OidcSettings {
	readonly issuer: URL;
	readonly clientId: string;
	/** undefined: a client without a secret, which PKCE alone protects */
	readonly clientSecret: KeyObject | undefined;
	/** what the sign-in page calls it */
	readonly name: string;
}

export type LogLevel = z.infer<typeof logLevel>;

/** Fits the client's `Connection` and the worker's `NativeConnection` alike. */
export type TemporalConnection = Pick<
	ClientConnectConfig["connectionOptions"],
	"tls" | "apiKey" | "metadata"
> & { address: string };

export interface SecretKey {
	/** the first 8 hexadecimal digits of the key's SHA-256 */
	readonly id: string;
	/** for `createHmac`; shows nothing when it is logged */
	readonly key: KeyObject;
}

/** The first one signs; what an older one has signed still holds. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]];

export type SettingsResult =
	| { ok: true; settings: Settings }
	| { ok: false; problem: string };

const logLevel = z.enum(
	["fatal", "error", "warn", "info", "debug", "trace", "silent"],
	{ error: "must be fatal, error, warn, info, debug, trace or silent" },
);

function text(must: string, rule: RegExp) {
	return z.string().regex(rule, { error: must });
}

function url(must: string, protocol: RegExp) {
	return z.url({ protocol, error: must });
}

const namespace = text(
	"must be a Temporal namespace: letters, digits, dots, hyphens, underscores",
	/^[A-Za-z0-9][\w.-]*$/,
);

const trustProxy = z.string().transform((value, context) => {
	if (value === "off") return false;
	if (/^\d+$/.test(value)) return Number(value) || false;
	const parts = value.split(",").map((part) => part.trim());
	const named = ["loopback", "linklocal", "uniquelocal"];
	if (parts.every((part) => named.includes(part) || isSubnet(part))) {
		return parts.join(",");
	}
	context.addIssue(
		"must be off, the number of proxies in front, or their addresses",
	);
	return z.NEVER;
});

function isSubnet(part: string): boolean {
	const [address = "", bits, ...more] = part.split("/");
	return (
		isIP(address) !== 0 &&
		more.length === 0 &&
		(bits === undefined || /^\d{1,3}$/.test(bits))
	);
}

const portNumber = text("must be a number from 0 to 65535", /^\d{1,5}$/)
	.transform(Number)
	.refine((port) => port <= 65535, {
		error: "must be a number from 0 to 65535",
	});

const secretKeys = z.string().transform((value, context) => {
	const keys = value.split(",").map((key) => key.trim());
	if (keys.every((key) => Buffer.byteLength(key) >= 32)) {
		return parseSecretKeys(value);
	}
	context.addIssue(
		"must be at least 32 bytes long, or several such keys, the newest first, with commas between",
	);
	return z.NEVER;
});

/** `Name <address>` or the address alone. */
const mailbox = z.string().transform((value, context) => {
	const address = "[^<>@\\s]+@[^<>@\\s]+";
	const named = new RegExp(`^([^<>@\\r\\n]+)<(${address})>$`).exec(value);
	if (named !== null) {
		return { name: unquoted(named[1] ?? ""), address: named[2] ?? "" };
	}
	if (new RegExp(`^${address}$`).test(value)) {
		return { name: "Certway", address: value };
	}
	context.addIssue('must be an address like "Certway <certway@example.org>"');
	return z.NEVER;
});

function unquoted(name: string): string {
	return name.trim().replace(/^"(.*)"$/, "$1");
}

/** Tokens travel over HTTPS, or never leave this machine. */
const issuer = z
	.url({ protocol: /^https?$/, error: "must be a URL with https" })
	.refine(
		(value) => {
			const url = URL.parse(value);
			return url?.protocol === "https:" || loopback.includes(url?.hostname);
		},
		{ error: "must be a URL with https; http only on this machine itself" },
	);
const loopback: readonly (string | undefined)[] = [
	"localhost",
	"127.0.0.1",
	"[::1]",
];

const oneLine = text("must be one line", /^[^\r\n]+$/);

/** By the name in the environment. */
const schemas = {
	HOST: text("must be an address to listen on", /^\S+$/).default("127.0.0.1"),
	PORT: portNumber.default(4000),
	PUBLIC_URL: url("must be a URL with http or https", /^https?$/).optional(),
	TRUST_PROXY: trustProxy.default(false),
	LOG_LEVEL: logLevel.default("info"),
	DATA_DIR: z.string().default("./data"),
	CERTWAY_CACHE: z.string().optional(),
	DATABASE_URL: url(
		"must be a URL like postgres://user:password@host/database",
		/^postgres(ql)?$/,
	).optional(),
	TEMPORAL_ADDRESS: text(
		"must be host:port of a Temporal service",
		/^\S+:\d{1,5}$/,
	).optional(),
	TEMPORAL_NAMESPACE: namespace.default("certway"),
	TEMPORAL_REHEARSAL_NAMESPACE: namespace.default("certway-rehearsal"),
	SMTP_URL: url(
		"must be a URL like smtp://user:password@host:587 or smtps://host",
		/^smtps?$/,
	).optional(),
	MAIL_FROM: mailbox.optional(),
	EVIDENCE_URL: url(
		"must be a URL like file:///folder or s3://bucket",
		/^(file|s3)$/,
	).optional(),
	EVIDENCE_MAX_MB: text(
		"must be a number of megabytes, 1 to 100000",
		/^\d{1,6}$/,
	)
		.transform(Number)
		.refine((megabytes) => megabytes >= 1 && megabytes <= 100_000, {
			error: "must be a number of megabytes, 1 to 100000",
		})
		.default(2_000),
	SECRET_KEY: secretKeys.optional(),
	OIDC_ISSUER: issuer.optional(),
	OIDC_CLIENT_ID: oneLine.optional(),
	OIDC_CLIENT_SECRET: oneLine.optional(),
	OIDC_NAME: oneLine.max(60, "must be at most 60 signs long").optional(),
};

type Values = { [N in keyof typeof schemas]: z.output<(typeof schemas)[N]> };

/** Every name that is read, apart from the Temporal SDK's own. */
export const settingNames = Object.keys(schemas) as (keyof typeof schemas)[];

/** What holds a password or a key is never shown, not even a wrong one. */
const unshown = [
	"DATABASE_URL",
	"SMTP_URL",
	"SECRET_KEY",
	"OIDC_CLIENT_SECRET",
];

/**
 * Reads and checks the settings. An empty value counts as none.
 * @returns the settings, or one line that names the one that is wrong
 */
export function readSettings(env: NodeJS.ProcessEnv): SettingsResult {
	const given: Record<string, unknown> = {};
	for (const name of settingNames) {
		const value = env[name]?.trim() || undefined;
		const read = schemas[name].safeParse(value);
		if (read.success) given[name] = read.data;
		else {
			const must = read.error.issues[0]?.message ?? "is wrong";
			const shown = unshown.includes(name)
				? ""
				: `, not ${JSON.stringify(value)}`;
			return { ok: false, problem: `${name} ${must}${shown}` };
		}
	}
	const values = given as Values;
	const problem = whatIsMissing(values);
	if (problem !== undefined) return { ok: false, problem };
	const temporal = readTemporal(env);
	if (!temporal.ok) return temporal;
	const cacheDir = resolve(values.CERTWAY_CACHE ?? usualCache(env));
	return { ok: true, settings: arrange(values, cacheDir, temporal.connection) };
}

function whatIsMissing(values: Values): string | undefined {
	if (values.DATABASE_URL !== undefined && values.SECRET_KEY === undefined) {
		return "SECRET_KEY must be given together with DATABASE_URL, the same to web and worker; make one by: openssl rand -hex 32";
	}
	if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
		return 'MAIL_FROM must be given together with SMTP_URL, as "Certway <certway@example.org>"';
	}
	if (values.TEMPORAL_NAMESPACE === values.TEMPORAL_REHEARSAL_NAMESPACE) {
		return "TEMPORAL_REHEARSAL_NAMESPACE must be another namespace than TEMPORAL_NAMESPACE";
	}
	const oidc = [values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET];
	if (values.OIDC_ISSUER === undefined && oidc.some(Boolean)) {
		return "OIDC_ISSUER must be given together with OIDC_CLIENT_ID";
	}
	if (values.OIDC_ISSUER !== undefined && values.OIDC_CLIENT_ID === undefined) {
		return "OIDC_CLIENT_ID must be given together with OIDC_ISSUER";
	}
	return undefined;
}

/** By the XDG Base Directory Specification. */
function usualCache(env: NodeJS.ProcessEnv): string {
	return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "certway");
}

function arrange(
	values: Values,
	cacheDir: string,
	connection: TemporalConnection | undefined,
): Settings {
	const dataDir = resolve(values.DATA_DIR);
	const evidence = pathToFileURL(join(dataDir, "evidence")).href;
	return {
		host: values.HOST,
		port: values.PORT,
		publicUrl: new URL(values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`),
		trustProxy: values.TRUST_PROXY,
		logLevel: values.LOG_LEVEL,
		dataDir,
		cacheDir,
		databaseUrl: values.DATABASE_URL,
		temporal: {
			connection,
			namespace: values.TEMPORAL_NAMESPACE,
			rehearsalNamespace: values.TEMPORAL_REHEARSAL_NAMESPACE,
		},
		mail: {
			smtpUrl: values.SMTP_URL,
			from: values.MAIL_FROM ?? {
				name: "Certway",
				address: "certway@localhost",
			},
		},
		evidenceUrl: new URL(values.EVIDENCE_URL ?? evidence),
		evidenceMaxBytes: values.EVIDENCE_MAX_MB * 1_000_000,
		secretKeys: values.SECRET_KEY,
		oidc: arrangeOidc(values),
	};
}

function arrangeOidc(values: Values): OidcSettings | undefined {
	if (!values.OIDC_ISSUER || !values.OIDC_CLIENT_ID) return undefined;
	const issuer = new URL(values.OIDC_ISSUER);
	return {
		issuer,
		clientId: values.OIDC_CLIENT_ID,
		clientSecret:
			values.OIDC_CLIENT_SECRET === undefined
				? undefined
				: createSecretKey(Buffer.from(values.OIDC_CLIENT_SECRET)),
		name: values.OIDC_NAME ?? issuer.host,
	};
}

/**
 * How to reach Temporal, by the SDK's own environment: `TEMPORAL_ADDRESS`,
 * `TEMPORAL_API_KEY`, `TEMPORAL_TLS_…` and so on. Its configuration file counts
 * only where the environment names it: one for other work may lie around.
 */
function readTemporal(
	env: NodeJS.ProcessEnv,
):
	| { ok: true; connection: TemporalConnection | undefined }
	| { ok: false; problem: string } {
	const byFile = env["TEMPORAL_CONFIG_FILE"] || env["TEMPORAL_PROFILE"];
	const given = Object.entries(env).filter((entry) => entry[1] !== "");
	try {
		const { address, tls, apiKey, metadata } = loadClientConnectConfig({
			disableFile: !byFile,
			overrideEnvVars: Object.fromEntries(given) as Record<string, string>,
		}).connectionOptions;
		if (address === undefined) return { ok: true, connection: undefined };
		const connection: TemporalConnection = {
			address,
			...(tls !== undefined && { tls }),
			...(apiKey !== undefined && { apiKey }),
			...(metadata !== undefined && { metadata }),
		};
		return { ok: true, connection };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const line = why.split("\n", 1)[0];
		return { ok: false, problem: `TEMPORAL_… cannot be read: ${line}` };
	}
}

/** @param list of keys, the newest first, with commas between */
export function parseSecretKeys(list: string): SecretKeys {
	const [newest = "", ...older] = list.split(",");
	return [secretKey(newest), ...older.map(secretKey)];
}

function secretKey(value: string): SecretKey {
	const bytes = Buffer.from(value.trim());
	const id = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
	return { id, key: createSecretKey(bytes) };
}

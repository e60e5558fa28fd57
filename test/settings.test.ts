import { createHmac } from "node:crypto";
import { Connection } from "@temporalio/client";
import type { NativeConnectionOptions } from "@temporalio/worker";
import { describe, expect, test } from "vitest";
import { readSettings, type Settings, settingNames } from "../settings.ts";

function settingsOf(env: NodeJS.ProcessEnv): Settings {
	const read = readSettings(env);
	if (!read.ok) throw new Error(read.problem);
	return read.settings;
}

function problemOf(env: NodeJS.ProcessEnv): string {
	const read = readSettings(env);
	if (read.ok) throw new Error("these settings are right");
	return read.problem;
}

const key = "k".repeat(32);
const database = "postgres://certway:hidden@db/certway";

describe("Without any setting", () => {
	test("everything is on this machine and listens on loopback", () => {
		const settings = settingsOf({});
		expect(settings.databaseUrl).toBeUndefined();
		expect(settings.temporal.connection).toBeUndefined();
		expect(settings.mail.smtpUrl).toBeUndefined();
		expect(settings.secretKeys).toBeUndefined();
		expect(settings.host).toBe("127.0.0.1");
		expect(settings.publicUrl.href).toBe("http://127.0.0.1:4000/");
	});

	test("real programmes and rehearsals have a namespace each", () => {
		expect(settingsOf({}).temporal).toMatchObject({
			namespace: "certway",
			rehearsalNamespace: "certway-rehearsal",
		});
	});

	test("evidence is kept below the data", () => {
		const { evidenceUrl } = settingsOf({ DATA_DIR: "/srv/certway" });
		expect(evidenceUrl.href).toBe("file:///srv/certway/evidence");
	});

	test("an empty value counts as none", () => {
		const empty = Object.fromEntries(settingNames.map((name) => [name, ""]));
		expect(settingsOf(empty)).toEqual(settingsOf({}));
	});

	test("links follow the port", () => {
		expect(settingsOf({ PORT: "8080" }).publicUrl.port).toBe("8080");
	});
});

describe("A wrong value is named in one line", () => {
	test.each([
		["PORT", "http"],
		["PORT", "70000"],
		["PORT", "1e3"],
		["HOST", "all of them"],
		["PUBLIC_URL", "certway.example.org"],
		["PUBLIC_URL", "ftp://certway.example.org"],
		["TRUST_PROXY", "on"],
		["TRUST_PROXY", "10.0.0.0/8/8"],
		["LOG_LEVEL", "loud"],
		["DATABASE_URL", "mysql://db/certway"],
		["TEMPORAL_ADDRESS", "temporal"],
		["TEMPORAL_NAMESPACE", "my programmes"],
		["TEMPORAL_REHEARSAL_NAMESPACE", "certway"],
		["SMTP_URL", "mail.example.org"],
		["MAIL_FROM", "Certway"],
		["MAIL_FROM", "a@b.c\r\nBcc: d@e.f"],
		["EVIDENCE_URL", "ftp://files"],
		["EVIDENCE_MAX_MB", "0"],
		["SECRET_KEY", "short"],
		["SECRET_KEY", `${key},short`],
		["OIDC_ISSUER", "http://sso.bank.example"],
		["OIDC_ISSUER", "sso.bank.example"],
		["OIDC_CLIENT_ID", "certway\nadmin"],
		["OIDC_NAME", "n".repeat(61)],
	])("%s=%j", (name, value) => {
		const problem = problemOf({ [name]: value });
		expect(problem.startsWith(`${name} must be `)).toBe(true);
		expect(problem).not.toContain("\n");
	});

	test("a password or key is not repeated in it", () => {
		expect(problemOf({ SECRET_KEY: "my-secret" })).not.toContain("my-secret");
		const database = problemOf({ DATABASE_URL: "postgers://a:hidden@db/c" });
		expect(database).not.toContain("hidden");
		expect(problemOf({ SMTP_URL: "a:hidden@host" })).not.toContain("hidden");
	});
});

describe("Settings that need each other", () => {
	test("a database of one's own needs a key that web and worker share", () => {
		expect(problemOf({ DATABASE_URL: database })).toMatch(/^SECRET_KEY must/);
		const settings = settingsOf({ DATABASE_URL: database, SECRET_KEY: key });
		expect(settings.databaseUrl).toBe(database);
	});

	test("a mail server of one's own needs a sender it accepts", () => {
		const SMTP_URL = "smtp://mail.example.org";
		expect(problemOf({ SMTP_URL })).toMatch(/^MAIL_FROM must/);
		const MAIL_FROM = "certway@example.org";
		expect(settingsOf({ SMTP_URL, MAIL_FROM }).mail.smtpUrl).toBe(SMTP_URL);
	});
});

describe("The organisation's own sign-in", () => {
	const OIDC_ISSUER = "https://sso.bank.example/realms/staff";
	const OIDC_CLIENT_ID = "certway";

	test("needs an issuer and what Certway is called there", () => {
		expect(problemOf({ OIDC_ISSUER })).toMatch(/^OIDC_CLIENT_ID must/);
		expect(problemOf({ OIDC_CLIENT_ID })).toMatch(/^OIDC_ISSUER must/);
		expect(settingsOf({ OIDC_ISSUER, OIDC_CLIENT_ID }).oidc).toMatchObject({
			issuer: new URL(OIDC_ISSUER),
			clientId: "certway",
			clientSecret: undefined,
			name: "sso.bank.example",
		});
	});

	test("goes over plain HTTP on this machine alone", () => {
		for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
			const issuer = `http://${host}:8080`;
			expect(
				settingsOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID }).oidc?.issuer.host,
			).toBe(`${host}:8080`);
		}
	});

	test("has a secret that does not show when settings are logged", () => {
		const settings = settingsOf({
			OIDC_ISSUER,
			OIDC_CLIENT_ID,
			OIDC_CLIENT_SECRET: "my-secret",
			OIDC_NAME: "Huaxin Bank",
		});
		expect(JSON.stringify(settings)).not.toContain("my-secret");
		expect(settings.oidc?.name).toBe("Huaxin Bank");
	});
});

describe("The sender of mails", () => {
	const from = (MAIL_FROM: string) => settingsOf({ MAIL_FROM }).mail.from;

	test("may have a name", () => {
		const bank = { name: "华信银行", address: "iso@bank.example" };
		expect(from("华信银行 <iso@bank.example>")).toEqual(bank);
		expect(from('"华信银行" <iso@bank.example>')).toEqual(bank);
	});

	test("is called Certway otherwise", () => {
		const certway = { name: "Certway", address: "iso@bank.example" };
		expect(from("iso@bank.example")).toEqual(certway);
	});
});

describe("Secret keys", () => {
	test("the first signs, each is known by the start of its hash", () => {
		const older = "o".repeat(32);
		const keys = settingsOf({ SECRET_KEY: `${key}, ${older}` }).secretKeys;
		expect(keys?.map(({ id }) => id)).toEqual(["5e318f8c", "b7bca737"]);
		const hmac = (secret: Parameters<typeof createHmac>[1]) =>
			createHmac("sha256", secret).update("a").digest("hex");
		expect(keys && hmac(keys[0].key)).toBe(hmac(key));
	});

	test("they do not show when settings are logged", () => {
		const settings = settingsOf({ SECRET_KEY: key });
		expect(JSON.stringify(settings)).not.toContain(key);
	});
});

describe("Temporal by the SDK's own environment", () => {
	test("an address alone is reached without TLS", () => {
		const { connection } = settingsOf({
			TEMPORAL_ADDRESS: "temporal:7233",
		}).temporal;
		expect(connection).toEqual({ address: "temporal:7233" });
	});

	test("an API key switches TLS on", () => {
		const { connection } = settingsOf({
			TEMPORAL_ADDRESS: "eu.example.org:7233",
			TEMPORAL_API_KEY: "api-key",
		}).temporal;
		expect(connection).toMatchObject({ tls: true, apiKey: "api-key" });
	});

	test("a certificate that is not there is named in one line", () => {
		const problem = problemOf({
			TEMPORAL_ADDRESS: "temporal:7233",
			TEMPORAL_TLS_CLIENT_CERT_PATH: "/nowhere/client.pem",
			TEMPORAL_TLS_CLIENT_KEY_PATH: "/nowhere/client.key",
		});
		expect(problem).toMatch(/^TEMPORAL_.*\/nowhere\/client\.pem/);
		expect(problem).not.toContain("\n");
	});

	test("what is read fits the client and the worker", async () => {
		const { connection } = settingsOf({
			TEMPORAL_ADDRESS: "temporal:7233",
		}).temporal;
		if (connection === undefined) throw new Error("no connection");
		const forWorker: NativeConnectionOptions = connection;
		expect(forWorker.address).toBe("temporal:7233");
		await Connection.lazy(connection).close();
	});
});

test("Proxies in front are named by number or address", () => {
	const trusted = (value: string) =>
		settingsOf({ TRUST_PROXY: value }).trustProxy;
	expect(trusted("off")).toBe(false);
	expect(trusted("0")).toBe(false);
	expect(trusted("2")).toBe(2);
	expect(trusted("loopback, 10.0.0.0/8")).toBe("loopback,10.0.0.0/8");
});

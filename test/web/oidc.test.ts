import { createSecretKey, generateKeyPairSync, sign } from "node:crypto";
import {
	type MutableRedirectUri,
	type MutableResponse,
	type MutableToken,
	OAuth2Server,
} from "oauth2-mock-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../embedded/ports.ts";
import { findOrAddPerson, personByEmail } from "../../records/persons.ts";
import { openIdProvider } from "../../web/identity-provider.ts";
import {
	startTestPages,
	type TestPages,
	type Visited,
	type Visitor,
} from "../fixtures/pages.ts";
import {
	chenJing,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

const clientSecret = "what-only-the-client-knows";
let record: TestRecord;
let provider: OAuth2Server;
let pages: TestPages;

const settingsOf = (issuer: string) => ({
	issuer: new URL(issuer),
	clientId: "certway",
	clientSecret: createSecretKey(Buffer.from(clientSecret)),
	name: "Huaxin Bank",
});

beforeAll(async () => {
	record = await openTestRecord();
	await findOrAddPerson(record.database, chenJing);
	provider = new OAuth2Server();
	await provider.issuer.keys.generate("RS256");
	await provider.start(0, "127.0.0.1");
	pages = await startTestPages({
		records: record.records,
		identityProvider: openIdProvider(settingsOf(provider.issuer.url ?? "")),
	});
});
afterEach(() => {
	provider.service.removeAllListeners();
});
afterAll(async () => {
	await provider?.stop();
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const chenVerified = { email: chenJing.email, email_verified: true };

/** What the provider's tokens say; anything may be made wrong in them. */
const tokensSay = (claims: Record<string, unknown>): void => {
	provider.service.on("beforeTokenSigning", ({ payload }: MutableToken) => {
		Object.assign(payload, { aud: "certway", ...claims });
	});
};

/** Goes to the provider. @returns where it sends the browser back to, and what it was asked. */
async function there(someone: Visitor, to = "/people/me") {
	const page = await someone.open(`/sign-in?to=${encodeURIComponent(to)}`);
	const way = page.ways.find((each) => each.startsWith("/oidc/begin")) ?? "";
	const sent = await someone.look(way);
	const asked = new URL(sent.headers.get("Location") ?? "");
	const { headers } = await fetch(asked, { redirect: "manual" });
	const { pathname, search } = new URL(headers.get("Location") ?? "");
	return { asked: asked.searchParams, back: `${pathname}${search}` };
}

async function signIn(someone = pages.visitor()): Promise<Visited> {
	const { back } = await there(someone);
	return someone.open(back);
}

const isSignedIn = ({ path }: Visited) => path === "/people/me";

/** The page where a mailed link can be asked for, and nobody signed in. */
function turnedAway(page: Visited, someone: Visitor, words: string): void {
	expect(page.path).toMatch(/^\/sign-in\?trouble=/);
	expect(page.words).toContain(words);
	expect(page.words).toContain("Mail me a link");
	expect(someone.cookies.has("certway-session")).toBe(false);
}

describe("signing in at the organisation's own provider", () => {
	test("ends at the page that was asked for, as the person of the verified address", async () => {
		tokensSay(chenVerified);
		const page = await signIn();
		expect(isSignedIn(page)).toBe(true);
		expect(page.fields["name"]).toBe("Chen Jing");
	});

	test("asks with PKCE, a state and a nonce, each its own each time", async () => {
		tokensSay(chenVerified);
		const [one, other] = [
			(await there(pages.visitor())).asked,
			(await there(pages.visitor())).asked,
		];
		expect(one.get("code_challenge_method")).toBe("S256");
		for (const name of ["state", "nonce", "code_challenge"]) {
			expect(one.get(name)).toMatch(/^[\w-]{43}$/);
			expect(one.get(name)).not.toBe(other.get(name));
		}
		expect(one.get("redirect_uri")).toBe("http://certway.example/oidc/return");
	});

	test("takes an address that is told only where it is asked for", async () => {
		tokensSay({ sub: "chen" });
		provider.service.once("beforeUserinfo", (answer: MutableResponse) => {
			answer.body = { sub: "chen", ...chenVerified };
		});
		expect(isSignedIn(await signIn())).toBe(true);
	});

	test("gives a new session: one that was planted before is not signed in", async () => {
		tokensSay(chenVerified);
		const someone = pages.visitor();
		const chen = await personByEmail(record.database, chenJing.email);
		if (!chen) throw new Error("Chen is not known");
		const before = (await pages.visitorFor(chen.id)).cookies.get(
			"certway-session",
		);
		const { back } = await there(someone);
		await someone.open(back);
		expect(someone.cookies.get("certway-session")).not.toBe(before);
	});

	test("is begun by whoever presses it here, and by no other site", async () => {
		for (const site of ["cross-site", "same-site", "none"]) {
			const answer = await pages.web.request("/oidc/begin?to=/people/me", {
				headers: { "Sec-Fetch-Site": site },
			});
			expect(answer.headers.get("Location")).toBe("/sign-in?to=%2Fpeople%2Fme");
			expect(answer.headers.getSetCookie()).toEqual([]);
		}
	});

	test("never leads to another site", async () => {
		tokensSay(chenVerified);
		for (const to of ["https://evil.example/", "//evil.example", "/\\evil"]) {
			const someone = pages.visitor();
			const { back } = await there(someone, to);
			const answer = await someone.look(back);
			expect(answer.headers.get("Location")).toMatch(/^\/(?![/\\])/);
		}
	});

	test("leaves nothing in the log that opens anything", async () => {
		tokensSay(chenVerified);
		const { back } = await there(pages.visitor());
		await pages.visitor().open(back);
		const someone = pages.visitor();
		await someone.open((await there(someone)).back);
		const log = pages.web.log.join("");
		const sent = new URL(back, "http://certway.example").searchParams;
		for (const secret of [sent.get("code"), sent.get("state"), clientSecret])
			expect(log).not.toContain(secret);
		expect(log).not.toContain("eyJ");
	});
});

describe("nobody is signed in", () => {
	test("whose address the provider has not verified", async () => {
		for (const email_verified of [false, "true", undefined]) {
			tokensSay({ email: chenJing.email, email_verified });
			const someone = pages.visitor();
			turnedAway(await signIn(someone), someone, "Certway does not");
			provider.service.removeAllListeners();
		}
	});

	test("whom nobody has named, and who is disabled", async () => {
		const gone = await findOrAddPerson(record.database, {
			...chenJing,
			email: "gone@bank.example",
		});
		await record.database
			.updateTable("person")
			.set({ disabled_at: "2027-01-01T00:00:00Z" })
			.where("id", "=", gone)
			.execute();
		for (const email of ["gone@bank.example", "stranger@bank.example"]) {
			tokensSay({ email, email_verified: true });
			const someone = pages.visitor();
			turnedAway(await signIn(someone), someone, "Certway does not");
			provider.service.removeAllListeners();
		}
	});

	test("with another state than this browser's", async () => {
		tokensSay(chenVerified);
		provider.service.once(
			"beforeAuthorizeRedirect",
			({ url }: MutableRedirectUri) => {
				url.searchParams.set("state", "another");
			},
		);
		const someone = pages.visitor();
		turnedAway(await signIn(someone), someone, "could not be trusted");
	});

	test("by an answer that somebody else was given", async () => {
		tokensSay(chenVerified);
		const { back } = await there(pages.visitor());
		const victim = pages.visitor();
		turnedAway(await victim.open(back), victim, "was not begun here");
		await there(victim);
		turnedAway(await victim.open(back), victim, "could not be trusted");
	});

	test("twice by the same answer", async () => {
		tokensSay(chenVerified);
		const someone = pages.visitor();
		const { back } = await there(someone);
		const kept = new Map(someone.cookies);
		await someone.open(back);
		expect(kept.has("certway-oidc")).toBe(true);
		expect(someone.cookies.has("certway-oidc")).toBe(false);
	});

	const wrong: [string, Record<string, unknown>][] = [
		["another nonce", { nonce: "another" }],
		["no nonce", { nonce: undefined }],
		["another issuer", { iss: "http://127.0.0.1:1" }],
		["another client's name", { aud: "another-client" }],
		["a time that is over", { exp: 1_000_000_000 }],
	];
	test.each(wrong)("by a token with %s", async (_what, claims) => {
		tokensSay({ ...chenVerified, ...claims });
		const someone = pages.visitor();
		turnedAway(await signIn(someone), someone, "could not be trusted");
	});

	const forgeries: [string, (signed: string) => string][] = [
		[
			"by another key of the same name",
			(signed) => {
				const { privateKey } = generateKeyPairSync("rsa", {
					modulusLength: 2048,
				});
				const body = signed.slice(0, signed.lastIndexOf("."));
				const forged = sign("sha256", Buffer.from(body), privateKey);
				return `${body}.${forged.toString("base64url")}`;
			},
		],
		[
			"by nobody",
			(signed) => {
				const [, payload] = signed.split(".");
				const header = Buffer.from('{"alg":"none"}').toString("base64url");
				return `${header}.${payload}.`;
			},
		],
	];
	test.each(forgeries)("by a token signed %s", async (_who, forge) => {
		tokensSay(chenVerified);
		provider.service.once("beforeResponse", ({ body }: MutableResponse) => {
			if (body) body["id_token"] = forge(String(body["id_token"]));
		});
		const someone = pages.visitor();
		turnedAway(await signIn(someone), someone, "could not be trusted");
	});

	test("who turned back at the provider", async () => {
		provider.service.once(
			"beforeAuthorizeRedirect",
			({ url }: MutableRedirectUri) => {
				url.searchParams.delete("code");
				url.searchParams.set("error", "access_denied");
			},
		);
		const someone = pages.visitor();
		turnedAway(
			await signIn(someone),
			someone,
			"You were not signed in at Huaxin Bank",
		);
	});
});

describe("while the provider is down", () => {
	const withProvider = (issuer: string) =>
		startTestPages({
			records: record.records,
			identityProvider: openIdProvider(settingsOf(issuer)),
		});

	test("the page says so, and a mailed link signs in as ever", async () => {
		await using down = await withProvider(
			`http://127.0.0.1:${await freePort()}`,
		);
		const someone = down.visitor();
		const page = await someone.open("/oidc/begin?to=/people/me");
		turnedAway(page, someone, "Huaxin Bank does not answer just now");
		const asked = await someone.send("/sign-in", {
			...page.fields,
			email: chenJing.email,
		});
		expect(asked.words).toContain("Look into your mailbox");
		expect(down.web.log.join("")).toContain("ECONNREFUSED");
	});

	test("after it has begun, too", async () => {
		const passing = new OAuth2Server();
		await passing.issuer.keys.generate("RS256");
		await passing.start(0, "127.0.0.1");
		await using its = await withProvider(passing.issuer.url ?? "");
		const someone = its.visitor();
		const { back } = await there(someone);
		await passing.stop();
		turnedAway(await someone.open(back), someone, "does not answer just now");
	});

	test("and one that goes by another name is not taken for it", async () => {
		const { port } = provider.address();
		await using other = await withProvider(`http://127.0.0.1:${port}`);
		const someone = other.visitor();
		const page = await someone.open("/oidc/begin");
		turnedAway(page, someone, "could not be trusted");
	});

	test("it is found again as soon as it answers", async () => {
		const late = new OAuth2Server();
		await late.issuer.keys.generate("RS256");
		await late.start(0, "localhost");
		const { port } = late.address();
		await late.stop();
		await using its = await withProvider(`http://localhost:${port}`);
		const someone = its.visitor();
		expect((await someone.open("/oidc/begin")).path).toContain("trouble=down");
		await late.start(port, "localhost");
		const sent = await someone.look("/oidc/begin");
		await late.stop();
		expect(sent.headers.get("Location")).toContain(`:${port}/authorize?`);
	});
});

test("without a provider there is no way to one", async () => {
	await using none = await startTestPages({ records: record.records });
	const someone = none.visitor();
	expect((await someone.open("/sign-in")).html).not.toContain("/oidc");
	expect((await someone.open("/oidc/begin")).status).toBe(404);
	expect((await someone.open("/oidc/return?code=a&state=b")).status).toBe(404);
});

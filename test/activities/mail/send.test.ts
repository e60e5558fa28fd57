import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { simpleParser } from "mailparser";
import { afterEach, describe, expect, test, vi } from "vitest";
import { composeLetter } from "../../../activities/mail/compose.ts";
import {
	type Delivery,
	sendRaw,
	timeouts,
} from "../../../activities/mail/send.ts";
import { draftOf, letterOf, link, linked } from "./letters.ts";
import { reply, type Script, type ScriptedServer, startSmtp } from "./smtp.ts";

/** Hangs are cut short; nothing else comes near these limits. */
const patient = { ...timeouts };
const hasty = { connection: 300, greeting: 300, socket: 300, whole: 5_000 };

const open: { close(): unknown }[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((server) => server.close()));
});

async function scripted(script?: Script): Promise<ScriptedServer> {
	const server = await startSmtp(script);
	open.push(server);
	return server;
}

const mail = () => composeLetter(letterOf("sign-off-request", "zh"));

async function sendTo(script: Script, within = patient): Promise<Delivery> {
	const server = await scripted(script);
	return sendRaw(server.url, await mail(), within);
}

describe("a mail that the server takes", () => {
	test("arrives byte for byte, and tells SMTP sender and addressee", async () => {
		const server = await scripted();
		const letter = await mail();
		expect(await sendRaw(server.url, letter)).toMatchObject({ kind: "sent" });
		expect(server.received).toHaveLength(1);
		const [received] = server.received;
		expect(received?.raw.equals(letter.raw)).toBe(true);
		expect(received?.from).toBe("certway@example.org");
		expect(received?.to).toEqual(["chen@bank.example"]);
		const parsed = await simpleParser(received?.raw ?? "");
		expect(parsed.text).toContain(link);
	});

	test("is the same mail when it is composed and sent again", async () => {
		const server = await scripted();
		await sendRaw(server.url, await mail());
		await sendRaw(server.url, await mail());
		const [first, second] = server.received;
		expect(second).toEqual(first);
	});

	test("may have a line that is a full stop, and one that begins with it", async () => {
		const server = await scripted();
		const raw = Buffer.from("Subject: x\r\n\r\n.\r\n..\r\n.x\r\nQUIT\r\n");
		await sendRaw(server.url, { ...(await mail()), raw });
		expect(server.received[0]?.raw.toString()).toBe(raw.toString());
	});
});

describe("a mail that may be taken later", () => {
	test.each([
		["421 as a greeting", "421", { onConnect: refuse(421, "Too busy") }],
		["421 to the addressee", "421", { onRcptTo: refuse(421, "Closing") }],
		["450 to the addressee", "450", { onRcptTo: refuse(450, "Greylisted") }],
		["452 after the message", "452", { onData: refuseData(452, "Disk full") }],
		["451 to the sender", "451", { onMailFrom: refuse(451, "Try later") }],
	])("%s", async (_, code, script) => {
		expect(await sendTo(() => script)).toMatchObject({
			kind: "retry-later",
			code,
			configuration: false,
		});
	});

	test("is taken at the next attempt, with the same bytes", async () => {
		let attempts = 0;
		const server = await scripted(() => ({
			onRcptTo: (_address, _session, done) =>
				done(++attempts === 1 ? reply(450, "Greylisted") : null),
		}));
		const letter = await mail();
		expect(await sendRaw(server.url, letter)).toMatchObject({ code: "450" });
		expect(server.received).toEqual([]);
		expect(await sendRaw(server.url, letter)).toMatchObject({ kind: "sent" });
		expect(server.received[0]?.raw.equals(letter.raw)).toBe(true);
	});

	test("the server is down", async () => {
		const server = await startSmtp();
		await server.close();
		expect(await sendRaw(server.url, await mail())).toMatchObject({
			kind: "retry-later",
			code: "ECONNREFUSED",
			configuration: false,
		});
	});

	const never = () => {
		// The client waits for an answer that does not come.
	};
	test.each([
		["before its greeting", { onConnect: never }],
		["at the sender", { onMailFrom: never }],
		["at the addressee", { onRcptTo: never }],
		["in the middle of the message", { onData: never }],
		[
			"after the message",
			{ onData: (stream: NodeJS.ReadableStream) => void stream.resume() },
		],
	])("the server hangs %s", async (_, script) => {
		expect(await sendTo(() => script, hasty)).toMatchObject({
			kind: "retry-later",
			code: "ETIMEDOUT",
			configuration: false,
		});
	});

	test("the server talks on and on without coming to an end", async () => {
		const sockets: Socket[] = [];
		const endless = createServer((socket) => {
			sockets.push(socket);
			const talk = setInterval(() => socket.write("220-still here\r\n"), 20);
			socket.on("error", () => socket.destroy());
			socket.on("close", () => clearInterval(talk));
		}).listen(0, "127.0.0.1");
		await once(endless, "listening");
		open.push({
			close: () => {
				for (const socket of sockets) socket.destroy();
				endless.close();
			},
		});
		const { port } = endless.address() as AddressInfo;
		const within = { ...patient, greeting: 60_000, whole: 400 };
		expect(
			await sendRaw(`smtp://127.0.0.1:${port}`, await mail(), within),
		).toMatchObject({ kind: "retry-later", code: "EABORT" });
	});

	test("the connection breaks after the message: it may have arrived, and is the same the next time", async () => {
		const taken: Buffer[] = [];
		const server = await scripted(({ drop }) => ({
			onData: (stream, _session, done) => {
				const chunks: Buffer[] = [];
				stream.on("data", (chunk: Buffer) => chunks.push(chunk));
				stream.on("end", () => {
					taken.push(Buffer.concat(chunks));
					if (taken.length === 1) drop();
					else done();
				});
			},
		}));
		const first = await sendRaw(server.url, await mail());
		expect(first).toMatchObject({ kind: "retry-later", configuration: false });
		expect(await sendRaw(server.url, await mail())).toMatchObject({
			kind: "sent",
		});
		expect(taken).toHaveLength(2);
		expect(taken[1]?.equals(taken[0] as Buffer)).toBe(true);
	});
});

describe("what the operator has to put right is told apart", () => {
	const withAuth: Script = () => ({
		disabledCommands: ["STARTTLS"],
		allowInsecureAuth: true,
		onAuth: (_auth, _session, done) => done(reply(535, "Wrong password")),
	});

	test("a wrong password", async () => {
		const server = await scripted(withAuth);
		const url = server.url.replace("//", "//certway:secret-password@");
		const outcome = await sendRaw(url, await mail());
		expect(outcome).toMatchObject({
			kind: "retry-later",
			code: "535",
			configuration: true,
		});
		expect(JSON.stringify(outcome)).not.toContain("secret-password");
	});

	test("a server that cannot check the password for now is just busy", async () => {
		const server = await scripted(() => ({
			disabledCommands: ["STARTTLS"],
			allowInsecureAuth: true,
			onAuth: (_auth, _session, done) => done(reply(454, "Not now")),
		}));
		const url = server.url.replace("//", "//certway:secret-password@");
		expect(await sendRaw(url, await mail())).toMatchObject({
			kind: "retry-later",
			code: "454",
			configuration: false,
		});
	});

	test.each([
		[
			"no login where one is wanted",
			530,
			{ onMailFrom: refuse(530, "Authentication required") },
		],
		[
			"our own address refused",
			550,
			{ onMailFrom: refuse(550, "Sender rejected") },
		],
		["our machine refused", 554, { onConnect: refuse(554, "Not from you") }],
		[
			"no sending on for us",
			554,
			{ onRcptTo: refuse(554, "5.7.1 Relay access denied") },
		],
	])("%s", async (_, code, script) => {
		expect(await sendTo(() => script)).toMatchObject({
			kind: "retry-later",
			code: String(code),
			configuration: true,
		});
	});

	test("a certificate nobody vouches for", async () => {
		const outcome = await sendTo(() => ({ disabledCommands: ["AUTH"] }));
		expect(outcome).toMatchObject({
			kind: "retry-later",
			code: expect.stringContaining("CERT"),
			configuration: true,
		});
	});

	test("TLS spoken to a server that speaks none", async () => {
		const server = await scripted();
		const url = server.url.replace("smtp:", "smtps:");
		expect(await sendRaw(url, await mail())).toMatchObject({
			kind: "retry-later",
			configuration: true,
		});
	});

	test("an address of the server that is none", async () => {
		const outcome = await sendRaw("not an address", await mail());
		expect(outcome).toMatchObject({ kind: "retry-later", configuration: true });
	});
});

describe("a mail that will never be taken", () => {
	test.each([
		[
			"550 to the addressee",
			"recipient",
			"550",
			{ onRcptTo: refuse(550, "5.1.1 No such user") },
		],
		[
			"553 to the addressee",
			"recipient",
			"553",
			{ onRcptTo: refuse(553, "Mailbox name not allowed") },
		],
		[
			"550 for the mailbox, after the message",
			"recipient",
			"550",
			{ onData: refuseData(550, "5.1.1 No such user") },
		],
		[
			"552 after the message",
			"message",
			"552",
			{ onData: refuseData(552, "5.3.4 Too large") },
		],
		[
			"554 after the message",
			"message",
			"554",
			{ onData: refuseData(554, "5.7.1 Looks like spam") },
		],
	])("%s", async (_, refused, code, script) => {
		expect(await sendTo(() => script)).toMatchObject({
			kind: "undeliverable",
			refused,
			code,
		});
	});

	test("to what is no address is not even tried", async () => {
		const server = await scripted();
		const draft = draftOf("question");
		for (const address of [
			"chen@bank.example>\r\nRCPT TO:<eve@evil.example",
			"chen@bank.example, eve@evil.example",
			"",
		]) {
			const letter = await composeLetter(
				linked({ ...draft, to: { ...draft.to, address } }),
			);
			expect(await sendRaw(server.url, letter)).toEqual({
				kind: "undeliverable",
				refused: "recipient",
				code: "not-an-address",
				response: "",
			});
		}
		expect(server.connections()).toBe(0);
		expect(server.received).toEqual([]);
	});
});

describe("what is kept of the server's words", () => {
	const told = async (message: string) => {
		const outcome = await sendTo(() => ({ onData: refuseData(554, message) }));
		return outcome.response;
	};

	test("has no link, no address and nothing like a key", async () => {
		const response = await told(
			`5.7.1 <chen@bank.example> refused: ${link} is listed, see ${link.slice(-43)}`,
		);
		expect(response).toBe(
			"554 5.7.1 [address] refused: [link] is listed, see […]",
		);
	});

	test("is one line of bounded length", async () => {
		expect((await told("no ".repeat(2000))).length).toBeLessThanOrEqual(300);
		expect(await told("5.7.1 first\nsecond")).not.toMatch(/[\r\n]/);
	});

	test("a mail is never written to a log, whatever the server's address asks for", async () => {
		const server = await scripted();
		const written = vi.spyOn(process.stdout, "write");
		const logged = vi.spyOn(console, "log");
		const url = `${server.url}/?logger=true&debug=true&transactionLog=true`;
		const outcome = await sendRaw(url, await mail());
		const output = [...written.mock.calls, ...logged.mock.calls].flat();
		written.mockRestore();
		logged.mockRestore();
		expect(outcome).toMatchObject({ kind: "sent" });
		expect(output).toEqual([]);
	});
});

function refuse(code: number, message: string) {
	return (_subject: unknown, ...rest: unknown[]) =>
		(rest.at(-1) as (error: Error) => void)(reply(code, message));
}

function refuseData(code: number, message: string) {
	return (
		stream: NodeJS.ReadableStream,
		_session: unknown,
		done: (error: Error) => void,
	) => {
		stream.resume();
		stream.on("end", () => done(reply(code, message)));
	};
}

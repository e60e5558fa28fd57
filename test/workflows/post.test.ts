/** Mail that does not get through at once, by the timers of the workflow that sends it, on the real Temporal service. */
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TimeZone } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { freePort } from "../../embedded/ports.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import {
	type Received,
	reply,
	type Script,
	type ScriptedServer,
	startSmtp,
} from "../activities/mail/smtp.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { LiveProgramme } from "../fixtures/live-programme.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let cast: Cast;
let port: number;
let smtp: ScriptedServer | undefined;
/** What the mail server says to a mailbox at the first attempt; afterwards, and to others, it takes the mail. */
const atFirst = new Map([
	["greylisted@bank.example", reply(450, "Greylisted")],
	["closing@bank.example", reply(421, "Closing")],
	["nobody@bank.example", reply(550, "5.1.1 No such mailbox")],
]);
/** To them the connection breaks once, when the message is there. */
const breaks = new Set(["broken@bank.example"]);
/** Every message that was taken, or whose connection broke after it. */
const taken: Received[] = [];
beforeAll(async () => {
	port = await freePort();
	certway = await startCertway({
		post: { smtpUrl: `smtp://127.0.0.1:${port}` },
	});
	cast = await addCast(certway.records);
});
afterAll(async () => {
	await certway?.close();
	await smtp?.close();
});

const day = 86_400_000;

const requestTo = (person: PersonId, programme: string) =>
	eventually(`the request to ${person}`, async () => {
		const mails = await certway.database
			.selectFrom("mail")
			.selectAll()
			.where("programme", "=", programme)
			.where("to_person", "=", person)
			.execute();
		return mails.find(
			({ order }) => order.about.template === "sign-off-request",
		);
	});

const script: Script = ({ drop }) => ({
	onRcptTo: ({ address }, _session, done) => {
		const said = atFirst.get(address);
		atFirst.delete(address);
		done(said);
	},
	onData: (stream, session, done) => {
		const chunks: Buffer[] = [];
		stream.on("data", (chunk: Buffer) => chunks.push(chunk));
		stream.on("end", () => {
			const to = session.envelope.rcptTo.map(({ address }) => address);
			taken.push({ from: "", to, raw: Buffer.concat(chunks) });
			if (to.some((address) => breaks.delete(address))) drop();
			else done();
		});
	},
});

/** How the post of a person stands at the Temporal service. */
const postOf = async (person: PersonId) => {
	const { workflow } = certway.temporal.clientFor("real");
	return (await workflow.getHandle(`post/${person}`).describe()).status.name;
};

test("a mail server that is down at the start and for three days holds up no phase, and then gets the mail as it was written", async () => {
	const bank = await new LiveProgramme(certway, "down", cast).start();
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	const written = await requestTo(cast.it, "down");
	await fastForward(
		certway.temporal.clientFor("real"),
		`post/${cast.it}`,
		3 * day,
	);
	await eventually("three days of attempts", async () => {
		await new Promise((resolve) => setTimeout(resolve, 500));
		return (await requestTo(cast.it, "down")).attempts > 140;
	});
	expect(await requestTo(cast.it, "down")).toMatchObject({
		status: "waiting",
		last_problem: expect.stringContaining("ECONNREFUSED"),
	});
	expect(await postOf(cast.it)).toBe("RUNNING");
	await bank.answer("preparation", cast.it);
	await bank.answer("preparation", cast.business);
	await bank.opened("design");

	smtp = await startSmtp(script, port);
	await fastForward(
		certway.temporal.clientFor("real"),
		`post/${cast.it}`,
		day / 24,
	);
	const sent = await eventually("the mail to go out", async () => {
		const mail = await requestTo(cast.it, "down");
		return mail.status === "sent" && mail;
	});
	expect(sent.message_id).toBe(written.message_id);
	const arrived = await Promise.all(taken.map(({ raw }) => simpleParser(raw)));
	const mails = arrived.filter(
		({ messageId }) => messageId === written.message_id,
	);
	expect(mails).toHaveLength(1);
	expect(mails[0]?.date?.toISOString().slice(0, 19)).toBe(
		written.date.slice(0, 19),
	);
}, 120_000);

/** Somebody of his own for each story, so that his post has no other clock. */
async function askedFor(programme: string, name: string) {
	const it = await findOrAddPerson(certway.database, {
		name,
		email: `${programme}@bank.example`,
		language: "en",
		zone: "Asia/Shanghai" as TimeZone,
	});
	const bank = await new LiveProgramme(certway, programme, {
		...cast,
		it,
	}).start();
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	return { bank, it };
}

const settled = (person: PersonId, programme: string) =>
	eventually(`the mail of ${programme} to be settled`, async () => {
		const mail = await requestTo(person, programme);
		return mail.status !== "waiting" && mail;
	});

test("a connection that breaks after the message is tried again with the same bytes", async () => {
	const { it } = await askedFor("broken", "Chen Yi");
	expect((await settled(it, "broken")).status).toBe("sent");
	const [first, second, ...more] = taken.filter(({ to }) =>
		to.includes("broken@bank.example"),
	);
	expect(more).toEqual([]);
	expect(second?.raw.equals(first?.raw as Buffer)).toBe(true);
});

describe.concurrent("when the mail server answers", () => {
	test.each([
		["450: a mailbox is busy", "greylisted"],
		["421: it closes", "closing"],
	])("%s, it is tried again until the mail is taken", async (_said, name) => {
		const { it } = await askedFor(name, "Chen Er");
		expect(await settled(it, name)).toMatchObject({
			status: "sent",
			attempts: 2,
		});
	});

	test("550: there is no such mailbox, the mail ends, but neither the workflow that sends it nor any phase", async ({
		expect,
	}) => {
		const { bank, it } = await askedFor("nobody", "Chen San");
		expect(await settled(it, "nobody")).toMatchObject({
			status: "undeliverable",
			last_problem: expect.stringContaining("550"),
		});
		await eventually(
			"the post to end",
			async () => (await postOf(it)) === "COMPLETED",
		);
		await bank.answer("preparation", it);
		await bank.answer("preparation", cast.business);
		await bank.opened("design");
	});
});

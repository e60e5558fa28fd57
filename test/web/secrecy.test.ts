/** Whatever opens something stands in its addressee's mail, and nowhere else. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { roomId } from "../../domain/ids.ts";
import type { Kind } from "../../records/schema.ts";
import { perform } from "../../temporal/perform.ts";
import { eventually } from "../fixtures/certway.ts";
import type { Visitor } from "../fixtures/pages.ts";
import { askForSignOff } from "../fixtures/waiting-sign-off.ts";
import {
	type Mail,
	startWholeCertway,
	type WholeCertway,
} from "../fixtures/whole-certway.ts";

const chen = "chen.jing@bank.example";
const wang = "wang.lei@bank.example";

let whole: WholeCertway;
/** What processes wrote to their output while all of it ran: workers log there. */
const output: string[] = [];
const cookies: string[] = [];
let codes: string[] = [];
let calendar = "";

const keep = (written: string | Uint8Array): boolean => {
	output.push(
		typeof written === "string" ? written : Buffer.from(written).toString(),
	);
	return true;
};

/** Goes to the address in the mail, as a browser of one's own. */
const pathIn = ({ links }: Mail): string => new URL(links[0] ?? "").pathname;

beforeAll(async () => {
	vi.spyOn(process.stdout, "write").mockImplementation(keep);
	vi.spyOn(process.stderr, "write").mockImplementation(keep);
	whole = await startWholeCertway();
	const { certway, pages } = whole;
	const cast = await askForSignOff(certway);
	const outcome = await perform(certway.records, certway.temporal, {
		programme: "bank" as never,
		kind: "real",
		room: roomId("bank/preparation"),
		by: cast.owner,
		act: { type: "set-confirmation", wanted: true },
		actId: "set-confirmation/secrecy",
	});
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	await signIn(pages.visitor());
	await signOff(pages.visitor());
	vi.restoreAllMocks();
}, 180_000);
afterAll(async () => {
	vi.restoreAllMocks();
	await whole?.[Symbol.asyncDispose]();
});

/** Chen Jing asks for a link, uses it, tries it once more, and makes a link for her calendar. */
async function signIn(visitor: Visitor): Promise<void> {
	await visitor.send("/sign-in", { email: chen, to: "/people/me" });
	const link = pathIn(await whole.mailTo(chen, /sign in/i));
	await visitor.open(link);
	await visitor.send(link);
	cookies.push(visitor.cookies.get("certway-session") ?? "");
	await visitor.open(link);
	const { html } = await visitor.send("/people/me/calendar-links", {
		holds: "own",
	});
	calendar = /\/calendar\/([\w-]+)\.ics"/.exec(html)?.[1] ?? "";
	expect((await visitor.open(`/calendar/${calendar}.ics`)).status).toBe(200);
}

/** Wang Lei opens his link, is mailed a code, types a wrong one and then the right one. */
async function signOff(visitor: Visitor): Promise<void> {
	const link = pathIn(await whole.mailTo(wang, /Preparation/));
	const page = await visitor.open(link);
	const answer = { ...page.fields, decision: "approve", name: "Wang Lei" };
	await visitor.send(link, answer);
	const mail = await whole.mailTo(wang, /code/i);
	const code = /\b(\d{4})[ -]?(\d{4})\b/.exec(mail.text);
	codes = [`${code?.[1]}${code?.[2]}`, `${code?.[1]} ${code?.[2]}`];
	await visitor.send(link, { ...answer, code: "00000000" });
	const done = await visitor.send(link, { ...answer, code: codes[0] ?? "" });
	expect(done.path).toBe(link);
	await eventually("the answer on record", () =>
		whole.certway.database
			.selectFrom("event")
			.select("hash")
			.where("type", "=", "sign-off-decided")
			.executeTakeFirst(),
	);
}

/** Every token in a mail: whoever has one opens what it leads to. */
const tokensIn = ({ links }: Mail): readonly string[] =>
	links.flatMap((link) => {
		const [, first, token] = new URL(link).pathname.split("/");
		return first === "s" || first === "sign-in" ? [token ?? ""] : [];
	});

const tokens = async () => [
	...new Set((await whole.mails()).flatMap(tokensIn)),
];

async function databaseDump(): Promise<string> {
	const { database } = whole.certway;
	const rows: unknown[] = [];
	for (const { name } of await database.introspection.getTables())
		rows.push(
			await database
				.selectFrom(name as "programme")
				.selectAll()
				.execute(),
		);
	return JSON.stringify(rows);
}

/** What the Temporal service keeps of every workflow there is, payloads read. */
async function histories(): Promise<string> {
	const parts: string[] = [];
	for (const kind of ["real", "rehearsal"] as const satisfies Kind[]) {
		const { workflow } = whole.certway.temporal.clientFor(kind);
		for await (const { workflowId, runId } of workflow.list()) {
			const { events } = await workflow
				.getHandle(workflowId, runId)
				.fetchHistory();
			parts.push(
				JSON.stringify(events, (_key, value) =>
					value instanceof Uint8Array
						? Buffer.from(value).toString()
						: value?.type === "Buffer"
							? Buffer.from(value.data).toString()
							: value,
				),
			);
		}
	}
	return parts.join("\n");
}

/** Eight digits that are not part of a longer number or hash. */
const holds = (place: string, secret: string): boolean =>
	/^\d/.test(secret) && secret.length < 10
		? new RegExp(`(?<![\\w.:-])${secret}(?![\\w.:-])`).test(place)
		: place.includes(secret);

describe("a token or a code", () => {
	test("was mailed to each of those who were asked", async () => {
		expect((await tokens()).length).toBeGreaterThanOrEqual(3);
		for (const token of await tokens()) expect(token).toMatch(/^[\w-]{43}$/);
		expect(codes[0]).toMatch(/^\d{8}$/);
		expect(cookies[0]).toMatch(/^[\w-]{43}$/);
		expect(calendar).toMatch(/^[\w-]{43}$/);
	});

	test("stands in no log", async () => {
		const log = [...whole.pages.web.log, ...output].join("\n");
		expect(log).toContain('"path":"/s/…"');
		expect(log).toContain('"path":"/sign-in/…"');
		expect(log).toContain('"path":"/calendar/…"');
		for (const secret of [...(await tokens()), ...codes, ...cookies, calendar])
			expect(holds(log, secret), secret).toBe(false);
	});

	test("stands in no table of the database", async () => {
		const dump = await databaseDump();
		expect(dump).toContain("sign-off-decided");
		for (const secret of [...(await tokens()), ...codes, ...cookies, calendar])
			expect(holds(dump, secret), secret).toBe(false);
	});

	test("stands in no history of the Temporal service", async () => {
		const told = await eventually("histories to be listed", async () => {
			const found = await histories();
			return found.includes("post") && found.includes("decide/") && found;
		});
		for (const secret of [...(await tokens()), ...codes, ...cookies, calendar])
			expect(holds(told, secret), secret).toBe(false);
	});

	test("stands in no mail but those to its own addressee", async () => {
		const addresses = [chen, wang];
		for (const address of addresses) {
			const own = (await whole.mails(address)).flatMap(tokensIn);
			expect(own.length).toBeGreaterThan(0);
			const all = await whole.mails();
			const theirs = await whole.mails(address);
			const others = all.filter(
				(mail) => !theirs.some((their) => their.text === mail.text),
			);
			expect(others.length).toBeGreaterThan(0);
			for (const { text, html, subject } of others)
				for (const secret of [...own, ...(address === wang ? codes : [])])
					expect(holds(`${subject}\n${text}\n${html}`, secret)).toBe(false);
		}
	});
});

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import { programmeId } from "../../domain/ids.ts";
import { evidenceTallies, readEvidence } from "../../records/evidence-pages.ts";
import {
	type EvidenceStore,
	openEvidenceStore,
} from "../../records/evidence-store.ts";
import { rebuild } from "../../records/rebuild.ts";
import { openBankOnPages, today } from "../fixtures/bank-on-pages.ts";
import { eventually } from "../fixtures/certway.ts";
import type { Visitor } from "../fixtures/pages.ts";

let full = false;
const bank = programmeId("bank");
const at = "/programmes/bank/evidence";

const folder = await mkdtemp(join(tmpdir(), "certway-register-"));
const store = await openEvidenceStore(pathToFileURL(`${folder}/`));
const { record, pages, cast, as, close } = await openBankOnPages({
	evidence: {
		...store,
		keep: async (...given: Parameters<EvidenceStore["keep"]>) => {
			if (full)
				throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
			await store.keep(...given);
		},
	},
});
afterAll(async () => {
	await close();
	await rm(folder, { recursive: true, force: true });
});
const owner = await as(cast.owner);

const cookies = (visitor: Visitor) =>
	[...visitor.cookies].map((cookie) => cookie.join("=")).join("; ");

type Sent = readonly (readonly [name: string, content: string])[];

/** Files evidence as a browser does: several files, and whatever fields are filled in. */
async function file(
	files: Sent,
	fields: Readonly<Record<string, string | readonly string[]>> = {},
	{ by = owner, to = `${at}/new` } = {},
): Promise<Response> {
	const body = new FormData();
	const { fields: shown } = await by.open(to.replace(/\/version$/, ""));
	body.set("form-id", shown["form-id"] ?? "");
	for (const [name, value] of Object.entries(fields))
		for (const each of [value].flat()) body.append(name, each);
	for (const [name, content] of files)
		body.append("file", new Blob([content]), name);
	return by.post(to, body);
}

const pieces = async (subject = "all", inForce = true) =>
	(
		await readEvidence(record.database, bank, {
			subject,
			inForce,
			after: null,
			limit: 100,
		})
	).pieces;

const kept = async () =>
	(await readdir(folder, { recursive: true })).filter(
		(name) => name.length > 60,
	);

describe("evidence that is filed", () => {
	test("comes in several files at once, and counts for everything it is given for", async () => {
		const answer = await file(
			[
				["事件记录 1月.csv", "a,b\n1,2\n"],
				["Minutes.pdf", "%PDF-1.7 minutes"],
			],
			{
				clauses: ["8.6.1", "9.1"],
				processes: "incident",
				"about-from": "2026-01-01",
				"about-until": "2026-01-31",
				shows: "Every incident of January",
			},
		);
		expect(answer.status).toBe(303);
		const { words } = await owner.open(at);
		expect(words).toContain("事件记录 1月.csv");
		expect(words).toContain("8.6.1 Incident management");
		expect(words).toContain("Process: Incident management (2)");
		const readiness = await owner.open("/programmes/bank/readiness");
		expect(readiness.words).toContain("2 of 45 clauses have evidence.");
		expect(readiness.words).toContain("Without evidence (43)");
		const clause = await owner.open("/programmes/bank/readiness/clauses/8.6.1");
		expect(clause.words).toContain("Minutes.pdf");
	});

	test("is read on its own page, and its bytes come back as they were, run by nobody", async () => {
		const [pdf] = (await pieces("clause/8.6.1")).filter(
			({ piece }) => piece.file?.mediaType === "application/pdf",
		);
		const path = `${at}/${pdf?.id.replace("evidence/", "")}`;
		const page = await owner.open(path);
		expect(page.words).toContain("Minutes.pdf");
		expect(page.words).toContain("Every incident of January");
		expect(page.words).toContain(pdf?.piece.file?.sha256);
		const bytes = await pages.web.request(`${path}/file`, {
			headers: { Cookie: cookies(owner) },
		});
		expect(await bytes.text()).toBe("%PDF-1.7 minutes");
		expect(bytes.headers.get("content-type")).toBe("application/pdf");
		expect(bytes.headers.get("content-disposition")).toBe(
			"attachment; filename=Minutes.pdf",
		);
		expect(bytes.headers.get("content-security-policy")).toContain("sandbox");
		expect(bytes.headers.get("x-content-type-options")).toBe("nosniff");
	});

	test("shows a deliverable of the open phase too, and can be delivered with", async () => {
		await file([["Scope.txt", "The scope"]], {
			clauses: "4.3",
			deliverable: "bank/preparation|scope-statement",
		});
		const deliverable = await owner.open(
			"/programmes/bank/preparation/deliverables/scope-statement",
		);
		expect(deliverable.words).toContain("Scope.txt");
		expect(
			await pieces("deliverable/bank/preparation/scope-statement"),
		).toHaveLength(1);
	});

	test("given for a deliverable on its page stands in the register, for the clause it is about", async () => {
		const path = "/programmes/bank/preparation/deliverables/roles-named";
		await owner.send(`${path}/evidence/note`, { note: "Letters are signed" });
		const [letters] = await pieces("clause/5.3");
		expect(letters).toMatchObject({
			deliverable: { deliverable: "roles-named" },
		});
	});

	test("is nothing without a file, an address or a note, and no day that is none; what was typed stays", async () => {
		const empty = await file([], { clauses: "7.2", shows: "Training" });
		expect(empty.status).toBe(422);
		const html = await empty.text();
		expect(html).toContain("Choose a file, or give a web address or a note.");
		expect(html).toMatch(/value="7.2"[^>]* checked/);
		expect(html).toContain('value="Training"');
		const before = await kept();
		const past = await file([["x.txt", "expired already"]], {
			"expires-on": addDays(today, -1),
		});
		expect(past.status).toBe(422);
		expect(await past.text()).toContain("Choose a day from today");
		await eventually("no bytes of it", async () => {
			const now = await kept();
			return now.length === before.length;
		});
	});

	test("belongs to who works in the programme: an approver reads, and files nothing", async () => {
		const approver = await as(cast.it, "zh");
		const page = await approver.open(at);
		expect(page.words).toContain("全部证据");
		expect(page.words).not.toContain("登记证据");
		expect((await approver.open(`${at}/new`)).status).toBe(403);
		const stranger = await pages.visitor();
		expect((await stranger.post(`${at}/new`)).status).toBe(403);
	});
});

describe("a version, and what is withdrawn", () => {
	let path: string;
	beforeAll(async () => {
		await file([["Plan.txt", "Plan, version 1"]], { clauses: "8.7.2" });
		const [plan] = await pieces("clause/8.7.2");
		path = `${at}/${plan?.id.replace("evidence/", "")}`;
	});

	test("takes the place of the one before, which stays on record and counts no more", async () => {
		const unsaid = await file(
			[["Plan.txt", "Plan, version 2"]],
			{},
			{
				to: `${path}/version`,
			},
		);
		expect(unsaid.status).toBe(422);
		expect(await unsaid.text()).toContain("Say what has changed.");
		const answer = await file(
			[["Plan.txt", "Plan, version 2"]],
			{ changed: "New site" },
			{ to: `${path}/version` },
		);
		expect(answer.status).toBe(303);
		const now = await owner.open(answer.headers.get("location") ?? "");
		expect(now.words).toContain("version 2: Plan.txt");
		expect((await owner.open(path)).words).toContain(
			"replaced by another version",
		);
		expect(await pieces("clause/8.7.2")).toHaveLength(1);
		expect(await pieces("clause/8.7.2", false)).toHaveLength(1);
		expect(
			(await evidenceTallies(record.database, bank)).get("clause/8.7.2")?.count,
		).toBe(1);
	});

	test("is given for something else, and then withdrawn with a reason: it can still be read", async () => {
		const [plan] = await pieces("clause/8.7.2");
		const to = `${at}/${plan?.id.replace("evidence/", "")}`;
		await owner.send(`${to}/refile`, [
			["clauses", "8.7.2"],
			["clauses", "8.7.1"],
			["expires-on", addDays(today, 20)],
		]);
		expect(await pieces("clause/8.7.1")).toHaveLength(1);
		expect((await owner.open("/")).words).toContain(
			"Renewal of evidence for 8.7.2",
		);
		const unsaid = await owner.send(`${to}/withdraw`, { reason: "" });
		expect(unsaid.status).toBe(422);
		const gone = await owner.send(`${to}/withdraw`, { reason: "Wrong plan" });
		expect(gone.words).toContain("Wrong plan");
		expect(await pieces("clause/8.7.1")).toHaveLength(0);
		expect((await owner.open("/")).words).not.toContain("Renewal of evidence");
		const again = await owner.send(`${to}/withdraw`, { reason: "Once more" });
		expect(again.words).toContain("This piece counts no more");
		const bytes = await pages.web.request(`${to}/file`, {
			headers: { Cookie: cookies(owner) },
		});
		expect(await bytes.text()).toBe("Plan, version 2");
	});
});

describe("the register", () => {
	test("is read page by page, each piece once, the newest first", async () => {
		for (let n = 0; n < 7; n += 1)
			await owner.send(`${at}/new`, { text: `Note ${n}`, processes: "sla" });
		const seen: string[] = [];
		let after = null;
		do {
			const page = await readEvidence(record.database, bank, {
				subject: "process/sla",
				inForce: true,
				after,
				limit: 3,
			});
			seen.push(...page.pieces.map(({ addedAt, id }) => `${addedAt} ${id}`));
			after = page.next;
		} while (after);
		expect(seen).toHaveLength(7);
		expect(seen).toEqual([...seen].sort().reverse());
	});

	test("is the same when it is made again from the events alone", async () => {
		const model = async () => {
			const { rows } = await sql<{ text: string }>`
				select text from (
					select 1 as place, r::text as text from register_row r
					union all select 2, l::text from evidence_link l
					union all select 3, t::text from evidence_tally t where count <> 0
				) as all_rows order by place, text`.execute(record.database);
			return rows.map(({ text }) => text);
		};
		const before = await model();
		expect(before.length).toBeGreaterThan(50);
		for (const table of [
			"register_row",
			"evidence_link",
			"evidence_tally",
		] as const)
			await record.database.deleteFrom(table).execute();
		await rebuild(record.database, bank);
		expect(await model()).toEqual(before);
	});

	test("says what has changed since a day, clause by clause", async () => {
		const { words } = await owner.open(
			`/programmes/bank/readiness?since=${today}`,
		);
		expect(words).toContain(`9.1 Monitoring`);
		expect(words).toContain("2 pieces of evidence came.");
		const none = await owner.open(
			`/programmes/bank/readiness?since=${addDays(today, 1)}`,
		);
		expect(none.words).toContain("Nothing has changed since then.");
	});

	test("counts once for every standard the programme serves", async () => {
		const done = await owner.send("/programmes/bank/readiness/standards", [
			["standards", "ISO/IEC 27001"],
		]);
		expect(done.words).toContain(
			"ISO/IEC 27001: 3 of 20 shared clauses have evidence",
		);
	});
});

describe("a hostile upload leaves the register and the store as they were", () => {
	const state = async () => ({
		kept: (await kept()).sort(),
		waiting: (await readdir(tmpdir())).filter((name) =>
			name.startsWith("certway-upload-"),
		),
		rows: await record.database
			.selectFrom("stored_file")
			.select(["sha256", "holders", "referenced"])
			.orderBy("sha256")
			.execute(),
		pieces: (await pieces()).length,
	});
	let before: Awaited<ReturnType<typeof state>>;
	beforeAll(async () => {
		before = await state();
	});
	const unchanged = () =>
		eventually(
			"nothing but what was there",
			async () => JSON.stringify(await state()) === JSON.stringify(before),
		);

	test("when one of several files is too large, or empty", async () => {
		const large = await file([
			["small.txt", "small"],
			["large.bin", "x".repeat(50_000_001)],
		]);
		expect(large.status).toBe(422);
		expect(await large.text()).toContain("This file is larger than 50 MB.");
		await unchanged();
		const empty = await file([
			["small.txt", "small"],
			["empty.txt", ""],
		]);
		expect(await empty.text()).toContain("This file is empty.");
		await unchanged();
	});

	test("when there are more files than are taken at once", async () => {
		const many = await file(
			Array.from({ length: 21 }, (_, n) => [`${n}.txt`, `${n}`] as const),
		);
		expect(many.status).toBe(400);
		await unchanged();
	});

	test("when the disk is full: said at the field, with what was filled in", async () => {
		full = true;
		const answer = await file([["big.txt", "no room for this"]], {
			shows: "Room",
		});
		full = false;
		expect(answer.status).toBe(422);
		const html = await answer.text();
		expect(html).toContain("There is no room for this file at the moment.");
		expect(html).toContain('value="Room"');
		await unchanged();
	});

	test("when it is refused by what is on record: its bytes do not stay", async () => {
		const gone = (await pieces("all", false))[0];
		const to = `${at}/${gone?.id.replace("evidence/", "")}/version`;
		const late = await file(
			[["late.txt", "too late for this"]],
			{ changed: "x" },
			{ to },
		);
		expect(late.status).toBe(422);
		await unchanged();
	});

	test("when the connection breaks in the middle of the second file", async () => {
		const { hostname, port } = new URL(pages.web.url);
		const socket = connect(Number(port), hostname);
		const part = (name: string, content: string) =>
			`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n`;
		socket.write(
			[
				`POST ${at}/new HTTP/1.1`,
				"Host: certway.example",
				"Sec-Fetch-Site: same-origin",
				`Cookie: ${cookies(owner)}`,
				"Content-Type: multipart/form-data; boundary=x",
				"Content-Length: 1000000",
				"",
				part("one.txt", "whole") +
					part("two.txt", "half".repeat(500)).slice(0, -4),
			].join("\r\n"),
		);
		await eventually(
			"both on their way",
			async () => (await state()).waiting.length >= before.waiting.length + 2,
		);
		socket.destroy();
		await unchanged();
	});

	test("and a name is never a path", async () => {
		await file([["../../../../etc/passwd", "a name of its own"]]);
		const [piece] = await pieces("unlinked");
		const { words } = await owner.open(
			`${at}/${piece?.id.replace("evidence/", "")}`,
		);
		expect(words).toContain("passwd");
		expect(words).not.toContain("etc/passwd");
		for (const name of await kept())
			expect(name).toMatch(/^sha256\/[0-9a-f]{2}\/[0-9a-f]{64}$/);
	});
});

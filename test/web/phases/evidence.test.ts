import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../fixtures/certway.ts";
import type { Visitor } from "../../fixtures/pages.ts";
import { type Bank, type Office, openOffice } from "./bank.ts";

let office: Office;
let bank: Bank;
let li: Visitor;

beforeAll(async () => {
	office = await openOffice();
	bank = await office.start();
	li = await office.pages.visitorFor(office.people.liWei);
});
afterAll(() => office?.[Symbol.asyncDispose]());

const gap = () => `${bank.at}/deliverables/gap-analysis`;

const cookies = (visitor: Visitor) =>
	[...visitor.cookies].map((cookie) => cookie.join("=")).join("; ");

/** Sends a file as a browser does, from the form as it is shown. */
async function sendFile(
	content: string | Blob,
	name: string,
	given: {
		readonly formId?: string;
		readonly field?: string;
		readonly to?: string;
		readonly type?: string;
		readonly by?: Visitor;
	} = {},
): Promise<Response> {
	const form = new FormData();
	const formId = given.formId ?? (await li.open(gap())).fields["form-id"];
	form.set("form-id", formId ?? "");
	form.set(
		given.field ?? "file",
		new Blob([content], given.type ? { type: given.type } : {}),
		name,
	);
	return office.pages.web.request(given.to ?? `${gap()}/evidence/file`, {
		method: "POST",
		body: form,
		headers: { Cookie: cookies(given.by ?? li) },
	});
}

const evidenceOf = async () =>
	(await bank.phase()).deliverables.find(({ id }) => id === "gap-analysis")
		?.evidence ?? [];

/** Everything that lies in the evidence store, and everything that lies in wait for it. */
const stored = async () => ({
	files: (await readdir(office.evidenceFolder, { recursive: true })).sort(),
	waiting: (await readdir(tmpdir())).filter((name) =>
		name.startsWith("certway-upload-"),
	),
	rows: await office.certway.database
		.selectFrom("stored_file")
		.select("sha256")
		.orderBy("sha256")
		.execute(),
	events: await evidenceOf(),
});

describe("evidence", () => {
	test("is a note, a web address or a file; each is read as it was added", async () => {
		const empty = await li.open(gap());
		expect(empty.words).toContain("Nothing yet.");
		const formId = empty.fields["form-id"] ?? "";
		const noted = await li.send(`${gap()}/evidence/note`, {
			"form-id": formId,
			note: "Rated with the branches on Monday.\nSee the minutes.",
		});
		expect(noted.words).toContain("The evidence has been added.");
		await li.send(`${gap()}/evidence/link`, {
			address: "https://wiki.bank.example/gap?page=4",
		});
		const file = await sendFile("clause,rating\n4.1,2\n", "差距分析 v3.csv");
		expect(file.status).toBe(303);
		const { words, html } = await li.open(gap());
		expect(words).toContain("Rated with the branches on Monday. …");
		expect(words).toContain("https://wiki.bank.example/gap?page=4");
		expect(words).toContain("差距分析 v3.csv Text, 20 bytes");
		const [note, link, csv] = await evidenceOf();
		expect(words).toContain(csv?.file?.sha256.slice(0, 12));
		expect(html).not.toContain("See the minutes.");
		expect((await li.open(`${gap()}/evidence/${note?.id}`)).words).toContain(
			"Rated with the branches on Monday. See the minutes.",
		);
		const away = await li.open(`${gap()}/evidence/${link?.id}`);
		expect(away.words).toContain("This leads away from Certway.");
		expect(away.html).toContain(
			'href="https://wiki.bank.example/gap?page&#x3D;4" rel="noopener noreferrer nofollow"',
		);
	});

	test("of a kind a browser can show is shown in a sandbox, everything else is saved under its own name", async () => {
		await sendFile("A plain report", "report.txt");
		await sendFile("%PDF-1.7 …", "Manual “v3”.pdf");
		await sendFile("<script>alert(1)</script>", "page.html", {
			type: "text/html",
		});
		const files = (await evidenceOf()).filter(({ file }) => file).slice(-3);
		const answers = await Promise.all(
			files.map(({ id }) =>
				office.pages.web.request(`${gap()}/evidence/${id}`, {
					headers: { Cookie: cookies(li) },
				}),
			),
		);
		for (const { headers } of answers) {
			expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
			expect(headers.get("Content-Security-Policy")).toContain("sandbox");
			expect(headers.get("Content-Security-Policy")).toContain(
				"default-src 'none'",
			);
			expect(headers.get("Cache-Control")).toBe("no-store");
		}
		const [report, manual, page] = answers;
		expect(report?.headers.get("Content-Disposition")).toMatch(
			/^inline; filename="?report.txt/,
		);
		expect(await report?.text()).toBe("A plain report");
		expect(manual?.headers.get("Content-Type")).toBe("application/pdf");
		expect(manual?.headers.get("Content-Disposition")).toMatch(
			/^attachment; .*filename\*=UTF-8''Manual%20%E2%80%9Cv3%E2%80%9D.pdf/,
		);
		expect(page?.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
	});

	test("opens for whoever holds the approver's link, byte for byte, and for no stranger", async () => {
		const other = await office.start();
		await other.deliverAll();
		const to = `${other.at}/deliverables/scope-statement/evidence/file`;
		await sendFile("The scope, word for word", "scope.txt", { to });
		await other.ask();
		const file = (await other.phase()).deliverables
			.flatMap(({ evidence }) => evidence)
			.find((one) => one.file);
		const link = await other.linkOf("chenJing");
		const read = await office.pages.web.request(`${link}/evidence/${file?.id}`);
		expect(await read.text()).toBe("The scope, word for word");
		expect(read.headers.get("Content-Security-Policy")).toContain("sandbox");
		const stranger = await office.pages.visitorFor(office.people.stranger);
		const own = `${other.at}/deliverables/scope-statement/evidence/${file?.id}`;
		expect((await stranger.open(own)).status).toBe(404);
		expect((await office.pages.visitor().open(own)).path).toMatch(/^\/sign-in/);
	});

	test("withdrawn counts no more but stays on record, with the reason; the last piece opens the deliverable again", async () => {
		const other = await office.start();
		await other.deliverAll();
		const at = `${other.at}/deliverables/roles-named`;
		const without = await li.send(`${at}/evidence/roles-named-note/withdraw`);
		expect(without.status).toBe(422);
		expect(without.words).toContain("Say why it is withdrawn.");
		const done = await li.send(`${at}/evidence/roles-named-note/withdraw`, {
			...without.fields,
			reason: "The wrong list",
		});
		expect(done.words).toContain("The evidence has been withdrawn");
		expect(done.words).toContain("1 piece withdrawn; it stays on record");
		const roles = (await other.phase()).deliverables.find(
			({ id }) => id === "roles-named",
		);
		expect(roles?.status).toBe("open");
		expect((await li.open(`${at}/evidence/roles-named-note`)).words).toContain(
			"What was done for roles-named",
		);
	});

	test("sent twice by a double click is one piece", async () => {
		const before = (await evidenceOf()).length;
		const { fields } = await li.open(gap());
		const formId = fields["form-id"] ?? "";
		const both = await Promise.all([
			sendFile("Twice the same", "twice.txt", { formId }),
			sendFile("Twice the same", "twice.txt", { formId }),
		]);
		expect(both.map(({ status }) => status)).toEqual([303, 303]);
		const noted = { "form-id": crypto.randomUUID(), note: "Once" };
		await Promise.all([
			li.post(`${gap()}/evidence/note`, noted),
			li.post(`${gap()}/evidence/note`, noted),
		]);
		expect(await evidenceOf()).toHaveLength(before + 2);
	});

	test("sent again from the browser's memory with other words is not taken for the first", async () => {
		const before = (await evidenceOf()).length;
		const formId = crypto.randomUUID();
		await li.post(`${gap()}/evidence/note`, { "form-id": formId, note: "One" });
		const other = await li.send(`${gap()}/evidence/note`, {
			"form-id": formId,
			note: "Another",
		});
		expect(other.status).toBe(422);
		expect(other.words).toContain(
			"This form was sent before, with other words",
		);
		expect(other.fields["note"]).toBe("Another");
		expect(await evidenceOf()).toHaveLength(before + 1);
	});

	test("of the same bytes under two names is kept once", async () => {
		const before = await stored();
		await sendFile("The same bytes", "one.txt");
		await sendFile("The same bytes", "two.txt");
		const after = await stored();
		expect(after.events).toHaveLength(before.events.length + 2);
		expect(after.rows).toHaveLength(before.rows.length + 1);
	});
});

describe("a hostile upload leaves the store as it was", () => {
	let before: Awaited<ReturnType<typeof stored>>;
	const unchanged = () =>
		eventually("nothing but what was there", async () => {
			const now = await stored();
			return JSON.stringify(now) === JSON.stringify(before);
		});
	beforeAll(async () => {
		before = await stored();
	});

	test("when it is larger than 50 MB: said at the field", async () => {
		const large = new Blob([new Uint8Array(50_000_001)]);
		const answer = await sendFile(large, "large.bin");
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain("This file is larger than 50 MB.");
		await unchanged();
	});

	test("when it is empty, or no file was chosen", async () => {
		const empty = await sendFile("", "empty.txt");
		expect(await empty.text()).toContain("This file is empty.");
		const none = await sendFile("", "");
		expect(none.status).toBe(422);
		expect(await none.text()).toContain("Choose a file.");
		await unchanged();
	});

	test("when it is no form with a file at all", async () => {
		const plain = await li.send(`${gap()}/evidence/file`, {
			file: "../../etc",
		});
		expect(plain.status).toBe(422);
		const broken = await office.pages.web.request(`${gap()}/evidence/file`, {
			method: "POST",
			body: "not multipart at all",
			headers: {
				Cookie: cookies(li),
				"Content-Type": "multipart/form-data; boundary=x",
			},
		});
		expect(broken.status).toBe(400);
		await unchanged();
	});

	test("when the file stands under another name, or there are two", async () => {
		expect((await sendFile("x", "x.txt", { field: "other" })).status).toBe(400);
		const two = new FormData();
		two.append("file", new Blob(["1"]), "1.txt");
		two.append("file", new Blob(["2"]), "2.txt");
		const answer = await office.pages.web.request(`${gap()}/evidence/file`, {
			method: "POST",
			body: two,
			headers: { Cookie: cookies(li) },
		});
		expect(answer.status).toBe(400);
		await unchanged();
	});

	test("when there are more fields than any form of ours has", async () => {
		const many = new FormData();
		for (let n = 0; n < 50; n += 1) many.append(`field-${n}`, "x");
		many.append("file", new Blob(["1"]), "1.txt");
		const answer = await office.pages.web.request(`${gap()}/evidence/file`, {
			method: "POST",
			body: many,
			headers: { Cookie: cookies(li) },
		});
		expect(answer.status).toBe(400);
		await unchanged();
	});

	test("when the connection breaks in the middle", async () => {
		const { hostname, port } = new URL(office.pages.web.url);
		const socket = connect(Number(port), hostname);
		socket.write(
			[
				`POST ${gap()}/evidence/file HTTP/1.1`,
				"Host: certway.example",
				"Sec-Fetch-Site: same-origin",
				`Cookie: ${cookies(li)}`,
				"Content-Type: multipart/form-data; boundary=x",
				"Content-Length: 1000000",
				"",
				"--x",
				'Content-Disposition: form-data; name="file"; filename="half.txt"',
				"",
				"half of it".repeat(1000),
			].join("\r\n"),
		);
		await eventually("half of a file", async () => {
			const { waiting } = await stored();
			return waiting.length > before.waiting.length;
		});
		socket.destroy();
		await unchanged();
	});

	test("when it comes from a stranger, from nobody, or from another site", async () => {
		const stranger = await office.pages.visitorFor(office.people.stranger);
		expect((await sendFile("x", "x.txt", { by: stranger })).status).toBe(404);
		const nobody = office.pages.visitor();
		expect((await sendFile("x", "x.txt", { by: nobody })).status).toBe(403);
		const form = new FormData();
		form.set("file", new Blob(["x"]), "x.txt");
		const elsewhere = await office.pages.web.request(`${gap()}/evidence/file`, {
			method: "POST",
			body: form,
			headers: { Cookie: cookies(li), "Sec-Fetch-Site": "cross-site" },
		});
		expect(elsewhere.status).toBe(403);
		await unchanged();
	});

	test("when the phase or the deliverable is not there, or the phase is over", async () => {
		const to = (path: string) => `/programmes/${path}/evidence/file`;
		const at = `${bank.id}/preparation/deliverables`;
		for (const path of [
			`${at}/no-such-thing`,
			`${bank.id}/design/deliverables/gap-analysis`,
			"no-such-bank/preparation/deliverables/gap-analysis",
		])
			expect((await sendFile("x", "x.txt", { to: to(path) })).status).toBe(404);
		const stopped = await office.start();
		await stopped.stop();
		const over = await sendFile("x", "x.txt", {
			to: `${stopped.at}/deliverables/gap-analysis/evidence/file`,
		});
		expect(over.status).toBe(422);
		expect(await over.text()).toContain("This phase is not open");
		await unchanged();
	});

	test("and a name is never a path: it is shown without folders, and without signs that turn it around", async () => {
		const known = new Set(before.files);
		await sendFile("A name of its own", "../../../../etc/passwd");
		await sendFile("Another name", "C:\\Windows\\evil\u202Egnp.exe");
		const { words } = await li.open(gap());
		expect(words).toContain("passwd Text");
		expect(words).not.toContain("etc/passwd");
		expect(words).toContain("evilgnp.exe Text");
		const fresh = (await stored()).files.filter((file) => !known.has(file));
		for (const file of fresh)
			expect(file).toMatch(/^sha256(\/[0-9a-f]{2}(\/[0-9a-f]{64})?)?$/);
	});
});

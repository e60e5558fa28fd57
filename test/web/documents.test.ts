import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import type { PersonId } from "../../domain/ids.ts";
import { openBankOnPages, today } from "../fixtures/bank-on-pages.ts";

const at = "/programmes/bank/documents";

const { cast, as, close } = await openBankOnPages();
afterAll(close);

/** A form as a browser sends it that may hold files. */
async function send(
	person: PersonId,
	path: string,
	fields: Readonly<Record<string, string>>,
	file?: { readonly name: string; readonly text: string },
) {
	const visitor = await as(person);
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	if (file) body.append("file", new Blob([file.text]), file.name);
	const answer = await visitor.post(path, body);
	return {
		status: answer.status,
		to: answer.headers.get("Location") ?? "",
		html: await answer.text(),
	};
}

describe("the documents of a programme", () => {
	let manual = "";

	test("say from the first day what is missing", async () => {
		const owner = await as(cast.owner);
		const { words, ways } = await owner.open(at);
		expect(words).toContain("No document is on record yet");
		expect(words).toContain("Service continuity plan no document");
		expect(words).toContain("Procedure: Incident management no document");
		expect(ways).toContain(`${at}/new?kind=procedure&process=incident`);
		expect((await owner.open("/programmes/bank/readiness")).ways).toContain(at);
	});

	test("are added with their first version, a file with its hash; bad input loses nothing", async () => {
		const refused = await send(cast.coordinator, `${at}/new`, {
			name: "Our manual",
			kind: "",
			"review-on": "soon",
		});
		expect(refused.status).toBe(422);
		expect(refused.html).toContain('value="Our manual"');
		const added = await send(
			cast.coordinator,
			`${at}/new`,
			{
				name: "Our manual",
				kind: "management-manual",
				"review-on": addDays(today, 300),
				label: "1.0",
				clauses: "4.3",
			},
			{ name: "manual.txt", text: "How we manage services" },
		);
		expect(added.status).toBe(303);
		manual = added.to.split("?")[0] ?? "";
		const owner = await as(cast.owner);
		const { words } = await owner.open(manual);
		expect(words).toContain("1 (1.0)");
		expect(words).toContain("manual.txt");
		expect(words).toContain("sha256");
		expect(words).toContain("4.4 Service management system");
	});

	test("go before an approver outside the design phase, who did not write them", async () => {
		const owner = await as(cast.owner);
		const id = manual.split("/").at(-1) ?? "";
		const unnamed = await owner.send(`${at}/review`, { documents: id });
		expect(unnamed.status).toBe(422);
		expect(unnamed.words).toContain("Choose who is to sign it.");
		const put = await owner.send(`${at}/review`, {
			documents: id,
			approver: cast.business,
		});
		expect(put.words).toContain("1 document is under review.");
		expect(put.words).toContain("Waits for");
	});

	test("are signed by him, in his language, with what he was shown", async () => {
		const it = await as(cast.it);
		expect((await it.open(manual)).fields).not.toHaveProperty("shown");
		const approver = await as(cast.business, "zh");
		const home = await approver.open("/");
		expect(home.words).toContain("签署文件：管理手册");
		const { fields } = await approver.open(manual);
		const untold = await approver.send(`${manual}/sign`, {
			name: "何芳",
			shown: fields["shown"] ?? "",
		});
		expect(untold.status).toBe(422);
		expect(untold.words).toContain("请勾选批准，或离开本页。");
		const signed = await approver.send(`${manual}/sign`, {
			name: "何芳",
			shown: fields["shown"] ?? "",
			agreed: "yes",
		});
		expect(signed.words).toContain("该版本已批准并生效。");
		const { words } = await (await as(cast.owner)).open(
			"/programmes/bank/readiness/clauses/4.4",
		);
		expect(words).toContain("manual.txt");
	});

	test("get another version, which is sent back with a reason and stays on record", async () => {
		const added = await send(cast.coordinator, `${manual}/version`, {
			text: "Second edition",
			label: "2.0",
			changed: "Scope widened",
		});
		expect(added.status).toBe(303);
		const owner = await as(cast.owner);
		await owner.send(`${at}/review`, {
			documents: manual.split("/").at(-1) ?? "",
			approver: cast.business,
		});
		const approver = await as(cast.business);
		const back = await approver.send(`${manual}/back`, {
			reason: "Name the branches",
		});
		expect(back.words).toContain("Sent back: Name the branches");
		expect(back.words).toContain("2 (2.0) draft");
		expect(back.words).toContain("1 (1.0) approved");
	});

	test("are listed, narrowed and downloaded with hash and state", async () => {
		const owner = await as(cast.owner);
		const { words } = await owner.open(`${at}?state=draft`);
		expect(words).toContain("No document is like this.");
		const csv = await (await owner.look(`${at}.csv`)).text();
		expect(csv).toMatch(
			/Management manual,Our manual,1 \(1\.0\),approved,.*,4\.4 4\.3,,.*,[0-9a-f]{64}/,
		);
	});

	test("are kept by whoever works in the programme alone", async () => {
		const approver = await as(cast.it);
		expect((await approver.open(`${at}/new`)).status).toBe(403);
		expect((await approver.open(at)).status).toBe(200);
	});
});

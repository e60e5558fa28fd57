import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Visitor } from "../../fixtures/pages.ts";
import {
	answer,
	answerBy,
	type Bank,
	type Office,
	openOffice,
} from "./bank.ts";

/** What a page must show as it is written, wherever somebody may write. */
const corpus = [
	`<script>alert("x")</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`{{constructor.constructor "return process"}}`,
	`</title></textarea><svg/onload=alert(1)>`,
	`javascript:alert(1)`,
	`&lt;b&gt; & <b>`,
	`审批<script>通过</script>“引号”`,
];
const all = corpus.join(" ");

let office: Office;
let bank: Bank;
let li: Visitor;
const pages: string[] = [];

beforeAll(async () => {
	office = await openOffice();
	li = await office.pages.visitorFor(office.people.liWei);
	await office.certway.database
		.updateTable("person")
		.set({ name: `Chen ${corpus[0]}` })
		.where("id", "=", office.people.chenJing)
		.execute();
	bank = await office.start({ name: `Bank ${corpus[1]}` });
	const added = await li.send(`${bank.at}/deliverables/new`, {
		title: all.slice(0, 200),
		owner: office.people.chenJing,
		"due-on": bank.today,
	});
	const own = /href="([^"]+\/deliverables\/own-[^"]+)"/.exec(added.html)?.[1];
	await li.send(`${own}/evidence/note`, { note: `${all}\n${all}` });
	await li.send(`${own}/evidence/link`, {
		address: `https://bank.example/?q=${encodeURIComponent(all)}`,
	});
	const form = new FormData();
	form.set(
		"file",
		new Blob(["content"]),
		`${corpus.join("-").replaceAll("/", "")}.txt`,
	);
	await office.pages.web.request(`${own}/evidence/file`, {
		method: "POST",
		body: form,
		headers: {
			Cookie: [...li.cookies].map((cookie) => cookie.join("=")).join("; "),
		},
	});
	await li.send(`${own}/deliver`);
	await bank.deliverAll();
	await bank.ask();
	const link = await bank.linkOf("chenJing");
	const { html } = await li.open(link);
	const pieces = [
		...html.matchAll(/href="(\/s\/[^"]+\/evidence\/[^"]+)"/g),
	].map(([, path]) => path ?? "");
	pages.push(bank.at, own ?? "", `${own}/assign`, ...pieces);
	const withdrawn = /href="([^"]+\/withdraw)"/.exec(
		(await li.open(own ?? "")).html,
	);
	pages.push(withdrawn?.[1] ?? "");
	const second = await bank.linkOf("wangLei");
	await answerBy(
		office.pages.visitor(),
		link,
		answer("return", all.slice(0, 180), all),
	);
	pages.push(link, second, `${bank.at}/sign-off`);
});
afterAll(() => office?.[Symbol.asyncDispose]());

/** Every tag and attribute that a page of ours may hold comes from a view of ours: none of these does. */
const injected = [
	/<script\b/i,
	/<img\b/i,
	/<b>/i,
	/\sonerror\s*=/i,
	/\sonload\s*=/i,
	/\sonmouseover\s*=\s*['"]?alert/i,
	/href\s*=\s*["']?javascript:/i,
];

/** @returns the tags of a page, without the texts between them and within quotes. */
const tagsOf = (html: string) =>
	html.match(/<[a-z!/][^>]*>/gi)?.join("\n") ?? "";

describe.each(["en", "zh"] as const)("in %s", (language) => {
	test("whatever people write stands on the pages as it was written, and nothing of it runs", async () => {
		for (const path of pages.filter((one) => one !== "")) {
			const { status, html, headers } = await li.open(
				`${path}?lang=${language}`,
			);
			if (headers.get("Content-Type")?.startsWith("text/plain")) {
				expect(headers.get("Content-Disposition")).toMatch(/^inline; filename/);
				continue;
			}
			expect(status, path).toBeLessThan(300);
			for (const pattern of injected)
				expect(
					tagsOf(html.replaceAll(/="[^"]*"/g, "")),
					`${path} ${pattern}`,
				).not.toMatch(pattern);
			expect(html).not.toMatch(/href="javascript:/i);
			expect(html).not.toContain("<script");
			expect(headers.get("Content-Security-Policy")).toContain(
				"script-src-attr 'none'",
			);
		}
	});

	test("and can be read there, sign by sign", async () => {
		const { words } = await li.open(`${bank.at}?lang=${language}`);
		expect(words).toContain(`Chen ${corpus[0]}`);
		expect(words).toContain(all.slice(0, 100));
		const receipt = await li.open(
			`${await bank.linkOf("chenJing")}?lang=${language}`,
		);
		expect(receipt.words).toContain(all);
	});
});

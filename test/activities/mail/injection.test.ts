/**
 * What people type may be meant to harm: it must not add a header, an
 * addressee, a tag or a second link to a mail, nor turn or hide what is read.
 */
import fc from "fast-check";
import { type HeaderLines, simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { composeLetter } from "../../../activities/mail/compose.ts";
import {
	type Language,
	type Letter,
	links,
	type Template,
	templates,
} from "../../../activities/mail/letter.ts";
import { isMailbox } from "../../../activities/mail/mailbox.ts";
import { contents, draftOf, letterOf, link, linked } from "./letters.ts";

const corpus = {
	"a header after a line break": "Eve\r\nBcc: eve@evil.example",
	"a header after a bare line feed": "Eve\nBcc: eve@evil.example\nX-Eve: 1",
	"a header after a bare carriage return": "Eve\rBcc: eve@evil.example",
	"a header after other line breaks":
		"Eve\u2028Bcc: eve@evil.example\u2029X-Eve: 1\u0085X-Eve: 2\vX-Eve: 3\f",
	"a body after an empty line":
		"Eve\r\n\r\n<script>alert(1)</script>\r\n.\r\nQUIT\r\n",
	"another address": '"Eve" <eve@evil.example>, mallory@evil.example',
	"a comment and a group": "Eve (chief) : eve@evil.example ;",
	"quotes and backslashes": `"Eve\\" \\"' <`,
	"an encoded word": "=?utf-8?B?RXZlDQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=",
	"a script": "<script>alert(1)</script>",
	"an image": "<img src=x onerror=alert(1)>",
	"a link": "</p></blockquote><a href='https://evil.example/s/1'>click</a>",
	"an attribute": `" onmouseover="alert(1)" style="x`,
	"a comment in HTML": "<!-- --><![CDATA[ ]]>",
	"a web address": "see https://evil.example/s/1, or HTTP://EVIL.example",
	"a web address without its scheme": "www.evil.example/s/1",
	"another kind of address": "mailto:eve@evil.example ftp://evil.example",
	"a template": "{{link}} {{{words}}} {{> link}}",
	"a boundary": "----_NmP-0123-Part_1\r\nContent-Type: text/html",
	"marks that turn the writing": "invoice\u202Efdp.exe\u2066x\u200F\u061C",
	"letters that cannot be seen": "E\u200Bv\uFEFFe\u2060\u00AD\u{E0041}",
	"control characters": "Eve\0\x1B[31m\x07\x7F\x9B",
	"half of a character": "Eve \uD83D",
	"an emoji of several": "👨‍👩‍👧 🏳️‍🌈 Eve",
	Chinese: "陈静（信息部）：“同意”\r\n抄送：某人",
	"a long line": "x".repeat(5000),
	"a long Chinese line": "陈".repeat(5000),
	"many lines": "x\n".repeat(3000),
	"an apostrophe and an ampersand": "O'Neill & Söhne <R&D>",
	nothing: "",
	blanks: " \t\r\n ",
};

/** Texts in codes that no person writes. */
const CODES = new Set(
	"code kind phase step round side audit reader decision mail".split(" "),
);

/** The data with `text` in the place of everything a person may have written. */
function spoiled<Data>(data: Data, text: string, key = ""): Data {
	const fixed = CODES.has(key);
	if (typeof data === "string")
		return (fixed || /^\d{4}-\d\d-\d\d/.test(data) ? data : text) as Data;
	if (Array.isArray(data))
		return data.map((one) => spoiled(one, text, key)) as Data;
	if (data !== null && typeof data === "object")
		return Object.fromEntries(
			Object.entries(data).map(([name, one]) => [
				name,
				spoiled(one, text, name),
			]),
		) as Data;
	return data;
}

function spoiledLetter<T extends Template>(
	template: T,
	language: Language,
	text: string,
): Letter {
	const draft = draftOf(template, language, spoiled(contents[template], text));
	return linked({
		...draft,
		to: { ...draft.to, name: text },
		from: { ...draft.from, name: text },
		replyTo: draft.replyTo && { ...draft.replyTo, name: text },
		programme: draft.programme && { ...draft.programme, name: text },
		thread: ["<a@certway.example>"],
	} as typeof draft);
}

const read = async (letter: Letter) => {
	const { raw, from, to } = await composeLetter(letter);
	const mail = await simpleParser(raw);
	const head = raw.toString("latin1").split("\r\n\r\n", 1)[0] ?? "";
	const html = mail.html || "";
	return {
		head,
		envelope: { from, to },
		mail,
		headers: namesOf(mail.headerLines),
		text: mail.text ?? "",
		html,
		tags: new Set(html.match(/<[^>]*>/g)),
		subject: mail.subject ?? "",
	};
};

const namesOf = (lines: HeaderLines) => lines.map(({ key }) => key).sort();

/** Controls, marks that turn the writing, invisible characters, halves of characters; the joiner of emoji is none. */
const HARMFUL =
	/(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\p{Cs}/u;

const plainMails = new Map<string, ReturnType<typeof read>>();

/** The same mail with a harmless name in every place, to compare with. */
function plainOf(template: Template, language: Language) {
	const key = `${template} ${language}`;
	const mail =
		plainMails.get(key) ?? read(spoiledLetter(template, language, "Eve"));
	plainMails.set(key, mail);
	return mail;
}

async function expectHarmless(
	template: Template,
	language: Language,
	text: string,
) {
	const plain = await plainOf(template, language);
	const letter = spoiledLetter(template, language, text);
	const spoilt = await read(letter);
	const { mail } = spoilt;

	expect(spoilt.headers).toEqual(plain.headers);
	expect(spoilt.head).toMatch(/^[\x20-\x7E\r\n]*$/);
	expect(spoilt.envelope).toEqual(plain.envelope);
	expect(mail.from?.value.map(({ address }) => address)).toEqual([
		letter.from.address,
	]);
	expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toMatchObject([
		{ address: letter.to.address },
	]);
	expect(mail.replyTo?.value.map(({ address }) => address)).toEqual([
		letter.replyTo?.address,
	]);
	expect(mail.cc).toBeUndefined();
	expect(mail.bcc).toBeUndefined();
	expect(mail.messageId).toBe(letter.messageId);
	expect(mail.inReplyTo).toBe("<a@certway.example>");
	expect(mail.attachments).toEqual([]);

	for (const tag of spoilt.tags)
		expect(tag === "<br>" || plain.tags.has(tag), tag).toBe(true);

	const names = [mail.from, mail.to, mail.replyTo].flat();
	const shown = names.map((name) => name?.value[0]?.name ?? "");
	for (const part of [spoilt.text, spoilt.html, spoilt.subject, ...shown])
		expect(part).not.toMatch(HARMFUL);

	const addresses = /(?:https?|ftp):\/\/|www\.|mailto:/gi;
	const own = links[template] === "never" ? 0 : 1;
	expect(spoilt.text.match(addresses) ?? []).toHaveLength(own);
	expect(spoilt.html.match(addresses) ?? []).toHaveLength(own * 2);
	if (own === 1) expect(spoilt.text).toContain(`\n${link}\n`);
	expect([...spoilt.subject].length).toBeLessThan(300);
	for (const name of shown) expect([...name].length).toBeLessThanOrEqual(200);
}

describe.each(Object.entries(corpus))("%s", (_, text) => {
	test.each(templates)("does no harm in a mail of %s", async (template) => {
		for (const language of ["en", "zh"] as const)
			await expectHarmless(template, language, text);
	});
});

test("no text whatever does harm", async () => {
	const parts = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.constantFrom(...Object.values(corpus), "\r\n", "<", ">", '"', "://"),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...templates),
			fc.constantFrom<Language>("en", "zh"),
			fc.array(parts, { maxLength: 4 }).map((texts) => texts.join("")),
			expectHarmless,
		),
		{ numRuns: 100 },
	);
});

describe("what people write stays theirs", () => {
	test("a name keeps its letters, quotes and emoji", async () => {
		const name = `陈静 "Jing" O'Neill & 👨‍👩‍👧`;
		const draft = draftOf("question");
		const mail = await simpleParser(
			(await composeLetter(linked({ ...draft, to: { ...draft.to, name } })))
				.raw,
		);
		expect([mail.to].flat()[0]?.value[0]?.name).toBe(name);
		expect(mail.text).toContain(`Hello ${name},`);
	});

	test("a reason keeps its lines, each marked as quoted", async () => {
		const reason = "First.\r\nBcc: nobody\n\n<b>Third</b>";
		const { raw } = await composeLetter(
			letterOf("returned", "en", { ...contents.returned, reason }),
		);
		const mail = await simpleParser(raw);
		expect(mail.text).toContain(
			"> First.\n> Bcc: nobody\n> \n> <b>Third</b>\n",
		);
		expect(mail.html).toContain(
			"First.<br>Bcc: nobody<br><br>&lt;b&gt;Third&lt;/b&gt;",
		);
	});

	test("a file's name keeps its dots", async () => {
		const { raw } = await composeLetter(letterOf("request-superseded"));
		expect((await simpleParser(raw)).text).toContain("- manual-v3.pdf\n");
	});
});

test("an address is one mailbox or none", () => {
	for (const right of [
		"chen@bank.example",
		"chen.jing+iso@mail.bank.example",
		"o'neill@bank.example",
		"陈静@银行.example",
	])
		expect(isMailbox(right), right).toBe(true);
	for (const wrong of [
		"",
		"chen",
		"@bank.example",
		"chen@",
		"chen@bank.example\r\nBcc: eve@evil.example",
		"chen@bank.example, eve@evil.example",
		"chen@bank.example>, <eve@evil.example",
		"Chen <chen@bank.example>",
		"chen@bank.example@evil.example",
		'"chen"@bank.example',
		"chen@bank.example\u200B",
		"che\u202En@bank.example",
		"chen@[127.0.0.1]",
		`${"x".repeat(65)}@bank.example`,
	])
		expect(isMailbox(wrong), wrong).toBe(false);
});

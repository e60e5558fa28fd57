import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { composeLetter } from "../../../activities/mail/compose.ts";
import {
	type Draft,
	type Language,
	links,
	templates,
	withCode,
	withLink,
} from "../../../activities/mail/letter.ts";
import { parseMailbox } from "../../../activities/mail/mailbox.ts";
import { renderLetter } from "../../../activities/mail/render.ts";
import { contents, draftOf, everyLetter, letterOf, link } from "./letters.ts";

const languages: readonly Language[] = ["en", "zh"];
const letters = languages.flatMap(everyLetter);
const parsed = async (...letter: Parameters<typeof composeLetter>) =>
	simpleParser((await composeLetter(...letter)).raw);

describe("a draft", () => {
	test.each(templates)("of %s is JSON and has no link in it", (template) => {
		const draft = draftOf(template);
		expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
		expect(JSON.stringify(draft)).not.toContain("link");
	});

	test.each(templates.filter((template) => template !== "code"))(
		"of %s takes its link or is refused",
		(template) => {
			const draft = draftOf(template);
			if (links[template] === "never")
				expect(() => withLink(draft, link)).toThrow(TypeError);
			else expect(withLink(draft, link).data.link).toBe(link);
			if (links[template] === "always")
				expect(() => withLink(draft, null)).toThrow(TypeError);
			else expect(withLink(draft, null).data.link).toBeNull();
		},
	);

	test("of a one-time code takes its code, and no link", () => {
		expect(() => withLink(draftOf("code"), link)).toThrow(TypeError);
		expect(withCode(draftOf("code"), "12345678").data).toMatchObject({
			link: null,
			code: "12345678",
		});
	});

	test("takes nothing but a web address as its link", () => {
		for (const wrong of ["javascript:alert(1)", "data:text/html,x"])
			expect(() => withLink(draftOf("sign-in"), wrong)).toThrow(TypeError);
	});
});

describe("the same letter", () => {
	test.each(letters)("%s has the same bytes twice", async (_, letter) => {
		const again = JSON.parse(JSON.stringify(letter));
		const [first, second] = [
			await composeLetter(letter),
			await composeLetter(again),
		];
		expect(second.raw.equals(first.raw)).toBe(true);
		expect(second).toEqual(first);
	});

	test("has another boundary under another id or with another text", async () => {
		const boundaryOf = async (change: Partial<Draft>) =>
			/boundary="([^"]+)"/.exec(
				(
					await composeLetter(
						letterOf("sign-in", "en", contents["sign-in"], change),
					)
				).raw.toString(),
			)?.[1];
		const boundaries = [
			await boundaryOf({}),
			await boundaryOf({ id: "mail-2" }),
			await boundaryOf({ rehearsal: true }),
		];
		expect(new Set(boundaries).size).toBe(3);
	});
});

describe("a composed letter", () => {
	test.each(letters)("%s reads back as it was written", async (_, letter) => {
		const rendered = renderLetter(letter);
		const mail = await parsed(letter);
		expect(mail.subject).toBe(rendered.subject);
		expect(mail.from?.value).toEqual([letter.from]);
		expect(mail.to).toMatchObject({
			value: [{ name: letter.to.name, address: letter.to.address }],
		});
		expect(mail.replyTo?.value).toEqual([letter.replyTo]);
		expect(mail.text?.trim()).toBe(rendered.text.trim());
		expect(mail.html).toBe(rendered.html);
		expect(mail.messageId).toBe(letter.messageId);
		expect(mail.date?.toISOString()).toBe("2027-03-03T01:00:00.000Z");
		expect(mail.attachments).toEqual([]);
	});

	test("tells every machine not to answer, and its language", async () => {
		const { headers } = await parsed(letterOf("question", "zh"));
		expect(headers.get("auto-submitted")).toBe("auto-generated");
		expect(headers.get("x-auto-response-suppress")).toBe("OOF, AutoReply");
		expect(headers.get("content-language")).toBe("zh-Hans");
	});

	test("is told to SMTP as from the installation to the addressee alone", async () => {
		const { from, to, messageId } = await composeLetter(letterOf("question"));
		expect({ from, to, messageId }).toEqual({
			from: "certway@example.org",
			to: "chen@bank.example",
			messageId: "<bank-2027.question@certway.example>",
		});
	});

	test("follows its thread: the latest is answered, all are named", async () => {
		const thread = ["<a@certway.example>", "<b@certway.example>"];
		const mail = await parsed(
			letterOf("answered", "en", contents.answered, { thread }),
		);
		expect(mail.inReplyTo).toBe("<b@certway.example>");
		expect(mail.references).toEqual(thread);
		const first = await parsed(letterOf("answered"));
		expect(first.inReplyTo).toBeUndefined();
		expect(first.references).toBeUndefined();
	});

	test("without an owner has no Reply-To and says that replies are not read", async () => {
		const mail = await parsed(
			letterOf("sign-in", "en", contents["sign-in"], { replyTo: null }),
		);
		expect(mail.replyTo).toBeUndefined();
		expect(mail.text).toContain("Replies to this mail are not read.");
	});

	test("without a programme names none", async () => {
		const mail = await parsed(
			letterOf("sign-in", "en", contents["sign-in"], {
				programme: null,
			} as Partial<Draft>),
		);
		expect(mail.text).toContain("Written by Certway.");
	});

	test("in a rehearsal says so in its subject and first of all in both parts", async () => {
		for (const [language, prefix, banner] of [
			["en", "[Rehearsal] ", "Rehearsal: this mail belongs to a trial run."],
			["zh", "【演练】", "演练邮件"],
		] as const) {
			for (const template of templates) {
				const rehearsal = { rehearsal: true };
				const mail = await parsed(
					letterOf(template, language, contents[template], rehearsal),
				);
				expect(mail.subject?.startsWith(prefix)).toBe(true);
				expect(mail.text?.startsWith(`*** ${banner}`)).toBe(true);
				expect(String(mail.html).indexOf(banner)).toBeGreaterThan(0);
				expect(String(mail.html).indexOf(banner)).toBeLessThan(
					String(mail.html).indexOf(language === "en" ? "Hello" : "您好"),
				);
				const real = await parsed(letterOf(template, language));
				expect(real.subject).not.toContain(prefix.trim());
				expect(real.text).not.toContain(banner);
			}
		}
	});

	test("is refused with a Message-ID that is none", async () => {
		for (const wrong of ["a@b", "<a b@c>", "<a@b>\r\nBcc: <eve@evil.example>"])
			await expect(
				composeLetter(
					letterOf("question", "en", contents.question, { messageId: wrong }),
				),
			).rejects.toThrow(TypeError);
	});

	test("ends its lines in CRLF and keeps them within 998 octets", async () => {
		for (const [, letter] of letters) {
			const { raw } = await composeLetter(letter);
			const text = raw.toString("latin1");
			expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
			expect(
				Math.max(...text.split("\r\n").map((line) => line.length)),
			).toBeLessThanOrEqual(998);
		}
	});
});

const webAddresses = (text: string) => text.match(/https?:\/\/[^\s<"]+/g) ?? [];

describe("the one link", () => {
	test.each(letters)("%s has it once, and no other", async (_, letter) => {
		const mail = await parsed(letter);
		const expected = letter.data.link === null ? [] : [link];
		const html = String(mail.html).replaceAll("&#x3D;", "=");
		expect(webAddresses(mail.text ?? "")).toEqual(expected);
		expect([...html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, at]) => at)) //
			.toEqual(expected);
		expect(webAddresses(html.replace(/<a\b[^>]*>/g, ""))).toEqual(expected);
	});

	test.each(templates.filter((template) => links[template] === "sometimes"))(
		"%s can do without",
		async (template) => {
			for (const language of languages) {
				const mail = await parsed(withLink(draftOf(template, language), null));
				expect(webAddresses(`${mail.text}${mail.html}`)).toEqual([]);
				expect(String(mail.html)).not.toContain("<a ");
			}
		},
	);
});

describe("the text part", () => {
	const awkward = `R&D <ops> "night" 'shift' a=b \`c\``;
	const asker = { ...contents["sign-off-request"], asker: awkward };

	test("is not escaped, and the HTML part is", async () => {
		const mail = await parsed(letterOf("sign-off-request", "en", asker));
		expect(mail.text).toContain(`${awkward} asks you for your sign-off`);
		expect(mail.html).toContain("R&amp;D &lt;ops&gt; &quot;night&quot;");
		expect(mail.html).not.toContain("<ops>");
	});

	test.each(letters)("%s has no HTML entity", (_, letter) => {
		expect(renderLetter(letter).text).not.toMatch(/&#?\w+;/);
	});
});

test("a digest tells the weightiest first, each by its due date, with whom it waits for and what follows", () => {
	const { subject, text } = renderLetter(letterOf("digest"));
	expect(subject).toBe(
		"For you in Certway: 1 escalated, 1 overdue, 2 due soon",
	);
	expect(text).toContain(`Escalated to you:
- Huaxin Bank: sign-off of System design was due by Mon 8 Mar 2027 and is still waited for, waiting for Chen Jing
  Consequence: the phase stays open, and everything after it begins later.

Overdue:
- Huaxin Bank: Surveillance 1: the audit was due by Mon 22 Feb 2027 and is not on record
  Consequence: from Tue 23 Feb 2027, the certification body is expected to suspend the certificate.

Due soon:
- Huaxin Bank: Night shift handbook (System design) is due on Wed 10 Mar 2027
- Huaxin Bank: SLA metrics (System design) is due on Fri 12 Mar 2027
`);
});

test("an alarm tells whom it waits for and what follows", () => {
	const { subject, text } = renderLetter(letterOf("escalation"));
	expect(subject).toBe(
		"Alarm, Huaxin Bank: sign-off of System design was due by Fri 12 Mar 2027 and is still waited for",
	);
	expect(text).toContain(
		"Waited for: Chen Jing, reminded and without an answer so far\nConsequence: the phase stays open",
	);
});

test("a request tells what, until when, what follows and whom it is for", () => {
	const { subject, text } = renderLetter(letterOf("sign-off-request"));
	expect(subject).toBe(
		"Your sign-off is asked for: System design, Huaxin Bank",
	);
	for (const said of [
		"Li Wei asks you for your sign-off of System design",
		"4 deliverables",
		"4b1e-77a0",
		"Please answer by: Fri 12 Mar 2027",
		"the phase Pilot run begins. It lasts at least three months.",
		"This is for Chen Jing. If you are not Chen Jing, please do not use the link",
	])
		expect(text).toContain(said);
});

test("MAIL_FROM is one mailbox, with or without a name", () => {
	expect(parseMailbox("Certway <certway@example.org>")).toEqual({
		name: "Certway",
		address: "certway@example.org",
	});
	expect(parseMailbox("certway@example.org")?.address).toBe(
		"certway@example.org",
	);
	for (const wrong of [
		"",
		"Certway",
		"a@b.example, c@d.example",
		"Certway <nobody>",
	])
		expect(parseMailbox(wrong)).toBeUndefined();
});

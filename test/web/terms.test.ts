import { describe, expect, test } from "vitest";
import { en as mailsInEnglish } from "../../activities/mail/words.en.ts";
import { zh as mailsInChinese } from "../../activities/mail/words.zh.ts";
import { terms as pagesInEnglish } from "../../web/locales/en/terms.ts";
import { terms as pagesInChinese } from "../../web/locales/zh/terms.ts";

describe.each([
	["English", mailsInEnglish, pagesInEnglish],
	["Chinese", mailsInChinese, pagesInChinese],
])("in %s mails and pages", (_language, mails, pages) => {
	test("call phases and rounds the same", () => {
		expect(pages.phase).toEqual(mails.phases);
	});

	test("call deliverables the same", () => {
		expect(pages.deliverable).toEqual(mails.deliverables);
	});

	test("call the sides that approve the same", () => {
		expect(pages.side).toEqual(mails.sides);
	});
});

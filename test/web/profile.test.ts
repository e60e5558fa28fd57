import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import {
	ensureFirstPerson,
	findOrAddPerson,
	personsById,
} from "../../records/persons.ts";
import {
	startTestPages,
	type TestPages,
	type Visited,
} from "../fixtures/pages.ts";
import {
	chenJing,
	liWei,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let pages: TestPages;
let chen: PersonId;
let li: PersonId;

beforeAll(async () => {
	record = await openTestRecord();
	pages = await startTestPages({ records: record.records });
	li = (await ensureFirstPerson(record.database, liWei)).id;
	chen = await findOrAddPerson(record.database, chenJing);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await record?.[Symbol.asyncDispose]();
});

const onRecord = async (person: PersonId) =>
	(await personsById(record.database, [person])).get(person);

describe("one's own settings", () => {
	test("are shown as they are, in one's own language", async () => {
		const page = await (await pages.visitorFor(li)).open("/people/me");
		expect(page.html).toContain('lang="zh-Hans"');
		expect(page.words).toContain("个人设置");
		expect(page.fields).toMatchObject({
			name: "李伟",
			email: liWei.email,
			language: "zh",
			zone: "Asia/Shanghai",
		});
	});

	test("can be changed; the page then speaks the language that was chosen", async () => {
		const someone = await pages.visitorFor(chen);
		await someone.open("/people/me?lang=en");
		const saved = await someone.send("/people/me", {
			name: "陈静",
			language: "zh",
			zone: "Europe/Berlin",
		});
		expect(saved.words).toContain("已保存。");
		expect(saved.words).toContain("个人设置");
		expect(await onRecord(chen)).toMatchObject({
			name: "陈静",
			language: "zh",
			zone: "Europe/Berlin",
		});
	});

	test("keep what was typed when something is wrong, and say it at the top and at the field", async () => {
		const someone = await pages.visitorFor(li, "en");
		const answer = await someone.send("/people/me?lang=en", {
			name: "",
			email: "li.wei@bank.example",
			language: "en",
			zone: "Mars/Base",
		});
		expect(answer.status).toBe(422);
		expect(answer.words).toContain("There are 2 things to put right");
		expect(answer.words).toContain("There is no time zone of this name.");
		expect(answer.html).toContain('href="#field-zone"');
		expect(await onRecord(li)).toMatchObject({ name: "李伟" });
	});

	test("let only who runs Certway take another address, and never somebody else's", async () => {
		const own = { name: "Chen", language: "en", zone: "Asia/Shanghai" };
		const someone = await pages.visitorFor(chen);
		await someone.send("/people/me", { ...own, email: "boss@bank.example" });
		expect(await onRecord(chen)).toMatchObject({ email: chenJing.email });

		const administrator = await pages.visitorFor(li);
		const taken = await administrator.send("/people/me?lang=en", {
			...own,
			email: chenJing.email,
		});
		expect(taken.words).toContain("This address belongs to somebody else");
		await administrator.send("/people/me", {
			...own,
			email: "li@bank.example",
		});
		expect(await onRecord(li)).toMatchObject({ email: "li@bank.example" });
	});

	test("list where one is signed in, and end all of it at once", async () => {
		const here = await pages.visitorFor(chen);
		const there = await pages.visitorFor(chen);
		const page = await here.open("/people/me?lang=en");
		expect(page.words).toContain("The one you are using");
		const left = await here.send("/people/me/sign-out-everywhere");
		expect(left.words).toContain("You are signed out everywhere.");
		expect((await there.open("/people/me")).path).toContain("/sign-in");
	});

	test("end one session from another, and leave the rest", async () => {
		const here = await pages.visitorFor(chen);
		const there = await pages.visitorFor(chen);
		const others = await pages.visitorFor(li);
		const ends = ({ html }: Visited) =>
			[...html.matchAll(/action="(\/people\/me\/sessions\/\w+\/end)"/g)].map(
				([, action]) => action ?? "",
			);
		const [end = ""] = ends(await here.open("/people/me"));
		await others.send(end);
		expect((await there.open("/people/me")).path).toBe("/people/me");
		const left = await here.send(`${end}?lang=en`);
		expect(left.words).toContain("That session is ended.");
		expect(ends(left)).toEqual([]);
		expect((await there.open("/people/me")).path).toContain("/sign-in");
	});

	test("do not show a name as anything but text", async () => {
		const someone = await pages.visitorFor(chen);
		const name = '<img src=x onerror="alert(1)">';
		const saved = await someone.send("/people/me", {
			name,
			language: "en",
			zone: "Asia/Shanghai",
		});
		expect(saved.fields["name"]).toBe(name);
		expect(saved.html).not.toContain("<img src=x");
	});
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import { linkToken } from "../../records/link-tokens.ts";
import { findOrAddPerson } from "../../records/persons.ts";
import {
	createSignInLink,
	mailSignInLink,
	openSignInLink,
	useSignInLink,
} from "../../records/sign-in-links.ts";
import {
	chenJing,
	minutesOn,
	noon,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let chen: PersonId;
beforeAll(async () => {
	record = await openTestRecord();
	chen = await findOrAddPerson(record.database, chenJing);
});
afterAll(() => record?.[Symbol.asyncDispose]());

const create = () => createSignInLink(record.records, chen, noon);

describe("a link to sign in", () => {
	test("can be opened as often as a scanner likes, and is used once", async () => {
		const secret = await create();
		for (let times = 0; times < 20; times += 1)
			expect(await openSignInLink(record.database, secret, noon)).toMatchObject(
				{ person: chen },
			);
		expect(await useSignInLink(record.database, secret, noon)).toMatchObject({
			person: chen,
			leadsTo: "/",
		});
		expect(await openSignInLink(record.database, secret, noon)).toBeUndefined();
		expect(await useSignInLink(record.database, secret, noon)).toBeUndefined();
	});

	test("signs in one of two who use it at the same moment", async () => {
		const secret = await create();
		const both = await Promise.all([
			useSignInLink(record.database, secret, noon),
			useSignInLink(record.database, secret, noon),
		]);
		expect(both.filter(Boolean)).toHaveLength(1);
	});

	test("lives for ten minutes", async () => {
		const secret = await create();
		expect(
			await openSignInLink(record.database, secret, minutesOn(9)),
		).toBeDefined();
		expect(
			await openSignInLink(record.database, secret, minutesOn(10)),
		).toBeUndefined();
		expect(
			await useSignInLink(record.database, secret, minutesOn(10)),
		).toBeUndefined();
	});

	test("past its time is forgotten when the next one is made", async () => {
		await create();
		await createSignInLink(record.records, chen, minutesOn(10));
		const links = await record.database
			.selectFrom("sign_in_link")
			.select("expires_at")
			.execute();
		expect(links).toEqual([{ expires_at: minutesOn(20) }]);
	});

	test("is asked for by mail without its secret standing anywhere", async () => {
		await mailSignInLink(
			record.records,
			"CHEN.JING@bank.example",
			"/programmes/bank-2027",
			noon,
		);
		const mails = await record.database
			.selectFrom("mail")
			.selectAll()
			.execute();
		const [mail] = mails;
		expect(mails).toHaveLength(1);
		expect(mail).toMatchObject({ to_person: chen, status: "waiting" });
		const outbox = await record.database
			.selectFrom("outbox")
			.selectAll()
			.execute();
		expect(outbox).toMatchObject([
			{ what: "mail", target: `post/${chen}`, mail: mail?.id },
		]);
		expect(record.nudges()).toBe(1);

		const secret = linkToken(record.records.keys[0], mail?.id ?? "");
		expect(await openSignInLink(record.database, secret, noon)).toMatchObject({
			person: chen,
			leadsTo: "/programmes/bank-2027",
		});
		const links = await record.database
			.selectFrom("sign_in_link")
			.selectAll()
			.execute();
		expect(JSON.stringify([mails, outbox, links])).not.toContain(secret);
	});

	test("is mailed to nobody when the address is unknown", async () => {
		const nudges = record.nudges();
		await mailSignInLink(record.records, "no.one@bank.example", "/", noon);
		expect(record.nudges()).toBe(nudges);
		expect(
			await record.database.selectFrom("mail").selectAll().execute(),
		).toHaveLength(1);
	});
});

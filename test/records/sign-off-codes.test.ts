import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { PersonId, RoomId } from "../../domain/ids.ts";
import {
	epochMillisOf,
	type Instant,
	instantOf,
} from "../../domain/instants.ts";
import { codeIn, codeTyped } from "../../records/one-time-codes.ts";
import { checkCode, mailCode } from "../../records/sign-off-codes.ts";
import { addCast, type Cast, TestProgramme } from "../fixtures/programmes.ts";
import {
	minutesOn,
	openTestRecord,
	type TestRecord,
} from "../fixtures/record.ts";

let record: TestRecord;
let cast: Cast;
let number = 0;
/** A generation of a request that no other test has used. */
let scope: string;

beforeAll(async () => {
	record = await openTestRecord();
	cast = await addCast(record.records);
	await new TestProgramme(record.records, "bank", cast).start("2027-03-01");
});
afterAll(() => record?.[Symbol.asyncDispose]());
beforeEach(() => {
	number += 1;
	scope = `bank/preparation/request-${number}.1`;
});

const matter = {
	programme: "bank",
	room: "bank/preparation" as RoomId,
	phase: "preparation",
	step: "phase",
} as const;
const act = "decide/it";
const send = (minute: number, person = cast.it, what = scope) =>
	mailCode(record.records, { person, scope: what }, matter, minutesOn(minute));
const check = (
	typed: string,
	minute: number,
	{ person = cast.it, what = scope, for: actId = act } = {},
) =>
	checkCode(
		record.records,
		{ person, scope: what },
		actId,
		typed,
		minutesOn(minute),
	);

/** The code in the latest mail about this, as its addressee reads it. */
async function codeMailed(person: PersonId = cast.it, what = scope) {
	const { mail } = await record.database
		.selectFrom("sign_off_code")
		.select("mail")
		.where("person", "=", person)
		.where("scope", "=", what)
		.orderBy("issued_at", "desc")
		.executeTakeFirstOrThrow();
	return codeIn(record.records.keys[0], mail);
}
const wrong = (code: string) =>
	code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
const mails = async () =>
	(
		await record.database
			.selectFrom("sign_off_code")
			.select("mail")
			.where("scope", "=", scope)
			.execute()
	).length;

describe("a one-time code", () => {
	test("has eight digits, is mailed to its person alone and stands nowhere", async () => {
		await send(0);
		const code = await codeMailed();
		expect(code).toMatch(/^\d{8}$/);
		const tables = await Promise.all(
			(["mail", "outbox", "sign_off_code", "event", "act"] as const).map(
				(table) => record.database.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(tables)).not.toContain(code);
		const mail = await record.database
			.selectFrom("mail")
			.select(["to_person", "order"])
			.where("to_person", "=", cast.it)
			.orderBy("date", "desc")
			.executeTakeFirstOrThrow();
		expect(mail.order).toMatchObject({
			link: null,
			about: { template: "code", minutes: 10 },
		});
	});

	test("is taken as it is pasted, with blanks, dashes or full-width digits", async () => {
		await send(0);
		const code = await codeMailed();
		const pasted = [
			` ${code.slice(0, 4)} ${code.slice(4)}\n`,
			`${code.slice(0, 4)}–${code.slice(4)}`,
			code.replace(/\d/g, (digit) =>
				String.fromCodePoint(0xff10 + Number(digit)),
			),
		];
		for (const text of pasted) {
			expect(codeTyped(text)).toBe(code);
			expect(await check(text, 1)).toEqual({ right: true });
		}
	});

	test("is good for ten minutes by the machine's clock", async () => {
		await send(0);
		const code = await codeMailed();
		expect(await check(code, 9)).toEqual({ right: true });
		expect(await check(code, 10)).toEqual({ right: false, why: "gone" });
	});

	test("confirms one act, that act as often as it is sent, and no other", async () => {
		await send(0);
		const code = await codeMailed();
		expect(await check(code, 1)).toEqual({ right: true });
		expect(await check(code, 2)).toEqual({ right: true });
		expect(await check(code, 2, { for: "hand-over/it" })).toEqual({
			right: false,
			why: "gone",
		});
	});

	test("is bound to its person and to what it was mailed for", async () => {
		await send(0);
		const code = await codeMailed();
		const other = `${scope}0`;
		await send(0, cast.business);
		await send(0, cast.it, other);
		expect((await check(code, 1, { person: cast.business })).right).toBe(false);
		expect((await check(code, 1, { what: other })).right).toBe(false);
		expect(await check(code, 1)).toEqual({ right: true });
	});

	test("is good no more when another was mailed", async () => {
		await send(0);
		const old = await codeMailed();
		await send(2);
		expect((await check(old, 3)).right).toBe(false);
		expect(await check(await codeMailed(), 3)).toEqual({ right: true });
	});
});

describe("whoever guesses", () => {
	test("has five tries, then the right one is good no more either", async () => {
		await send(0);
		const code = await codeMailed();
		for (const left of [4, 3, 2, 1])
			expect(await check(wrong(code), 1)).toEqual({
				right: false,
				why: "wrong",
				left,
			});
		expect(await check(wrong(code), 1)).toEqual({ right: false, why: "gone" });
		expect(await check(code, 1)).toEqual({ right: false, why: "gone" });
	});

	test("has no more than five however many tries come at once", async () => {
		await send(0);
		const code = await codeMailed();
		const tries = await Promise.all(
			Array.from({ length: 40 }, (_, n) =>
				check(String(n).padStart(8, "0"), 1),
			),
		);
		const looked = tries.filter((one) => !one.right && one.why === "wrong");
		expect(looked).toHaveLength(4);
		expect((await check(code, 1)).right).toBe(false);
	});

	test("loses no try by what cannot be a code", async () => {
		await send(0);
		for (const text of ["1234567", "123456789", "abcdefgh", "1234 567x"])
			expect(await check(text, 1)).toEqual({ right: false, why: "misshapen" });
		expect(await check(await codeMailed(), 1)).toEqual({ right: true });
	});

	test("shuts nobody out for ever: another code is mailed a minute later and is good", async () => {
		await send(0);
		const code = await codeMailed();
		for (let n = 0; n < 6; n += 1) await check(wrong(code), 0);
		expect(await send(1)).toEqual({ sent: true, at: minutesOn(1) });
		expect(await check(await codeMailed(), 1)).toEqual({ right: true });
	});
});

describe("whoever asks for codes again and again", () => {
	test("has one a minute, and is told from when on there is another", async () => {
		await send(0);
		const soon = instantOf(epochMillisOf(minutesOn(0)) + 30_000);
		expect(
			await mailCode(record.records, { person: cast.it, scope }, matter, soon),
		).toEqual({ sent: false, lately: minutesOn(0), again: minutesOn(1) });
		expect(await mails()).toBe(1);
	});

	test("has five an hour", async () => {
		for (const minute of [0, 2, 4, 6, 8])
			expect((await send(minute)).sent).toBe(true);
		expect(await send(10)).toEqual({
			sent: false,
			lately: minutesOn(8),
			again: minutesOn(60),
		});
		expect((await send(60)).sent).toBe(true);
		expect(await mails()).toBe(6);
	});

	test("at the same moment has one mail", async () => {
		const sent = await Promise.all(Array.from({ length: 20 }, () => send(0)));
		expect(sent.filter((one) => one.sent)).toHaveLength(1);
		expect(await mails()).toBe(1);
	});

	test("does not use up what another has, or what is asked elsewhere", async () => {
		for (const minute of [0, 2, 4, 6, 8]) await send(minute);
		expect((await send(9, cast.business)).sent).toBe(true);
		expect((await send(9, cast.it, `${scope}0`)).sent).toBe(true);
	});
});

test("another key makes another code, and the hash wants the key it was made with", async () => {
	await send(0);
	const code = await codeMailed();
	const { createSecretKey } = await import("node:crypto");
	const fresh = { id: "new", key: createSecretKey(Buffer.alloc(32, 9)) };
	const [old] = record.records.keys;
	const asked = { person: cast.it, scope };
	const now: Instant = minutesOn(1);
	const { database } = record;
	expect(
		await checkCode({ database, keys: [fresh, old] }, asked, act, code, now),
	).toEqual({ right: true });
	expect(
		await checkCode({ database, keys: [fresh] }, asked, act, code, now),
	).toEqual({ right: false, why: "gone" });
});

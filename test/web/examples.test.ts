import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../fixtures/pages.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let pages: TestPages;
let cast: Cast;
let reader: Visitor;

beforeAll(async () => {
	certway = await startCertway();
	pages = await startTestPages({
		records: certway.records,
		temporal: certway.temporal,
	});
	cast = await addCast(certway.records);
	reader = await pages.visitorFor(cast.owner);
});
afterAll(async () => {
	await pages?.[Symbol.asyncDispose]();
	await certway?.close();
});

describe("an example", () => {
	test("is loaded by one click on the empty home page, as a rehearsal", async () => {
		const home = await reader.open("/");
		expect(home.words).toContain("See it in minutes");
		expect(home.words).toContain("Load: Huaxin Bank data centre");
		const page = await reader.send("/examples/bank", home.fields);
		expect(page.path).toBe("/programmes/bank-2027");
		expect(page.words).toContain("Rehearsal Nothing here is real");
		expect(page.words).toContain("Huaxin Bank data centre");
		await eventually("the first phase", async () =>
			(await reader.open(page.path)).words.includes("Preparation began"),
		);
	});

	test("clicked twice is one rehearsal, and clicked again another", async () => {
		const { fields } = await reader.open("/?kind=rehearsal");
		const [once, twice] = await Promise.all([
			reader.send("/examples/shop", fields),
			reader.send("/examples/shop", fields),
		]);
		expect(once.path).toBe(twice.path);
		const again = (await reader.open("/?kind=rehearsal")).fields;
		const other = await reader.send("/examples/shop", again);
		expect(other.path).not.toBe(once.path);
		expect(other.path).toContain(`${once.path}-`);
	});

	test("speaks the language in which it was loaded", async () => {
		const { fields } = await reader.open("/?kind=rehearsal&lang=zh");
		const page = await reader.send("/examples/city", fields);
		expect(page.words).toContain("云山市政务服务台");
		await reader.open("/?lang=en");
	});

	test("that does not exist is not found", async () => {
		expect((await reader.send("/examples/..%2Fpackage")).status).toBe(404);
	});
});

describe("the start form", () => {
	test("starts a rehearsal whose clock begins on its first day", async () => {
		const { fields } = await reader.open("/start");
		const preview = await reader.send("/start", {
			...fields,
			name: "Trial",
			organisation: "Huaxin Bank",
			kind: "rehearsal",
			zone: "Asia/Shanghai",
			"start-on": "2031-01-06",
		});
		expect(preview.words).toContain("Start the rehearsal");
		const page = await reader.send("/start", {
			...preview.fields,
			step: "start",
		});
		expect(page.path).toBe("/programmes/trial");
		expect(page.words).toContain("Its clock stands at Mon 6 Jan 2031, 09:00.");
	});
});

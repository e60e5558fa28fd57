import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { evidenceId } from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import {
	holdFile,
	type SentFile,
	sweepHeldFiles,
} from "../../records/evidence.ts";
import {
	type EvidenceStore,
	openEvidenceStore,
} from "../../records/evidence-store.ts";
import { addCast, TestProgramme } from "../fixtures/programmes.ts";
import { openTestRecord, type TestRecord } from "../fixtures/record.ts";

let folder: string;
let record: TestRecord;
let store: EvidenceStore;

beforeAll(async () => {
	record = await openTestRecord();
});
afterAll(() => record?.[Symbol.asyncDispose]());
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "certway-held-"));
	store = await openEvidenceStore(pathToFileURL(`${folder}/`));
	await record.database.deleteFrom("stored_file").execute();
	return () => rm(folder, { recursive: true, force: true });
});

async function sent(content: string): Promise<SentFile> {
	const path = join(folder, `sent-${content.length}`);
	await writeFile(path, content);
	return {
		path,
		sha256: createHash("sha256").update(content).digest("hex"),
		bytes: Buffer.byteLength(content),
		mediaType: "text/plain",
	};
}
const hold = (file: SentFile, of = store) =>
	holdFile(record.database, of, file);
const kept = async () =>
	(await readdir(join(folder, "sha256"), { recursive: true }).catch(() => []))
		.filter((name) => name.length > 60)
		.map((name) => name.slice(3));
const rows = () =>
	record.database
		.selectFrom("stored_file")
		.select(["sha256", "referenced", "holders"])
		.execute();

describe("bytes of a file that was sent", () => {
	test("stay when what refers to them is recorded", async () => {
		const file = await sent("The manual");
		const held = await hold(file);
		await held.release(true);
		expect(await kept()).toEqual([file.sha256]);
		expect(await rows()).toEqual([
			{ sha256: file.sha256, referenced: true, holders: 0 },
		]);
	});

	test("go when it was refused, and nothing else refers to them", async () => {
		const held = await hold(await sent("Refused"));
		await held.release(false);
		expect(await kept()).toEqual([]);
		expect(await rows()).toEqual([]);
	});

	test("stay when it was refused, but they were on record already", async () => {
		const file = await sent("Known");
		await (await hold(file)).release(true);
		await (await hold(file)).release(false);
		expect(await kept()).toEqual([file.sha256]);
	});

	test("stay while another still may record them, whoever is refused first", async () => {
		const file = await sent("Both");
		const [one, other] = [await hold(file), await hold(file)];
		await one.release(false);
		expect(await kept()).toEqual([file.sha256]);
		await other.release(true);
		expect(await kept()).toEqual([file.sha256]);
		const bytes = await store.open(file);
		expect(bytes && (await text(bytes))).toBe("Both");
	});

	test("sent by many at once, some refused and some recorded, are there in the end exactly when one was", async () => {
		for (let round = 0; round < 6; round += 1) {
			const file = await sent(`Many ${round}${"!".repeat(round)}`);
			await Promise.all(
				Array.from({ length: 6 }, async (_, n) => {
					const held = await hold(file);
					await held.release(round % 2 === 0 && n === round % 6);
				}),
			);
			expect((await kept()).includes(file.sha256)).toBe(round % 2 === 0);
		}
	});

	test("leave nothing behind when the disk is full", async () => {
		const full: EvidenceStore = {
			...store,
			keep: async () => {
				throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
			},
		};
		await expect(hold(await sent("Too much"), full)).rejects.toThrow(
			"no space left",
		);
		expect(await rows()).toEqual([]);
		expect(await kept()).toEqual([]);
	});
});

describe("bytes that were held when everything was cut off", () => {
	const tomorrow = () => instantOf(Date.now() + 2 * 24 * 3_600_000);
	const sweep = (now = tomorrow()) =>
		sweepHeldFiles(record.database, store, now);

	test("are swept away after a day when nothing on record refers to them", async () => {
		await hold(await sent("Cut off"));
		expect(await sweep(instantOf(Date.now()))).toBe(0);
		expect(await kept()).toHaveLength(1);
		expect(await sweep()).toBe(1);
		expect(await kept()).toEqual([]);
		expect(await rows()).toEqual([]);
	});

	test("stay when the record refers to them", async () => {
		const file = await sent("Recorded, and then cut off");
		await hold(file);
		const bank = await new TestProgramme(
			record.records,
			"bank",
			await addCast(record.records),
		).start("2027-01-04");
		const { sha256, bytes, mediaType } = file;
		await bank.act(
			"",
			bank.cast.owner,
			{
				type: "file-evidence",
				pieces: [
					{
						id: evidenceId("e-1"),
						kind: "file",
						text: await bank.seal("e-1", "report.txt"),
						file: { sha256, bytes, mediaType },
					},
				],
				replaces: null,
				reason: null,
				note: null,
				about: null,
				expiresOn: null,
				clauses: ["8.6.1"],
				processes: [],
				findings: [],
				deliverable: null,
			},
			"2027-01-05",
		);
		expect(await sweep()).toBe(0);
		expect(await kept()).toEqual([sha256]);
		expect(await rows()).toEqual([{ sha256, referenced: true, holders: 0 }]);
	});
});

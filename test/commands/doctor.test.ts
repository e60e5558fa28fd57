import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readHolder } from "../../embedded/data-lock.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import { runCertway } from "../fixtures/certway-command.ts";
import { LiveProgramme } from "../fixtures/live-programme.ts";
import { usePostgres } from "../fixtures/postgres.ts";
import { addCast } from "../fixtures/programmes.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "certway-doctor-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command to its end. */
async function run(
	args: readonly string[],
	settings: NodeJS.ProcessEnv,
): Promise<{ code: number | null; lines: readonly string[] }> {
	const command = runCertway(args, settings);
	const code = await command.ends();
	return { code, lines: command.said().trim().split("\n") };
}

describe("On services that settings name", { timeout: 240_000 }, () => {
	let certway: TestCertway;
	let settings: NodeJS.ProcessEnv;
	beforeAll(async () => {
		const { url } = await usePostgres();
		certway = await startCertway({ where: { url } });
		const cast = await addCast(certway.records);
		await new LiveProgramme(certway, "bank-2027", cast).start();
		const { namespaces, address } = certway;
		settings = {
			DATABASE_URL: url,
			SECRET_KEY: "k".repeat(40),
			TEMPORAL_ADDRESS: address,
			TEMPORAL_NAMESPACE: namespaces.real,
			TEMPORAL_REHEARSAL_NAMESPACE: namespaces.rehearsal,
			DATA_DIR: join(folder, "nothing"),
		};
	});
	afterAll(() => certway?.close());

	test("doctor says in one line that there is no difference", async () => {
		expect(await run(["doctor"], settings)).toEqual({
			code: 0,
			lines: ["no difference"],
		});
	});

	test("doctor names each difference in one line and exits with 1; --repair brings both sides together", async () => {
		await certway.temporal
			.clientFor("real")
			.workflow.getHandle("bank-2027/preparation")
			.terminate();
		expect(await run(["doctor"], settings)).toEqual({
			code: 1,
			lines: [
				"✗ bank-2027/preparation: open on record, and no workflow carries it",
			],
		});
		expect(await run(["doctor", "--repair"], settings)).toEqual({
			code: 0,
			lines: [
				"✓ bank-2027/preparation: its workflow was started from its state on record",
				"no difference",
			],
		});
		const { lines } = await run(["doctor", "--json"], settings);
		expect(JSON.parse(lines.join("\n"))).toEqual({ done: [], differences: [] });
	});

	test("verify hashes the record again, and export writes it so that others can", async () => {
		const verified = await run(["verify", "bank-2027"], settings);
		expect(verified.code).toBe(0);
		const exported = await run(["export", "bank-2027"], settings);
		const last = JSON.parse(exported.lines.at(-1) ?? "");
		expect(verified.lines).toEqual([
			`✓ bank-2027: ${exported.lines.length} events, the last one ${last.hash}`,
		]);

		const file = join(folder, "bank.jsonl");
		writeFileSync(file, exported.lines.join("\n"));
		expect(await run(["verify", "--file", file], settings)).toEqual(verified);

		const changed = exported.lines.map((line, place) =>
			place === 1 ? line.replace("clock", "somebody") : line,
		);
		writeFileSync(file, changed.join("\n"));
		expect(await run(["verify", "--file", file], settings)).toEqual({
			code: 1,
			lines: [
				"✗ bank-2027: the chain breaks at event 2: it does not follow from the one before, or was changed",
			],
		});
	});

	test("a record that was changed is told by its event", async () => {
		const { database } = certway;
		const at = (on_day: string) =>
			database
				.updateTable("event")
				.set({ on_day })
				.where("programme", "=", "bank-2027")
				.where("position", "=", 1)
				.execute();
		const { on_day } = await database
			.selectFrom("event")
			.select("on_day")
			.where("position", "=", 1)
			.executeTakeFirstOrThrow();
		await at("2020-01-01");
		expect(await run(["verify"], settings)).toEqual({
			code: 1,
			lines: [
				"✗ bank-2027: event 1 was changed: its column on_day is not what was hashed",
			],
		});
		await at(on_day);
	});

	test("what is asked of a programme nobody knows is one line", async () => {
		for (const command of ["verify", "export"])
			expect(await run([command, "nobody"], settings)).toEqual({
				code: 1,
				lines: ["✗ nobody is not on record."],
			});
	});
});

describe("On one machine", { timeout: 240_000 }, () => {
	test("the running Certway is asked over loopback with a key of its folder; where none runs, the data are opened for the question", async () => {
		const settings = { DATA_DIR: join(folder, "data"), PORT: "0" };
		const nothing = await run(["doctor"], settings);
		expect(nothing.code).toBe(1);
		expect(nothing.lines.join()).toMatch(/^✗ There are no data in DATA_DIR/);

		const certway = runCertway(["start"], settings);
		try {
			await certway.says("Ctrl-C ends it");
			expect(await run(["doctor"], settings)).toEqual({
				code: 0,
				lines: ["no difference"],
			});
			const { control = "" } = readHolder(settings.DATA_DIR) ?? {};
			const { mode } = statSync(join(settings.DATA_DIR, "running.json"));
			expect(mode & 0o077).toBe(0);
			const stranger = await fetch(control, {
				method: "POST",
				headers: { Authorization: "Bearer guessed" },
				body: JSON.stringify({ ask: "doctor", repair: true }),
			});
			expect(stranger.status).toBe(403);
		} finally {
			certway.process.kill("SIGTERM");
			await certway.ends();
		}
		expect(await run(["doctor"], settings)).toEqual({
			code: 0,
			lines: ["no difference"],
		});
		expect(await run(["verify"], settings)).toEqual({
			code: 0,
			lines: ["no programme is on record"],
		});
	});
});

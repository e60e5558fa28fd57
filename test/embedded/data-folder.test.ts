import {
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diskProblem, prepareDataFolder } from "../../embedded/data-folder.ts";
import { keptSecretKeys } from "../../embedded/secret-key.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "certway-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe("The data folder", () => {
	test("is made for its owner alone", async () => {
		const dataDir = join(folder, "a", "b");
		await prepareDataFolder(dataDir);
		expect(modeOf(dataDir)).toBe(0o700);
	});

	test("below a file is refused in one line", async () => {
		writeFileSync(join(folder, "file"), "");
		for (const dataDir of [join(folder, "file"), join(folder, "file", "a")]) {
			await expect(prepareDataFolder(dataDir)).rejects.toThrow(
				`DATA_DIR ${dataDir} cannot be made: set DATA_DIR to a folder`,
			);
		}
	});

	test.each([
		["ENOSPC", "No room for DATA_DIR /srv/data"],
		["EDQUOT", "No room for DATA_DIR /srv/data"],
		["EACCES", "Cannot write to DATA_DIR /srv/data"],
		["EROFS", "Cannot write to DATA_DIR /srv/data"],
	])(
		"%s, whichever part meets it, is one line that says what to do",
		(code, start) => {
			const error = Object.assign(new Error("write"), { code });
			const problem = diskProblem("/srv/data", error);
			expect(problem?.message.startsWith(start)).toBe(true);
			expect(problem?.message).toMatch(/: (free some|make it)[^\n]*DATA_DIR/);
		},
	);

	test("does not explain what is not about the disk", () => {
		expect(diskProblem("/srv/data", new Error("else"))).toBeUndefined();
	});
});

describe("The key in the data folder", () => {
	test("is made once, for its owner alone", async () => {
		const made = await keptSecretKeys(folder);
		expect(modeOf(join(folder, "secret-key"))).toBe(0o600);
		expect((await keptSecretKeys(folder))[0].id).toBe(made[0].id);
	});

	test("can be followed by older ones that still hold", async () => {
		const [older] = await keptSecretKeys(folder);
		const file = join(folder, "secret-key");
		writeFileSync(file, `${"n".repeat(32)},${readFileSync(file, "utf8")}`);
		const keys = await keptSecretKeys(folder);
		expect(keys).toHaveLength(2);
		expect(keys[1]?.id).toBe(older.id);
	});

	test("that is too short stops the start in one line", async () => {
		writeFileSync(join(folder, "secret-key"), "short\n");
		await expect(keptSecretKeys(folder)).rejects.toThrow(
			/secret-key must hold keys of at least 32 bytes.*put back/,
		);
	});
});

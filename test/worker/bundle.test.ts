import {
	mkdtempSync,
	readdirSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DefaultLogger } from "@temporalio/worker";
import { afterEach, beforeEach, expect, test } from "vitest";
import { workflowBundle } from "../../worker/bundle.ts";

let cacheDir: string;
beforeEach(() => {
	cacheDir = mkdtempSync(join(tmpdir(), "certway-bundle-"));
});
afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

const bundle = (folder = cacheDir) =>
	workflowBundle(folder, new DefaultLogger("ERROR"));

test("The workflows are bundled once, and the next start takes what was kept", async () => {
	const made = await bundle();
	const [file = ""] = readdirSync(cacheDir);
	writeFileSync(join(cacheDir, file), "kept");
	expect(made.code).toContain("programme");
	expect((await bundle()).code).toBe("kept");
});

test("Bundles of earlier versions go, the least used first", async () => {
	for (const age of [1, 2, 3, 4, 5, 6]) {
		const file = join(cacheDir, `workflows-${age}.js`);
		writeFileSync(file, "");
		utimesSync(file, 1_000_000 - age, 1_000_000 - age);
	}
	await bundle();
	const left = readdirSync(cacheDir).filter((name) => name.length < 15);
	expect(left.sort()).toEqual([1, 2, 3, 4].map((age) => `workflows-${age}.js`));
});

test("Where nothing can be kept, the workflows are bundled all the same", async () => {
	writeFileSync(join(cacheDir, "file"), "");
	const { code } = await bundle(join(cacheDir, "file", "cache"));
	expect(code).toContain("programme");
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingNames } from "../../settings.ts";

const read = (path: string) =>
	readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("the README's table names every setting, and no setting that is not read", () => {
	const named = [...read("README.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
		([, name]) => name,
	);
	expect([...named].sort()).toEqual([...settingNames].sort());
});

test("ARCHITECTURE.md names files that are there", () => {
	const files = [
		...read("ARCHITECTURE.md").matchAll(/`([a-z-]+\/[a-z/-]+\.ts)`/g),
	].map(([, file]) => file as string);
	expect(files.length).toBeGreaterThan(10);
	for (const file of files) expect(() => read(file), file).not.toThrow();
});

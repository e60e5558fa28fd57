import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(
	readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"),
) as { packages: Record<string, LockedPackage> };

/** As Node looks for it: beside the package, then beside each that holds it. */
function isLocked(from: string, name: string): boolean {
	const folders = from.split(/\/?node_modules\//).filter(Boolean);
	for (let depth = folders.length; depth >= 0; depth -= 1) {
		const above = folders.slice(0, depth).map((it) => `node_modules/${it}/`);
		if (`${above.join("")}node_modules/${name}` in packages) return true;
	}
	return false;
}

// npm writes down only what the registry offered at that moment; a platform's
// package that is left out makes `npm ci` fail everywhere.
test("The lock file holds every package, those of other platforms included, so that npm ci works", () => {
	const missing = Object.entries(packages).flatMap(([path, locked]) =>
		Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
			.filter((name) => !isLocked(path, name))
			.map((name) => `${name}, wanted by ${path || "Certway"}`),
	);
	expect(missing).toEqual([]);
});

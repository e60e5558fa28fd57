import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type Express } from "express";

/** Folders whose files browsers fetch, by the name they have in an address. */
const folders = {
	styles: join(import.meta.dirname, "../styles"),
} as const;

/**
 * One hash over all files: an address holds it, so a browser may keep a file
 * for a year, and a style sheet's own relative addresses stay within it.
 */
const hash = ((): string => {
	const sum = createHash("sha256");
	for (const folder of Object.values(folders))
		for (const file of readdirSync(folder).sort())
			sum.update(file).update(readFileSync(join(folder, file)));
	return sum.digest("hex").slice(0, 16);
})();

/** @returns the address of a static file: `/assets/<hash>/styles/certway.css`. */
export const assetPath = (file: string): string => `/assets/${hash}/${file}`;

/**
 * Serves the static files. A page of an earlier release asks by the earlier
 * hash: it gets what there is now, and is told not to keep it.
 */
export function setUpStaticFiles(app: Express): void {
	for (const [name, folder] of Object.entries(folders)) {
		app.use(
			`/assets/${hash}/${name}`,
			express.static(folder, { immutable: true, maxAge: "1y", index: false }),
		);
		app.use(
			`/assets/:earlier/${name}`,
			express.static(folder, {
				cacheControl: false,
				index: false,
				setHeaders: (res) => res.setHeader("Cache-Control", "no-store"),
			}),
		);
	}
}

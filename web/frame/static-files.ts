import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Express } from "express";

/** The files browsers fetch: the name in the address, and where it lies. */
const files = new Map<string, string>([
	...inFolder("styles", join(import.meta.dirname, "../styles")),
	...inFolder("scripts", join(import.meta.dirname, "../scripts")),
	["fonts/sans.woff2", font("source-sans-3", "latin-wght-normal")],
	["fonts/sans-extended.woff2", font("source-sans-3", "latin-ext-wght-normal")],
	["fonts/serif.woff2", font("source-serif-4", "latin-wght-normal")],
]);

/**
 * One hash over all files: an address holds it, so a browser may keep a file
 * for a year, and a style sheet's own relative addresses stay within it.
 */
const hash = ((): string => {
	const sum = createHash("sha256");
	for (const [name, path] of files) sum.update(name).update(readFileSync(path));
	return sum.digest("hex").slice(0, 16);
})();

/** @returns the address of a static file: `/assets/<hash>/styles/certway.css`. */
export function assetPath(name: string): string {
	if (!files.has(name)) throw new Error(`There is no static file ${name}`);
	return `/assets/${hash}/${name}`;
}

/**
 * Serves the static files. A page of an earlier release asks by the earlier
 * hash: it gets what there is now, and is told not to keep it.
 */
export function setUpStaticFiles(app: Express): void {
	app.get("/assets/:hash/:folder/:file", (req, res, next) => {
		const path = files.get(`${req.params.folder}/${req.params.file}`);
		if (path === undefined) return next();
		const forAYear = req.params.hash === hash;
		res.set(
			"Cache-Control",
			forAYear ? "public, max-age=31536000, immutable" : "public, no-cache",
		);
		// Certway itself may lie below a folder whose name begins with a dot.
		res.sendFile(path, { dotfiles: "allow" });
	});
}

function inFolder(name: string, folder: string): [string, string][] {
	return readdirSync(folder)
		.sort()
		.map((file) => [`${name}/${file}`, join(folder, file)]);
}

function font(family: string, cut: string): string {
	const styleSheet = import.meta.resolve(
		`@fontsource-variable/${family}/index.css`,
	);
	return join(
		dirname(fileURLToPath(styleSheet)),
		"files",
		`${family}-${cut}.woff2`,
	);
}

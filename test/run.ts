/**
 * `npm test`: types, lint, the import rule, then every test. All of them run
 * even when one fails; the last line counts them. Arguments go to vitest.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testTemporalCli } from "./fixtures/temporal-server.ts";

let passed = 0;
let failed = 0;

function count(name: string, ok: boolean, output = ""): void {
	if (ok) passed += 1;
	else failed += 1;
	console.log(`${ok ? "✓" : "✗"} ${name}`);
	if (!ok) console.log(output);
}

function runScript(name: string): void {
	const run = spawnSync("npm", ["run", "--silent", name], { encoding: "utf8" });
	count(name, run.status === 0, run.stdout + run.stderr);
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

/** A test file that could not be loaded has no tests and counts as one. */
function countTests(report: VitestReport): void {
	passed += report.numPassedTests;
	failed += report.numFailedTests;
	for (const file of report.testResults) {
		if (file.status === "failed" && file.assertionResults.length === 0) {
			failed += 1;
		}
	}
}

function runVitest(): void {
	const folder = mkdtempSync(join(tmpdir(), "certway-test-"));
	const file = join(folder, "report.json");
	const run = spawnSync(
		"vitest",
		[
			"run",
			"--reporter=default",
			"--reporter=json",
			`--outputFile.json=${file}`,
			...process.argv.slice(2),
		],
		{ stdio: "inherit" },
	);
	const failedBefore = failed;
	try {
		countTests(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		count("vitest wrote no report", false);
	}
	if (run.status !== 0 && failed === failedBefore) {
		count(`vitest ended with ${run.status ?? run.signal}`, false);
	}
	rmSync(folder, { recursive: true, force: true });
}

/** Fetched now if it never was, so that no test reaches beyond loopback. */
async function prepareTemporal(): Promise<void> {
	try {
		console.log(`✓ Temporal CLI: ${await testTemporalCli()}`);
	} catch (error) {
		count("Temporal CLI", false, String(error));
	}
}

for (const script of ["types", "lint", "imports"]) runScript(script);
await prepareTemporal();
runVitest();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

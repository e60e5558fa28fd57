import { afterAll, beforeAll, expect, test } from "vitest";
import { readinessChecks } from "../../web/readiness.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";

let certway: TestCertway;
beforeAll(async () => {
	certway = await startCertway();
});
afterAll(() => certway?.close());

async function answers(smtpUrl = "smtp://127.0.0.1:9") {
	const { database, temporal } = certway;
	const checks = readinessChecks({ database, temporal, smtpUrl });
	const found = await Promise.all(
		checks.map(async ({ name, check }) => [
			name,
			await check().catch((error) => ({ ok: false, words: error.message })),
		]),
	);
	return Object.fromEntries(found);
}

test("Each part that answers says what it is", async () => {
	// Temporal knows of a worker once it has asked for work.
	const { database, temporal, outbox } = await eventually(
		"both workers",
		async () => {
			const found = await answers();
			return found.worker.ok && found;
		},
	);
	expect(database).toEqual({
		ok: true,
		words: expect.stringMatching(/^PostgreSQL \d/),
	});
	expect(temporal).toEqual({
		ok: true,
		words: expect.stringMatching(/^Temporal \d/),
	});
	expect(outbox).toEqual({ ok: true, words: "0" });
});

test("A mail server that does not answer is a part that fails", async () => {
	expect((await answers()).mail.ok).toBe(false);
});

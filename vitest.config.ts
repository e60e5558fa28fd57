import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		// A Temporal worker in more than one thread of a process crashes it.
		pool: "forks",
		globalSetup: "test/fixtures/services.ts",
		testTimeout: 60_000,
		hookTimeout: 60_000,
		teardownTimeout: 20_000,
		slowTestThreshold: 30_000,
		reporters: [["default", { summary: false }]],
	},
});

import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		// A Temporal worker in more than one thread of a process crashes it.
		pool: "forks",
		// Most of the long files wait for a service or a browser: two at a time finish sooner, also on two cores.
		maxWorkers: 2,
		globalSetup: "test/fixtures/services.ts",
		testTimeout: 60_000,
		hookTimeout: 60_000,
		teardownTimeout: 20_000,
		slowTestThreshold: 30_000,
		reporters: [["default", { summary: false }]],
	},
});

import { expect, test } from "vitest";
import { startTestWeb } from "../fixtures/web.ts";

test("the process says that it lives", async () => {
	await using web = await startTestWeb();
	const answer = await web.request("/healthz");
	expect(answer.status).toBe(200);
	expect(await answer.text()).toBe("ok\n");
});

test("a page that does not exist says where to go", async () => {
	await using web = await startTestWeb();
	const answer = await web.request("/nowhere");
	expect(answer.status).toBe(404);
	expect(await answer.text()).toContain("Go to the home page");
});

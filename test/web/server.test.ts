import { expect, test } from "vitest";
import { startWeb } from "../../web/server.ts";
import { bareServices, startTestWeb } from "../fixtures/web.ts";

test("a request under way is answered before the server is closed", async () => {
	const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
	const { promise: go, resolve: goOn } = Promise.withResolvers<void>();
	const web = await startTestWeb({}, [
		{
			method: "get",
			path: "/slow",
			policy: "public",
			handler: async (_req, res) => {
				arrive();
				await go;
				res.send("finished");
			},
		},
	]);
	const answer = web.request("/slow").then((response) => response.text());
	await arrived;
	const closed = web.close();
	await expect(fetch(`${web.url}/slow`)).rejects.toThrow();
	goOn();
	expect(await answer).toBe("finished");
	await closed;
});

test("a port that is taken is refused with the system's own word for it", async () => {
	await using web = await startTestWeb();
	const { services } = bareServices({
		settings: {
			port: Number(new URL(web.url).port),
			host: "127.0.0.1",
			publicUrl: new URL(web.url),
			trustProxy: false,
		},
	});
	await expect(startWeb(services)).rejects.toMatchObject({
		code: "EADDRINUSE",
	});
});

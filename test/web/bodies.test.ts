import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import type { Route } from "../../web/route-table.ts";
import { startWeb } from "../../web/server.ts";
import { bareServices, startTestWeb } from "../fixtures/web.ts";

const echo: Route = {
	method: "post",
	path: "/echo",
	policy: "public",
	handler: (req, res) => {
		res.json(req.body ?? null);
	},
};

const post = async (
	body: string,
	type = "application/x-www-form-urlencoded",
) => {
	await using web = await startTestWeb({}, [echo]);
	const answer = await web.request("/echo", {
		method: "POST",
		body,
		headers: { "Content-Type": type },
	});
	return { status: answer.status, text: await answer.text() };
};

test("a form of ordinary size is read", async () => {
	expect(
		(await post("name=Huaxin+Bank&process=change&process=incident")).text,
	).toBe('{"name":"Huaxin Bank","process":["change","incident"]}');
});

test("a form that is too large is refused, and nothing was changed", async () => {
	const { status, text } = await post(`note=${"x".repeat(300_000)}`);
	expect(status).toBe(413);
	expect(text).toContain("Nothing was changed");
});

test("a form with too many fields is refused", async () => {
	const fields = Array.from({ length: 2_001 }, (_, n) => `f${n}=1`);
	expect((await post(fields.join("&"))).status).toBe(413);
});

test("names with brackets build nothing: they are names", async () => {
	expect((await post("a[b][c]=1&__proto__[admin]=1")).text).toBe(
		'{"a[b][c]":"1","__proto__[admin]":"1"}',
	);
});

test.each([
	["application/json", '{"name":{"$ne":null}}'],
	["text/plain", "name=x"],
	["application/xml", "<name>x</name>"],
])("a body of type %s is not read at all", async (type, body) => {
	expect((await post(body, type)).text).toBe("null");
});

test("a body in an unknown encoding is refused", async () => {
	const { status } = await post(
		"name=x",
		"application/x-www-form-urlencoded; charset=utf-7",
	);
	expect(status).toBe(400);
});

test("a body that breaks off does nothing, and the server goes on", async () => {
	let handled = 0;
	await using web = await startTestWeb({}, [
		{
			...echo,
			handler: (_req, res) => {
				handled += 1;
				res.send("done");
			},
		},
	]);
	const { hostname, port } = new URL(web.url);
	await new Promise<void>((resolve) => {
		const socket = connect(Number(port), hostname, () => {
			socket.write(
				"POST /echo HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" +
					"Content-Type: application/x-www-form-urlencoded\r\n" +
					"Content-Length: 100\r\n\r\nname=half",
				() => socket.destroy(),
			);
		});
		socket.once("close", () => resolve());
	});
	expect((await web.submit("/echo", { name: "whole" })).status).toBe(200);
	expect(handled).toBe(1);
});

describe("a body that comes slowly", () => {
	/** The product's bounds, but for their length. */
	const patience = { form: 300, window: 300, least: 1_000, after: 100 };
	const form = "application/x-www-form-urlencoded";
	const file = "multipart/form-data; boundary=x";

	/** Sends a body piece by piece. @returns how long it took until the server cut it off, or answered; in milliseconds. */
	async function send(
		type: string,
		{ piece, every, times }: { piece: number; every: number; times: number },
	) {
		let arrived = 0;
		const slowly: Route = {
			...echo,
			handler: async (req, res) => {
				for await (const chunk of req) arrived += chunk.length;
				res.send("whole");
			},
		};
		const { services, log } = bareServices();
		const web = await startWeb(services, [slowly], patience);
		const { hostname, port } = new URL(web.url);
		const begun = performance.now();
		const answer = await new Promise<string>((resolve) => {
			let said = "";
			let sent = 0;
			const socket = connect(Number(port), hostname, () => {
				socket.write(
					"POST /echo HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" +
						`Content-Type: ${type}\r\nContent-Length: ${piece * times}\r\n\r\n`,
				);
				const beat = setInterval(() => {
					sent += 1;
					socket.write("x".repeat(piece));
					if (sent === times) clearInterval(beat);
				}, every);
				socket.once("close", () => clearInterval(beat));
			});
			socket.on("data", (data) => {
				said += data;
				socket.end();
			});
			socket.on("error", () => {});
			socket.once("close", () => resolve(said));
		});
		await web.close();
		return {
			answer,
			arrived,
			ms: performance.now() - begun,
			log: log.join(""),
		};
	}

	test("is cut off where it is a form: it is small on whatever line", async () => {
		const { answer, ms, log } = await send(form, {
			piece: 10,
			every: 50,
			times: 100,
		});
		expect(answer).toBe("");
		expect(ms).toBeLessThan(2_000);
		expect(log).toContain("body too slow");
	});

	test("is cut off where a file hardly comes at all", async () => {
		const { answer, ms } = await send(file, {
			piece: 10,
			every: 50,
			times: 100,
		});
		expect(answer).toBe("");
		expect(ms).toBeLessThan(2_000);
	});

	test("is waited for where a file comes steadily, much longer than a form may take", async () => {
		const { answer, arrived, ms } = await send(file, {
			piece: 1_000,
			every: 50,
			times: 30,
		});
		expect(answer).toContain("whole");
		expect(arrived).toBe(30_000);
		expect(ms).toBeGreaterThan(4 * patience.form);
	});

	test("is not waited for when it has been answered already", async () => {
		const { services } = bareServices();
		const web = await startWeb(services, [], patience);
		const { hostname, port } = new URL(web.url);
		const begun = performance.now();
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), hostname, () => {
				socket.write(
					"POST /nowhere HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: cross-site\r\n" +
						`Content-Type: ${file}\r\nContent-Length: 100000\r\n\r\n`,
				);
			});
			socket.resume();
			socket.on("error", () => {});
			socket.once("close", () => resolve());
		});
		expect(performance.now() - begun).toBeLessThan(2_000);
		await web.close();
	});
});

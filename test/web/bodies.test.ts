import { connect } from "node:net";
import { expect, test } from "vitest";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

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

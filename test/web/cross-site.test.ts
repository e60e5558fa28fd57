import { expect, test } from "vitest";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

const act: Route = {
	method: "post",
	path: "/act",
	policy: "public",
	handler: (_req, res) => {
		res.send("done");
	},
};

const OURS = "http://certway.example";

/** What a browser, or something else, says about where a form comes from. */
const matrix: [string, Record<string, string>, 200 | 403][] = [
	["our own page", { "Sec-Fetch-Site": "same-origin" }, 200],
	["another site", { "Sec-Fetch-Site": "cross-site" }, 403],
	["a neighbouring host", { "Sec-Fetch-Site": "same-site" }, 403],
	["no page at all", { "Sec-Fetch-Site": "none" }, 403],
	["a word browsers do not say", { "Sec-Fetch-Site": "Same-Origin " }, 403],
	["our own page over plain HTTP", { Origin: OURS }, 200],
	["another site over plain HTTP", { Origin: "http://other.example" }, 403],
	["our host on another port", { Origin: `${OURS}:81` }, 403],
	["our host over HTTPS", { Origin: "https://certway.example" }, 403],
	["a page that hides itself", { Origin: "null" }, 403],
	["a host that begins like ours", { Origin: `${OURS}.evil.test` }, 403],
	["a caller that says nothing", {}, 403],
	[
		"another site that also names our origin",
		{ "Sec-Fetch-Site": "cross-site", Origin: OURS },
		403,
	],
	["a caller that names our host as its own", { Host: "certway.example" }, 403],
];

test.each(matrix)("a form from %s", async (_from, headers, status) => {
	await using web = await startTestWeb({}, [act]);
	const answer = await fetch(`${web.url}/act`, { method: "POST", headers });
	expect(answer.status).toBe(status);
});

test("whoever is turned away reads what happened and that nothing changed", async () => {
	await using web = await startTestWeb({}, [act]);
	const answer = await fetch(`${web.url}/act`, { method: "POST" });
	const text = await answer.text();
	expect(text).toContain("This was not sent from Certway&#x27;s own pages");
	expect(text).toContain("Nothing was changed");
});

test("reading is open from anywhere: a link in a mail comes from no page", async () => {
	await using web = await startTestWeb();
	const answer = await fetch(`${web.url}/healthz`, {
		headers: { "Sec-Fetch-Site": "cross-site" },
	});
	expect(answer.status).toBe(200);
});

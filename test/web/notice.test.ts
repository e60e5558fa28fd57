import { expect, test } from "vitest";
import { leaveNotice } from "../../web/frame/notice.ts";
import { goTo, showPage } from "../../web/page.ts";
import type { Route } from "../../web/route-table.ts";
import { startTestWeb } from "../fixtures/web.ts";

const table = { caption: "", columns: [], rows: [] };

const routes: Route[] = [
	{
		method: "post",
		path: "/act",
		policy: "public",
		handler: (_req, res) => {
			leaveNotice(res, "shell.signedInAs", { name: "<b>Li Wei</b>" });
			goTo(res, "/page");
		},
	},
	{
		method: "get",
		path: "/page",
		policy: "public",
		handler: (_req, res) => showPage(res, "health", { title: "Page", table }),
	},
];

const cookieOf = (answer: Response) =>
	(answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

test("the page after an act says once what was done, in the page's language", async () => {
	await using web = await startTestWeb({}, routes);
	const acted = await web.submit("/act", {});
	expect(acted.status).toBe(303);
	const headers = { Cookie: cookieOf(acted), "Accept-Language": "zh" };
	const shown = await web.request("/page", { headers });
	expect(await shown.text()).toContain("已登录：&lt;b&gt;Li Wei&lt;/b&gt;");
	expect(shown.headers.get("set-cookie")).toMatch(/^certway-notice=;/);
	const again = await web.request("/page");
	expect(await again.text()).not.toContain('role="status"');
});

test.each(["%7B", '["nothing.here"]', "[1,2]", '[["shell"],{}]', "null"])(
	"a notice that Certway did not leave, %s, says nothing",
	async (value) => {
		await using web = await startTestWeb({}, routes);
		const answer = await web.request("/page", {
			headers: { Cookie: `certway-notice=${encodeURIComponent(value)}` },
		});
		expect(answer.status).toBe(200);
		expect(await answer.text()).not.toContain('role="status"');
	},
);

import { expect, test } from "vitest";
import { maskedPath } from "../../web/frame/request-log.ts";
import { startTestWeb } from "../fixtures/web.ts";

test.each([
	["/s/3f9aSECRET", "/s/…"],
	["/s/3f9aSECRET/evidence/2", "/s/…/evidence/2"],
	["/sign-in/3f9aSECRET", "/sign-in/…"],
	["/S/3f9aSECRET", "/S/…"],
	["//s//3f9aSECRET", "//s//…"],
	["/sign-in", "/sign-in"],
	["/programmes/bank?note=SECRET", "/programmes/bank"],
	["/s/3f9aSECRET?lang=zh", "/s/…"],
	["/%73/3f9aSECRET", "/%73/…"],
	["/sign%2Din/3f9aSECRET", "/sign%2Din/…"],
])("%s is logged as %s", (address, logged) => {
	expect(maskedPath(address)).toBe(logged);
});

test("one line a request, without what opens a link and without the query", async () => {
	await using web = await startTestWeb();
	await web.request("/s/3f9aSECRET?token=SECRET", {
		headers: { Cookie: "certway-session=SECRET", Referer: "/s/SECRET" },
	});
	await web.close();
	const lines = web.log.map((line) => JSON.parse(line));
	expect(lines).toHaveLength(1);
	expect(lines[0]).toMatchObject({ method: "GET", path: "/s/…", status: 404 });
	expect(web.log.join("")).not.toContain("SECRET");
});

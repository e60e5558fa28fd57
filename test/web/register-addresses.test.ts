import { afterAll, expect, test } from "vitest";
import { openBankOnPages } from "../fixtures/bank-on-pages.ts";

const { cast, as, close } = await openBankOnPages();
afterAll(close);

test.each([
	"readiness/actions",
	"documents",
	"metrics",
	"audit-programme",
	"management-review",
	"training/sessions",
	"training/staff",
])(
	"an address under %s that names nothing there is not found",
	async (under) => {
		const owner = await as(cast.owner);
		const { status } = await owner.open(`/programmes/bank/${under}/nothing`);
		expect(status).toBe(404);
	},
);

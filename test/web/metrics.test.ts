import { afterAll, describe, expect, test } from "vitest";
import { addDays } from "../../domain/dates.ts";
import { openBankOnPages, today } from "../fixtures/bank-on-pages.ts";

const at = "/programmes/bank/metrics";
/** A month that is over, whichever day it is. */
const earlier = addDays(today, -40);

const { pages, cast, close } = await openBankOnPages();
afterAll(close);

const head =
	"Service,Metric,Target,Unit,Period,Source of the data,Business owner,Business department,Clauses,Process";

describe("the metrics of service levels", () => {
	let metric = "";

	test("are set with a business owner; IT does not set itself targets alone", async () => {
		const owner = await pages.visitorFor(cast.owner);
		expect((await owner.open(at)).words).toContain("No metric is set yet");
		const given = {
			service: "Payments",
			name: "Availability",
			comparison: "at-least",
			target: "99,9",
			unit: "%",
			period: "month",
			source: "Monitoring",
			owner: cast.it,
			department: "Retail banking",
			process: "availability",
		};
		const refused = await owner.send(`${at}/new`, given);
		expect(refused.status).toBe(422);
		expect(refused.words).toContain("approves for IT");
		expect(refused.fields["service"]).toBe("Payments");
		const wrong = await owner.send(`${at}/new`, { ...given, target: "high" });
		expect(wrong.words).toContain("Write a number.");
		const set = await owner.send(`${at}/new`, {
			...given,
			owner: cast.business,
		});
		metric = set.path.split("?")[0] ?? "";
		expect(set.words).toContain("at least 99.9 %");
		expect(set.words).toContain("8.7.1 Service availability management");
	});

	test("say of each number whether the target was met, in both languages", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const future = await owner.send(`${metric}/value`, {
			day: addDays(today, 40),
			value: "99",
		});
		expect(future.status).toBe(422);
		const noted = await owner.send(`${metric}/value`, {
			day: earlier,
			value: "99.5",
			remark: "Storage failed",
		});
		expect(noted.words).toContain("99.5 Storage failed not met");
		const again = await owner.send(`${metric}/value`, {
			day: earlier,
			value: "99.95",
		});
		expect(again.words).toMatch(/99\.95 .*\bmet/);
		expect(again.words).not.toContain("not met");
		const chinese = await pages.visitorFor(cast.business, "zh");
		await chinese.open("/?lang=zh");
		expect((await chinese.open(at)).words).toContain("不低于 99.9 %");
		expect((await chinese.open(metric)).words).toContain("达标");
	});

	test("come from a sheet: what is right is taken, the rest comes back line by line", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const sheet = [
			head,
			"Branches,Response,≤ 15,minutes,quarter,Service desk,wang.lei@bank.example,Retail,8.6.1,incident",
			"Branches,Response,fast,minutes,month,Service desk,wang.lei@bank.example,Retail,,",
			"Branches,Response,at least 3,per month,month,Service desk,Nobody,Retail,,",
		].join("\n");
		const brought = await owner.send(`${at}/import`, { sheet });
		expect(brought.status).toBe(422);
		expect(brought.words).toContain("1 line has been taken.");
		expect(brought.words).toContain(
			"Line 3: “fast” is no target, such as ≥ 99.9",
		);
		expect(brought.words).toContain("Line 4: “Nobody” is nobody");
		expect(brought.html).not.toContain("≤ 15");
		const { words } = await owner.open(at);
		expect(words).toContain("at most 15 minutes");
		const csv = await (await owner.look(`${at}.csv`)).text();
		expect(csv).toContain("Branches,Response,≤ 15,minutes,quarter");
	});

	test("go out of use with a reason, and stay on record", async () => {
		const owner = await pages.visitorFor(cast.owner);
		const done = await owner.send(`${metric}/retire`, {
			reason: "The service ends",
		});
		expect(done.words).toContain("not in use any more");
		expect((await owner.open(metric)).words).toContain("The service ends");
	});
});

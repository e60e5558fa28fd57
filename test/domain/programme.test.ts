import { describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { isProgrammeId, personId } from "../../domain/ids.ts";
import {
	aBank,
	addEvidence,
	because,
	coordinator,
	day,
	owner,
	people,
	room,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const hold: Act = { type: "hold", reason: because };
const resume: Act = { type: "resume" };
const stop: Act = { type: "stop", reason: because };
const given = aBank();

describe("a programme", () => {
	test("has a readable id of lower-case words", () => {
		for (const id of ["bank-2027", "a1", "x".repeat(40)])
			expect(isProgrammeId(id)).toBe(true);
		for (const id of [
			"a",
			"Bank",
			"bank_2027",
			"-bank",
			"bank-",
			"a--b",
			"bank/design",
			"x".repeat(41),
			"银行",
		])
			expect(isProgrammeId(id)).toBe(false);
	});

	test("is renamed", () => {
		const renamed = given.does(owner, "", {
			type: "rename",
			name: "Both data centres",
		});
		expect(renamed.world.programme.name).toBe("Both data centres");
	});

	test("changes its people", () => {
		const changed = { ...people, coordinator: personId("ma-li") };
		expect(
			given.does(owner, "", { type: "change-people", people: changed }).world
				.programme.people,
		).toEqual(changed);
	});
});

describe("a programme on hold", () => {
	const held = given.on("2027-02-01").does(owner, "", hold);

	test("is held once, and resumed once", () => {
		expect(held.refusal(owner, "", hold)).toEqual({ code: "programme-held" });
		expect(given.refusal(owner, "", resume)).toEqual({
			code: "programme-not-held",
		});
		const resumed = held.on("2027-02-11").does(owner, "", resume);
		expect(resumed.refusal(owner, "", resume)).toEqual({
			code: "programme-not-held",
		});
	});

	test("remembers from when to when", () => {
		const twice = held
			.on("2027-02-11")
			.does(owner, "", resume)
			.on("2027-03-01")
			.does(owner, "", hold);
		expect(twice.world.programme).toMatchObject({
			status: "held",
			holds: [
				{ from: "2027-02-01", until: "2027-02-11" },
				{ from: "2027-03-01", until: null },
			],
		});
	});

	test("is still worked in: what is only noted is noted", () => {
		expect(
			held.refusal(owner, "preparation", addEvidence("staff-training")),
		).toBe(null);
	});

	test("keeps its certificate's legal dates", () => {
		const certified = theBankOn("2027-11-01");
		const heldLater = certified.does(owner, "", hold);
		expect(heldLater.waking("certificate-1")).toEqual(
			certified.waking("certificate-1"),
		);
		const opened = heldLater.on("2028-08-01").ticks();
		expect(opened.phase("surveillance-1").status).toBe("open");
		expect(opened.certificate(1).given).toContainEqual(
			expect.stringContaining("surveillance-due/sv1"),
		);
	});
});

describe("a programme that is stopped", () => {
	const asked = given.delivers("preparation").asks("preparation");
	const stopped = asked.on("2027-02-01").does(owner, "", stop);

	test("says when and why, and its open rooms stop with it", () => {
		expect(stopped.world.programme).toMatchObject({
			status: "stopped",
			stopped: { on: "2027-02-01", reason: because },
		});
		expect(stopped.phase("preparation").status).toBe("stopped");
	});

	test("leaves as it was what was over", () => {
		const later = theBankOn("2030-10-01").does(owner, "", stop);
		expect(later.phase("design").status).toBe("closed");
		expect(later.certificate(1).status).toBe("renewed");
		expect(later.certificate(2).status).toBe("stopped");
	});

	test.each([
		["rename", { type: "rename", name: "Again" }],
		["resume", resume],
		["hold", hold],
		["stop", stop],
		[
			"replan",
			{
				type: "replan",
				lengths: stopped.world.programme.plan.lengths,
				reasons: {},
			},
		],
	] as const)("takes no %s any more", (_what, act) => {
		expect(stopped.refusal(owner, "", act)).toEqual({
			code: "programme-stopped",
		});
	});

	test("takes no act in a phase, and no answer", () => {
		expect(
			stopped.refusal(owner, "preparation", addEvidence("staff-training")),
		).toEqual({ code: "programme-stopped" });
	});

	test("waits for nothing, and rings nothing", () => {
		const later = stopped.on("2029-01-01");
		expect(later.waking("preparation")).toBe(null);
		expect(later.events("clock", "preparation", { type: "tick" })).toEqual([]);
		const certified = theBankOn("2027-11-01").does(owner, "", stop);
		expect(certified.waking("certificate-1")).toBe(null);
		expect(
			certified
				.on("2031-01-01")
				.events("clock", "certificate-1", { type: "tick" }),
		).toEqual([]);
	});
});

test("a room that nobody opened does not exist", () => {
	expect(
		given.refusal(coordinator, "pilot-run", addEvidence("pilot-report")),
	).toEqual({ code: "phase-not-open" });
	expect(given.events("clock", "pilot-run", { type: "tick" })).toEqual([]);
	expect(given.waking("pilot-run")).toBe(null);
	expect(Object.keys(given.world.rooms)).toEqual([room("preparation")]);
	expect(day("2027-01-04")).toBe(given.today);
});

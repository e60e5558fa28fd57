import { describe, expect, test } from "vitest";
import { boardCertificate, boardLines } from "../../domain/board.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	aBank,
	because,
	coordinator,
	day,
	owner,
	room,
	type Story,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

/** Every line as `kind key day`, of legal dates and audits alone. */
const legal = ({ world }: Story) =>
	boardLines(world)
		.filter(({ matter }) => matter === "legal")
		.map(({ kind, key, dueOn }) => `${kind} ${key} ${dueOn}`)
		.sort();
const lines = ({ world }: Story, kind: string) =>
	boardLines(world).filter((line) => line.kind === kind);

describe("the board of a programme on its way", () => {
	const begun = aBank();

	test("has the open phase's planned end and the day the certificate is planned for, with its owner", () => {
		expect(lines(begun, "phase-end")).toMatchObject([
			{ room: room("preparation"), person: owner, dueOn: "2027-03-03" },
		]);
		expect(lines(begun, "certificate")).toMatchObject([
			{ person: owner, dueOn: "2027-11-03", certificate: null },
		]);
	});

	test("has everything that waits for somebody, as it waits", () => {
		const waiting = toDos(begun.world, room("preparation"));
		expect(lines(begun, "deliverable")).toHaveLength(waiting.length);
		expect(boardLines(begun.world)).toEqual(
			expect.arrayContaining(
				waiting.map(({ key, person, dueOn }) =>
					expect.objectContaining({ key, person, dueOn, matter: "work" }),
				),
			),
		);
	});

	test("has no planned end while it is on hold, and nothing at all once it is stopped", () => {
		const held = begun.does(owner, "", { type: "hold", reason: because });
		expect(lines(held, "phase-end")).toEqual([]);
		expect(lines(held, "certificate")).toEqual([]);
		expect(lines(held, "deliverable")).not.toEqual([]);
		const stopped = begun.does(owner, "", { type: "stop", reason: because });
		expect(boardLines(stopped.world)).toEqual([]);
	});

	test("counts days on hold for a pilot, which is not late before it can be signed off", () => {
		const pilot = theBankOn("2027-06-01");
		expect(pilot.phase("pilot-run").status).toBe("open");
		const [before] = lines(pilot, "phase-end");
		const pushed = pilot
			.does(owner, "", { type: "hold", reason: because })
			.on("2027-08-01")
			.does(owner, "", { type: "resume" });
		const [after] = lines(pushed, "phase-end");
		expect(after?.dueOn.localeCompare(before?.dueOn ?? "")).toBe(1);
	});
});

describe("the board of a certificate", () => {
	const certified = theBankOn("2027-11-10");

	test("has the audit that binds, the years that follow it and the recertification, with the coordinator", () => {
		const { validUntil } = certified.certificate(1).state;
		expect(legal(certified)).toEqual([
			expect.stringMatching(/^audit audit\/recertification/),
			"audit audit/surveillance-1 2028-10-22",
			"booking booking/surveillance-1 2028-07-24",
			"legal sv-year/2029 2029-12-31",
		]);
		expect(legal(certified)[0]).toContain(validUntil);
		for (const { person, certificate } of boardLines(certified.world))
			expect([person, certificate]).toEqual([
				coordinator,
				room("certificate-1"),
			]);
	});

	test("says whether an audit is booked, and for when: due is not booked", () => {
		const days = { from: day("2028-09-04"), until: day("2028-09-06") };
		const arrangement = {
			audit: "surveillance-1" as never,
			auditors: null,
			auditDays: null,
			place: null,
		};
		const bookedOf = (story: Story) =>
			lines(story, "audit").find(({ key }) => key === "audit/surveillance-1");
		expect(bookedOf(certified)).toMatchObject({ booked: "none" });
		const proposed = certified.does(coordinator, "certificate-1", {
			type: "propose-audit",
			days,
			...arrangement,
		});
		expect(bookedOf(proposed)).toMatchObject({
			booked: "proposed",
			bookedFor: "2028-09-04",
		});
		const confirmed = proposed.does(coordinator, "certificate-1", {
			type: "confirm-audit",
			days,
			...arrangement,
		});
		expect(bookedOf(confirmed)).toMatchObject({ booked: "confirmed" });
	});

	test("lists it with what is due next, and nothing before there is one", () => {
		expect(boardCertificate(certified.world)).toMatchObject({
			room: room("certificate-1"),
			status: "certified",
			next: { key: "audit/surveillance-1", dueOn: "2028-10-22" },
		});
		expect(boardCertificate(aBank().world)).toBeUndefined();
	});

	test("of an expired one has only the day until which it can be restored", () => {
		const expired = certified.on("2030-11-12").ticks();
		expect(expired.certificate(1).status).toBe("expired-restorable");
		const { restorableUntil } = expired.certificate(1).state;
		expect(
			boardLines(expired.world)
				.filter(({ kind }) => kind === "audit" || kind === "legal")
				.map(({ dueOn }) => dueOn),
		).toEqual([restorableUntil]);
	});
});

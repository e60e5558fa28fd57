import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datesCommand } from "../../commands/dates.ts";
import { addDays, addMonths, type LocalDate } from "../../domain/dates.ts";

interface Row {
	readonly rule: string;
	readonly date: string;
	readonly clause: string;
	readonly from: string;
	readonly missed: string;
	readonly met?: string;
}

const BASE = ["--decision", "2026-11-30", "--zone", "Asia/Shanghai"];
const ISO = [...BASE, "--rules", "iso"];
const CNCA = [...BASE, "--rules", "cnca"];
const RECERT = ["--cycle", "recert", "--valid-until", "2029-12-10"];

/** The command run in this process: what it writes, and the error that ends it. */
function run(args: readonly string[]) {
	let out = "";
	let err = "";
	let failed = false;
	const command = datesCommand()
		.exitOverride((error) => {
			throw error;
		})
		.configureOutput({
			writeOut: (text) => {
				out += text;
			},
			writeErr: (text) => {
				err += text;
			},
		});
	try {
		command.parse(args, { from: "user" });
	} catch {
		failed = true;
	}
	return { out, err, failed };
}

function rows(...args: string[]): Row[] {
	const { out, err } = run([...args, "--json"]);
	expect(err).toBe("");
	return JSON.parse(out);
}

const of = (rule: string, list: readonly Row[]) =>
	list.filter((row) => row.rule === rule);

/** The command as people run it. */
function spawned(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		["certway.ts", "dates", ...args],
		{ encoding: "utf8", cwd: new URL("../../", import.meta.url) },
	);
	return { status, stdout, stderr };
}

describe("As people run it", () => {
	test("it prints every date as JSON, without a server", () => {
		const { status, stdout, stderr } = spawned(...CNCA, "--json");
		expect(stderr).toBe("");
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual([
			{
				rule: "sv1",
				date: "2027-11-30",
				clause: "17021-1 9.1.3.3; CNCA rules",
				from: "2026-11-30",
				missed: "suspension expected",
			},
			{
				rule: "sv-year",
				date: "2027-12-31",
				clause: "17021-1 9.1.3.3",
				from: "2027-01-01",
				missed: "suspension expected",
			},
			{
				rule: "sv-year",
				date: "2028-12-31",
				clause: "17021-1 9.1.3.3",
				from: "2028-01-01",
				missed: "suspension expected",
			},
			{
				rule: "recert-start",
				date: "2029-05-29",
				clause: "17021-1 9.6.3",
				from: "2029-11-29",
				missed: "reminder: little time is left to recertify before expiry",
			},
			{
				rule: "recert",
				date: "2029-11-29",
				clause: "17021-1 9.6.3",
				from: "2029-11-29",
				missed: "certificate expires, validity is never extended",
			},
			{
				rule: "recert-onsite",
				date: "2029-11-29",
				clause: "CNCA rules",
				from: "2029-11-29",
				missed: "lapse expected: initial certification again",
			},
			{
				rule: "valid-until",
				date: "2029-11-29",
				clause: "17021-1 9.1.3.2",
				from: "2026-11-30",
				missed: "certificate expires",
			},
			{
				rule: "restore",
				date: "2030-05-29",
				clause: "17021-1 9.6.3.2.5",
				from: "2029-11-29",
				missed:
					"lapsed: at least a stage 2 again, the body decides on stage 1, a new cycle begins",
			},
		]);
	});

	test("without --json it prints an aligned table for people", () => {
		const { status, stdout } = spawned(
			...CNCA,
			...["--issued", "2026-12-05", "--surveillance", "2027-10-20"],
		);
		expect(status).toBe(0);
		expect(stdout).toBe(`\
Decision 2026-11-30, initial cycle, rules cnca (CNCA notice 2012 No. 8).
Each date is the last day still in time in Asia/Shanghai; what follows begins the next day at 00:00.
Only expiry changes a certificate by date; what is expected, the certification body decides.

Date            Rule           Clause                       Counted from                  If missed                                                                          Note
Tue 2027-11-30  sv1            17021-1 9.1.3.3; CNCA rules  decision 2026-11-30           suspension expected                                                                met 2027-10-20; counted from 2026-12-05 it would be 2027-12-05; from practice: ask the certification body
Fri 2027-12-31  sv-year        17021-1 9.1.3.3              calendar year 2027-01-01      suspension expected                                                                met 2027-10-20
Fri 2028-10-20  sv-gap         CNCA rules                   last surveillance 2027-10-20  suspension expected                                                                binds: the next surveillance is due by this date; from practice: ask the certification body
Sun 2028-12-31  sv-year        17021-1 9.1.3.3              calendar year 2028-01-01      suspension expected
Tue 2029-05-29  recert-start   17021-1 9.6.3                valid until 2029-11-29        reminder: little time is left to recertify before expiry
Thu 2029-11-29  recert         17021-1 9.6.3                valid until 2029-11-29        certificate expires, validity is never extended
Thu 2029-11-29  recert-onsite  CNCA rules                   valid until 2029-11-29        lapse expected: initial certification again                                        from practice: ask the certification body
Thu 2029-11-29  valid-until    17021-1 9.1.3.2              decision 2026-11-30           certificate expires
Wed 2030-05-29  restore        17021-1 9.6.3.2.5            valid until 2029-11-29        lapsed: at least a stage 2 again, the body decides on stage 1, a new cycle begins
`);
	});

	test.each([
		["a date that is none", [...ISO, "--issued", "2026-02-30"], "--issued"],
		["a missing decision", ["--rules", "iso", "--zone", "UTC"], "--decision"],
		[
			"an option it does not know",
			[...ISO, "--issue", "2026-12-05"],
			"--issue",
		],
		[
			"an audit before the decision",
			[...ISO, "--surveillance", "2026-11-29"],
			"--surveillance",
		],
	])(
		"%s is one line on standard error that names it, and exit code 2",
		(_, args, named) => {
			const { status, stdout, stderr } = spawned(...args);
			expect(status).toBe(2);
			expect(stdout).toBe("");
			expect(stderr.trimEnd().split("\n")).toHaveLength(1);
			expect(stderr).toContain(named);
		},
	);

	test("--help is no mistake", () => {
		const { status, stdout } = spawned("--help");
		expect(status).toBe(0);
		expect(stdout).toContain("--stage2-end <date>");
	});
});

describe("An argument that cannot be understood is one line that names it", () => {
	test.each([
		["a date of another shape", [...ISO, "--issued", "5.12.2026"], "--issued"],
		[
			"a bad decision",
			["--decision", "2026-13-01", "--rules", "iso", "--zone", "UTC"],
			"--decision",
		],
		["a bad valid until", [...ISO, "--valid-until", "soon"], "--valid-until"],
		[
			"a bad second surveillance",
			[...ISO, "--surveillance", "2027-10-20", "2028-02-30"],
			"--surveillance",
		],
		["a bad end of stage 2", [...ISO, "--stage2-end", ""], "--stage2-end"],
		["a bad day suspended", [...ISO, "--suspended", "2027-1-1"], "--suspended"],
		["rules it does not know", [...BASE, "--rules", "nist"], "--rules"],
		["missing rules", BASE, "--rules"],
		[
			"a zone it does not know",
			["--decision", "2026-11-30", "--rules", "iso", "--zone", "Mars/Olympus"],
			"--zone",
		],
		[
			"an offset for a zone",
			["--decision", "2026-11-30", "--rules", "iso", "--zone", "+08:00"],
			"--zone",
		],
		[
			"a missing zone",
			["--decision", "2026-11-30", "--rules", "iso"],
			"--zone",
		],
		["a cycle it does not know", [...ISO, "--cycle", "second"], "--cycle"],
		["an option without its value", [...ISO, "--issued"], "--issued"],
		["an argument of no option", [...ISO, "certificate-1"], "certificate-1"],
		["a value for --json", [...ISO, "--json", "yes"], "yes"],
		["a value of two lines", [...BASE, "--rules", "is\no"], "--rules"],
	])("%s", (_, args, named) => {
		const { out, err, failed } = run(args);
		expect(failed).toBe(true);
		expect(out).toBe("");
		expect(err).toContain(named);
		expect(err).toMatch(/^error: [^\n]+\n$/);
	});

	test.each([
		["--decision", "2026-11-30"],
		["--rules", "iso"],
		["--zone", "Asia/Shanghai"],
		["--cycle", "initial"],
		["--issued", "2026-12-05"],
		["--valid-until", "2029-11-29"],
		["--stage2-end", "2026-10-20"],
		["--suspended", "2028-01-10"],
		["--json", ""],
	])("%s given twice, with the same value too", (flag, value) => {
		const given = value === "" ? [flag] : [flag, value];
		const once = ISO.includes(flag) ? ISO : [...ISO, ...given];
		expect(run(once).failed).toBe(false);
		const { err, failed } = run([...once, ...given]);
		expect(failed).toBe(true);
		expect(err).toContain(`'${flag}`);
		expect(err).toContain("twice");
	});

	test("a recertified cycle without what its certificate prints", () => {
		const { err, failed } = run([...ISO, "--cycle", "recert"]);
		expect(failed).toBe(true);
		expect(err).toContain("--valid-until");
	});

	test("a certificate that ends before its decision", () => {
		const { err, failed } = run([...ISO, "--valid-until", "2026-11-29"]);
		expect(failed).toBe(true);
		expect(err).toContain("--valid-until");
	});

	test("an audit before the decision, though not one on its day", () => {
		const early = [...ISO, "--surveillance", "2027-10-20", "2026-11-29"];
		expect(run(early).err).toContain("'2026-11-29' is before the decision");
		expect(run([...ISO, "--surveillance", "2026-11-30"]).failed).toBe(false);
	});
});

describe("valid-until", () => {
	test("is decision + 36 months − 1 day, from the decision", () => {
		expect(of("valid-until", rows(...ISO))).toMatchObject([
			{ date: "2029-11-29", from: "2026-11-30" },
		]);
	});

	test("is what is given, still from the decision", () => {
		expect(of("valid-until", rows(...ISO, ...RECERT))).toMatchObject([
			{ date: "2029-12-10", from: "2026-11-30" },
		]);
	});

	test("moves recert-start, recert, recert-onsite and restore, each from it", () => {
		const list = rows(...CNCA, "--valid-until", "2029-08-31");
		expect(of("recert-start", list)).toMatchObject([
			{ date: "2029-02-28", from: "2029-08-31" },
		]);
		expect(of("recert", list)).toMatchObject([
			{ date: "2029-08-31", from: "2029-08-31" },
		]);
		expect(of("recert-onsite", list)).toMatchObject([
			{ date: "2029-08-31", from: "2029-08-31" },
		]);
		expect(of("restore", list)).toMatchObject([
			{ date: "2030-02-28", from: "2029-08-31" },
		]);
	});
});

describe("sv1", () => {
	test("is decision + 12 months", () => {
		expect(of("sv1", rows(...ISO))).toMatchObject([
			{ date: "2027-11-30", from: "2026-11-30" },
		]);
	});

	test("in a recert cycle stands under cnca only", () => {
		expect(of("sv1", rows(...ISO, ...RECERT))).toEqual([]);
		expect(of("sv1", rows(...CNCA, ...RECERT))).toHaveLength(1);
	});

	test("under cnca counts from an earlier issue, and its table shows both", () => {
		const issued = [...CNCA, "--issued", "2026-11-20"];
		expect(of("sv1", rows(...issued))).toMatchObject([
			{ date: "2027-11-20", from: "2026-11-20" },
		]);
		expect(run(issued).out).toMatch(
			/2027-11-20 {2}sv1 .*issue 2026-11-20 .*counted from 2026-11-30 it would be 2027-11-30/,
		);
		expect(of("sv1", rows(...ISO, "--issued", "2026-11-20"))).toMatchObject([
			{ date: "2027-11-30", from: "2026-11-30" },
		]);
	});

	test("is met by the first audit in time, and not by a late one", () => {
		const inTime = rows(...ISO, "--surveillance", "2027-11-30");
		expect(of("sv1", inTime)).toMatchObject([{ met: "2027-11-30" }]);
		const late = rows(...ISO, "--surveillance", "2027-12-01");
		expect(of("sv1", late)).toHaveLength(1);
		expect(of("sv1", late)[0]).not.toHaveProperty("met");
	});
});

describe("sv-year", () => {
	test("is the last day of each calendar year after the decision's and before valid-until's", () => {
		expect(
			of("sv-year", rows(...ISO)).map(({ date, from }) => [from, date]),
		).toEqual([
			["2027-01-01", "2027-12-31"],
			["2028-01-01", "2028-12-31"],
		]);
	});

	test("stands in a recert cycle too, and says in the table where it may give way", () => {
		expect(of("sv-year", rows(...ISO, ...RECERT))).toHaveLength(2);
		const march = ISO.with(1, "2027-03-16");
		expect(run(march).out).toMatch(
			/2029-12-31 .*not due if the recertification audit is held this year/,
		);
	});

	test("is met by an audit in that year, and stays", () => {
		const list = rows(
			...[...ISO, "--surveillance", "2028-11-01"],
			...["--surveillance", "2027-10-20"],
		);
		expect(of("sv-year", list).map(({ met }) => met)).toEqual([
			"2027-10-20",
			"2028-11-01",
		]);
	});
});

describe("sv-gap", () => {
	test("is the last surveillance given + 12 months, once, under cnca", () => {
		const audits = ["--surveillance", "2028-02-29", "2027-10-20"];
		expect(of("sv-gap", rows(...CNCA, ...audits))).toMatchObject([
			{ date: "2029-02-28", from: "2028-02-29" },
		]);
		expect(of("sv-gap", rows(...ISO, ...audits))).toEqual([]);
		expect(of("sv-gap", rows(...CNCA))).toEqual([]);
	});

	test("not when it falls after valid-until", () => {
		expect(
			of("sv-gap", rows(...CNCA, "--surveillance", "2028-11-29")),
		).toMatchObject([{ date: "2029-11-29" }]);
		expect(of("sv-gap", rows(...CNCA, "--surveillance", "2028-11-30"))).toEqual(
			[],
		);
	});
});

describe("A rule whose anchor is not given gives no row", () => {
	test("nc-six-months is stage 2's last day + 6 months", () => {
		expect(of("nc-six-months", rows(...ISO))).toEqual([]);
		expect(
			of("nc-six-months", rows(...ISO, "--stage2-end", "2026-08-31")),
		).toMatchObject([{ date: "2027-02-28", from: "2026-08-31" }]);
	});

	test("suspension is the day suspended + 6 months", () => {
		expect(of("suspension", rows(...ISO))).toEqual([]);
		expect(
			of("suspension", rows(...CNCA, "--suspended", "2028-01-10")),
		).toMatchObject([{ date: "2028-07-10", from: "2028-01-10" }]);
	});

	test("nor does one that is not in the pack", () => {
		expect(of("recert-onsite", rows(...ISO))).toEqual([]);
	});
});

test("For any decision rows come by date, then rule, each with its anchor, and the zone moves none", () => {
	const decisions = fc
		.integer({ min: 0, max: 6209 })
		.map((n) => addDays("2024-01-01" as LocalDate, n));
	fc.assert(
		fc.property(
			decisions,
			fc.constantFrom("iso", "cnca"),
			fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 3 }),
			(decision, pack, offsets) => {
				const args = [
					...["--decision", decision, "--rules", pack],
					...offsets.flatMap((n) => ["--surveillance", addDays(decision, n)]),
				];
				const list = rows(...args, "--zone", "America/New_York");
				expect(rows(...args, "--zone", "Pacific/Apia")).toEqual(list);
				const keys = list.map(({ date, rule }) => `${date} ${rule}`);
				expect(keys).toEqual(
					[...keys].sort((a, b) => (a < b ? -1 : Number(a > b))),
				);
				for (const row of list) {
					expect(row.missed).not.toBe("");
					expect(row.clause).not.toBe("");
					if (row.met) expect(row.met <= row.date).toBe(true);
				}
				expect(of("sv1", list)[0]?.date).toBe(addMonths(decision, 12));
				expect(of("valid-until", list)[0]?.date).toBe(
					addDays(addMonths(decision, 36), -1),
				);
			},
		),
		{ numRuns: 60 },
	);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type CertificateFacts,
	certificateDates,
} from "../../../domain/certificate-dates.ts";
import {
	addDays,
	addMonths,
	compareInstants,
	daysBetween,
	endOfDay,
	type LocalDate,
	localDateOf,
	monthsAndDaysBetween,
	parseLocalDate,
	type TimeZone,
} from "../../../domain/dates.ts";
import {
	certified,
	endedByDate,
	evolveCertificate,
} from "../../../domain/rules/certificate-state.ts";
import { dueBy, isOpen } from "../../../domain/rules/dated-rule.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import { PACK_IDS } from "../../../domain/rules/pack.ts";

const FIRST = "2024-01-01" as LocalDate;
const LAST = "2040-12-31" as LocalDate;
const allDays = Array.from({ length: daysBetween(FIRST, LAST) + 1 }, (_, n) =>
	addDays(FIRST, n),
);
const ZONES = [
	"Asia/Shanghai",
	"America/New_York",
	"Australia/Lord_Howe",
	"Pacific/Apia",
] as TimeZone[];

const packs = PACK_IDS.map((id) => packInForce(id, FIRST));
const anyDay = fc.constantFrom(...allDays);
const anyPack = fc.constantFrom(...packs);
const anyFacts: fc.Arbitrary<CertificateFacts> = fc
	.record({
		decision: anyDay,
		cycle: fc.constantFrom("initial", "recert"),
		term: fc.integer({ min: 1000, max: 1200 }),
		audits: fc.array(fc.integer({ min: 0, max: 1100 }), { maxLength: 4 }),
	})
	.map(({ decision, cycle, term, audits }) => ({
		decision,
		cycle,
		validUntil: addDays(decision, term),
		surveillances: audits.map((n) => addDays(decision, n)),
	}));

/** The same day of the month so many months on, or the month's last, by Date alone. */
function monthsOn(date: LocalDate, months: number): string {
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
	const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(
		Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)),
	)
		.toISOString()
		.slice(0, 10);
}

describe("For a decision on any day from 2024 to 2040", () => {
	test.each(packs)("the dates under $id are what the calendar says", (pack) => {
		const wrong = allDays.filter((decision) => {
			const rows = certificateDates(
				{ cycle: "initial", decision, surveillances: [] },
				pack,
			);
			const dateOf = (rule: string) =>
				rows.find((row) => row.rule === rule)?.date;
			const last = addDays(monthsOn(decision, 36) as LocalDate, -1);
			return !(
				dateOf("sv1") === monthsOn(decision, 12) &&
				dateOf("valid-until") === last &&
				dateOf("recert") === last &&
				dateOf("recert-start") === monthsOn(last, -6) &&
				dateOf("restore") === monthsOn(last, 6) &&
				rows.filter(({ rule }) => rule === "sv-year").length ===
					Number(last.slice(0, 4)) - Number(decision.slice(0, 4)) - 1
			);
		});
		expect(wrong).toEqual([]);
	});

	test("the last day is the one before 36 months are full", () => {
		const wrong = allDays.filter((decision) => {
			const expiry = certificateDates(
				{ cycle: "initial", decision, surveillances: [] },
				packs[0] as (typeof packs)[number],
			).find(({ rule }) => rule === "valid-until")?.date as LocalDate;
			return monthsAndDaysBetween(decision, addDays(expiry, 1)).months !== 36;
		});
		expect(wrong).toEqual([]);
	});
});

describe("For any certificate", () => {
	test("every date is a real day, and names clause, edition and anchor", () => {
		fc.assert(
			fc.property(anyFacts, anyPack, (facts, pack) => {
				for (const row of certificateDates(facts, pack)) {
					expect(parseLocalDate(row.date)).toBe(row.date);
					expect(parseLocalDate(row.from)).toBe(row.from);
					expect(row.clause).not.toBe("");
					expect(row.edition).not.toBe("");
				}
			}),
		);
	});

	test("the order in which audits are given changes nothing", () => {
		fc.assert(
			fc.property(anyFacts, anyPack, (facts, pack) => {
				const turned = {
					...facts,
					surveillances: facts.surveillances.toReversed(),
				};
				expect(certificateDates(turned, pack)).toEqual(
					certificateDates(facts, pack),
				);
			}),
		);
	});

	test("what is met was met in time, by an audit that was held", () => {
		fc.assert(
			fc.property(anyFacts, anyPack, (facts, pack) => {
				for (const row of certificateDates(facts, pack)) {
					if (row.met) {
						expect(facts.surveillances).toContain(row.met);
						expect(row.met <= row.date).toBe(true);
					}
					if (row.metLate) expect(row.metLate > row.date).toBe(true);
				}
			}),
		);
	});

	test("no surveillance clock still running ends before the one that binds", () => {
		fc.assert(
			fc.property(anyFacts, anyPack, (facts, pack) => {
				const running = certificateDates(facts, pack).filter(
					(row) => row.rule.startsWith("sv") && isOpen(row),
				);
				const binding = running.filter(({ binds }) => binds);
				expect(binding.length > 0).toBe(running.length > 0);
				for (const row of running)
					for (const first of binding)
						expect(dueBy(first) <= dueBy(row)).toBe(true);
			}),
		);
	});

	test("another audit never makes a rule unmet", () => {
		fc.assert(
			fc.property(anyFacts, anyPack, fc.nat(1100), (facts, pack, n) => {
				const more = {
					...facts,
					surveillances: [...facts.surveillances, addDays(facts.decision, n)],
				};
				const after = new Map(
					certificateDates(more, pack).map((row) => [row.key, row]),
				);
				for (const row of certificateDates(facts, pack))
					if (row.met) expect(after.get(row.key)?.met).toBeDefined();
			}),
		);
	});
});

describe("The consequence of a date begins where its local day ends", () => {
	test("in every zone, also where clocks jump", () => {
		fc.assert(
			fc.property(anyDay, fc.constantFrom(...ZONES), (date, zone) => {
				const begins = endOfDay(date, zone);
				expect(localDateOf(begins, zone)).toBe(addDays(date, 1));
				expect(
					compareInstants(endOfDay(addDays(date, -1), zone), begins),
				).toBeLessThan(0);
			}),
		);
	});

	test("a certificate looked at every day, or only years later, ends on the same days", () => {
		fc.assert(
			fc.property(
				anyDay,
				fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 }),
				(decision, looks) => {
					const validUntil = addDays(addMonths(decision, 36), -1);
					const start = certified(
						decision,
						validUntil,
						addMonths(validUntil, 6),
					);
					const end = addDays(decision, 2000);
					const often = [...looks.sort((a, b) => a - b), 2000].reduce(
						(state, n) =>
							endedByDate(state, addDays(decision, n)).reduce(
								evolveCertificate,
								state,
							),
						start,
					);
					const once = endedByDate(start, end).reduce(evolveCertificate, start);
					expect(often).toEqual(once);
					expect(once.status).toBe("lapsed");
				},
			),
		);
	});
});

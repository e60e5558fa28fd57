/** What property tests draw from. */
import fc from "fast-check";
import { addDays, type LocalDate } from "../../domain/dates.ts";
import type { Hold } from "../../domain/hold.ts";
import type { Lengths } from "../../domain/plan.ts";
import { day, zone } from "./a-bank.ts";

const days = 17 * 365;

/** A day from 2024 to 2040; month ends and leap days come often. */
export const anyDay = (): fc.Arbitrary<LocalDate> =>
	fc.oneof(
		fc.nat(days).map((n) => addDays(day("2024-01-01"), n)),
		fc
			.tuple(
				fc.integer({ min: 2024, max: 2040 }),
				fc.integer({ min: 1, max: 12 }),
			)
			.map(([year, month]) =>
				addDays(day(`${year}-${String(month).padStart(2, "0")}-01`), -1),
			),
	);

/** Lengths that are refused under no reason. */
export const anyLengths = (): fc.Arbitrary<Lengths> =>
	fc.record({
		preparation: fc.integer({ min: 1, max: 4 }),
		design: fc.integer({ min: 1, max: 5 }),
		"pilot-run": fc.integer({ min: 3, max: 8 }),
		"internal-audit": fc.integer({ min: 1, max: 3 }),
		"certification-audit": fc.integer({ min: 1, max: 4 }),
	});

export const zones = [
	"Asia/Shanghai",
	"America/New_York",
	"Australia/Lord_Howe",
	"Pacific/Apia",
] as const;
export const anyZone = () => fc.constantFrom(...zones).map(zone);

/** Times on hold, one after another, the first some days after `from`; the last may still be on. */
export const anyHolds = (from: LocalDate): fc.Arbitrary<readonly Hold[]> =>
	fc
		.array(
			fc.record({
				after: fc.integer({ min: 0, max: 45 }),
				lasts: fc.integer({ min: 0, max: 40 }),
			}),
			{ maxLength: 5 },
		)
		.map((gaps) => {
			let next = addDays(from, -10);
			return gaps.map(({ after, lasts }) => {
				const begins = addDays(next, after);
				next = addDays(begins, lasts);
				return { from: begins, until: next };
			});
		});

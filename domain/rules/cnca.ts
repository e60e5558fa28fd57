/**
 * What mainland China lays over the `iso` rules. Only the pilot of three
 * months, with internal audit and management review done before the
 * application, was read in the notice itself; the rest comes from practice
 * and carries confidence B. New rules for this standard were announced in
 * 2026: once their clauses are read they become a second edition here.
 */
import type { LocalDate } from "../dates.ts";
import type { PackEdition } from "./pack.ts";
import type { Rule } from "./rule.ts";

const RULES = "CNCA rules";
const NOTICE = "CNCA notice 2012 No. 8";

const rules: readonly Rule[] = [
	{
		id: "stage1-ready",
		clause: `17021-1 9.3.1.2.2; ${NOTICE}`,
		countsFrom: "none",
		period: { unit: "none" },
		missed: "gate-shut",
		confidence: "A",
	},
	{
		id: "sv1",
		clause: `17021-1 9.1.3.3; ${RULES}`,
		countsFrom: "decision-or-issue",
		period: { unit: "months", count: 12 },
		missed: "suspension-expected",
		confidence: "B",
		audit: true,
	},
	{
		id: "sv-gap",
		clause: RULES,
		countsFrom: "last-surveillance",
		period: { unit: "months", count: 12 },
		missed: "suspension-expected",
		confidence: "B",
		audit: true,
	},
	{
		id: "recert-onsite",
		clause: RULES,
		countsFrom: "expiry",
		period: { unit: "anchor-day" },
		missed: "lapse-expected",
		confidence: "B",
	},
	{
		id: "pilot",
		clause: NOTICE,
		countsFrom: "pilot-start",
		period: { unit: "months", count: 3 },
		missed: "gate-shut",
		confidence: "A",
	},
];

/** The editions of the overlay, the oldest first. */
export const CNCA_EDITIONS: readonly PackEdition[] = [
	{
		pack: "cnca",
		over: "iso",
		edition: NOTICE,
		inForceFrom: "2012-02-22" as LocalDate,
		rules,
	},
];

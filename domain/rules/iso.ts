/**
 * The rules every accredited certification body works by: ISO/IEC
 * 17021-1:2015 with the mandatory and informative documents of the IAF.
 */
import type { LocalDate } from "../dates.ts";
import type { PackEdition } from "./pack.ts";
import type { Rule } from "./rule.ts";

const months = (count: number) => ({ unit: "months", count }) as const;
const days = (count: number) => ({ unit: "days", count }) as const;
const anchorDay = { unit: "anchor-day" } as const;
const calendarYear = { unit: "calendar-year" } as const;
const none = { unit: "none" } as const;

const rules: readonly Rule[] = [
	{
		id: "cycle",
		clause: "17021-1 9.1.3.2",
		countsFrom: "decision",
		period: months(36),
		missed: "expires",
		confidence: "A",
	},
	{
		id: "stage1-ready",
		clause: "17021-1 9.3.1.2.2",
		countsFrom: "none",
		period: none,
		missed: "gate-shut",
		confidence: "A",
	},
	{
		id: "stage-gap",
		clause: "17021-1 9.3.1.2.4",
		countsFrom: "stage-1-last-day",
		period: months(6),
		missed: "warning",
		confidence: "A",
		configurable: true,
		audit: true,
	},
	{
		id: "nc-plan",
		clause: "17021-1 9.4.9",
		countsFrom: "finding-raised",
		period: days(30),
		missed: "escalation",
		confidence: "A",
		configurable: true,
	},
	{
		id: "nc-major",
		clause: "17021-1 9.5.2",
		countsFrom: "none",
		period: none,
		missed: "no-decision",
		confidence: "A",
	},
	{
		id: "nc-six-months",
		clause: "17021-1 9.5.3.2",
		countsFrom: "stage-2-last-day",
		period: months(6),
		missed: "back-to-stage-2",
		confidence: "A",
	},
	{
		id: "sv1",
		clause: "17021-1 9.1.3.3",
		countsFrom: "decision",
		period: months(12),
		missed: "suspension-expected",
		confidence: "A",
		cycles: ["initial"],
		audit: true,
	},
	{
		id: "sv-year",
		clause: "17021-1 9.1.3.3",
		countsFrom: "calendar-year",
		period: calendarYear,
		missed: "suspension-expected",
		confidence: "A",
		audit: true,
	},
	{
		id: "nc-sv-major",
		clause: "17021-1 9.6.2",
		countsFrom: "surveillance-last-day",
		period: days(90),
		missed: "suspension-expected",
		confidence: "B",
		configurable: true,
	},
	{
		id: "sv-content",
		clause: "17021-1 9.6.2.2",
		countsFrom: "none",
		period: none,
		missed: "checklist",
		confidence: "A",
	},
	{
		id: "recert",
		clause: "17021-1 9.6.3",
		countsFrom: "expiry",
		period: anchorDay,
		missed: "expires",
		confidence: "A",
		startMonthsBefore: 6,
	},
	{
		id: "recert-anchor",
		clause: "17021-1 9.6.3.2.3",
		countsFrom: "old-expiry",
		period: months(36),
		missed: "both-shown",
		confidence: "A",
	},
	{
		id: "restore",
		clause: "17021-1 9.6.3.2.5",
		countsFrom: "expiry",
		period: months(6),
		missed: "lapsed",
		confidence: "A",
	},
	{
		id: "suspension",
		clause: "17021-1 9.6.5",
		countsFrom: "suspended",
		period: months(6),
		missed: "withdrawal-expected",
		confidence: "A",
	},
	{
		id: "special",
		clause: "17021-1 9.6.4, 8.5.3",
		countsFrom: "none",
		period: none,
		missed: "task",
		confidence: "B",
	},
	{
		id: "transfer",
		clause: "IAF MD 2",
		countsFrom: "none",
		period: none,
		missed: "refused",
		confidence: "A",
	},
	{
		id: "postponed",
		clause: "IAF ID 3",
		countsFrom: "due-date",
		period: months(6),
		missed: "nothing",
		confidence: "A",
	},
	{
		id: "pilot",
		clause: "practice; the same length as CNCA notice 2012 No. 8",
		countsFrom: "pilot-start",
		period: months(3),
		missed: "gate-shut",
		confidence: "A",
	},
	{
		id: "no-exclusion",
		clause: "20000-1",
		countsFrom: "none",
		period: none,
		missed: "refused",
		confidence: "A",
	},
];

/** The editions of the pack, the oldest first. */
export const ISO_EDITIONS: readonly PackEdition[] = [
	{
		pack: "iso",
		edition: "ISO/IEC 17021-1:2015",
		inForceFrom: "2015-06-15" as LocalDate,
		rules,
	},
];

import { describe, expect, test } from "vitest";
import {
	editionDue,
	otherEdition,
	underEdition,
} from "../../domain/decide-edition.ts";
import { ALL_EDITIONS } from "../../domain/rules/editions.ts";
import { ISO_EDITIONS } from "../../domain/rules/iso.ts";
import type { PackEdition } from "../../domain/rules/pack.ts";
import { day } from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const certified = theBankOn("2027-11-01");
const { programme } = certified.world;
const certificate = certified.certificate(1);

/** A new edition in force from 1 March 2028: suspensions and restorations are shorter, a first surveillance comes sooner. */
const newer = (more: Partial<PackEdition> = {}): readonly PackEdition[] => [
	...ALL_EDITIONS,
	{
		pack: "iso",
		edition: "ISO/IEC 17021-1:2028",
		inForceFrom: day("2028-03-01"),
		rules: (ISO_EDITIONS[0]?.rules ?? []).map((rule) =>
			rule.id === "sv1" || rule.id === "restore"
				? { ...rule, period: { unit: "months", count: 3 } }
				: rule,
		),
		...more,
	},
];

describe("a new edition of the rules", () => {
	test("takes over on its first day, where it has no transition", () => {
		const due = (today: string) =>
			editionDue(programme, certificate, day(today), newer())?.edition;
		expect(due("2028-02-29")).toBeUndefined();
		expect(due("2028-03-01")).toBe("ISO/IEC 17021-1:2028");
	});

	test("waits until its transition has ended, and can be adopted before", () => {
		const editions = newer({ transitionDeadline: day("2029-03-01") });
		const due = (today: string) =>
			editionDue(programme, certificate, day(today), editions)?.edition;
		expect(due("2029-03-01")).toBeUndefined();
		expect(due("2029-03-02")).toBe("ISO/IEC 17021-1:2028");
		expect(
			otherEdition(programme, certificate, day("2028-03-01"), editions)
				?.edition,
		).toBe("ISO/IEC 17021-1:2028");
	});

	test("computes open dates again and shows the difference, each date under its edition", () => {
		const pack = editionDue(programme, certificate, day("2028-03-01"), newer());
		if (!pack) throw new Error("no new edition");
		expect(
			underEdition(programme, certificate, pack, day("2028-03-01")),
		).toMatchObject({
			room: certificate.room,
			event: {
				type: "rules-edition-changed",
				edition: "ISO/IEC 17021-1:2028",
				rulesOf: "2028-03-01",
				restorableUntil: "2031-01-21",
				changes: [
					{
						key: "sv1",
						before: { date: "2028-10-22", edition: "ISO/IEC 17021-1:2015" },
						after: { date: "2028-01-22", edition: "ISO/IEC 17021-1:2028" },
					},
					{ key: "restore", after: { date: "2031-01-21" } },
				],
			},
		});
	});

	test("of the base is one of the pack that lies over it too", () => {
		const cnca = {
			...programme,
			charter: { ...programme.charter, rules: "cnca" as const },
		};
		expect(
			editionDue(cnca, certificate, day("2028-03-01"), newer()),
		).toBeDefined();
	});
});

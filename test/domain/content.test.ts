import { describe, expect, test } from "vitest";
import { sameSeats, signedContent } from "../../domain/content.ts";
import type { World } from "../../domain/world.ts";
import {
	aBank,
	addEvidence,
	because,
	deliver,
	itApprover,
	owner,
	Story,
} from "./a-bank.ts";
import { theBankOn } from "./robot.ts";

const preparation = "preparation";
const contentOf = (story: Story, phase = preparation) =>
	signedContent(story.phase(phase));

/** The story as a database gives it back that keeps the fields of an object in an order of its own. */
function reloaded(story: Story): Story {
	const otherOrder = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(otherOrder);
		if (value === null || typeof value !== "object") return value;
		return Object.fromEntries(
			Object.entries(value)
				.map(([key, part]) => [key, otherOrder(part)] as const)
				.sort(
					([a], [b]) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0),
				),
		);
	};
	return new Story(
		otherOrder(story.world) as World,
		story.happenings,
		story.now,
		story.zone,
	);
}

describe("what is signed", () => {
	const delivered = aBank().delivers(preparation);

	test("is the same text however a database orders the fields", () => {
		const piloting = theBankOn("2027-08-02").delivers("pilot-run");
		for (const [story, phase] of [
			[delivered, preparation],
			[piloting, "pilot-run"],
			[theBankOn("2027-10-21"), "certification-audit"],
			[theBankOn("2030-09-20"), "recertification"],
		] as const)
			expect(contentOf(reloaded(story), phase)).toBe(contentOf(story, phase));
	});

	test("so nothing is superseded by being kept", () => {
		const asked = delivered.asks(preparation);
		expect(
			reloaded(asked)
				.events(owner, "", { type: "rename", name: "Both data centres" })
				.map(({ type }) => type),
		).toEqual(["programme-renamed"]);
	});

	const others: readonly (readonly [string, Story])[] = [
		[
			"another piece of evidence",
			delivered.does(owner, preparation, addEvidence("gap-analysis", "more")),
		],
		[
			"a deliverable reopened",
			delivered.does(owner, preparation, {
				type: "reopen-deliverable",
				deliverable: addEvidence("gap-analysis").deliverable,
				reason: null,
			}),
		],
		[
			"other evidence for it",
			aBank()
				.delivers(preparation, ["gap-analysis"])
				.does(
					owner,
					preparation,
					addEvidence("gap-analysis", "another analysis"),
				)
				.does(owner, preparation, deliver("gap-analysis")),
		],
	];
	test.each(others)("is another text with %s", (_what, story) => {
		expect(contentOf(story)).not.toBe(contentOf(delivered));
	});

	test("is another text with a file of the same name and another hash", () => {
		const withFile = (sha256: string) => {
			const act = addEvidence("gap-analysis", "the analysis");
			return aBank().does(owner, preparation, {
				...act,
				evidence: {
					...act.evidence,
					kind: "file",
					file: { sha256, bytes: 1, mediaType: "text/plain" },
				},
			});
		};
		expect(contentOf(withFile("a"))).not.toBe(contentOf(withFile("b")));
	});

	test("are the pilot's records too, and a round's result", () => {
		const piloting = theBankOn("2027-06-10");
		const recorded = piloting.does(owner, "pilot-run", {
			type: "record-process",
			subject: "incident",
			on: piloting.today,
			note: because,
		});
		expect(contentOf(recorded, "pilot-run")).not.toBe(
			contentOf(piloting, "pilot-run"),
		);
		const audited = theBankOn("2028-08-25");
		const noted = audited.does(owner, "surveillance-1", {
			type: "enter-result",
			result: {
				heldOn: audited.today,
				majorsOpen: 1,
				minorsWithoutPlan: 0,
				decision: null,
			},
		});
		expect(contentOf(noted, "surveillance-1")).not.toBe(
			contentOf(audited, "surveillance-1"),
		);
	});

	test("differs between the two sign-offs of a round", () => {
		const before = theBankOn("2028-07-25").delivers("surveillance-1");
		const after = before.asks("surveillance-1").approves("surveillance-1");
		expect(contentOf(after, "surveillance-1")).not.toBe(
			contentOf(before, "surveillance-1"),
		);
	});
});

test("the persons asked are the same, whatever their order, and others when a side changes", () => {
	const request = aBank()
		.delivers(preparation)
		.asks(preparation)
		.request(preparation);
	const [first, second] = request.seats;
	if (!first || !second) throw new Error("nobody is asked");
	expect(sameSeats(request, [second, first])).toBe(true);
	expect(sameSeats(request, [first])).toBe(false);
	expect(sameSeats(request, [first, { ...second, side: "it" }])).toBe(false);
	expect(sameSeats(request, [first, { ...second, person: itApprover }])).toBe(
		false,
	);
	const handedOver = {
		...request,
		seats: [{ ...first, person: owner, for: first.person }, second],
	};
	expect(sameSeats(handedOver, [first, second])).toBe(true);
});

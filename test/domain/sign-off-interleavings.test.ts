/** Everybody has the page open, all send at once: whatever the order, each link has one effect, and whoever comes too late is told. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { type PersonId, personId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { waitingSeats } from "../../domain/sign-off.ts";
import { addEvidence, answer, because, owner, type Story } from "./a-bank.ts";
import {
	approvers,
	delivered,
	policies,
	preparation,
} from "./four-approvers.ts";

const [itOne, itTwo, businessOne, businessTwo] = approvers;
const [colleague, another, third] = ["one", "two", "three"].map(personId) as [
	PersonId,
	PersonId,
	PersonId,
];

type Sent = readonly [PersonId, Act];

/** What the pages that were opened when sign-off was asked for can send. */
function everythingAtOnce(asked: Story): readonly Sent[] {
	const { id: request, generation } = asked.request(preparation);
	const handsOver = (by: PersonId, to: PersonId): Sent => [
		by,
		{ type: "hand-over", request, generation, to, absence: null },
	];
	const answers = [...approvers.map(({ person }) => person), colleague].flatMap(
		(by) =>
			(["approve", "approve", "return", "decline"] as const).map(
				(decision): Sent => [by, answer(asked, preparation, decision)],
			),
	);
	return [
		...answers,
		handsOver(itOne.person, colleague),
		handsOver(businessOne.person, another),
		[
			itTwo.person,
			{ type: "not-for-me", request, generation, reason: because },
		],
		[
			owner,
			{
				type: "replace-approver",
				request,
				person: businessTwo.person,
				to: third,
			},
		],
		[owner, { type: "withdraw-request", request, reason: because }],
		[owner, addEvidence("gap-analysis", "more")],
	];
}

const eventsOf = (story: Story, type: string) =>
	story.happenings.filter(({ event }) => event.type === type);

/** Whoever is refused is told what stands, and it does stand so. */
function isTold(story: Story, by: PersonId, refusal: Refusal): void {
	const { request, status } = story.phase(preparation);
	switch (refusal.code) {
		case "already-answered": {
			const [given] = eventsOf(story, "sign-off-decided").filter(
				(happening) => happening.by === refusal.person,
			);
			expect(given?.event).toMatchObject({ decision: refusal.decision });
			expect(given?.at).toBe(refusal.at);
			return;
		}
		case "request-superseded":
			expect(refusal.generation).toBe(request?.generation);
			expect(refusal.fingerprint).toBe(request?.fingerprint);
			return;
		case "request-ended":
			expect(endsOf(story)).toHaveLength(1);
			return;
		case "phase-not-open":
			expect(status).toBe("closed");
			return;
		case "said-not-for-me":
			expect(eventsOf(story, "sign-off-not-for-me")).toHaveLength(1);
			return;
		case "not-your-turn":
			expect(request?.policy.kind).toBe("in-sequence");
			expect(request && waitingSeats(request)[0]?.person).not.toBe(by);
			return;
		case "not-an-approver":
			expect(request?.seats.map(({ person }) => person)).not.toContain(by);
			return;
		default:
			expect(["has-a-place", "has-it-already", "gate-shut"]).toContain(
				refusal.code,
			);
	}
}

const endsOf = (story: Story) => [
	...eventsOf(story, "sign-off-ended"),
	...eventsOf(story, "sign-off-withdrawn"),
];

test.each(policies)(
	"$kind: in whatever order all of it comes, each link decides once, the request ends once, and whoever is too late is told who and when",
	(policy) => {
		const asked = delivered.asks(preparation, policy);
		const everything = everythingAtOnce(asked);
		fc.assert(
			fc.property(
				fc.shuffledSubarray([...everything.keys()], { minLength: 4 }),
				(order) => {
					let story = asked;
					for (const place of order) {
						const [by, act] = everything[place] as Sent;
						const open = story.phase(preparation).request;
						const refusal = story.refusal(by, preparation, act);
						if (refusal) isTold(story, by, refusal);
						else {
							const after = story.does(by, preparation, act);
							expect(after.happenings).not.toEqual(story.happenings);
							if (act.type === "decide")
								expect(act.generation).toBe(open?.generation);
							story = after;
						}
					}
					const voices = eventsOf(story, "sign-off-decided").map(
						({ event, by }) => `${"for" in event ? event.for : by}`,
					);
					expect(new Set(voices).size).toBe(voices.length);
					expect(endsOf(story).length).toBeLessThanOrEqual(1);
					expect(eventsOf(story, "phase-closed")).toHaveLength(
						story.phase(preparation).status === "closed" ? 1 : 0,
					);
				},
			),
			{ numRuns: 300 },
		);
	},
);

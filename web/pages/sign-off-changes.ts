import { isDeepStrictEqual } from "node:util";
import { type Deliverable, evidenceInForce } from "../../domain/deliverable.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Phase, Work } from "../../domain/phase.ts";

/** One thing that makes what is asked now another thing than what was asked then. */
export type Change =
	| {
			readonly code:
				| "deliverable-added"
				| "deliverable-delivered"
				| "deliverable-reopened";
			readonly deliverable: Deliverable;
	  }
	| {
			readonly code: "evidence-added" | "evidence-withdrawn";
			readonly deliverable: Deliverable;
			/** The seal of its words. */
			readonly text: string;
	  }
	| {
			readonly code: "records-added" | "quiet-months-added";
			readonly count: number;
	  }
	| { readonly code: "audit-entered" | "decision-entered" | "result-entered" }
	| {
			readonly code: "approver-added" | "approver-gone";
			readonly person: PersonId;
	  };

/** @returns what differs between a phase as it was put before the approvers and as it stands, in the order of the page. */
export const changesBetween = (then: Phase, now: Phase): readonly Change[] => [
	...now.deliverables.flatMap((deliverable) =>
		deliverableChanges(
			then.deliverables.find(({ id }) => id === deliverable.id),
			deliverable,
		),
	),
	...workChanges(then.work, now.work),
	...seatChanges(then, now),
];

function deliverableChanges(
	was: Deliverable | undefined,
	deliverable: Deliverable,
): readonly Change[] {
	if (!was) return [{ code: "deliverable-added", deliverable }];
	const before = evidenceInForce(was);
	const after = evidenceInForce(deliverable);
	const added = after.filter(({ id }) => !before.some((one) => one.id === id));
	const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
	const status: readonly Change[] =
		was.status === deliverable.status
			? []
			: [
					{
						code:
							deliverable.status === "delivered"
								? "deliverable-delivered"
								: "deliverable-reopened",
						deliverable,
					},
				];
	return [
		...status,
		...added.map(
			({ text }): Change => ({ code: "evidence-added", deliverable, text }),
		),
		...gone.map(
			({ text }): Change => ({ code: "evidence-withdrawn", deliverable, text }),
		),
	];
}

function workChanges(then: Work, now: Work): readonly Change[] {
	if (then.kind === "pilot" && now.kind === "pilot") {
		const records = now.records.length - then.records.length;
		const quiet = now.quiet.length - then.quiet.length;
		return [
			...(records > 0
				? [{ code: "records-added", count: records } as const]
				: []),
			...(quiet > 0
				? [{ code: "quiet-months-added", count: quiet } as const]
				: []),
		];
	}
	if (then.kind === "certification" && now.kind === "certification")
		return [
			...(isDeepStrictEqual(
				{ ...then, decision: null },
				{ ...now, decision: null },
			)
				? []
				: [{ code: "audit-entered" } as const]),
			...(isDeepStrictEqual(then.decision, now.decision)
				? []
				: [{ code: "decision-entered" } as const]),
		];
	return then.kind === "round" &&
		now.kind === "round" &&
		!isDeepStrictEqual(then.result, now.result)
		? [{ code: "result-entered" }]
		: [];
}

function seatChanges(then: Phase, now: Phase): readonly Change[] {
	const before = (then.request?.seats ?? []).map(({ person }) => person);
	const after = (now.request?.seats ?? []).map(({ person }) => person);
	return [
		...after
			.filter((person) => !before.includes(person))
			.map((person): Change => ({ code: "approver-added", person })),
		...before
			.filter((person) => !after.includes(person))
			.map((person): Change => ({ code: "approver-gone", person })),
	];
}

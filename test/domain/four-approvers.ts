import { personId } from "../../domain/ids.ts";
import type { Policy } from "../../domain/sign-off.ts";
import { aBank, people } from "./a-bank.ts";

export const preparation = "preparation";

/** Two approvers a side, so that neither side is decided by the first who answers. */
export const approvers = [
	{ person: personId("it-1"), side: "it" },
	{ person: personId("it-2"), side: "it" },
	{ person: personId("business-1"), side: "business" },
	{ person: personId("business-2"), side: "business" },
] as const;

/** A bank whose preparation waits for nothing but that its sign-off is asked for. */
export const delivered = aBank({ people: { ...people, approvers } }).delivers(
	preparation,
);

/** Every policy that can be asked for with four approvers. */
export const policies: readonly Policy[] = [
	{ kind: "all" },
	{ kind: "in-sequence" },
	...[1, 2, 3].map((count): Policy => ({ kind: "at-least", count })),
];

import type { Branded } from "./ids.ts";
import { isRoundPhase, type RoundPhase } from "./phases.ts";

/**
 * Which audit of a certification body, unique in its room: `stage-1`, `stage-2.2` for one that is repeated, the name of a
 * round, `special-1`, `short-notice-2`.
 */
export type AuditKey = Branded<"audit">;
export const auditKey = (text: string) => text as AuditKey;

/** What kind of an audit it is; each surveillance of a cycle is one kind. */
export const AUDIT_KINDS = [
	"stage-1",
	"stage-2",
	"surveillance",
	"recertification",
	"special",
	"short-notice",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** A stage of the certification audit. */
export type Stage = 1 | 2;

/** @returns the key of a stage, with its number from the second time on. */
export const stageKey = (stage: Stage, number = 1): AuditKey =>
	auditKey(`stage-${stage}${number > 1 ? `.${number}` : ""}`);

/** @returns the key of the audit of a round. */
export const roundKey = (round: RoundPhase): AuditKey => auditKey(round);

/** @returns the key of a special or short-notice audit, numbered through the certificate. */
export const insertedKey = (
	kind: "special" | "short-notice",
	number: number,
): AuditKey => auditKey(`${kind}-${number}`);

/** @returns the kind that a key names; undefined for a text that is no key. */
export function auditKindOf(key: string): AuditKind | undefined {
	if (key === "recertification") return key;
	if (isRoundPhase(key)) return "surveillance";
	const [, kind] =
		/^(stage-1|stage-2)(?:\.[1-9]\d{0,2})?$/.exec(key) ??
		/^(special|short-notice)-[1-9]\d{0,2}$/.exec(key) ??
		[];
	return AUDIT_KINDS.find((known) => known === kind);
}

/** @returns the stage that a key names, and for the how-manieth time; undefined for another audit. */
export function stageOf(
	key: string,
): { readonly stage: Stage; readonly number: number } | undefined {
	const found = /^stage-([12])(?:\.([1-9]\d{0,2}))?$/.exec(key);
	return found
		? {
				stage: Number(found[1]) as Stage,
				number: Number(found[2] ?? 1),
			}
		: undefined;
}

/** @returns the round that a key names; undefined for an audit without a round. */
export const roundOf = (key: string): RoundPhase | undefined =>
	isRoundPhase(key) ? key : undefined;

/**
 * A rule pack is the rules a certificate is guarded by. Every rule in it
 * remembers the edition it is from and the body's own terms that changed it.
 */
import type { LocalDate } from "../dates.ts";
import type { PersonId, Seal } from "../ids.ts";
import type { Period, Rule, RuleId } from "./rule.ts";

export const PACK_IDS = ["iso", "cnca"] as const;
export type PackId = (typeof PACK_IDS)[number];

/** One edition of a pack, as it is written down in this folder. */
export interface PackEdition {
	readonly pack: PackId;
	/** The pack whose rules hold where this one says nothing. */
	readonly over?: PackId;
	readonly edition: string;
	readonly inForceFrom: LocalDate;
	/** The last day in force; missing while no end is known. */
	readonly inForceUntil?: LocalDate;
	/**
	 * The last day on which a certificate may still be guarded by the edition
	 * before this one.
	 */
	readonly transitionDeadline?: LocalDate;
	readonly rules: readonly Rule[];
}

/** What a certification body's own terms set in place of a rule's period. */
export interface OwnTerms {
	readonly rule: RuleId;
	readonly period: Extract<Period, { count: number }>;
	readonly reason: Seal;
	/** The contract, letter or page it is written in. */
	readonly source: Seal;
	/** Who entered it on the body's word. */
	readonly saidBy: PersonId;
	readonly recordedOn: LocalDate;
}

export interface PackRule extends Rule {
	readonly edition: string;
	readonly ownTerms?: OwnTerms;
}

export interface RulePack {
	readonly id: PackId;
	/** The edition of the pack itself, not of the one it lies over. */
	readonly edition: string;
	readonly transitionDeadline?: LocalDate;
	/** In the order of RULE_IDS. */
	readonly rules: readonly PackRule[];
}

/** Whether the text names a rule pack. */
export function isPackId(text: string): text is PackId {
	return (PACK_IDS as readonly string[]).includes(text);
}

/** The pack's rule of that id, or undefined when the pack has none. */
export function ruleOf(pack: RulePack, id: RuleId): PackRule | undefined {
	return pack.rules.find((rule) => rule.id === id);
}

/**
 * Which rules hold on a day: packs have editions, and an overlay is merged
 * over the edition of its base that is in force the same day.
 */
import type { LocalDate } from "../dates.ts";
import { CNCA_EDITIONS } from "./cnca.ts";
import { ISO_EDITIONS } from "./iso.ts";
import type { PackEdition, PackId, PackRule, RulePack } from "./pack.ts";
import { RULE_IDS, type RuleId } from "./rule.ts";

/** Every edition this release knows. */
export const ALL_EDITIONS: readonly PackEdition[] = [
	...ISO_EDITIONS,
	...CNCA_EDITIONS,
];

/**
 * The pack by the newest edition in force on the day. Before the first
 * edition the first one counts, and after the last day of an edition without
 * a successor that edition goes on.
 */
export function packInForce(
	id: PackId,
	day: LocalDate,
	editions: readonly PackEdition[] = ALL_EDITIONS,
): RulePack {
	const own = editions
		.filter((edition) => edition.pack === id)
		.sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
	const begun = own.filter(({ inForceFrom }) => inForceFrom <= day);
	const edition = begun.at(-1) ?? own[0];
	if (edition === undefined) return { id, edition: "", rules: [] };
	return merged(edition, day, editions);
}

/**
 * The pack by the edition a certificate is guarded under until its transition,
 * or undefined when that edition is unknown.
 */
export function packOfEdition(
	id: PackId,
	name: string,
	day: LocalDate,
	editions: readonly PackEdition[] = ALL_EDITIONS,
): RulePack | undefined {
	const edition = editions.find(
		({ pack, edition }) => pack === id && edition === name,
	);
	return edition && merged(edition, day, editions);
}

function merged(
	edition: PackEdition,
	day: LocalDate,
	editions: readonly PackEdition[],
): RulePack {
	const base = edition.over && packInForce(edition.over, day, editions);
	const rules = new Map<RuleId, PackRule>(
		base?.rules.map((rule) => [rule.id, rule]),
	);
	for (const rule of edition.rules)
		rules.set(rule.id, { ...rule, edition: edition.edition });
	return {
		id: edition.pack,
		edition: edition.edition,
		...(edition.transitionDeadline !== undefined && {
			transitionDeadline: edition.transitionDeadline,
		}),
		rules: RULE_IDS.flatMap((rule) => rules.get(rule) ?? []),
	};
}

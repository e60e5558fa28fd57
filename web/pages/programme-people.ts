import type { People } from "../../domain/people.ts";
import { sidesMissing } from "../../domain/people.ts";
import {
	type PhaseKind,
	regularRounds,
	type Side,
	wayPhases,
} from "../../domain/phases.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import { sayList } from "../terms.ts";

export const sides: readonly Side[] = ["it", "business", "top-management"];

/** @returns everybody named in a programme, each once. */
export const personsIn = (people: People): readonly string[] => [
	...new Set([
		people.owner,
		people.coordinator,
		people.escalation,
		...(people.businessOwner ? [people.businessOwner] : []),
		...people.approvers.map(({ person }) => person),
	]),
];

/** @returns who carries the programme, by what they do. */
export function peopleRows(
	people: People,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] {
	const row = (
		label: string,
		persons: readonly string[],
		note?: string,
	): SummaryRow => ({
		label,
		cell: {
			text:
				persons.length > 0
					? sayList(persons.map(nameOf), t)
					: t("programme.nobodyNamed"),
			...(note === undefined ? {} : { note }),
		},
	});
	return [
		row(t("terms.role.owner"), [people.owner]),
		row(t("terms.role.coordinator"), [people.coordinator]),
		row(t("terms.role.escalation"), [people.escalation]),
		row(
			t("terms.role.businessOwner"),
			people.businessOwner ? [people.businessOwner] : [],
			t("programme.businessOwnerFor"),
		),
		...sides.map((side) =>
			row(
				t("programme.approversFrom", { side: t(`terms.sideLabel.${side}`) }),
				people.approvers
					.filter((approver) => approver.side === side)
					.map(({ person }) => person),
			),
		),
	];
}

/**
 * @returns what will stand in the way unless somebody is named: said from the first day on, not when a phase is to be
 * closed.
 */
export function peopleConcerns(
	people: People,
	past: Programme["past"],
	t: Translate,
): readonly string[] {
	const isOver = (phase: string) => past.some((over) => over.phase === phase);
	// Before a certificate that was adopted there are phases nobody entered.
	const ahead = [
		...wayPhases.slice(wayPhases.findLastIndex(isOver) + 1),
		...regularRounds.filter((phase) => !isOver(phase)),
	];
	const missing = sides.flatMap((side): readonly string[] => {
		const phases = ahead.filter((phase) =>
			sidesMissing(people, phase).includes(side),
		);
		return phases.length === 0
			? []
			: [
					t("programme.noApprover", {
						side: t(`terms.side.${side}`),
						phases: sayPhases(phases, ahead, t),
					}),
				];
	});
	return people.businessOwner
		? missing
		: [...missing, t("programme.noBusinessOwner")];
}

const sayPhases = (
	phases: readonly PhaseKind[],
	ahead: readonly PhaseKind[],
	t: Translate,
): string =>
	phases.length === ahead.length
		? t("programme.eachPhase")
		: sayList(
				phases.map((phase) => t(`terms.phase.${phase}`)),
				t,
			);

import { type WayPhase, wayPhases } from "../domain/phases.ts";
import type { PastPhase } from "../domain/programme.ts";
import type { Translate } from "./locales/translate.ts";
import type { RailPhase, State } from "./parts.ts";

/** Where a programme stands, as far as its rail shows it. */
export interface Standing {
	readonly status: "running" | "held" | "stopped";
	/** The open phase or round, else `certificate`; null where nothing is open. */
	readonly phase: string | null;
	readonly past: readonly PastPhase[];
	/** Something in it is overdue. */
	readonly late: boolean;
}

export interface RailStep extends RailPhase {
	readonly phase: WayPhase | "surveillance";
}

/** @returns the phases of the way to the certificate, and as the last one the three years after it. */
export function railOf(standing: Standing, t: Translate): readonly RailStep[] {
	const { phase: open, past, status } = standing;
	const onTheWay = wayPhases.find((phase) => phase === open);
	// What lies before a certificate that was adopted was never entered.
	const isOver = (phase: WayPhase) => past.some((over) => over.phase === phase);
	const lastOver = wayPhases.findLastIndex(isOver);
	const way = wayPhases.map((phase): RailStep => {
		const over = past.find((each) => each.phase === phase);
		const name = t(`terms.phase.${phase}`);
		if (over)
			return { phase, name, state: over.beforeCertway ? "before" : "done" };
		if (wayPhases.indexOf(phase) < lastOver)
			return { phase, name, state: "before" };
		return phase === onTheWay
			? { phase, name, state: stateOfCurrent(standing), current: true }
			: { phase, name, state: "waiting" };
	});
	const certified = past.some(({ phase }) => phase === "certification-audit");
	const ended = certified && open === null && status !== "stopped";
	return [
		...way,
		{
			phase: "surveillance",
			name: t("terms.surveillance"),
			state: ended
				? "stopped"
				: certified
					? stateOfCurrent(standing)
					: "waiting",
			current: certified,
		},
	];
}

function stateOfCurrent({ status, late }: Standing): State {
	if (status === "stopped") return "stopped";
	if (status === "held") return "held";
	return late ? "late" : "active";
}

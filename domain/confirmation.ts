import type { Phase } from "./phase.ts";
import type { PhaseKind } from "./phases.ts";
import type { Programme } from "./programme.ts";
import type { Absence } from "./substitutes.ts";

/** How an answer was confirmed beside the link: by a one-time code that was mailed to the recorded address. */
export type Confirmed = "code";

/** @returns whether answers in a phase of `kind` are confirmed unless its owner says otherwise: the certification decision's are. */
export const confirmedByDefault = (kind: PhaseKind): boolean =>
	kind === "certification-audit";

/** @returns whether an approver confirms what he answers in the phase. */
export const answersConfirmed = ({ confirmed }: Phase): boolean => confirmed;

/**
 * @returns whether handing over is confirmed: as answers are, or else a link that went astray would lead a code astray too;
 * and always what is handed over for days to come, in whatever phase.
 */
export const handOverConfirmed = (
	phase: Phase,
	{ absence }: { readonly absence: Absence | null },
): boolean => absence !== null || answersConfirmed(phase);

/** @returns whether a confirmation is missing. Nobody mails the people of a rehearsal anything. */
export const lacksConfirmation = (
	{ charter }: Programme,
	wanted: boolean,
	confirmed: Confirmed | undefined,
): boolean => wanted && confirmed === undefined && charter.kind === "real";

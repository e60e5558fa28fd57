import { evidenceInForce } from "./deliverable.ts";
import { currentStep, type Phase } from "./phase.ts";
import type { SignOffRequest } from "./sign-off.ts";

/** One text for one value, whatever the order in which a database gives back the fields of an object. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, part: unknown) =>
		part !== null && typeof part === "object" && !Array.isArray(part)
			? Object.fromEntries(
					Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: part,
	);

/**
 * @returns everything an approver of the phase's current step puts a name to, as one canonical text: two texts are equal
 * exactly when the same deliverables, pieces of evidence, records and results stand behind them.
 */
export function signedContent(phase: Phase): string {
	return canonical({
		room: phase.room,
		step: currentStep(phase) ?? null,
		deliverables: phase.deliverables.map((deliverable) => ({
			id: deliverable.id,
			title: deliverable.title,
			status: deliverable.status,
			evidence: evidenceInForce(deliverable).map(
				({ id, kind, text, file, document }) => ({
					id,
					kind,
					text,
					sha256: file?.sha256 ?? null,
					...(document ? { document } : {}),
				}),
			),
		})),
		work: phase.work,
	});
}

/** @returns whether the persons asked are still those who should be. */
export const sameSeats = (
	request: SignOffRequest,
	seats: readonly { readonly person: string; readonly side: string }[],
): boolean =>
	request.seats.length === seats.length &&
	seats.every(({ person, side }) =>
		request.seats.some(
			(seat) => (seat.for ?? seat.person) === person && seat.side === side,
		),
	);

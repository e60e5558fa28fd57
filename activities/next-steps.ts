import {
	type PhaseKind,
	phaseAfter,
	phaseRules,
	type Step,
} from "../domain/phases.ts";
import type { Programme } from "../domain/programme.ts";
import type { Records } from "../records/entry.ts";
import type { Next } from "./mail/matters.ts";

/** @returns what follows when the sign-off of `step` in `phase` is given, so that a mail can say it. */
export async function nextAfter(
	{ database }: Records,
	programme: Programme,
	phase: PhaseKind,
	step: Step,
): Promise<Next | null> {
	const following = phaseAfter(phase);
	if (following)
		return {
			kind: "phase-begins",
			phase: following,
			plannedEnd: programme.plan.phases[following].until,
		};
	if (step === "before-audit" && phaseRules(phase).steps.length > 1)
		return { kind: "audit-can-be-held", dueBy: null };
	const certificate = await database
		.selectFrom("room")
		.select("state")
		.where("programme", "=", programme.charter.programme)
		.where("kind", "=", "certificate")
		.where("over", "=", false)
		.executeTakeFirst();
	return certificate?.state.kind === "certificate"
		? {
				kind: "certificate-watched",
				validUntil: certificate.state.decision.validUntil,
			}
		: null;
}

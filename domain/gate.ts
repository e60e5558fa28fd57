import { compareDates, type LocalDate } from "./dates.ts";
import type { Finding } from "./finding.ts";
import { findingGaps } from "./findings.ts";
import { sidesMissing } from "./people.ts";
import { currentStep, type Phase, type Work } from "./phase.ts";
import { earliestPilotSignOff, missingRecords } from "./pilot.ts";
import type { Programme } from "./programme.ts";
import type { GateGap } from "./refusal.ts";
import { documentationGaps } from "./register/documentation.ts";
import type { Register } from "./register/register.ts";

/**
 * @param findings those of the programme that are not closed.
 * @param register its documents and metrics that are in use.
 * @returns everything that must be true before sign-off of the phase's current step can be asked for on `today` and is
 * not; empty when the gate is open. Time alone does not open the pilot's gate, and nothing skips it.
 */
export function gateGaps(
	phase: Phase,
	programme: Programme,
	today: LocalDate,
	findings: readonly Finding[],
	register: Register,
): readonly GateGap[] {
	return [
		...(programme.status === "held" ? [{ code: "on-hold" } as const] : []),
		...peopleGaps(phase, programme),
		...deliverableGaps(phase),
		...(programme.charter.keepsDocuments ? designGaps(phase, register) : []),
		...workGaps(phase, programme, today, findings),
	];
}

/** @returns what is missing of the documents and metrics that the design phase is to bring; of another phase, nothing. */
export const designGaps = (
	{ kind }: Phase,
	register: Register,
): readonly GateGap[] => (kind === "design" ? documentationGaps(register) : []);

function peopleGaps(phase: Phase, { people }: Programme): readonly GateGap[] {
	const sides = sidesMissing(people, phase.kind).map(
		(side): GateGap => ({ code: "no-approver-from", side }),
	);
	return people.businessOwner
		? sides
		: [...sides, { code: "no-business-owner" }];
}

const deliverableGaps = (phase: Phase): readonly GateGap[] =>
	phase.deliverables
		.filter(({ status }) => status !== "delivered")
		.map(({ id }) => ({ code: "not-delivered", deliverable: id }));

function workGaps(
	phase: Phase,
	programme: Programme,
	today: LocalDate,
	findings: readonly Finding[],
): readonly GateGap[] {
	const openFrom = (auditEnded: LocalDate | null | undefined) =>
		auditEnded ? findingGaps(programme, findings, auditEnded, today) : [];
	switch (phase.work.kind) {
		case "plain":
			return [];
		case "pilot":
			return pilotGaps(phase, phase.work, programme, today);
		case "certification":
			return certificationGaps(phase.work, openFrom(phase.work.stage2On));
		case "round":
			return currentStep(phase) === "result"
				? resultGaps(phase, phase.work, openFrom(phase.work.result?.heldOn))
				: [];
	}
}

function pilotGaps(
	{ from }: Phase,
	{ records, quiet }: Extract<Work, { kind: "pilot" }>,
	{ holds }: Programme,
	today: LocalDate,
): readonly GateGap[] {
	const earliest = earliestPilotSignOff(from, holds, today);
	const young: readonly GateGap[] =
		compareDates(today, earliest) < 0
			? [{ code: "pilot-too-young", earliest }]
			: [];
	const missing = missingRecords({ from, records, quiet }, holds, today);
	return [
		...young,
		...missing.map(
			(record): GateGap => ({
				code: "record-missing",
				missing: record,
			}),
		),
	];
}

function certificationGaps(
	work: Extract<Work, { kind: "certification" }>,
	unsettled: readonly GateGap[],
): readonly GateGap[] {
	const gaps: GateGap[] = [];
	if (!work.application) gaps.push({ code: "no-application" });
	if (!work.stage1On) gaps.push({ code: "stage-1-not-held" });
	if (!work.stage2On) gaps.push({ code: "stage-2-not-held" });
	// 17021-1 9.5.2: before a decision a major is corrected, accepted and verified by the body.
	if (work.majorsOpen > 0)
		gaps.push({ code: "majors-open", count: work.majorsOpen });
	gaps.push(...unsettled);
	if (!work.decision) gaps.push({ code: "no-certification-decision" });
	return gaps;
}

function resultGaps(
	phase: Phase,
	{ result }: Extract<Work, { kind: "round" }>,
	unsettled: readonly GateGap[],
): readonly GateGap[] {
	if (!result) return [{ code: "audit-result-missing" }];
	const gaps: GateGap[] = [];
	const { majorsOpen = 0, minorsWithoutPlan = 0 } = result;
	if (majorsOpen > 0) gaps.push({ code: "majors-open", count: majorsOpen });
	if (minorsWithoutPlan > 0)
		gaps.push({ code: "minors-without-plan", count: minorsWithoutPlan });
	gaps.push(...unsettled);
	if (phase.kind === "recertification" && !result.decision)
		gaps.push({ code: "new-certificate-missing" });
	return gaps;
}

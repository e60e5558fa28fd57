import type { Certificate } from "./certificate.ts";
import type { CertificateAct } from "./certificate-acts.ts";
import { newCycle, sameCycle } from "./certificate-issue.ts";
import { packOf } from "./certificate-rules.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import type { Finding } from "./finding.ts";
import { majorsUntil } from "./findings.ts";
import type { Decided, Moment } from "./moment.ts";
import type { AuditResult, CertificationDecision } from "./phase.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import {
	decideBodyDecision,
	decideNotice,
} from "./rules/certificate-notice.ts";
import type { BodyDecision } from "./rules/certificate-state.ts";

type Answer = Result<readonly Decided[], Refusal>;
type EnterNotice = Extract<CertificateAct, { type: "enter-notice" }>;

/**
 * @param findings those of the programme that are not closed.
 * @returns what the certification body's notice changes: the state of the certificate, and for a renewal, a restoration or a
 * transfer the certificate that takes its place.
 */
export function decideBodyNotice(
	programme: Programme,
	certificate: Certificate,
	act: EnterNotice,
	{ on }: Moment,
	findings: readonly Finding[],
): Answer {
	const next = nextDecision(certificate, act);
	if (next === undefined) return refused({ code: "new-certificate-missing" });
	if (next && !isInOrder(next, act.day))
		return refused({ code: "dates-not-in-order" });
	const decided = decideNotice(
		certificate.state,
		{
			...bodyDecision(act, next, findings),
			day: act.day,
			document: act.paper?.id ?? null,
			reason: act.reason,
		},
		on,
		packOf(programme, certificate),
	);
	if (!decided.ok) return refused({ code: "rules", refusal: decided.refusal });
	const entered: Decided = {
		room: certificate.room,
		event: {
			type: "body-decision-entered",
			// Only dates expire and lapse a certificate; a notice does neither.
			decision: decided.value as Extract<typeof decided.value, BodyDecision>,
			paper: act.paper,
			scope: act.says.type === "scope-reduced" ? act.scope : null,
		},
	};
	if (!next) return accepted([entered]);
	return accepted([
		entered,
		act.says.type === "transferred"
			? sameCycle(programme, next, certificate, on)
			: newCycle(programme, next, certificate, "recert", on),
	]);
}

/** Of a transfer the dates of the cycle stay, whatever the new body prints (IAF MD 2). */
function nextDecision(
	{ decision, state }: Certificate,
	{ says, day, certificate }: EnterNotice,
): CertificationDecision | null | undefined {
	switch (says.type) {
		case "renewed":
		case "restored":
			return certificate ? { ...certificate, decidedOn: day } : undefined;
		case "transferred":
			return certificate
				? {
						...certificate,
						decidedOn: decision.decidedOn,
						validUntil: state.validUntil,
					}
				: undefined;
		default:
			return null;
	}
}

const isInOrder = (
	{ issuedOn, validUntil }: CertificationDecision,
	day: LocalDate,
): boolean =>
	compareDates(day, issuedOn) <= 0 && compareDates(issuedOn, validUntil) < 0;

function bodyDecision(
	{ says }: EnterNotice,
	next: CertificationDecision | null,
	findings: readonly Finding[],
): BodyDecision {
	const validUntil = next?.validUntil ?? ("" as LocalDate);
	switch (says.type) {
		case "renewed":
			return { type: "renewed", validUntil };
		case "restored":
			return {
				...says,
				validUntil,
				majorsOpen:
					(says.majorsOpen ?? 0) +
					majorsUntil(findings, says.onsiteEnded).length,
			};
		case "transferred":
			return { type: "transferred", to: next?.body ?? "" };
		default:
			return says;
	}
}

/**
 * @returns what a recertification's decision makes of the certificate it is about: renewed, or restored where the body
 * decided after expiry. It holds from the day of the decision on, whenever the round is signed off.
 */
export function decideRecertification(
	programme: Programme,
	certificate: Certificate,
	{ heldOn, majorsOpen = 0 }: AuditResult,
	decision: CertificationDecision,
	on: LocalDate,
): Answer {
	const { decidedOn, validUntil } = decision;
	const inTime = compareDates(decidedOn, certificate.state.validUntil) <= 0;
	const decided = decideBodyDecision(
		certificate.state,
		{
			...(inTime
				? { type: "renewed", validUntil }
				: {
						type: "restored",
						validUntil,
						onsiteEnded: heldOn,
						majorsOpen,
					}),
			day: decidedOn,
			document: null,
			reason: null,
		},
		on,
		packOf(programme, certificate),
	);
	if (!decided.ok) return refused({ code: "rules", refusal: decided.refusal });
	return accepted([
		{
			room: certificate.room,
			event: {
				type: "body-decision-entered",
				decision: decided.value as Extract<typeof decided.value, BodyDecision>,
				paper: null,
				scope: null,
			},
		},
		newCycle(programme, decision, certificate, "recert", on),
	]);
}

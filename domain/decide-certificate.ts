import type { AuditKind } from "./audit-key.ts";
import { auditsOfRoom } from "./audits.ts";
import type { Certificate, HeldAudit } from "./certificate.ts";
import type { CertificateAct, CertificateNote } from "./certificate-acts.ts";
import { withKept } from "./certificate-issue.ts";
import { openingOf, roundsAhead } from "./certificate-rounds.ts";
import {
	certificateRows,
	packOf,
	restorableUntil,
} from "./certificate-rules.ts";
import { openTasks } from "./certificate-tasks.ts";
import { addDays, addMonths, compareDates, earlier } from "./dates.ts";
import { decideEdition } from "./decide-edition.ts";
import { decideBodyNotice } from "./decide-notice.ts";
import { inFuture } from "./entered-day.ts";
import { openFindings } from "./findings.ts";
import { roomIdOf, type Seal } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { CertificationDecision } from "./phase.ts";
import { phaseRules } from "./phases.ts";
import type { Programme } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { postpone } from "./rules/deviation.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type ActOf<Type> = Extract<CertificateAct | CertificateNote, { type: Type }>;

const one = ({ room }: Certificate, event: Decided["event"]): Answer =>
	accepted([{ room, event }]);

/** @returns what an act on a guarded certificate makes happen, or why nothing does. The body decides, Certway notes. */
export function decideCertificate(
	world: World,
	certificate: Certificate,
	act: CertificateAct | CertificateNote,
	moment: Moment,
): Answer {
	const { programme } = world;
	switch (act.type) {
		case "enter-notice":
			return decideBodyNotice(
				programme,
				certificate,
				act,
				moment,
				openFindings(world),
			);
		case "postpone-audit":
			return decidePostponement(world, certificate, act, moment);
		case "open-round":
			return openRound(world, certificate, act, moment);
		case "enter-held-audit":
			return enterHeldAudit(world, certificate, act, moment);
		case "correct-certificate":
			return correct(world, certificate, act, moment);
		case "apply-again":
			return applyAgain(world, certificate, moment);
		case "adopt-edition":
			return decideEdition(programme, certificate, moment);
		case "finish-task":
			return openTasks(certificate).some(({ id }) => id === act.task)
				? one(certificate, { type: "task-finished", task: act.task })
				: refused({ code: "unknown-task" });
		case "answer-alarm":
			return certificateRows(programme, certificate).some(
				({ key }) => key === act.of,
			)
				? one(certificate, {
						type: "alarm-answered",
						of: act.of,
						note: act.note,
					})
				: refused({ code: "unknown-date" });
		case "report-change":
			return one(certificate, {
				type: "change-reported",
				change: act.change,
				about: act.about,
			});
	}
}

/** A deviation stays beside the rule, with its reason and an approver who did not enter it himself (IAF ID 3). */
function decidePostponement(
	{ programme }: World,
	certificate: Certificate,
	{ of, to, reason, approver }: ActOf<"postpone-audit">,
	{ on, by }: Moment,
): Answer {
	const row = certificateRows(programme, certificate).find(
		({ key }) => key === of,
	);
	if (!row) return refused({ code: "unknown-date" });
	if (approver === by) return refused({ code: "asker-is-approver" });
	const deviation = postpone(
		row,
		{ to, reason, approver, on },
		packOf(programme, certificate),
	);
	return deviation.ok
		? one(certificate, { type: "audit-postponed", deviation: deviation.value })
		: refused({ code: "rules", refusal: deviation.refusal });
}

/** The next round can be opened before its day: the body may come early. */
function openRound(
	{ programme }: World,
	certificate: Certificate,
	{ round }: ActOf<"open-round">,
	{ on }: Moment,
): Answer {
	const ahead = roundsAhead(programme, certificate, "every").find(
		(next) => next.round === round,
	);
	return ahead && !certificate.opened.includes(round)
		? one(certificate, {
				type: "round-due",
				opening: openingOf(programme, certificate, ahead, on),
			})
		: refused({ code: "round-not-next" });
}

/** An audit that was held, once more where its days were entered wrongly. */
function enterHeldAudit(
	world: World,
	certificate: Certificate,
	act: ActOf<"enter-held-audit">,
	{ on }: Moment,
): Answer {
	const { heldOn, audit: key } = act;
	const audit = auditsOfRoom(world, certificate.room).find(
		(known) => known.audit === key,
	);
	if (key && !audit) return refused({ code: "unknown-audit" });
	const heldFrom = act.heldFrom ?? audit?.confirmed?.from;
	if (
		compareDates(heldOn, certificate.decision.decidedOn) < 0 ||
		(act.heldFrom && compareDates(act.heldFrom, heldOn) > 0)
	)
		return refused({ code: "dates-not-in-order" });
	return (
		inFuture(heldOn, on) ??
		one(certificate, {
			type: "held-audit-entered",
			audit: {
				kind: audit ? heldKind(audit.kind) : act.kind,
				round: audit?.round ?? null,
				...(heldFrom ? { heldFrom: earlier(heldFrom, heldOn) } : {}),
				heldOn,
				...(key ? { audit: key } : {}),
			},
		})
	);
}

const heldKind = (kind: AuditKind): HeldAudit["kind"] =>
	kind === "surveillance" || kind === "recertification" ? kind : "special";

/** @returns whether the dates of a decision are in their order: decided, issued, valid until. */
export const inOrder = ({
	decidedOn,
	issuedOn,
	validUntil,
}: CertificationDecision): boolean =>
	compareDates(decidedOn, issuedOn) <= 0 &&
	compareDates(issuedOn, validUntil) < 0;

function correct(
	{ programme }: World,
	certificate: Certificate,
	{ decision, reason }: ActOf<"correct-certificate">,
	{ on }: Moment,
): Answer {
	if (!inOrder(decision)) return refused({ code: "dates-not-in-order" });
	return (
		inFuture(decision.decidedOn, on) ??
		accepted([correction(programme, certificate, decision, reason)])
	);
}

/** @returns the certificate as it is printed, where it was entered otherwise. */
export const correction = (
	programme: Programme,
	certificate: Certificate,
	decision: CertificationDecision,
	reason: Seal | null,
): Decided => ({
	room: certificate.room,
	event: {
		type: "certificate-corrected",
		decision: withKept(decision, certificate.decision),
		reason,
		restorableUntil: restorableUntil(
			decision.validUntil,
			packOf(programme, certificate),
		),
	},
});

const endedForGood: readonly string[] = ["lapsed", "withdrawn", "surrendered"];

/**
 * After a certificate has ended for good the organisation is certified again: at least a stage 2, the body decides on stage
 * 1, and a new cycle begins (17021-1 9.6.3.2.5).
 */
function applyAgain(
	world: World,
	certificate: Certificate,
	{ on }: Moment,
): Answer {
	const { charter } = world.programme;
	const round = certificate.cycle + 1;
	const room = roomIdOf(charter.programme, "certification-audit", round);
	if (!endedForGood.includes(certificate.status) || world.rooms[room])
		return refused({ code: "not-yet-again" });
	const months = phaseRules("certification-audit").months.usual;
	return one(certificate, {
		type: "certification-again",
		opening: {
			room,
			phase: "certification-audit",
			round,
			from: on,
			planned: { from: on, until: addDays(addMonths(on, months), -1) },
		},
	});
}

import type {
	Adopt,
	Adoption,
	AuditArranged,
	AuditBefore,
	ProgrammeAdopted,
} from "./adoption.ts";
import type { AuditKey } from "./audit-key.ts";
import { roundKey } from "./audit-key.ts";
import { areDays } from "./booking.ts";
import { type HeldAudit, surveillancesHeld } from "./certificate.ts";
import { surveillanceRounds } from "./certificate-rounds.ts";
import { packOn, restorableUntil } from "./certificate-rules.ts";
import { compareDates, type LocalDate } from "./dates.ts";
import { inOrder } from "./decide-certificate.ts";
import { decideRaised } from "./decide-finding.ts";
import { applied } from "./decide-tick.ts";
import { inFuture } from "./entered-day.ts";
import { evolve } from "./evolve.ts";
import { certificateRoom, roomId, roomIdOf } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import { approverTwice } from "./people.ts";
import type { RoundPhase } from "./phases.ts";
import type { PastPhase } from "./programme.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import { certified } from "./rules/certificate-state.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;

/**
 * @returns a programme that begins with a certificate which is there already: its phases are not run, and the certificate is
 * guarded from `moment` on. Dates that have passed are found by its own clock, as after a time in which nobody looked.
 */
export function decideAdoption(act: Adopt, moment: Moment): Answer {
	const wrong = notAdoptable(act.adoption, moment.on);
	if (wrong) return wrong;
	const twice = approverTwice(act.people);
	if (twice) return refused({ code: "approver-twice", person: twice });
	const begun = [programmeAdopted(act), issued(act, moment.on)];
	const arranged = act.adoption.arranged.map((each) => arrangement(act, each));
	const world = worldOf(begun, moment);
	const raised: Decided[] = [];
	for (const finding of act.adoption.findings) {
		const { source } = finding;
		const decision = decideRaised(
			applied(world, raised, moment),
			[finding],
			source,
			null,
			source.lastDay,
			moment,
		);
		if (!decision.ok) return decision;
		raised.push(...decision.value);
	}
	return accepted([...begun, ...arranged, ...raised]);
}

/** @returns the world that these events begin. */
export function worldOf(decided: readonly Decided[], moment: Moment): World {
	const world = decided.reduce<World | null>(
		(known, { room, event, dueOn }) =>
			evolve(known, { ...moment, room, event, dueOn: dueOn ?? null }),
		null,
	);
	if (!world) throw new Error("nothing has happened");
	return world;
}

/** What was held, decided or suspended has its day: none lies in the future, none before the decision. */
function notAdoptable(
	{ decision, oldValidUntil, since, held, arranged }: Adoption,
	today: LocalDate,
): Extract<Answer, { ok: false }> | undefined {
	const { decidedOn, validUntil } = decision;
	const days = [since, ...held.map(({ heldOn }) => heldOn)];
	if (
		!inOrder(decision) ||
		days.some((day) => compareDates(day, decidedOn) < 0) ||
		(oldValidUntil && compareDates(oldValidUntil, validUntil) >= 0) ||
		!arranged.every(({ days }) => areDays(days))
	)
		return refused<Refusal>({ code: "dates-not-in-order" });
	return [decidedOn, ...days]
		.map((day) => inFuture(day, today))
		.find((refusal) => refusal !== undefined);
}

function programmeAdopted({ charter, name, people, adoption }: Adopt): Decided {
	const { decidedOn, validUntil } = adoption.decision;
	const over = (phase: PastPhase["phase"], on: LocalDate): PastPhase => ({
		phase,
		room: roomIdOf(charter.programme, phase),
		from: on,
		closedOn: on,
		beforeCertway: true,
	});
	const event: ProgrammeAdopted = {
		type: "programme-adopted",
		charter,
		name,
		people,
		certificateOn: decidedOn,
		validUntil,
		before: [
			over("certification-audit", decidedOn),
			...heldBefore(adoption.held).flatMap(({ kind, round, heldOn }) =>
				round && kind === "surveillance" ? [over(round, heldOn)] : [],
			),
		],
	};
	return { room: roomId(charter.programme), event };
}

/** Surveillances stand for the rounds in the order in which they were held. */
function heldBefore(held: readonly AuditBefore[]): readonly HeldAudit[] {
	const audits = held.toSorted((a, b) => compareDates(a.heldOn, b.heldOn));
	const surveillances = audits.filter(({ kind }) => kind === "surveillance");
	return audits.map((audit) => ({
		...audit,
		round:
			audit.kind === "surveillance"
				? (surveillanceRounds[surveillances.indexOf(audit)] ?? null)
				: audit.kind === "recertification"
					? audit.kind
					: null,
	}));
}

function issued({ charter, adoption }: Adopt, today: LocalDate): Decided {
	const { decision, begins, oldValidUntil, status, since, held } = adoption;
	const rules = packOn({ charter, ownTerms: [] }, today);
	return {
		room: certificateRoom(charter.programme, 1),
		event: {
			type: "certificate-issued",
			cycle: 1,
			begins,
			decision,
			renews: null,
			oldValidUntil,
			rulesOf: today,
			state: {
				...certified(
					decision.decidedOn,
					decision.validUntil,
					restorableUntil(decision.validUntil, rules),
				),
				status,
				since,
				scopeReduced: status === "scope-reduced",
			},
			opened: [],
			held: heldBefore(held),
			deviations: [],
			otherBody: false,
			guardedSince: today,
		},
	};
}

/** What is arranged already, for the audit that comes next. */
function arrangement(
	{ charter, adoption }: Adopt,
	{ round, days, confirmed }: AuditArranged,
): Decided {
	return {
		room: certificateRoom(charter.programme, 1),
		event: {
			type: confirmed ? "audit-confirmed" : "audit-proposed",
			audit: arrangedKey(adoption.held, round),
			days,
			auditors: null,
			auditDays: null,
			place: null,
		},
	};
}

function arrangedKey(
	held: readonly AuditBefore[],
	round: AuditArranged["round"],
): AuditKey {
	const next: RoundPhase =
		round === "recertification"
			? round
			: (surveillanceRounds[
					surveillancesHeld({ held: heldBefore(held) }).length
				] ?? "surveillance-3");
	return roundKey(next);
}

/**
 * The certification body's notices: what each changes in a certificate's
 * state, and why one cannot be entered. A notice that comes late is judged by
 * the state on its own day.
 */
import type { LocalDate } from "../dates.ts";
import type { EvidenceId, Seal } from "../ids.ts";
import { accepted, type Result, refused } from "../result.ts";
import type {
	BodyDecision,
	CertificateEvent,
	CertificateState,
	CertificateStatus,
} from "./certificate-state.ts";
import { type RulePack, ruleOf } from "./pack.ts";
import { mayBlock, type Rule } from "./rule.ts";

/** A notice as a form brings it, where document or reason may be missing. */
export type NoticeEntered = BodyDecision & {
	/** The day from which the decision counts. */
	readonly day: LocalDate;
	readonly document: EvidenceId | null;
	readonly reason: Seal | null;
};

export type NoticeRefused =
	| { readonly code: "document-missing" }
	| { readonly code: "reason-missing" }
	| { readonly code: "day-not-come"; readonly today: LocalDate }
	| { readonly code: "day-before-state"; readonly since: LocalDate }
	| {
			readonly code: "not-from-this-state";
			readonly status: CertificateStatus;
			readonly notice: BodyDecision["type"];
	  }
	| {
			readonly code: "suspended-not-transferred";
			readonly rule: "transfer";
			readonly clause: string;
	  }
	| { readonly code: "renewed-after-expiry"; readonly validUntil: LocalDate }
	| { readonly code: "not-yet-expired"; readonly validUntil: LocalDate }
	| {
			readonly code: "restored-too-late";
			readonly restorableUntil: LocalDate;
	  }
	| { readonly code: "majors-open"; readonly count: number }
	| { readonly code: "onsite-after-expiry"; readonly validUntil: LocalDate }
	| { readonly code: "not-beyond-old-expiry"; readonly validUntil: LocalDate };

/** From which states the body can decide what. */
const FROM: Readonly<
	Record<BodyDecision["type"], readonly CertificateStatus[]>
> = {
	suspended: ["certified", "scope-reduced"],
	returned: ["suspended"],
	"scope-reduced": ["certified", "scope-reduced", "suspended"],
	withdrawn: ["certified", "scope-reduced", "suspended"],
	surrendered: ["certified", "scope-reduced", "suspended"],
	transferred: ["certified", "scope-reduced"],
	renewed: ["certified", "scope-reduced"],
	restored: ["expired-restorable"],
};

/** What the body can decide of a certificate in this state. */
export const noticesFrom = (
	status: CertificateStatus,
): readonly BodyDecision["type"][] =>
	(Object.keys(FROM) as BodyDecision["type"][]).filter((type) =>
		FROM[type].includes(status),
	);

/**
 * What the body's notice changes, or why it cannot be entered: a notice
 * without document or reason, of a day that has not come or lies before the
 * present state, or of a decision this state does not know.
 */
export function decideNotice(
	state: CertificateState,
	entered: NoticeEntered,
	today: LocalDate,
	pack: RulePack,
): Result<CertificateEvent, NoticeRefused> {
	const { document, reason } = entered;
	if (document === null) return refused({ code: "document-missing" });
	if (reason === null) return refused({ code: "reason-missing" });
	return decideBodyDecision(state, entered, today, pack);
}

/**
 * What a decision of the body changes, whichever paper says it: a notice, or
 * the result of the recertification audit.
 */
export function decideBodyDecision(
	state: CertificateState,
	entered: NoticeEntered,
	today: LocalDate,
	pack: RulePack,
): Result<CertificateEvent, NoticeRefused> {
	if (entered.day > today) return refused({ code: "day-not-come", today });
	const then = stateAt(state, entered.day, entered.type);
	const refusal =
		stateRefusal(then, entered, pack) ?? ruleRefusal(then, entered, pack);
	const late = onsiteLate(then, entered, pack);
	return refusal
		? refused(refusal)
		: accepted({ ...entered, alarms: late ? [late.id] : [] });
}

/** The state the notice was written about, where a date has ended it since. */
function stateAt(
	state: CertificateState,
	day: LocalDate,
	type: BodyDecision["type"],
): CertificateState {
	if (state.before === null) return state;
	const inTime =
		state.status === "lapsed"
			? day <= state.restorableUntil
			: day <= state.validUntil && type !== "restored";
	return inTime ? stateAt(state.before, day, type) : state;
}

function stateRefusal(
	state: CertificateState,
	{ type, day }: NoticeEntered,
	pack: RulePack,
): NoticeRefused | undefined {
	const { status, since, validUntil, restorableUntil } = state;
	const expired = status === "expired-restorable" || status === "lapsed";
	if (type === "renewed" && expired)
		return { code: "renewed-after-expiry", validUntil };
	if (type === "restored" && status === "lapsed")
		return { code: "restored-too-late", restorableUntil };
	const transfer = ruleOf(pack, "transfer");
	if (type === "transferred" && status === "suspended" && transfer)
		return {
			code: "suspended-not-transferred",
			rule: "transfer",
			clause: transfer.clause,
		};
	if (!FROM[type].includes(status))
		return { code: "not-from-this-state", status, notice: type };
	if (type === "restored" && day <= validUntil)
		return { code: "not-yet-expired", validUntil };
	if (day < since) return { code: "day-before-state", since };
	return undefined;
}

/** What the rules of the pack say against a new term of validity. */
function ruleRefusal(
	state: CertificateState,
	entered: NoticeEntered,
	pack: RulePack,
): NoticeRefused | undefined {
	if (entered.type !== "renewed" && entered.type !== "restored") return;
	const { validUntil } = state;
	if (entered.validUntil <= validUntil)
		return { code: "not-beyond-old-expiry", validUntil };
	if (entered.type === "renewed") return;
	if (entered.majorsOpen > 0)
		return { code: "majors-open", count: entered.majorsOpen };
	const late = onsiteLate(state, entered, pack);
	return late && mayBlock(late)
		? { code: "onsite-after-expiry", validUntil }
		: undefined;
}

/**
 * The rule that wants the recertification audit over before expiry, where it
 * was not. With confidence B it alarms only: the body has decided.
 */
function onsiteLate(
	{ validUntil }: CertificateState,
	entered: NoticeEntered,
	pack: RulePack,
): Rule | undefined {
	return entered.type === "restored" && entered.onsiteEnded > validUntil
		? ruleOf(pack, "recert-onsite")
		: undefined;
}

/** What the wording of states, notices and findings holds, in each language alike. */
import type { NoticeRefused } from "./certificate-notice.ts";
import type { BodyDecision, SuspensionCause } from "./certificate-state.ts";
import type { ShownStatus, StateTask } from "./certificate-view.ts";
import type { AuditRefused, AuditStatus } from "./certification-audit.ts";
import type {
	exclusionRefused,
	NotifiableChange,
	SurveillanceContent,
} from "./checklists.ts";
import type { PostponementRefused } from "./deviation.ts";
import type { FindingRefused, FindingSource, Grade } from "./finding.ts";
import type { DecisionBlocker } from "./finding-clocks.ts";
import type { OwnTermsRefused } from "./own-terms.ts";
import type { ReadinessGap } from "./readiness.ts";
import type { Consequence } from "./rule.ts";

/** Every code with which the rules refuse an entry. */
export type RulesRefusalCode = (
	| NoticeRefused
	| AuditRefused
	| FindingRefused
	| PostponementRefused
	| OwnTermsRefused
	| ReturnType<typeof exclusionRefused>
)["code"];

type Worded<Code extends string> = Readonly<Record<Code, string>>;

export interface StatesWording {
	/** States of a certificate, and of the way to one. */
	readonly states: Worded<ShownStatus | AuditStatus>;
	/** What is expected of the body, since `{{date}}`. */
	readonly expected: Worded<
		Extract<
			Consequence,
			"suspension-expected" | "withdrawal-expected" | "lapse-expected"
		>
	>;
	/** What the holder has to do; `notify-body` names the `{{change}}`. */
	readonly tasks: Worded<StateTask | "notify-body">;
	/** What the body's notice says, to choose from in a form. */
	readonly notices: Worded<BodyDecision["type"]>;
	readonly causes: Worded<SuspensionCause>;
	readonly grades: Worded<Grade>;
	readonly sources: Worded<FindingSource["kind"]>;
	/** What is missing before the application or stage 1. */
	readonly gaps: Worded<ReadinessGap["code"]>;
	/** What a finding lacks before the body decides. */
	readonly blockers: Worded<DecisionBlocker["code"]>;
	readonly surveillanceContent: Worded<SurveillanceContent>;
	readonly changes: Worded<NotifiableChange>;
	/** Why an entry is refused; the placeholders are the refusal's data. */
	readonly refusals: Worded<RulesRefusalCode>;
}

import type { LocalDate } from "./dates.ts";
import type { HandedOver } from "./hand-over.ts";
import type { PersonId, RequestId, Seal } from "./ids.ts";
import type { PhaseKind, Step } from "./phases.ts";
import type { Absence } from "./substitutes.ts";

interface OnMatter {
	readonly request: RequestId;
	readonly phase: PhaseKind;
	readonly step: Step;
	/** The last day to answer: nothing that is told here moves it. */
	readonly answerBy: LocalDate;
}

/** What mails tell of approvers who do not answer themselves, and of their questions. */
export type HandOverMail =
	| (OnMatter & {
			readonly template: "handed-over";
			readonly reader: "asker" | "first-approver";
			readonly from: PersonId;
			readonly to: PersonId;
			readonly how: HandedOver;
			/** Who found another approver, where somebody did. */
			readonly by: PersonId | null;
			readonly absence: Absence | null;
			/** Whether it is the successor's turn, so that a mail has gone to him. */
			readonly asked: boolean;
	  })
	| ({
			readonly template: "substitute-named";
			readonly reader: "asker" | "absent" | "substitute";
			readonly person: PersonId;
			readonly substitute: PersonId;
	  } & Absence)
	| (OnMatter & {
			readonly template: "not-for-me";
			readonly by: PersonId;
			readonly reason: Seal;
	  })
	| (OnMatter & {
			readonly template: "question";
			readonly by: PersonId;
			readonly question: Seal;
	  })
	| (OnMatter & {
			readonly template: "question-answered";
			readonly by: PersonId;
			readonly question: Seal;
			readonly answer: Seal;
	  });

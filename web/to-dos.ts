import type { FindingStage } from "../domain/finding.ts";
import type { PhaseKind, Step } from "../domain/phases.ts";
import type { DateId } from "../domain/rules/dated-rule.ts";
import type { ToDo } from "../domain/to-do.ts";
import { sayAudit } from "./audits.ts";
import type { Translate } from "./locales/translate.ts";
import { pathOfRow, sayRow } from "./register-rows.ts";
import { sayDeliverable, sayMatter } from "./terms.ts";
import { sayTask } from "./timers.ts";

/** @returns what waits for somebody: `Sign-off: System design`, `Gap analysis`, `Audit: Surveillance 1`. */
export function sayToDo({ kind, key, data }: ToDo, t: Translate): string {
	switch (kind) {
		case "sign-off":
			return t("home.signOff", {
				matter: sayMatter(data["phase"] as PhaseKind, data["step"] as Step, t),
			});
		case "approver":
		case "question":
			return t(`home.${kind}`, {
				matter: sayMatter(data["phase"] as PhaseKind, data["step"] as Step, t),
			});
		case "address":
			return t("home.address");
		case "deliverable":
			return sayDeliverable(
				{
					id: key,
					title: data["title"] === undefined ? null : String(data["title"]),
				},
				t,
			);
		case "legal":
			return data["round"] === undefined
				? t(`rules.rules.${data["rule"] as DateId}.title`)
				: t("home.audit", {
						phase: t(`terms.phase.${data["round"] as PhaseKind}`),
					});
		case "booking":
			return t(`bookings.toDo.${data["proposed"] === 1 ? "confirm" : "book"}`, {
				audit: sayAudit(String(data["audit"]), t),
			});
		case "task":
			return sayTask(data, t);
		case "action":
		case "evidence":
		case "audit":
		case "review":
		case "document":
			return sayRow(data, t);
		case "finding":
			return t(`findings.toDo.${data["stage"] as FindingStage}`, {
				finding: `F-${data["finding"]}`,
			});
	}
}

/** @returns the page of a finding: `bank-2027/finding-3` stands at `/programmes/bank-2027/findings/3`. */
export const pathOfFinding = (room: string): string =>
	`/programmes/${room.replace("/finding-", "/findings/")}`;

/** @returns the page where it can be done. */
export const pathOfToDo = ({
	kind,
	key,
	room,
	programme,
}: Pick<ToDo, "kind" | "key"> & {
	readonly room: string;
	readonly programme: string;
}): string => {
	switch (kind) {
		case "legal":
		case "task":
			return `/programmes/${programme}#certificate`;
		case "address":
			return `/programmes/${programme}/people`;
		case "booking":
			return `/programmes/${programme}/audits`;
		case "action":
		case "evidence":
		case "audit":
		case "review":
		case "document":
			return pathOfRow(programme, key);
		case "finding":
			return pathOfFinding(room);
		default:
			return `/programmes/${room}`;
	}
};

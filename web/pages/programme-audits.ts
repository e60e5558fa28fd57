import { auditsOf } from "../../domain/audits.ts";
import { sayAudit } from "../audits.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import { standingCell } from "./audit-shown.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** So many audits are named at first sight. */
const first = 3;

/** @returns the next audits of the certification body, each with its last day in time and whether it is booked. */
export const auditRows = (
	{ world, today }: OpenProgramme,
	t: Translate,
): readonly SummaryRow[] =>
	auditsOf(world)
		.filter(({ held }) => held === null)
		.slice(0, first)
		.map((audit): SummaryRow => {
			const cell = standingCell(audit, today, t);
			return {
				label: sayAudit(audit.audit, t),
				cell: {
					...cell,
					note: t("bookings.dueBy", { day: sayDay(audit.dueBy, t) }),
				},
			};
		});

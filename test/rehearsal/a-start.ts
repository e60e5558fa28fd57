import type { ProgrammeAct } from "../../domain/acts.ts";
import type { LocalDate, TimeZone } from "../../domain/dates.ts";
import { type ProgrammeId, personId } from "../../domain/ids.ts";
import { usualLengths } from "../../domain/plan.ts";
import type { Charter } from "../../domain/programme.ts";

/** A programme to be started whose people act themselves. */
export const aStart = (
	programme: ProgrammeId,
	kind: Charter["kind"],
): Extract<ProgrammeAct, { type: "start" }> => ({
	type: "start",
	charter: {
		programme,
		kind,
		organisation: "Huaxin Bank",
		zone: "Asia/Shanghai" as TimeZone,
		rules: "cnca",
		edition: "ISO/IEC 20000-1:2018 + Amd 1",
		industry: "finance",
		language: "en",
	},
	name: "Huaxin Bank",
	people: {
		owner: personId("li"),
		coordinator: personId("li"),
		escalation: personId("li"),
		businessOwner: personId("business"),
		approvers: [
			{ person: personId("it"), side: "it" },
			{ person: personId("business"), side: "business" },
		],
	},
	startOn: "2027-01-11" as LocalDate,
	lengths: usualLengths(),
	reasons: {},
	before: [],
});

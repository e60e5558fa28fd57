import { designGaps, gateGaps } from "../../domain/gate.ts";
import { currentStep } from "../../domain/phase.ts";
import { frequencyOf } from "../../domain/processes.ts";
import type { GateGap } from "../../domain/refusal.ts";
import { sayGap } from "../gate.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow, Way } from "../parts.ts";
import { sayMatter } from "../terms.ts";
import { deliverableNamed, type RoomPage } from "./phase-room.ts";
import { confirmationRow } from "./sign-off-code-setting.ts";

/** A sentence of the gate that is not true yet, and what can be done about it. */
interface Gap {
	readonly sentence: string;
	readonly way?: Way;
}

/** Whether a sign-off can be asked for. */
export interface GatePart {
	readonly sentence: string;
	readonly open: boolean;
	readonly gaps: readonly Gap[];
	/** Records that are missing, where they are many: the coverage below shows them too. */
	readonly records: readonly Gap[];
	/** What a programme that began before documents were kept here is only told. */
	readonly advised: readonly Gap[];
	readonly ask?: Way;
	readonly rows: readonly SummaryRow[];
}

/** @returns the gate of the phase's current step, sentence by sentence. */
export function gatePart(page: RoomPage, t: Translate): GatePart {
	const { phase, programme, today, leads, at, findings, register } = page;
	const gaps = gateGaps(phase, programme, today, findings, register);
	const step = currentStep(phase) ?? "phase";
	return {
		open: gaps.length === 0,
		sentence:
			gaps.length === 0
				? t("gate.open")
				: t("gate.shut", { count: gaps.length }),
		...folded(
			gaps.filter(({ code }) => code !== "record-missing"),
			gaps.filter(({ code }) => code === "record-missing"),
			(gap) => gapPart(page, gap, t),
		),
		advised: programme.charter.keepsDocuments
			? []
			: designGaps(phase, register).map((gap) => gapPart(page, gap, t)),
		rows: [confirmationRow(page, t)],
		...(leads && gaps.length === 0
			? {
					ask: {
						to: `${at}/sign-off`,
						text: t("phase.askFor", {
							matter: sayMatter(phase.kind, step, t),
						}),
					},
				}
			: {}),
	};
}

/** So many missing records are still read one by one. */
const mostRecordsInLine = 4;

function folded(
	gaps: readonly GateGap[],
	records: readonly GateGap[],
	part: (gap: GateGap) => Gap,
): { readonly gaps: readonly Gap[]; readonly records: readonly Gap[] } {
	return records.length > mostRecordsInLine
		? { gaps: gaps.map(part), records: records.map(part) }
		: { gaps: [...gaps, ...records].map(part), records: [] };
}

function gapPart(page: RoomPage, gap: GateGap, t: Translate): Gap {
	const sentence = sayGap(gap, t, deliverableNamed(page, t));
	const to = wayOf(page, gap);
	const todo =
		gap.code === "record-missing" &&
		gap.missing.month &&
		frequencyOf(gap.missing.subject) === "when-it-occurs"
			? "record-missing-quiet"
			: gap.code;
	return to === undefined || todo === "pilot-too-young"
		? { sentence }
		: { sentence, way: { to, text: t(`gate.todo.${todo}`) } };
}

/** Where the reader can do something about it; nowhere when it is not his to do. */
function wayOf(
	{ at, works, leads, programme }: RoomPage,
	gap: GateGap,
): string | undefined {
	const home = `/programmes/${programme.charter.programme}`;
	switch (gap.code) {
		case "not-delivered":
			return works ? `${at}/deliverables/${gap.deliverable}` : undefined;
		case "record-missing":
			return works
				? `${at}/records/new?subject=${gap.missing.subject}`
				: undefined;
		case "pilot-too-young":
			return undefined;
		case "document-missing":
		case "document-in-draft":
		case "procedures-missing":
		case "procedures-in-draft":
			return `${home}/documents`;
		case "no-sla-metric":
			return `${home}/metrics`;
		case "no-approver-from":
		case "no-business-owner":
			return leads ? `${home}/people` : undefined;
		case "on-hold":
			return leads ? home : undefined;
		case "no-application":
			return leads ? `${at}/audit/application` : undefined;
		case "stage-1-not-held":
			return leads ? `${at}/audit/1` : undefined;
		case "stage-2-not-held":
			return leads ? `${at}/audit/2` : undefined;
		case "finding-not-settled":
		case "stage-2-again":
			return `${home}/findings/${gap.finding}`;
		case "no-certification-decision":
			return leads ? `${at}/audit/decision` : undefined;
		case "majors-open":
			if (!leads) return undefined;
			return /\/certification-audit$/.test(at)
				? `${at}/audit/2`
				: `${at}/result`;
		case "audit-result-missing":
		case "minors-without-plan":
		case "new-certificate-missing":
			return leads ? `${at}/result` : undefined;
	}
}

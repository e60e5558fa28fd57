import { gateGaps } from "../../domain/gate.ts";
import { currentStep } from "../../domain/phase.ts";
import { frequencyOf } from "../../domain/processes.ts";
import type { GateGap } from "../../domain/refusal.ts";
import {
	type Seat,
	type SignOffRequest,
	waitingSeats,
} from "../../domain/sign-off.ts";
import type { RequestStory } from "../../records/sign-off-links-requests.ts";
import { sayDate, sayDay, sayMoment, sayShortDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import { sayGap } from "../gate.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, SummaryRow, Way } from "../parts.ts";
import { sayList, sayMatter } from "../terms.ts";
import { shortFingerprint, type Texts } from "./evidence-item.ts";
import { deliverableNamed, type RoomPage } from "./phase-room.ts";

/** A sentence of the gate that is not true yet, and what can be done about it. */
interface Gap {
	readonly sentence: string;
	readonly way?: Way;
}

/** What the phase's page says of its sign-off. */
export interface SignOffPart {
	readonly sentBack?: {
		readonly sentence: string;
		readonly reason: string | null;
	};
	/** Without a request: whether one can be made. */
	readonly gate?: {
		readonly sentence: string;
		readonly open: boolean;
		readonly gaps: readonly Gap[];
		/** Records that are missing, where they are many: the coverage below shows them too. */
		readonly records: readonly Gap[];
		readonly ask?: Way;
	};
	readonly request?: {
		readonly waiting: string;
		readonly rows: readonly SummaryRow[];
		readonly seats: readonly {
			readonly name: string;
			readonly side: string;
			readonly state: State;
			readonly word: string;
			readonly reason: string | null;
		}[];
		readonly id: string;
		readonly remind?: string;
		readonly withdraw?: string;
		readonly form: Form;
	};
	/** Sign-offs that were given in this phase. */
	readonly given: readonly {
		readonly matter: string;
		readonly day: string;
		readonly names: string;
	}[];
}

/** @returns the seals of the reasons the part shows. */
export const reasonsIn = ({ phase }: RoomPage): readonly string[] => [
	...(phase.sentBack?.reason ? [phase.sentBack.reason] : []),
	...(phase.request?.seats ?? []).flatMap(({ answer }) => answer?.reason ?? []),
];

export function signOffPart(
	page: RoomPage,
	stories: readonly RequestStory[],
	texts: Texts,
	t: Translate,
): SignOffPart {
	const { phase } = page;
	const given = stories
		.filter(({ end }) => end?.how === "approved")
		.map(({ step, end, decisions }) => ({
			matter: sayMatter(phase.kind, step, t),
			day: end ? sayDay(end.on, t) : "",
			names: sayList(
				decisions
					.filter(({ decision }) => decision === "approve")
					.filter(
						({ generation }) => generation === decisions.at(-1)?.generation,
					)
					.map(({ person }) => page.nameOf(person)),
				t,
			),
		}));
	if (phase.request)
		return { request: requestPart(page, phase.request, texts, t), given };
	if (phase.status !== "open") return { given };
	return { ...sentBackPart(page, texts, t), gate: gatePart(page, t), given };
}

function sentBackPart(
	{ phase, nameOf }: RoomPage,
	texts: Texts,
	t: Translate,
): Pick<SignOffPart, "sentBack"> {
	const { sentBack } = phase;
	if (!sentBack) return {};
	return {
		sentBack: {
			sentence: t(`phase.sentBack.${sentBack.how}`, {
				name: nameOf(sentBack.by),
				day: sayDay(sentBack.on, t),
			}),
			reason:
				sentBack.reason &&
				(texts.get(sentBack.reason) ?? t("evidence.removed")),
		},
	};
}

function gatePart(
	page: RoomPage,
	t: Translate,
): NonNullable<SignOffPart["gate"]> {
	const { phase, programme, today, leads, at, findings } = page;
	const gaps = gateGaps(phase, programme, today, findings);
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
		case "no-approver-from":
		case "no-business-owner":
			return leads ? `${home}/people` : undefined;
		case "on-hold":
			return leads ? home : undefined;
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

function requestPart(
	page: RoomPage,
	request: SignOffRequest,
	texts: Texts,
	t: Translate,
): NonNullable<SignOffPart["request"]> {
	const { today, nameOf, leads, at, phase } = page;
	const { askedBy, askedOn, answerBy, policy, since, generation } = request;
	return {
		waiting: sayWaiting(page, request, t),
		rows: [
			{
				label: t("phase.request.about"),
				cell: { text: sayMatter(phase.kind, request.step, t) },
			},
			{
				label: t("phase.request.askedBy"),
				cell: {
					text: t("signOff.askedByOn", {
						name: nameOf(askedBy),
						day: sayDate(askedOn, today, t),
					}),
					...(generation > 1
						? { note: t("phase.request.anew", { day: sayDay(since, t) }) }
						: {}),
				},
			},
			{ label: t("phase.request.answerBy"), cell: { date: answerBy } },
			{
				label: t("phase.request.policy"),
				cell: {
					text:
						policy.kind === "at-least"
							? t("signOff.policy.at-least", { count: policy.count })
							: t(`signOff.policy.${policy.kind}`),
				},
			},
			{
				label: t("signOff.fingerprint"),
				cell: {
					code: shortFingerprint(request.fingerprint),
					note: t("phase.request.fingerprintNote"),
				},
			},
		],
		seats: request.seats.map((seat) => seatPart(page, request, seat, texts, t)),
		id: request.id,
		...(leads
			? {
					remind: `${at}/sign-off/remind`,
					withdraw: `${at}/sign-off/withdraw`,
				}
			: {}),
		form: newForm(),
	};
}

/** @returns `A and B, since Mon 1 Mar` */
export const sayWaitedFor = (
	{ nameOf, today }: RoomPage,
	request: SignOffRequest,
	t: Translate,
): string =>
	t("phase.waitedForAnswers", {
		names: sayList(
			waitingSeats(request).map(({ person }) => nameOf(person)),
			t,
		),
		since: sayShortDay(request.since, today, t),
	});

/** @returns `Waiting for A and B since Mon 1 Mar; answer by Fri 12 Mar, in 9 days.` */
export function sayWaiting(
	{ nameOf, today }: RoomPage,
	request: SignOffRequest,
	t: Translate,
): string {
	const names = waitingSeats(request).map(({ person }) => nameOf(person));
	return t("phase.request.waiting", {
		names: sayList(names, t),
		since: sayShortDay(request.since, today, t),
		answerBy: sayDate(request.answerBy, today, t),
	});
}

function seatPart(
	{ nameOf, zone, today }: RoomPage,
	request: SignOffRequest,
	seat: Seat,
	texts: Texts,
	t: Translate,
) {
	const { person, side, answer } = seat;
	const late = request.answerBy < today;
	const waiting = waitingSeats(request).includes(seat);
	const state: State = answer
		? answer.decision === "approve"
			? "done"
			: "stopped"
		: waiting
			? late
				? "late"
				: "asked"
			: "waiting";
	return {
		name: nameOf(person),
		side: t(`terms.sideLabel.${side}`),
		state,
		word: answer
			? t("phase.request.answered", {
					decision: t(`terms.decision.${answer.decision}`),
					at: sayMoment(answer.at, zone, t),
				})
			: waiting
				? t(late ? "phase.request.late" : "phase.request.asked")
				: t("phase.request.notYet"),
		reason: answer?.reason
			? (texts.get(answer.reason) ?? t("evidence.removed"))
			: null,
	};
}

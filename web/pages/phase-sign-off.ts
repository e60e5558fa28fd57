import type { RequestStory } from "../../records/sign-off-links-requests.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { sayList, sayMatter } from "../terms.ts";
import type { Texts } from "./evidence-item.ts";
import { type GatePart, gatePart } from "./phase-gate.ts";
import { type RequestPart, requestPart } from "./phase-request.ts";
import type { RoomPage } from "./phase-room.ts";
import { saySeat } from "./sign-off-names.ts";
import { questionSeals } from "./sign-off-questions.ts";

/** What the phase's page says of its sign-off. */
export interface SignOffPart {
	readonly sentBack?: {
		readonly sentence: string;
		readonly reason: string | null;
	};
	/** Without a request: whether one can be made. */
	readonly gate?: GatePart;
	readonly request?: RequestPart;
	/** Sign-offs that were given in this phase. */
	readonly given: readonly {
		readonly matter: string;
		readonly day: string;
		readonly names: string;
	}[];
}

/** @returns the seals of the reasons, questions and answers that the part shows. */
export const reasonsIn = ({ phase }: RoomPage): readonly string[] => [
	...(phase.sentBack?.reason ? [phase.sentBack.reason] : []),
	...(phase.request?.seats ?? []).flatMap(({ answer }) => answer?.reason ?? []),
	...questionSeals(phase.request?.questions ?? []),
];

export function signOffPart(
	page: RoomPage,
	stories: readonly RequestStory[],
	texts: Texts,
	t: Translate,
	mine?: string,
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
					.map((decision) => saySeat(decision, page.nameOf, t)),
				t,
			),
		}));
	if (phase.request)
		return {
			request: {
				...requestPart(page, phase.request, texts, t),
				...(mine === undefined ? {} : { mine }),
			},
			given,
		};
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

import type { Response } from "express";
import { type Deliverable, evidenceInForce } from "../../domain/deliverable.ts";
import { textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { formAmong, type WrongForm } from "../forms.ts";
import {
	isMessageKey,
	type MessageKey,
	type Translate,
} from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { State, SummaryRow } from "../parts.ts";
import { Problem } from "../problem.ts";
import { saySize } from "../quantities.ts";
import type { Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import { evidenceItem, evidenceSeals, sayEvidence } from "./evidence-item.ts";
import { largestFileOf } from "./evidence-upload.ts";
import { frameOf, type RoomPage, wayToPhase } from "./phase-room.ts";
import { trainingPart } from "./training-room.ts";

/** The forms of a deliverable's page, by what they do. */
export type DeliverableForm = "file" | "link" | "note" | "deliver" | "reopen";

/** @returns the deliverable the address names. @throws Problem 404 */
export function deliverableIn(page: RoomPage, id: unknown): Deliverable {
	const found = page.phase.deliverables.find((one) => one.id === id);
	if (!found) throw new Problem(404);
	return found;
}

/** @returns the page of a deliverable. */
export const pathOf = ({ at }: RoomPage, { id }: Deliverable): string =>
	`${at}/deliverables/${id}`;

/**
 * Shows a deliverable: what is asked, who owns it, its evidence, and what can be done.
 *
 * @param wrong the form that was refused, to be shown as it was typed.
 */
export async function showDeliverable(
	res: Response,
	services: Services,
	page: RoomPage,
	deliverable: Deliverable,
	wrong?: WrongForm<DeliverableForm>,
): Promise<void> {
	const { t } = res.locals.frame;
	const at = pathOf(page, deliverable);
	const texts = await textsOf(
		services.records.database,
		deliverable.evidence.flatMap(evidenceSeals),
	);
	const formOf = formAmong(wrong);
	const title = sayDeliverable(deliverable, t);
	showPage(res, "deliverable", {
		...frameOf(page, t, [wayToPhase(page, t)]),
		title,
		asks: asksOf(deliverable, t),
		...(page.phase.kind === "preparation" && deliverable.id === "staff-training"
			? {
					training: await trainingPart(
						services,
						page.programme.charter.programme,
						t,
					),
				}
			: {}),
		rows: rowsOf(page, deliverable, at, t),
		at,
		works: page.works,
		open: deliverable.status === "open",
		delivered: deliverable.status === "delivered",
		evidence: evidenceInForce(deliverable).map((one) => ({
			...evidenceItem(one, texts, `${at}/evidence/${one.id}`, t),
			added: t("evidence.addedByOn", {
				name: page.nameOf(one.addedBy),
				day: sayDay(one.addedOn, t),
			}),
			withdraw: `${at}/evidence/${one.id}/withdraw`,
		})),
		withdrawn: deliverable.evidence
			.filter(({ withdrawn }) => withdrawn)
			.map((one) => sayEvidence(one, texts, t)),
		asked: page.phase.request !== null,
		...(wrong ? { form: wrong.form } : {}),
		forms: {
			file: formOf("file"),
			link: formOf("link"),
			note: formOf("note"),
			deliver: formOf("deliver"),
			reopen: formOf("reopen"),
		},
		fileHint: t("deliverables.fileHint", {
			size: saySize(largestFileOf(services), t),
		}),
		opened: wrong && { [wrong.which]: true },
	});
}

/** @returns what an auditor expects to see; nothing is said of the owner's own deliverables. */
function asksOf({ id, title }: Deliverable, t: Translate): string | undefined {
	const key = `deliverables.asks.${id}`;
	return title === null && isMessageKey(key) ? t(key as MessageKey) : undefined;
}

/** @returns a deliverable's state, and its word where the usual one does not fit. */
export function stateOf(
	{ status, dueOn, evidence }: Deliverable,
	today: RoomPage["today"],
	t: Translate,
): { readonly state: State; readonly word: string } {
	if (status === "delivered")
		return { state: "done", word: t("deliverables.state.delivered") };
	if (dueOn < today)
		return { state: "late", word: t("deliverables.state.late") };
	return evidence.some(({ withdrawn }) => !withdrawn)
		? { state: "active", word: t("deliverables.state.begun") }
		: { state: "waiting", word: t("deliverables.state.open") };
}

function rowsOf(
	page: RoomPage,
	deliverable: Deliverable,
	at: string,
	t: Translate,
): readonly SummaryRow[] {
	const { owner, dueOn, status } = deliverable;
	const assign = page.leads
		? {
				change: {
					to: `${at}/assign`,
					text: t("deliverables.change"),
					about: t("deliverables.ownerAndDay"),
				},
			}
		: {};
	return [
		{
			label: t("deliverables.stateLabel"),
			cell: stateOf(deliverable, page.today, t),
		},
		{
			label: t("deliverables.owner"),
			cell: owner
				? { text: page.nameOf(owner) }
				: {
						text: page.nameOf(page.programme.people.owner),
						note: t("deliverables.ownerOfProgramme"),
					},
			...assign,
		},
		{
			label: t("deliverables.dueOn"),
			cell: status === "open" ? { date: dueOn } : { text: sayDay(dueOn, t) },
			...assign,
		},
	];
}

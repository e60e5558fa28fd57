import { addDays } from "../../domain/dates.ts";
import {
	type DocumentVersion,
	daysToSignDocument,
	type ManagedDocument,
} from "../../domain/register/document.ts";
import { evidenceRowId } from "../../domain/register/evidence.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import { sayVersion } from "./document-room.ts";
import { marks } from "./documents.ts";
import {
	sayEvidence,
	sayKind,
	sayShortHash,
	type Texts,
} from "./evidence-item.ts";
import { piecePath } from "./evidence-pieces.ts";
import type { RegisterPage } from "./readiness-room.ts";

/** @returns every version a document has had, the newest first. */
export const versionsOf = (
	page: RegisterPage,
	{ versions }: ManagedDocument,
	texts: Texts,
	t: Translate,
) =>
	versions.toReversed().map((version) => {
		const { piece, changed, sentBack, state } = version;
		return {
			title: sayVersion(version, texts, t),
			state: marks[state],
			word: t(`documents.state.${state}`),
			name: sayEvidence(piece, texts, t),
			to: piecePath(page, evidenceRowId(piece.id)),
			kind: [
				sayKind(piece, t),
				...(piece.file ? [sayShortHash(piece.file.sha256, t)] : []),
			].join(" · "),
			added: t("evidence.addedByOn", {
				name: page.nameOf(version.addedBy),
				day: sayDay(version.addedOn, t),
			}),
			changed: changed && (texts.get(changed) ?? t("events.removed")),
			standing: sayStanding(page, version, t),
			sentBack:
				sentBack &&
				t("documents.sentBackWhy", {
					reason: texts.get(sentBack) ?? t("events.removed"),
				}),
		};
	});

/** @returns whom a version waits for, or who has signed it. */
function sayStanding(
	page: RegisterPage,
	{ state, review, approval }: DocumentVersion,
	t: Translate,
): string | undefined {
	if (approval)
		return approval.how === "phase"
			? t("documents.approvedWith", { day: sayDay(approval.on, t) })
			: t("documents.approvedBy", {
					name: page.nameOf(approval.by),
					day: sayDay(approval.on, t),
				});
	if (state !== "review" || !review) return undefined;
	return review.how === "phase"
		? t("documents.waitsForPhase")
		: t("documents.waitsFor", {
				name: page.nameOf(review.approver),
				day: sayDay(addDays(review.on, daysToSignDocument), t),
			});
}

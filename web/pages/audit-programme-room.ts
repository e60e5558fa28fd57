import type { Request } from "express";
import { addDays, type LocalDate } from "../../domain/dates.ts";
import { isRoundPhase } from "../../domain/phases.ts";
import {
	type AuditOfClause,
	auditId,
	type InternalAudit,
} from "../../domain/register/internal-audit.ts";
import { shortId } from "../../domain/register/register.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, Way } from "../parts.ts";
import type { Services } from "../services.ts";
import { type RegisterPage, rowIn } from "./readiness-room.ts";

/** What the pages of the audit programme share. */

export const programmePath = (
	{ path }: Pick<RegisterPage, "path">,
	below = "",
) => `${path}/audit-programme${below}`;

export const wayToProgramme = (page: RegisterPage, t: Translate): Way => ({
	to: programmePath(page),
	text: t("reviews.audit.title"),
});

export const auditPath = (page: RegisterPage, audit: InternalAudit): string =>
	programmePath(page, `/${shortId(audit)}`);

/** @returns the day since which audits count: an audit of the certification body begins another year of it. */
export function coveredSince({ world }: RegisterPage): LocalDate {
	const { past, startedOn } = world.programme;
	const last = past.findLast(
		({ phase }) => phase === "certification-audit" || isRoundPhase(phase),
	);
	const [first] = past;
	return last
		? addDays(last.closedOn, 1)
		: first && first.from < startedOn
			? first.from
			: startedOn;
}

export const stateOfResult = (
	result: AuditOfClause,
	t: Translate,
): { readonly state: State; readonly word: string } => ({
	state:
		result === "conforms"
			? "done"
			: result === "observation"
				? "active"
				: "late",
	word: t(`reviews.audit.result.${result}`),
});

export function stateOfAudit(
	{ status, dueOn }: InternalAudit,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	switch (status) {
		case "held":
			return { state: "done", word: t("reviews.audit.held") };
		case "dropped":
			return { state: "stopped", word: t("reviews.audit.dropped") };
		case "planned":
			return dueOn < today
				? { state: "late", word: t("reviews.audit.late") }
				: { state: "asked", word: t("reviews.audit.planned") };
	}
}

/** @throws Problem 404 when there is no such audit. */
export const auditIn = (
	req: Request,
	services: Services,
	page: RegisterPage,
): Promise<InternalAudit> =>
	rowIn(services, page, "audit", auditId(String(req.params["audit"])));

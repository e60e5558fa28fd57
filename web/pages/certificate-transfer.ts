import type { Certificate } from "../../domain/certificate.ts";
import { packOf } from "../../domain/certificate-rules.ts";
import type { Programme } from "../../domain/programme.ts";
import { noticesFrom } from "../../domain/rules/certificate-notice.ts";
import { ruleOf } from "../../domain/rules/pack.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";

/**
 * @returns whether the certificate can move to another body, with the rule: valid, it can, and the dates of its cycle stay; in any
 * other state it can't, and why (rule `transfer`, IAF MD 2). undefined where the question is over: it has moved, or another cycle
 * has begun.
 */
export function sayTransfer(
	programme: Programme,
	certificate: Certificate,
	t: Translate,
): string | undefined {
	const { status, validUntil } = certificate.state;
	const clause = ruleOf(packOf(programme, certificate), "transfer")?.clause;
	if (
		clause === undefined ||
		status === "transferred" ||
		certificate.followedBy !== null
	)
		return undefined;
	if (noticesFrom(status).includes("transferred"))
		return t("certificate.transfer.offered", {
			clause,
			day: sayDay(validUntil, t),
		});
	const why =
		status === "suspended"
			? t("certificate.transfer.suspended", { clause })
			: t("certificate.transfer.notValid", {
					clause,
					state: t(`rules.states.${status}`),
				});
	return `${why} ${t(`certificate.transfer.instead.${insteadOf(status)}`)}`.trim();
}

/** What can be done instead. */
const insteadOf = (status: Certificate["state"]["status"]) =>
	status === "suspended"
		? "return"
		: status === "expired-restorable"
			? "restore"
			: "again";

import type { Response } from "express";
import type { Services } from "../services.ts";
import { showReceipt } from "./receipt.ts";
import type { LinkPage } from "./sign-off-link.ts";
import { showOpen } from "./sign-off-open.ts";
import { showOver } from "./sign-off-over.ts";

/**
 * Shows what a link is good for now: the request, the receipt of its answer, or why it is over.
 *
 * @param inVain what was sent and could not be recorded any more; shown again, so that nothing typed is lost.
 */
export async function showStanding(
	res: Response,
	services: Services,
	page: LinkPage,
	inVain?: Readonly<Record<string, string>>,
): Promise<void> {
	const { standing } = page;
	switch (standing.kind) {
		case "open":
			return showOpen(res, services, page, standing.request, standing.seat);
		case "answered":
			return showReceipt(res, services, page, standing.given);
		default:
			return showOver(res, services, page, inVain);
	}
}

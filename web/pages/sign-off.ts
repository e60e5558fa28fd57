import type { Request, Response } from "express";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { showReceipt } from "./receipt.ts";
import { decide, lookForAnswer } from "./sign-off-decide.ts";
import { showEvidence } from "./sign-off-evidence.ts";
import { mailFresh } from "./sign-off-fresh.ts";
import { readLink } from "./sign-off-link.ts";
import { showOpen } from "./sign-off-open.ts";
import { showOver } from "./sign-off-over.ts";

/** The link in an approver's mail. Only the form that gives an answer, and the one that mails a fresh link, do anything. */
export const signOffRoutes: Routes = (services) => {
	const route = (
		method: "get" | "post",
		path: string,
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	) => ({
		method,
		path: `/s/:token${path}`,
		policy: "link" as const,
		limit: "link" as const,
		handler: (req: Request, res: Response) => answer(req, res, services),
	});
	return [
		route("get", "", show),
		route("post", "", decide),
		route("get", "/answer", lookForAnswer),
		route("get", "/evidence/:evidence", showEvidence),
		route("post", "/fresh", mailFresh),
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	const { standing } = page;
	switch (standing.kind) {
		case "open":
			return showOpen(res, services, page, standing.request, standing.seat);
		case "answered":
			return showReceipt(res, services, page, standing.given);
		default:
			return showOver(res, services, page);
	}
}

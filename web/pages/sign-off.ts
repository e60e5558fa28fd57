import type { Request, Response } from "express";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { lookForAct } from "./sign-off-beside.ts";
import { decide, lookForAnswer } from "./sign-off-decide.ts";
import { showEvidence } from "./sign-off-evidence.ts";
import { mailFresh } from "./sign-off-fresh.ts";
import { handOver, showHandOver } from "./sign-off-hand-over.ts";
import { readLink } from "./sign-off-link.ts";
import { notForMe, showNotForMe } from "./sign-off-not-for-me.ts";
import { askQuestion, showQuestion } from "./sign-off-question.ts";
import { showStanding } from "./sign-off-standing.ts";
import { proveAddress, showAllWaiting } from "./sign-off-waiting.ts";

/** The link in an approver's mail. Only forms do anything: they answer, hand over, ask, or mail a fresh link. */
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
		route("get", "/hand-over", showHandOver),
		route("post", "/hand-over", handOver),
		route("get", "/not-for-me", showNotForMe),
		route("post", "/not-for-me", notForMe),
		route("get", "/question", showQuestion),
		route("post", "/question", askQuestion),
		route("get", "/act", lookForAct),
		route("get", "/waiting", showAllWaiting),
		route("post", "/waiting", proveAddress),
	];
};

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	await showStanding(res, services, await readLink(req, res, services));
}

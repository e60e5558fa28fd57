import type { Request, Response } from "express";
import { evidenceInForce } from "../../domain/deliverable.ts";
import { personsById } from "../../records/persons.ts";
import { goTo } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { sayDeliverable } from "../terms.ts";
import { answerEvidence } from "./evidence-answer.ts";
import { frameOf, readLink, wordsBehind } from "./sign-off-link.ts";

/** A piece of what is signed, to be read without signing in: as long as the link is open, and not a moment longer. */
export async function showEvidence(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	// The link's own page says why it is not open any more.
	if (page.standing.kind !== "open") return goTo(res, page.at);
	const { t } = res.locals.frame;
	const id = req.params["evidence"];
	for (const deliverable of page.phase.deliverables)
		for (const evidence of evidenceInForce(deliverable))
			if (evidence.id === id) {
				const persons = await personsById(services.records.database, [
					evidence.addedBy,
				]);
				return answerEvidence(
					res,
					services,
					evidence,
					await wordsBehind(services, [evidence.text]),
					{
						today: page.today,
						deliverable: sayDeliverable(deliverable, t),
						addedBy: persons.get(evidence.addedBy)?.name ?? "—",
						back: { to: page.at, text: t("evidence.back") },
						frame: frameOf(page),
					},
				);
			}
	throw new Problem(404);
}

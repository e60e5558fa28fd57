import type { Request, Response } from "express";
import { mailFreshLink } from "../../records/mails-again.ts";
import { sayMoment } from "../dates.ts";
import { goTo, showPage } from "../page.ts";
import type { Services } from "../services.ts";
import { frameOf, hinted, readLink } from "./sign-off-link.ts";
import { matterOf } from "./sign-off-open.ts";

/** Mails a fresh link to the address on record: whoever holds the old one learns nothing by it. */
export async function mailFresh(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readLink(req, res, services);
	if (page.standing.kind !== "expired") return goTo(res, page.at);
	const fresh = await mailFreshLink(
		services.records,
		page.link,
		services.clock.now(),
	);
	if (!fresh.sent && fresh.lately === null) return goTo(res, page.at);
	const { t } = res.locals.frame;
	const address = hinted(page.person.email);
	if (!fresh.sent) res.status(429);
	showPage(res, "sign-off-over", {
		...frameOf(page),
		title: t("signOff.expired.title", { matter: matterOf(page, t) }),
		over: t("signOff.over", {
			organisation: page.programme.charter.organisation,
			programme: page.programme.name,
		}),
		lines: [
			fresh.sent
				? t("signOff.expired.sent", { address })
				: t("signOff.expired.wait", {
						address,
						at: sayMoment(fresh.lately, page.person.zone, t),
					}),
		],
	});
}

import { isOnRecord } from "../../records/answers.ts";
import { ownPath } from "../links.ts";
import { goTo, showPage } from "../page.ts";
import { LOOK_AGAIN } from "../perform.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";

/** Where a reader waits until it is known whether an act has come to the record. */
export const unconfirmedRoutes: Routes = ({ records }) => [
	{
		method: "get",
		path: "/acts",
		policy: "signed-in",
		handler: async (req, res) => {
			const { t, address, links } = res.locals.frame;
			const to = ownPath(req.query["to"]);
			const there = await isOnRecord(records.database, {
				programme: String(req.query["programme"]),
				actId: String(req.query["act"]),
				by: signedIn(res).person,
			});
			if (there) return goTo(res, to);
			res.set("Refresh", `${LOOK_AGAIN}; url=${links.path(address)}`);
			showPage(res, "unconfirmed", {
				title: t("unconfirmed.title"),
				look: address,
			});
		},
	},
];

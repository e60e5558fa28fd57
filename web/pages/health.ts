import type { Response } from "express";
import { showPage } from "../page.ts";
import type { Table } from "../parts.ts";
import type { Routes } from "../route-table.ts";
import type { ReadinessCheck } from "../services.ts";

/** Whether the process lives, whether it can serve, and how it fares. */
export const healthRoutes: Routes = (services) => {
	const { checks, measures } = services;
	return [
		{
			method: "get",
			path: "/healthz",
			policy: "public",
			handler: (_req, res) => {
				res.set("Cache-Control", "no-store").type("text/plain").send("ok\n");
			},
		},
		{
			method: "get",
			path: "/readyz",
			policy: "public",
			handler: async (req, res) => {
				const parts = await Promise.all(checks.map(result));
				const failing = parts.filter((part) => !part.ok).length;
				res.status(failing === 0 ? 200 : 503).set("Cache-Control", "no-store");
				if (req.accepts(["json", "html"]) === "html")
					showHealth(res, parts, failing);
				else res.json({ ready: failing === 0, parts });
			},
		},
		{
			method: "get",
			path: "/metrics",
			policy: "public",
			handler: async (_req, res) => {
				res.set("Cache-Control", "no-store").type(measures.contentType);
				res.send(await measures.metrics());
			},
		},
	];
};

type Part = Awaited<ReturnType<typeof result>>;

function showHealth(res: Response, parts: readonly Part[], failing: number) {
	const { t } = res.locals.frame;
	const table: Table = {
		caption: t("health.parts"),
		captionHidden: true,
		columns: [
			{ label: t("health.part") },
			{ label: t("health.state") },
			{ label: t("health.found") },
		],
		rows: parts.map(({ name, ok, words }) => [
			{ text: t(`health.check.${name}`) },
			ok
				? { state: "done", word: t("health.works") }
				: { state: "late", word: t("health.fails") },
			{ text: words },
		]),
	};
	showPage(res, "health", {
		title: t("health.title"),
		lead:
			failing === 0
				? t("health.allWell")
				: t("health.someIll", { count: failing }),
		failing,
		table,
	});
}

/** A check that throws is a part that does not answer; why stands in its words. */
async function result({ name, check }: ReadinessCheck) {
	try {
		return { name, ...(await check()) };
	} catch (error) {
		return { name, ok: false, words: (error as Error).message };
	}
}

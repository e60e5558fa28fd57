import type { Express } from "express";
import type { Services } from "../services.ts";

/**
 * Whose word counts for where a request comes from. Unless the settings name
 * the proxies in front, forwarded headers are a stranger's claim.
 */
export function setUpProxyTrust(app: Express, services: Services): void {
	app.set("trust proxy", services.settings.trustProxy);
}

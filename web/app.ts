import express, { type Express } from "express";
import { setUpBodies } from "./frame/bodies.ts";
import { setUpCrossSiteGate } from "./frame/cross-site-gate.ts";
import { setUpErrors } from "./frame/errors.ts";
import { setUpFrame } from "./frame/frame.ts";
import { setUpLanguage } from "./frame/language.ts";
import { setUpMeasures } from "./frame/measures.ts";
import { setUpNotFound } from "./frame/not-found.ts";
import { setUpNotice } from "./frame/notice.ts";
import {
	type Patience,
	setUpPatience,
	usualPatience,
} from "./frame/patience.ts";
import { setUpProxyTrust } from "./frame/proxy-trust.ts";
import { setUpRequestLog } from "./frame/request-log.ts";
import { setUpSecurityHeaders } from "./frame/security-headers.ts";
import { setUpSession } from "./frame/session.ts";
import { setUpStaticFiles } from "./frame/static-files.ts";
import { setUpViews } from "./frame/views.ts";
import { addRoutes, type Route } from "./route-table.ts";
import { routeTable } from "./routes.ts";
import type { Services } from "./services.ts";

/**
 * The web application, ready to be listened on.
 *
 * @param routes the pages to serve; a test may add its own.
 * @param patience how long bodies may take to arrive.
 */
export function buildApp(
	services: Services,
	routes: readonly Route[] = routeTable(services),
	patience: Patience = usualPatience,
): Express {
	const app = express();
	setUpProxyTrust(app, services);
	setUpFrame(app, services);
	setUpRequestLog(app, services);
	setUpPatience(app, services, patience);
	setUpMeasures(app, services);
	setUpSecurityHeaders(app, services);
	setUpStaticFiles(app);
	setUpViews(app, services);
	setUpSession(app, services);
	setUpLanguage(app, services);
	setUpNotice(app, services);
	setUpCrossSiteGate(app, services);
	setUpBodies(app);
	addRoutes(app, services, routes);
	setUpNotFound(app);
	setUpErrors(app, services);
	return app;
}

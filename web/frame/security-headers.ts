import type { Express } from "express";
import helmet from "helmet";
import { linksFrom } from "../links.ts";
import type { Services } from "../services.ts";

/**
 * What a browser is told to refuse: anything inline, anything from elsewhere,
 * being framed. HSTS only where the installation is reached over HTTPS, for a
 * browser that once heard it refuses plain HTTP for a year.
 */
export function setUpSecurityHeaders(app: Express, services: Services): void {
	const { https } = linksFrom(services.settings.publicUrl);
	app.disable("x-powered-by");
	app.use((_req, res, next) => {
		res.set({
			// A page is for its reader: no cache on the way, no search engine.
			"Cache-Control": "private, no-cache",
			"X-Robots-Tag": "noindex, nofollow",
		});
		next();
	});
	app.use(
		helmet({
			contentSecurityPolicy: {
				useDefaults: false,
				directives: {
					defaultSrc: ["'none'"],
					scriptSrc: ["'self'"],
					scriptSrcAttr: ["'none'"],
					styleSrc: ["'self'"],
					imgSrc: ["'self'"],
					fontSrc: ["'self'"],
					connectSrc: ["'self'"],
					formAction: ["'self'"],
					frameAncestors: ["'none'"],
					baseUri: ["'none'"],
					...(https ? { upgradeInsecureRequests: [] } : {}),
				},
			},
			// The default, no-referrer, makes browsers send `Origin: null`.
			referrerPolicy: { policy: "strict-origin" },
			strictTransportSecurity: https
				? { maxAge: 31_536_000, includeSubDomains: false }
				: false,
			xFrameOptions: { action: "deny" },
		}),
	);
}

import { join } from "node:path";
import type { Express } from "express";
import { engine } from "express-handlebars";
import { linksFrom } from "../links.ts";
import { sayRemoved } from "../removed.ts";
import type { Services } from "../services.ts";
import type { Frame } from "./frame.ts";
import { viewHelpers } from "./view-helpers.ts";

const views = join(import.meta.dirname, "../views");

/** Pages are Handlebars views in one layout; what they print is escaped. */
export function setUpViews(app: Express, services: Services): void {
	const render = engine({
		extname: ".hbs",
		defaultLayout: "page",
		layoutsDir: join(views, "layouts"),
		partialsDir: join(views, "partials"),
		helpers: viewHelpers(linksFrom(services.settings.publicUrl)),
		compilerOptions: {
			// A partial sees what it is given, not whatever the page has.
			explicitPartialContext: true,
			// What was typed in a text area must not be indented with it.
			preventIndent: true,
		},
	});
	app.engine("hbs", (path, options, callback) => {
		const { t } = (options as { frame: Frame }).frame;
		render(path, options, (error, html) =>
			callback(error, html && sayRemoved(html, t)),
		);
	});
	app.set("view engine", "hbs");
	app.set("views", views);
	app.enable("view cache");
}

import { join } from "node:path";
import type { Express } from "express";
import { engine } from "express-handlebars";
import { linksFrom } from "../links.ts";
import type { Services } from "../services.ts";
import { viewHelpers } from "./view-helpers.ts";

const views = join(import.meta.dirname, "../views");

/** Pages are Handlebars views in one layout; what they print is escaped. */
export function setUpViews(app: Express, services: Services): void {
	app.engine(
		"hbs",
		engine({
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
		}),
	);
	app.set("view engine", "hbs");
	app.set("views", views);
	app.enable("view cache");
}

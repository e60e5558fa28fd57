import { z } from "zod";
import { startRehearsal } from "../../rehearsal/start.ts";
import { examples } from "../examples.ts";
import { readForm } from "../forms.ts";
import type { Language } from "../locales/languages.ts";
import { showPage } from "../page.ts";
import { answerWith } from "../perform.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Routes } from "../route-table.ts";

/** One click loads an example: a rehearsal of its own, for whoever clicked. */
export const exampleRoutes: Routes = (services) => [
	{
		method: "post",
		path: "/examples/:name",
		policy: "signed-in",
		handler: async (req, res) => {
			const { t, language } = res.locals.frame;
			const script = examples.get(String(req.params["name"]));
			if (script === undefined) throw new Problem(404);
			const reading = readForm(z.object({}), req.body, t);
			if (!reading.ok) throw new Problem(400);
			const { programme, outcome } = await startRehearsal(services, {
				form: reading.id,
				host: signedIn(res).person,
				script,
				language,
			});
			const actId = `start/${reading.id}`;
			await answerWith(req, res, { programme, actId }, outcome, {
				to: `/programmes/${programme}`,
				notice: "home.example.loaded",
				refused: (refusal) => {
					res.status(422);
					showPage(res, "error", {
						title: t("home.example.title"),
						what: sayRefusal(refusal, t, (person) => person),
						todo: t("errors.400.todo"),
					});
				},
			});
		},
	},
];

/** @returns the examples to choose from, in the reader's language. */
export const exampleChoices = (language: Language) =>
	[...examples].map(([name, { name: title, about }]) => ({
		path: `/examples/${name}`,
		title: title[language],
		about: about[language],
	}));

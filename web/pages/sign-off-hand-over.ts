import type { Request, Response } from "express";
import { z } from "zod";
import { handOverConfirmed } from "../../domain/confirmation.ts";
import { parseLocalDate } from "../../domain/dates.ts";
import type { Absence } from "../../domain/substitutes.ts";
import {
	findOrAddPerson,
	personByEmail,
	personsById,
} from "../../records/persons.ts";
import { sayDay } from "../dates.ts";
import { email } from "../emails.ts";
import { type Form, newForm, readForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { goTo } from "../page.ts";
import type { SummaryRow } from "../parts.ts";
import type { Services } from "../services.ts";
import {
	bringBeside,
	type OpenLinkPage,
	readOpenLink,
	showBeside,
} from "./sign-off-beside.ts";
import { confirmedByCode } from "./sign-off-code.ts";
import { leavingsSoFar } from "./sign-off-left.ts";
import { readLink } from "./sign-off-link.ts";
import { matterOf } from "./sign-off-open.ts";

const scopes = ["request", "absence"] as const;
const maybeDay = z.string().default("");

/** Nothing is chosen beforehand: to hand over is to choose. */
const handingOver = z
	.object({
		scope: z.enum(scopes, { error: "handOver.hand.chooseScope" }),
		name: z
			.string({ error: "signOff.enterName" })
			.min(1, "signOff.enterName")
			.min(2, "signOff.shortName")
			.max(120),
		email,
		from: maybeDay,
		until: maybeDay,
	})
	.superRefine(({ scope, from, until }, context) => {
		if (scope !== "absence") return;
		for (const [field, text] of Object.entries({ from, until }))
			if (!parseLocalDate(text))
				context.addIssue({
					code: "custom",
					path: [field],
					message: text === "" ? "handOver.hand.giveDay" : "forms.date",
				});
		if (parseLocalDate(from) && parseLocalDate(until) && until < from)
			context.addIssue({
				code: "custom",
				path: ["until"],
				message: "handOver.hand.untilBeforeFrom",
			});
	});

type HandingOver = z.output<typeof handingOver>;

/** The form in which an approver names whoever answers for him. */
export async function showHandOver(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readOpenLink(req, res, services);
	if (page) show(res, page, newForm({ from: page.today }));
}

function show(res: Response, page: OpenLinkPage, form: Form): void {
	const { t } = res.locals.frame;
	const { request, seat, nameOf, today, at } = page;
	showBeside(res, page, {
		title: t("handOver.hand.title", { matter: matterOf(page, t) }),
		lead: [
			t("handOver.hand.lead", { asker: nameOf(request.askedBy) }),
			t(`handOver.hand.side.${seat.side}`),
		],
		fields: [
			{
				part: "field",
				name: "name",
				label: t("handOver.hand.name"),
				autocomplete: "off",
				maxlength: 120,
			},
			{
				part: "field",
				name: "email",
				type: "email",
				label: t("handOver.hand.email"),
				autocomplete: "off",
				maxlength: 254,
			},
			{
				part: "choices",
				name: "scope",
				label: t("handOver.hand.scope"),
				options: scopes.map((value) => ({
					value,
					text: t(`handOver.hand.${value}`),
					...(value === "absence"
						? { hint: t("handOver.hand.absenceHint") }
						: {}),
				})),
			},
			{
				part: "field",
				name: "from",
				type: "date",
				label: t("handOver.hand.from"),
				hint: t("handOver.hand.daysHint"),
				optional: true,
			},
			{
				part: "field",
				name: "until",
				type: "date",
				label: t("handOver.hand.until"),
				hint: t("handOver.hand.untilHint"),
				min: today,
				optional: true,
			},
		],
		submit: t("handOver.hand.submit"),
		action: `${at}/hand-over`,
		form,
	});
}

/** Hands the seat over. Whoever is named for the first time is made known, in the programme's language and zone. */
export async function handOver(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	if (await wentTo(req, res, services)) return;
	const page = await readOpenLink(req, res, services);
	if (!page) return;
	const reading = readForm(handingOver, req.body, t);
	if (!reading.ok) return show(res, page, reading.form);
	const { values } = reading;
	const { database } = services.records;
	const absence = absenceIn(values);
	const actId = actIdOf(page, absence, reading.id);
	const wanted = handOverConfirmed(page.phase, { absence });
	if (
		wanted &&
		!(await confirmedByCode(req, res, services, page, {
			actId,
			action: `${page.at}/hand-over`,
			rows: scopeRows(values, absence, t),
		}))
	)
		return;
	const to = await findOrAddPerson(database, {
		name: values.name,
		email: values.email,
		language: page.programme.charter.language,
		zone: page.zone,
	});
	const name = (await personsById(database, [to])).get(to)?.name ?? values.name;
	await bringBeside(req, res, services, page, {
		act: {
			type: "hand-over",
			request: page.link.request,
			generation: page.link.generation,
			to,
			absence,
			...(wanted ? { confirmed: "code" } : {}),
		},
		actId,
		...(absence
			? {
					notice: "handOver.hand.named",
					values: {
						name,
						from: sayDay(absence.from, t),
						until: sayDay(absence.until, t),
					},
				}
			: { notice: "handOver.hand.done", values: { name } }),
		field: "email",
		named: new Map([[to, name]]),
		stands: ({ standing }) =>
			absence !== null ||
			(standing.kind === "handed-over" && standing.leaving.to === to),
		again: (form) => show(res, page, form),
	});
}

/** What is about to be handed over, to whom. */
const scopeRows = (
	{ scope, name, email: address }: HandingOver,
	absence: Absence | null,
	t: Translate,
): readonly SummaryRow[] => [
	{
		label: t("handOver.hand.scope"),
		cell: {
			text: t(`handOver.hand.${scope}`),
			...(absence
				? {
						note: t("dates.span", {
							from: sayDay(absence.from, t),
							to: sayDay(absence.until, t),
						}),
					}
				: {}),
		},
	},
	{ label: t("code.to"), cell: { text: name, note: address } },
];

/** The second click of the same hand-over: it is done, and the link says so. */
async function wentTo(
	req: Request,
	res: Response,
	services: Services,
): Promise<boolean> {
	const { standing, at } = await readLink(req, res, services);
	const typed = z.object({ email }).safeParse(req.body);
	if (standing.kind !== "handed-over" || !typed.success) return false;
	const named = await personByEmail(
		services.records.database,
		typed.data.email,
	);
	if (!named || named.id !== standing.leaving.to) return false;
	goTo(res, at);
	return true;
}

const absenceIn = ({ scope, from, until }: HandingOver): Absence | null => {
	const first = parseLocalDate(from);
	const last = parseLocalDate(until);
	return scope === "absence" && first && last
		? { from: first, until: last }
		: null;
};

/** To hand over once is one act, to whomever: of two tabs one counts. An absence is known by its form. */
function actIdOf(page: OpenLinkPage, absence: Absence | null, form: string) {
	const { request, generation, person } = page.link;
	return absence
		? `absence/${request}.${generation}/${person}/${form}`
		: `hand-over/${request}.${generation}/${person}/${leavingsSoFar(page)}`;
}

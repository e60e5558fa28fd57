import type { Request, Response } from "express";
import { z } from "zod";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import type { Policy } from "../policy.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { bringPhaseAct } from "./phase-act.ts";
import { showForm } from "./phase-form.ts";
import { type RoomPage, readRoom } from "./phase-room.ts";

/** How sure an answer must be is for the owner to say. */
const owner: Policy = { programme: ["owner"] };

/** Whether answers in a phase are confirmed by a one-time code. */
export const codeSettingRoutes: Routes = (services) => {
	const route = (
		method: Route["method"],
		answer: (req: Request, res: Response, services: Services) => Promise<void>,
	): Route => ({
		method,
		path: "/programmes/:programme/:room/sign-off/code",
		policy: owner,
		handler: (req, res) => answer(req, res, services),
	});
	return [route("get", show), route("post", set)];
};

/** @returns how answers are confirmed, with the way to change it for the owner. */
export const confirmationRow = (
	{ phase, owns, at }: RoomPage,
	t: Translate,
): SummaryRow => ({
	label: t("code.row"),
	cell: { text: t(phase.confirmed ? "code.wanted" : "code.notWanted") },
	...(owns
		? {
				change: {
					to: `${at}/sign-off/code`,
					text: t("code.change"),
					about: t("code.row"),
				},
			}
		: {}),
});

const ways = ["on", "off"] as const;

async function show(
	req: Request,
	res: Response,
	services: Services,
	given?: Form,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { phase, at } = page;
	showForm(res, page, {
		title: t("code.setting.title", { phase: t(`terms.phase.${phase.kind}`) }),
		intro: [t("code.setting.lead"), t("code.setting.always")],
		form: given ?? newForm({ code: phase.confirmed ? "on" : "off" }),
		fields: [
			{
				part: "choices",
				name: "code",
				label: t("code.setting.choose"),
				options: ways.map((value) => ({
					value,
					text: t(`code.setting.${value}`),
				})),
			},
		],
		submit: t("code.setting.submit"),
		action: `${at}/sign-off/code`,
		back: { to: at, text: t("phase.back") },
	});
}

const setting = z.object({ code: z.enum(ways, { error: "forms.choose" }) });

async function set(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const reading = readForm(setting, req.body, res.locals.frame.t);
	if (!reading.ok) return show(req, res, services, reading.form);
	const page = await readRoom(req, res, services);
	await bringPhaseAct(req, res, services, page, {
		act: { type: "set-confirmation", wanted: reading.values.code === "on" },
		actId: `set-confirmation/${reading.id}`,
		to: page.at,
		notice: "code.setting.done",
		again: (errors) => show(req, res, services, refusedForm(req.body, errors)),
	});
}

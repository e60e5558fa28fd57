import type { Request, Response } from "express";
import { z } from "zod";
import type { ProgrammeAct } from "../../domain/acts.ts";
import { roomId, type Seal } from "../../domain/ids.ts";
import { sealText } from "../../records/seals.ts";
import { type Form, newForm, readForm, refusedForm } from "../forms.ts";
import { showPage } from "../page.ts";
import { bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { sayRefusal } from "../refusals.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	carriers,
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

/** An act on the whole programme: what is asked for it, and what it is. */
interface WholeAct<Typed extends z.ZodType = z.ZodType> {
	readonly name: "hold" | "resume" | "stop" | "rename";
	readonly schema: Typed;
	/** It can't be undone. */
	readonly grave: boolean;
	readonly act: (
		typed: z.output<Typed>,
		seal: (field: string, text: string) => Promise<Seal>,
	) => Promise<ProgrammeAct>;
}

const whole = <Typed extends z.ZodType>(act: WholeAct<Typed>) =>
	act as unknown as WholeAct;

const withReason = z.object({
	reason: z.string().min(1, "programme.giveReason").max(4_000),
});

const wholeActs: readonly WholeAct[] = [
	whole({
		name: "hold",
		schema: withReason,
		grave: false,
		act: async ({ reason }, seal) => ({
			type: "hold",
			reason: await seal("reason", reason),
		}),
	}),
	whole({
		name: "resume",
		schema: z.object({}),
		grave: false,
		act: async () => ({ type: "resume" }),
	}),
	whole({
		name: "stop",
		schema: withReason,
		grave: true,
		act: async ({ reason }, seal) => ({
			type: "stop",
			reason: await seal("reason", reason),
		}),
	}),
	whole({
		name: "rename",
		schema: z.object({ name: z.string().min(1).max(120) }),
		grave: false,
		act: async ({ name }) => ({ type: "rename", name }),
	}),
];

/** Hold, resume, stop, rename: each on a page that says what goes and what stays before it is done. */
export const programmeActRoutes: Routes = (services) =>
	wholeActs.flatMap((act): readonly Route[] => {
		const path = `/programmes/:programme/${act.name}`;
		return [
			{
				method: "get",
				path,
				policy: carriers,
				handler: async (req, res) => {
					const open = await openProgramme(req, services);
					const { name } = open.world.programme;
					show(res, open, act, newForm(act.name === "rename" ? { name } : {}));
				},
			},
			{
				method: "post",
				path,
				policy: carriers,
				handler: (req, res) => bring(req, res, services, act),
			},
		];
	});

function show(
	res: Response,
	open: OpenProgramme,
	{ name, schema, grave }: WholeAct,
	form: Form,
): void {
	const { t } = res.locals.frame;
	showPage(res, "programme-act", {
		...frameBelow(open, t),
		title: t(`programme.${name}.title`, { name: open.world.programme.name }),
		what: t(`programme.${name}.what`),
		stays: t(`programme.${name}.stays`),
		button: t(`programme.${name}.button`),
		form,
		asksReason: schema === withReason,
		asksName: name === "rename",
		grave,
		path: open.path,
	});
}

async function bring(
	req: Request,
	res: Response,
	services: Services,
	act: WholeAct,
): Promise<void> {
	const { t } = res.locals.frame;
	const open = await openProgramme(req, services);
	const reading = readForm(act.schema, req.body, t);
	if (!reading.ok) return show(res, open, act, reading.form);
	const actId = `${act.name}/${reading.id}`;
	const { database } = services.records;
	const seal = (field: string, text: string) =>
		sealText(database, `${open.id}/${actId}`, field, text);
	await bringFromPage(
		req,
		res,
		services,
		{
			programme: open.id,
			kind: open.kind,
			room: roomId(open.id),
			by: signedIn(res).person,
			actId,
			act: await act.act(reading.values, seal),
		},
		{
			to: open.path,
			notice: `programme.${act.name}.done`,
			refused: (refusal) => {
				const message = sayRefusal(refusal, t, (person) => person);
				show(res, open, act, refusedForm(req.body, [{ field: "", message }]));
			},
		},
	);
}

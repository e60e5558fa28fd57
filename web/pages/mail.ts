import type { Request, Response } from "express";
import { z } from "zod";
import { mailAgain } from "../../records/mails-again.ts";
import { mailsOfRoom } from "../../records/mails-read.ts";
import { sayMoment } from "../dates.ts";
import { readForm } from "../forms.ts";
import { leaveNotice } from "../frame/notice.ts";
import { goTo, showPage } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	frameOf,
	mayLead,
	type RoomPage,
	readRoom,
	wayToPhase,
} from "./phase-room.ts";

/** Mails of a phase: those a rehearsal keeps are read here, and one that went astray is sent once more. */
export const mailRoutes: Routes = (services) => {
	const path = "/programmes/:programme/:room/mails/:mail";
	return [
		{
			method: "get",
			path,
			policy: mayLead,
			handler: (req, res) => show(req, res, services),
		},
		{
			method: "post",
			path: `${path}/again`,
			policy: mayLead,
			handler: (req, res) => again(req, res, services),
		},
	];
};

/** @throws Problem 404 for a mail of another room. */
async function mailOf(req: Request, { records }: Services, page: RoomPage) {
	const mails = await mailsOfRoom(
		records.database,
		page.programme.charter.programme,
		page.phase.room,
	);
	const mail = mails.find(({ id }) => id === req.params["mail"]);
	if (!mail) throw new Problem(404);
	return mail;
}

/** Only a rehearsal's: the link in a real mail is its addressee's alone. */
async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const page = await readRoom(req, res, services);
	const { id } = await mailOf(req, services, page);
	const mail = await services.mailReader.read(id);
	if (!mail) throw new Problem(404);
	const { subject, to, date, zone, text, link } = mail;
	showPage(res, "mail", {
		...frameOf(page, t, [wayToPhase(page, t)]),
		title: subject,
		rows: [
			{ label: t("mails.to"), cell: { text: to.name, note: to.address } },
			{ label: t("mails.date"), cell: { text: sayMoment(date, zone, t) } },
			{
				label: t("mails.stateLabel"),
				cell: { state: "before", word: t("mails.state.kept") },
			},
		],
		paragraphs: text.split(/\n{2,}/).map((paragraph) => ({
			lines: paragraph.split("\n").map((line) => ({
				text: line,
				href: link !== null && line.trim() === link ? link : undefined,
			})),
		})),
		back: page.at,
	});
}

async function again(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const page = await readRoom(req, res, services);
	const { id } = await mailOf(req, services, page);
	const reading = readForm(z.object({}), req.body, res.locals.frame.t);
	if (!reading.ok) throw new Problem(400);
	await mailAgain(
		services.records,
		page.programme.charter.programme,
		id,
		reading.id,
		services.clock.now(),
	);
	leaveNotice(res, "mails.again");
	goTo(res, `${page.at}#mails`);
}

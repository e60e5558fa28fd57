import type { Request, Response } from "express";
import { readRoomStream } from "../../records/certificate-pages.ts";
import { personsById } from "../../records/persons.ts";
import { showPage } from "../page.ts";
import { signedIn } from "../reader.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { wordStream } from "../stream.ts";
import { actsOn, certificateForms } from "./certificate-acts.ts";
import {
	bringCertificateForm,
	showCertificateForm,
} from "./certificate-form.ts";
import { certificateOf } from "./certificate-room.ts";
import { sayTransfer } from "./certificate-transfer.ts";
import { alarmRows, dateTable, taskList } from "./certificate-view.ts";
import { certificateShown } from "./programme-certificate.ts";
import {
	carriers,
	frameBelow,
	openProgramme,
	readers,
} from "./programme-frame.ts";
import { roomTimers } from "./programme-next.ts";

const entriesShown = 50;

/** A certificate: its state, every date with its why, what rings, what is to be done, and what the body's notices say. */
export const certificateRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/certificate",
		policy: readers,
		handler: (req, res) => showCertificate(req, res, services),
	},
	{
		method: "get",
		path: "/programmes/:programme/certificate-:cycle",
		policy: readers,
		handler: (req, res) => showCertificate(req, res, services),
	},
	{
		method: "get",
		path: "/programmes/:programme/certificate/:act",
		policy: carriers,
		handler: (req, res) =>
			showCertificateForm(req, res, services, certificateForms),
	},
	{
		method: "post",
		path: "/programmes/:programme/certificate/:act",
		policy: carriers,
		handler: (req, res) =>
			bringCertificateForm(req, res, services, certificateForms),
	},
];

async function showCertificate(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const open = await openProgramme(req, services);
	const certificate = certificateOf(open, req.params["cycle"]);
	const { people } = open.world.programme;
	const [entries, roles, persons] = await Promise.all([
		readRoomStream(database, open.id, certificate.room, entriesShown),
		services.access.rolesOf(signedIn(res).person, open.id),
		personsById(database, [
			people.owner,
			people.coordinator,
			people.escalation,
			...(people.businessOwner ? [people.businessOwner] : []),
			...people.approvers.map(({ person }) => person),
		]),
	]);
	const nameOf = (person: string) =>
		persons.get(person)?.name ?? t("events.someone");
	const mayAct =
		open.world.programme.status !== "stopped" &&
		certificate.followedBy === null &&
		roles.some((role) =>
			(carriers.programme as readonly string[]).includes(role),
		);
	showPage(res, "certificate", {
		...frameBelow(open, t),
		title: t("certificate.title", { number: certificate.decision.number }),
		over: open.world.programme.charter.organisation,
		path: open.path,
		certificate: certificateShown(open, t, certificate),
		alarms: alarmRows(open, certificate, t, mayAct),
		dates: dateTable(open, certificate, t, mayAct),
		timers: roomTimers(open, certificate.room, nameOf, t),
		tasks: taskList(open, certificate, t, mayAct),
		acts: mayAct ? actsOn(open, certificate, t) : undefined,
		transfer: sayTransfer(open.world.programme, certificate, t),
		stream: await wordStream(database, entries, open.world, t),
	});
}

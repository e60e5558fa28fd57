import type { Request, Response } from "express";
import { readRoomStream } from "../../records/certificate-pages.ts";
import { personsById } from "../../records/persons.ts";
import { textsOf } from "../../records/seals.ts";
import { sayDay } from "../dates.ts";
import { showPage } from "../page.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { wordStream } from "../stream.ts";
import { latestEvidence } from "./evidence-latest.ts";
import { actsOn, findingForms } from "./finding-acts.ts";
import { bringFindingForm, showFindingForm } from "./finding-form.ts";
import { findingsFrame, readFinding, workOn } from "./finding-room.ts";
import {
	answerParts,
	dateRows,
	factRows,
	paragraphs,
	stageTwoAgain,
	standingRows,
} from "./finding-view.ts";
import { readers } from "./programme-frame.ts";
import { roomTimers } from "./programme-next.ts";
import { openRegister } from "./readiness-room.ts";

const path = "/programmes/:programme/findings/:number";
const entriesShown = 100;

/** One finding: where it stands, what is due and whose turn it is, its words, its dates and its history. */
export const findingRoutes: Routes = (services) => [
	{
		method: "get",
		path,
		policy: readers,
		handler: (req, res) => showFinding(req, res, services),
	},
	{
		method: "get",
		path: `${path}/:act`,
		policy: workOn,
		handler: (req, res) => showFindingForm(req, res, services, findingForms),
	},
	{
		method: "post",
		path: `${path}/:act`,
		policy: workOn,
		handler: (req, res) => bringFindingForm(req, res, services, findingForms),
	},
];

async function showFinding(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const page = await readFinding(req, res, services);
	const { open, finding, at, works } = page;
	const { answer, effectiveness, statement, sentBack, state } = finding;
	const { people } = open.world.programme;
	const [entries, persons, texts] = await Promise.all([
		readRoomStream(database, open.id, finding.room, entriesShown),
		personsById(database, [
			people.owner,
			people.coordinator,
			people.escalation,
			...(people.businessOwner ? [people.businessOwner] : []),
			...people.approvers.map(({ person }) => person),
			...(finding.owner ? [finding.owner] : []),
		]),
		textsOf(
			database,
			[
				statement,
				answer.correction,
				answer.cause,
				answer.action,
				effectiveness,
				sentBack?.reason ?? null,
			].filter((seal) => seal !== null),
		),
	]);
	const nameOf = (person: string) =>
		persons.get(person)?.name ?? t("events.someone");
	const removed = t("evidence.removed");
	showPage(res, "finding", {
		...findingsFrame(open, t),
		title: t("findings.titled", {
			finding: `F-${finding.number}`,
			grade: t(`rules.grades.${state.grade}`),
		}),
		over: open.world.programme.name,
		again: stageTwoAgain(page, t),
		sentBack: sentBack && {
			sentence: t("findings.sentBack", { day: sayDay(sentBack.on, t) }),
			reason: texts.get(sentBack.reason) ?? removed,
		},
		standing: standingRows(page, nameOf, t),
		acts: actsOn(page, t),
		statement: paragraphs(texts.get(statement) ?? removed),
		facts: factRows(page, nameOf, t),
		answer: answerParts(finding, texts, t),
		dates: dateRows(page, t),
		timers: roomTimers(open, finding.room, nameOf, t),
		// What was given for it, here or in the register of evidence.
		evidence: await latestEvidence(
			await openRegister(req, res, services),
			services,
			`finding/${finding.room}`,
			t,
		),
		stream: await wordStream(database, entries, open.world, t),
		at,
		works,
	});
}

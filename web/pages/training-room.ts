import type { Request, Response } from "express";
import type { ProgrammeId } from "../../domain/ids.ts";
import { shortId } from "../../domain/register/register.ts";
import {
	type StaffGiven,
	type StaffMember,
	type StaffSide,
	type Training,
	type TrainingLack,
	trainingId,
	trainingLacks,
} from "../../domain/register/training.ts";
import { sealText, textsOf } from "../../records/seals.ts";
import { type TrainingRows, trainingRows } from "../../records/staff.ts";
import type { Translate } from "../locales/translate.ts";
import type { Way } from "../parts.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import {
	openRegister,
	type RegisterPage,
	wayToReadiness,
} from "./readiness-room.ts";

/** A programme's training: its staff list and sessions, with their words. */
export interface TrainingPage extends RegisterPage, TrainingRows {
	/** @returns what stands behind a seal; of a name that was removed, that it was. */
	readonly textOf: (seal: string) => string;
}

/** @throws Problem 404 when there is no such programme. */
export async function openTraining(
	req: Request,
	res: Response,
	services: Services,
): Promise<TrainingPage> {
	const { database } = services.records;
	const page = await openRegister(req, res, services);
	const rows = await trainingRows(database, page.id);
	const texts = await textsOf(database, [
		...rows.staff.map(({ name }) => name),
		...rows.sessions.flatMap(({ subject, trainer }) => [subject, trainer]),
	]);
	return {
		...page,
		...rows,
		textOf: (seal) => texts.get(seal) ?? res.locals.frame.t("events.removed"),
	};
}

export const trainingPath = (
	{ path }: Pick<RegisterPage, "path">,
	below = "",
): string => `${path}/training${below}`;

export const sessionPath = (page: RegisterPage, session: Training): string =>
	trainingPath(page, `/sessions/${shortId(session)}`);

/** @returns the way back from a page below the training page. */
export const trailOf = (page: RegisterPage, t: Translate): readonly Way[] => [
	wayToReadiness(page, t),
	{ to: trainingPath(page), text: t("training.title") },
];

/** @returns the session the address names. @throws Problem 404 */
export function sessionIn(req: Request, { sessions }: TrainingPage): Training {
	const id = trainingId(String(req.params["training"]));
	const found = sessions.find((session) => session.id === id);
	if (!found) throw new Problem(404);
	return found;
}

/** @returns the name of somebody of the staff, with his department. */
export const sayMember = (
	page: TrainingPage,
	{ name, department }: Pick<StaffMember, "name" | "department">,
	t: Translate,
): string => t("training.member", { name: page.textOf(name), department });

/** @returns what a page of the preparation phase says of the training of all staff. */
export async function trainingPart(
	{ records }: Services,
	programme: ProgrammeId,
	t: Translate,
) {
	return {
		lacks: sayLacks(await trainingRows(records.database, programme), t),
		to: `/programmes/${programme}/training`,
	};
}

/** @returns in sentences what all-staff training still lacks. */
export const sayLacks = (
	{ staff, sessions }: TrainingRows,
	t: Translate,
): readonly string[] =>
	trainingLacks(staff, sessions).map((lack) => sayLack(lack, t));

function sayLack(lack: TrainingLack, t: Translate): string {
	switch (lack.code) {
		case "no-staff-list":
			return t("training.lack.no-staff-list");
		case "no-staff-of-side":
			return t("training.lack.no-staff-of-side", {
				side: t(`training.side.${lack.side}`),
			});
		case "not-yet-trained":
			return t("training.lack.not-yet-trained", {
				side: t(`training.side.${lack.side}`),
				attended: lack.attended,
				all: lack.all,
				count: lack.all - lack.attended,
			});
	}
}

/** @returns people for the staff list, their names put aside under seals. */
export async function sealedStaff(
	{ records }: Services,
	form: string,
	people: readonly {
		readonly line: number;
		readonly name: string;
		readonly department: string;
		readonly side: StaffSide;
	}[],
): Promise<readonly StaffGiven[]> {
	const given: StaffGiven[] = [];
	for (const { line, name, department, side } of people)
		given.push({
			staff: `${form}-${line}`,
			name: await sealText(records.database, form, `staff-${line}`, name),
			department,
			side,
		});
	return given;
}

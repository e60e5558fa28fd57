import type { Request } from "express";
import { type LocalDate, localDateOf } from "../../domain/dates.ts";
import { programmeId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/instants.ts";
import {
	type ProgrammeOnRecord,
	readProgramme,
} from "../../records/programme-pages.ts";
import type { Translate } from "../locales/translate.ts";
import type { PageData } from "../page.ts";
import { Problem } from "../problem.ts";
import type { Route } from "../route-table.ts";
import type { Services } from "../services.ts";

/** Everybody who has to do with a programme may read its pages. */
export const readers = {
	programme: ["owner", "coordinator", "contributor", "auditor", "approver"],
} as const satisfies Route["policy"];

/** Who may act on a programme as a whole. */
export const carriers = {
	programme: ["owner", "coordinator"],
} as const satisfies Route["policy"];

/** A programme with its own time. */
export interface OpenProgramme extends ProgrammeOnRecord {
	readonly now: Instant;
	readonly today: LocalDate;
	readonly path: string;
}

/** @returns the programme that the path names. @throws Problem 404 when there is none. */
export async function openProgramme(
	req: Request,
	{ records, clock }: Services,
): Promise<OpenProgramme> {
	const id = programmeId(String(req.params["programme"]));
	const found = await readProgramme(records.database, id);
	if (found === undefined) throw new Problem(404);
	const now = found.clock ?? clock.now();
	return {
		...found,
		now,
		today: localDateOf(now, found.zone),
		path: `/programmes/${id}`,
	};
}

/** @returns what each page of a programme tells the frame around it. */
export function programmeFrame(
	{ kind, now, path, today, zone, world }: OpenProgramme,
	t: Translate,
): Omit<PageData, "title"> {
	const hold = world.programme.holds.find(({ until }) => until === null);
	return {
		section: "home",
		trail: [{ to: "/", text: t("home.title") }],
		today,
		...(kind === "rehearsal"
			? { rehearsal: { clock: now, zone, to: `${path}/rehearsal` } }
			: {}),
		...(hold ? { hold: { since: hold.from } } : {}),
	};
}

/** @returns the same for a page below the programme's own. */
export const frameBelow = (
	open: OpenProgramme,
	t: Translate,
): Omit<PageData, "title"> => ({
	...programmeFrame(open, t),
	trail: [
		{ to: "/", text: t("home.title") },
		{ to: open.path, text: open.world.programme.name },
	],
});

import type { Request, Response } from "express";
import type { Finding } from "../../domain/finding.ts";
import { findingRowsIn } from "../../domain/findings.ts";
import { findingRoom } from "../../domain/ids.ts";
import type { DatedRule } from "../../domain/rules/dated-rule.ts";
import { findingIn } from "../../domain/world.ts";
import type { Translate } from "../locales/translate.ts";
import type { PageData } from "../page.ts";
import type { Policy } from "../policy.ts";
import { Problem } from "../problem.ts";
import { signedIn } from "../reader.ts";
import type { ProgrammeRole, Services } from "../services.ts";
import {
	frameBelow,
	type OpenProgramme,
	openProgramme,
} from "./programme-frame.ts";

const workers = ["owner", "coordinator", "contributor"] as const;
const leaders = ["owner", "coordinator"] as const;

/** What is done about a finding is written by whoever works in the programme. */
export const workOn: Policy = { programme: workers };

/** A finding as its pages know it, with what their reader may do. */
export interface FindingPage {
	readonly open: OpenProgramme;
	readonly finding: Finding;
	/** `/programmes/bank-2027/findings/3` */
	readonly at: string;
	/** Its legal dates. */
	readonly rows: readonly DatedRule[];
	/** Whether the reader may write down what is done, as the finding stands. */
	readonly works: boolean;
	/** Whether he may enter what binds others, as the finding stands. */
	readonly leads: boolean;
	/** Whether he is owner or coordinator, however it stands. */
	readonly isLeader: boolean;
}

/** @throws Problem 404 where the address names none. */
export async function readFinding(
	req: Request,
	res: Response,
	services: Services,
): Promise<FindingPage> {
	const number = Number(req.params["number"]);
	if (!Number.isSafeInteger(number) || number < 1) throw new Problem(404);
	const open = await openProgramme(req, services);
	const finding = findingIn(open.world, findingRoom(open.id, number));
	if (!finding) throw new Problem(404);
	const roles = await services.access.rolesOf(signedIn(res).person, open.id);
	const acts = finding.status === "open";
	return {
		open,
		finding,
		at: `${open.path}/findings/${number}`,
		rows: findingRowsIn(open.world, finding),
		works: acts && may(workers, roles),
		leads: acts && may(leaders, roles),
		isLeader: may(leaders, roles),
	};
}

export const may = (
	allowed: readonly ProgrammeRole[],
	roles: readonly ProgrammeRole[],
): boolean => roles.some((role) => allowed.includes(role));

/** @returns whether somebody with these roles may raise a finding in the programme. */
export const mayRaise = (
	{ world }: OpenProgramme,
	roles: readonly ProgrammeRole[],
): boolean => world.programme.status !== "stopped" && may(workers, roles);

/** @returns what a page of findings tells the frame around it: the way up to it leads by the register, below one by itself. */
export const findingsFrame = (
	open: OpenProgramme,
	t: Translate,
	finding?: Finding,
): Omit<PageData, "title"> => ({
	...frameBelow(open, t),
	trail: [
		{ to: "/", text: t("home.title") },
		{ to: open.path, text: open.world.programme.name },
		{ to: `${open.path}/findings`, text: t("findings.title") },
		...(finding
			? [
					{
						to: `${open.path}/findings/${finding.number}`,
						text: t("findings.one", { finding: `F-${finding.number}` }),
					},
				]
			: []),
	],
});

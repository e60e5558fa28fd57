import type { Request, Response } from "express";
import type { Happening } from "../../domain/events.ts";
import { openFindings } from "../../domain/findings.ts";
import { guardingCertificate, isFinding } from "../../domain/world.ts";
import { personsById } from "../../records/persons.ts";
import { readStream } from "../../records/programme-pages.ts";
import { textsOf } from "../../records/seals.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Table, Way } from "../parts.ts";
import { signedIn } from "../reader.ts";
import type { NameOf } from "../refusals.ts";
import { rehearsalControls } from "../rehearsal-controls.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import {
	isStreamFilter,
	type StreamFilter,
	streamFilters,
	wordStream,
} from "../stream.ts";
import { mayRaise } from "./finding-room.ts";
import { findingsHere } from "./findings-here.ts";
import { auditRows } from "./programme-audits.ts";
import { certificateShown } from "./programme-certificate.ts";
import {
	carriers,
	type OpenProgramme,
	openProgramme,
	programmeFrame,
	readers,
} from "./programme-frame.ts";
import { nextTimers, personsTold } from "./programme-next.ts";
import { peopleConcerns, peopleRows, personsIn } from "./programme-people.ts";
import {
	certificateLead,
	plansTable,
	programmeTimeline,
} from "./programme-plan.ts";
import { programmeRail } from "./programme-rail.ts";

const entriesAPage = 25;

/** A programme: where it stands, what is next, who is waited for, and its record. */
export const programmeRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme",
		policy: readers,
		handler: (req, res) => showProgramme(req, res, services),
	},
];

async function showProgramme(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const open = await openProgramme(req, services);
	const { world, today, path, id } = open;
	const { programme } = world;
	const [persons, roles, stream, holds] = await Promise.all([
		personsById(database, [
			...personsIn(programme.people),
			...askedIn(open),
			...personsTold(open),
		]),
		services.access.rolesOf(signedIn(res).person, id),
		readPart(req, open, services, t),
		holdsTable(open, services, t),
	]);
	const nameOf: NameOf = (person) =>
		persons.get(person)?.name ?? t("events.someone");
	const mayAct =
		programme.status !== "stopped" &&
		roles.some((role) =>
			(carriers.programme as readonly string[]).includes(role),
		);
	showPage(res, "programme", {
		...programmeFrame(open, t),
		title: programme.name,
		over: overline(open, t),
		lead: certificateLead(world, today, t),
		stopped: await stoppedWords(open, services, t),
		phases: programmeRail(open, nameOf, t),
		concerns:
			programme.status === "stopped"
				? []
				: peopleConcerns(programme.people, programme.past, t),
		timers: nextTimers(open, nameOf, t),
		certificate: certificateShown(open, t),
		audits: auditRows(open, t),
		findings: findingsHere(
			{
				programme,
				findings: openFindings(world),
				validUntil: guardingCertificate(world)?.state.validUntil ?? null,
				today,
				room: null,
				mayRaise: mayRaise(open, roles),
			},
			t,
		),
		timeline: programmeTimeline(world, today, t),
		plans: plansTable(programme, t),
		people: peopleRows(programme.people, nameOf, t),
		holds,
		stream,
		acts: mayAct ? actsOf(open, t) : undefined,
		controls: mayAct ? await rehearsalControls(database, open, t) : undefined,
		path,
	});
}

/** Whoever is asked for a sign-off may have left the programme's people since; a finding may be seen to by anybody. */
const askedIn = ({ world }: OpenProgramme): readonly string[] =>
	Object.values(world.rooms).flatMap((room) => {
		if (isFinding(room)) return room.owner ? [room.owner] : [];
		return "request" in room && room.request
			? room.request.seats.map(({ person }) => person)
			: [];
	});

function overline({ world }: OpenProgramme, t: Translate): string {
	const { organisation, edition, industry, rules } = world.programme.charter;
	return [
		organisation,
		edition,
		t(`terms.industry.${industry}`),
		t("programme.rules", { rules: t(`terms.rules.${rules}`) }),
	].join(" · ");
}

/** @returns the part of the record that the address asks for, in words. */
async function readPart(
	req: Request,
	{ id, path, world }: OpenProgramme,
	{ records: { database } }: Services,
	t: Translate,
) {
	const asked = req.query["show"];
	const filter: StreamFilter = isStreamFilter(asked) ? asked : "all";
	const before = Number(req.query["before"]);
	const { entries, more } = await readStream(database, id, {
		types: streamFilters[filter],
		before: Number.isInteger(before) && before > 0 ? before : null,
		limit: entriesAPage,
	});
	const address = (show: string, from?: number) =>
		`${path}?show=${show}${from === undefined ? "" : `&before=${from}`}#record`;
	const last = entries.at(-1)?.position;
	return {
		entries: await wordStream(database, entries, world, t),
		filters: (Object.keys(streamFilters) as StreamFilter[]).map((name) => ({
			to: address(name),
			text: t(`programme.filter.${name}`),
			current: name === filter,
		})),
		older:
			more && last !== undefined
				? { to: address(filter, last), text: t("programme.older") }
				: undefined,
	};
}

/** @returns the times on hold with the reason that was given for each. */
async function holdsTable(
	{ id, world }: OpenProgramme,
	{ records: { database } }: Services,
	t: Translate,
): Promise<Table | undefined> {
	const { holds } = world.programme;
	if (holds.length === 0) return undefined;
	const { entries } = await readStream(database, id, {
		types: ["programme-held"],
		before: null,
		limit: 100,
	});
	const texts = await textsOf(database, entries.map(reasonOf));
	const reasons = entries
		.toReversed()
		.map((entry) => texts.get(reasonOf(entry)));
	return {
		caption: t("programme.holds"),
		captionHidden: true,
		columns: [
			{ label: t("programme.holdFrom") },
			{ label: t("programme.holdUntil") },
			{ label: t("programme.reason") },
		],
		rows: holds.map(({ from, until }, place) => [
			{ date: from },
			until === null ? { text: t("programme.holdOpen") } : { date: until },
			{ text: reasons[place] ?? t("events.removed") },
		]),
	};
}

const reasonOf = ({ event }: Happening): string =>
	"reason" in event ? (event.reason ?? "") : "";

async function stoppedWords(
	{ world }: OpenProgramme,
	{ records: { database } }: Services,
	t: Translate,
) {
	const { stopped } = world.programme;
	if (stopped === null) return undefined;
	const texts = await textsOf(database, [stopped.reason]);
	return {
		on: stopped.on,
		reason: texts.get(stopped.reason) ?? t("events.removed"),
	};
}

/** Each act has a page of its own, which says what follows before it is done. */
function actsOf({ world, path }: OpenProgramme, t: Translate) {
	const { status, certifiedOn } = world.programme;
	const act = (
		name: "people" | "replan" | "rename" | "hold" | "resume" | "stop",
	): Way => ({ to: `${path}/${name}`, text: t(`programme.act.${name}`) });
	return {
		plain: [
			act("people"),
			{ to: `${path}/reminders`, text: t("reminders.programme.way") },
			...(certifiedOn === null ? [act("replan")] : []),
			act("rename"),
			act(status === "held" ? "resume" : "hold"),
		],
		stop: act("stop"),
	};
}

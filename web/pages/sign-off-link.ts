import type { Request, Response } from "express";
import {
	type LocalDate,
	localDateOf,
	type TimeZone,
} from "../../domain/dates.ts";
import type { Instant } from "../../domain/instants.ts";
import { type Person, personsById } from "../../records/persons.ts";
import { textsOf } from "../../records/seals.ts";
import { type OpenedLink, openLink } from "../../records/sign-off-links.ts";
import {
	type RequestStory,
	requestsIn,
} from "../../records/sign-off-links-requests.ts";
import {
	type Standing,
	standingOf,
} from "../../records/sign-off-links-standing.ts";
import { readCookie } from "../frame/cookies.ts";
import { isLanguage } from "../locales/languages.ts";
import { translateTo } from "../locales/translate.ts";
import { Problem } from "../problem.ts";
import type { NameOf } from "../refusals.ts";
import type { Services } from "../services.ts";
import type { Texts } from "./evidence-item.ts";
import { questionPersons, seatPersons } from "./sign-off-names.ts";

/** A link that somebody opened, with everything its pages say. */
export interface LinkPage extends OpenedLink {
	/** The page's own address. */
	readonly at: string;
	readonly story: RequestStory | undefined;
	readonly standing: Standing;
	/** Whom the mail was sent to. */
	readonly person: Person;
	readonly nameOf: NameOf;
	/** The programme's clock, and its day there. */
	readonly now: Instant;
	readonly today: LocalDate;
	readonly zone: TimeZone;
}

/**
 * Reads what a link leads to, and lets the page speak the language of whoever the mail was for. It only reads: however often
 * a machine opens a link, nothing changes.
 *
 * @throws Problem 404 for a token nobody was sent.
 */
export async function readLink(
	req: Request,
	res: Response,
	services: Services,
): Promise<LinkPage> {
	const { database } = services.records;
	const token = String(req.params["token"]);
	const opened = await openLink(database, token);
	if (!opened) throw new Problem(404);
	const { link, programme, phase } = opened;
	const stories = await requestsIn(database, link.programme, link.room);
	const story = stories.find(({ id }) => id === link.request);
	const persons = await personsById(database, [
		link.person,
		...personsIn(opened, story),
	]);
	const person = persons.get(link.person);
	if (!person) throw new Problem(404);
	speakTo(req, res, person);
	const now = opened.clock ?? services.clock.now();
	const { zone } = programme.charter;
	return {
		...opened,
		at: `/s/${token}`,
		story,
		standing: person.leftAt
			? { kind: "left" }
			: standingOf(link, story, phase, programme, now),
		person,
		nameOf: (id) => persons.get(id)?.name ?? "—",
		now,
		today: localDateOf(now, zone),
		zone,
	};
}

const personsIn = (
	{ programme, phase }: OpenedLink,
	story: RequestStory | undefined,
): readonly string[] => [
	programme.people.owner,
	...(phase.request?.seats ?? []).flatMap(seatPersons),
	...(phase.request?.questions ?? []).flatMap(questionPersons),
	...(phase.work.kind === "pilot"
		? phase.work.quiet.map(({ approver }) => approver)
		: []),
	...(story
		? [
				story.askedBy,
				...story.decisions.flatMap(({ person, for: first }) => [
					person,
					...(first ? [first] : []),
				]),
				...story.leavings.flatMap(({ by, to }) => [by, ...(to ? [to] : [])]),
				...(story.end ? [story.end.by] : []),
			]
		: []),
];

/** Whoever has not chosen a language in this browser is spoken to in his own, as the mail was. */
function speakTo(req: Request, res: Response, { language }: Person): void {
	const { frame } = res.locals;
	const chosen =
		isLanguage(req.query["lang"]) ||
		isLanguage(readCookie(req, "lang", frame.links)) ||
		frame.reader !== undefined;
	if (chosen) return;
	frame.language = language;
	frame.t = translateTo(language);
}

/** @returns the words behind seals; what a page asks for may have been removed. */
export const wordsBehind = (
	{ records }: Services,
	seals: readonly (string | null)[],
): Promise<Texts> =>
	textsOf(
		records.database,
		seals.filter((seal) => seal !== null),
	);

/** @returns what every page of a link tells the frame around it. */
export const frameOf = ({
	kind,
	now,
	zone,
	today,
	programme,
}: LinkPage): {
	readonly today: LocalDate;
	readonly rehearsal?: { readonly clock: Instant; readonly zone: TimeZone };
	readonly hold?: { readonly since: LocalDate };
} => {
	const hold = programme.holds.find(({ until }) => until === null);
	return {
		today,
		...(kind === "rehearsal" ? { rehearsal: { clock: now, zone } } : {}),
		...(hold ? { hold: { since: hold.from } } : {}),
	};
};

/** @returns an address as its owner knows it and a stranger does not: `chen@…`. */
export const hinted = (address: string): string =>
	address.replace(/@.*$/s, "@…");

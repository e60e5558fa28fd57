import { z } from "zod";
import {
	type ClauseId,
	clauseGroups,
	clausesOf,
	isClauseId,
} from "../../domain/clauses/clauses.ts";
import { type LocalDate, parseLocalDate } from "../../domain/dates.ts";
import { deliverableId, type RoomId, roomId } from "../../domain/ids.ts";
import {
	isProcessId,
	processes,
	processIds,
	type Stage,
} from "../../domain/processes.ts";
import type {
	DeliverablePlace,
	EvidencePiece,
	Filing,
} from "../../domain/register/evidence.ts";
import { isFinding, isOver, isPhase } from "../../domain/world.ts";
import { boxes, type Form } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { Option } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import { sayDeliverable } from "../terms.ts";
import type { RegisterPage } from "./readiness-room.ts";

/** Fields that say what evidence is given for and what it is about: of a new piece, of a version, and to be changed. */

/** A day that may be left out. */
const perhapsDay = z
	.string()
	.default("")
	.transform((text, context): LocalDate | null => {
		if (text === "") return null;
		const day = parseLocalDate(text);
		if (day) return day;
		context.addIssue({ code: "custom", message: "forms.date" });
		return z.NEVER;
	});

export const linkFields = {
	clauses: boxes,
	processes: boxes,
	findings: boxes,
	"about-from": perhapsDay,
	"about-until": perhapsDay,
	"expires-on": perhapsDay,
};
const linked = z.object(linkFields);
type LinkValues = z.output<typeof linked>;

/** @returns what was chosen; what is not among the choices counts for nothing. */
export function filingFrom(
	values: LinkValues,
	page: RegisterPage,
): Omit<Filing, "note" | "deliverable"> {
	const from = values["about-from"] ?? values["about-until"];
	const until = values["about-until"] ?? values["about-from"];
	const findings = new Set<string>(openFindings(page));
	return {
		clauses: values.clauses.filter(isClauseId),
		processes: values.processes.filter(isProcessId),
		findings: values.findings
			.filter((id) => findings.has(id))
			.map((id) => roomId(id)),
		about: from && until ? { from, until } : null,
		expiresOn: values["expires-on"],
	};
}

const openFindings = ({ world }: RegisterPage): readonly RoomId[] =>
	Object.values(world.rooms)
		.filter(isFinding)
		.filter((finding) => !isOver(finding))
		.map(({ room }) => room);

/** @returns what stands in the fields for a piece that is there already. */
export const typedFromPiece = ({
	clauses,
	processes: done,
	findings,
	about,
	expiresOn,
}: Omit<Filing, "note" | "deliverable">): Form["typed"] => ({
	clauses,
	processes: done,
	findings,
	"about-from": about?.from ?? "",
	"about-until": about && about.until !== about.from ? about.until : "",
	"expires-on": expiresOn ?? "",
});

function chosenIn(form: Form, field: string): ReadonlySet<string> {
	const typed = form.typed[field] ?? [];
	return new Set(typeof typed === "string" ? [typed] : typed);
}

/** @returns the clauses as boxes to tick, under their chapters and groups. */
export function clauseBoxes(form: Form, t: Translate) {
	const chosen = chosenIn(form, "clauses");
	return clauseGroups.flatMap((group) => {
		const own = clausesOf(group);
		return own.length === 0
			? []
			: [
					{
						title: `${group} ${t(`clauses.group.${group}`)}`,
						isOpen: own.some((clause) => chosen.has(clause)),
						boxes: own.map((clause) =>
							box("clauses", clause, sayClause(clause, t), chosen),
						),
					},
				];
	});
}

/** @returns the choices of the fields; groups with something chosen are open. */
export function linkChoices(page: RegisterPage, form: Form, t: Translate) {
	const chosen = (field: string) => chosenIn(form, field);
	const processesChosen = chosen("processes");
	const findings = openFindings(page);
	return {
		clauseGroups: clauseBoxes(form, t),
		stages: stages.map((stage) => {
			const own = processIds.filter((id) => processes[id].stage === stage);
			return {
				title: t(`processes.stage.${stage}`),
				isOpen: own.some((id) => processesChosen.has(id)),
				boxes: own.map((id) =>
					box("processes", id, t(`processes.name.${id}`), processesChosen),
				),
			};
		}),
		findings: findings.map((id) =>
			box("findings", id, sayFinding(id, t), chosen("findings")),
		),
	};
}

export const stages: readonly Stage[] = [
	"strategy",
	"design",
	"transition",
	"operation",
	"improvement",
];

const box = (
	field: string,
	value: string,
	text: string,
	chosen: ReadonlySet<string>,
) => ({
	id: `field-${field}-${value.replace(/\W/g, "-")}`,
	name: field,
	value,
	text,
	checked: chosen.has(value),
});

/** @returns a finding by its number: `Finding 3`. */
export const sayFinding = (room: string, t: Translate): string =>
	t("evidence.finding", { number: room.split("-").at(-1) ?? "" });

/** @returns the deliverables of open phases as choices, with one for none. */
export const deliverableOptions = (
	{ world }: RegisterPage,
	t: Translate,
): readonly Option[] => [
	{ value: "", text: t("evidence.noDeliverable") },
	...Object.values(world.rooms)
		.filter(isPhase)
		.filter(({ status }) => status === "open")
		.flatMap(({ room, kind, deliverables }) =>
			deliverables.map((deliverable) => ({
				value: `${room}|${deliverable.id}`,
				text: t("evidence.deliverableOf", {
					phase: t(`terms.phase.${kind}`),
					deliverable: sayDeliverable(deliverable, t),
				}),
			})),
		),
];

/** @returns the deliverable chosen; null for none, and for one that is not there. */
export function placeChosen(
	chosen: string,
	{ world }: RegisterPage,
): DeliverablePlace | null {
	const [room = "", deliverable = ""] = chosen.split("|");
	const phase = Object.values(world.rooms)
		.filter(isPhase)
		.find((known) => known.room === room && known.status === "open");
	return phase?.deliverables.some(({ id }) => id === deliverable)
		? { room: phase.room, deliverable: deliverableId(deliverable) }
		: null;
}

/** @returns everything a piece is given for, as short texts. */
export function givenFor(
	{ clauses, processes: done, findings, deliverable }: EvidencePiece,
	{ world }: RegisterPage,
	t: Translate,
): readonly string[] {
	const phase = deliverable && world.rooms[deliverable.room];
	const known =
		phase && isPhase(phase)
			? phase.deliverables.find(({ id }) => id === deliverable.deliverable)
			: undefined;
	return [
		...clauses.map((clause: ClauseId) => sayClause(clause, t)),
		...done.map((id) =>
			t("evidence.processNamed", { process: t(`processes.name.${id}`) }),
		),
		...(deliverable
			? [
					t("evidence.asDeliverable", {
						deliverable: sayDeliverable(
							known ?? { id: deliverable.deliverable, title: null },
							t,
						),
					}),
				]
			: []),
		...findings.map((room) => sayFinding(room, t)),
	];
}

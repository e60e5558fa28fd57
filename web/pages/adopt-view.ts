import type { Response } from "express";
import { clauseIds } from "../../domain/clauses/clauses.ts";
import type { ProgrammeId } from "../../domain/ids.ts";
import { GRADES } from "../../domain/rules/finding.ts";
import { sayDay } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Option, SummaryRow } from "../parts.ts";
import { fieldsOf } from "../perform.ts";
import { signedIn } from "../reader.ts";
import { zoneOptions } from "../zones.ts";
import type { Ahead } from "./adopt-ahead.ts";
import {
	arrangedRounds,
	auditsBefore,
	editionCodes,
	editions,
	findingPlaces,
	findingSources,
	presentStates,
} from "./adopt-form.ts";
import { alarmRows, dateTable } from "./certificate-view.ts";
import { sayClause } from "./finding-fields.ts";
import { certificateShown } from "./programme-certificate.ts";
import { roomTimers } from "./programme-next.ts";
import { peopleConcerns, peopleRows } from "./programme-people.ts";

const trail = (t: Translate) => [{ to: "/", text: t("home.title") }];

/** Room for a finding, and behind it for another one; open where something of it, or of one behind it, was filled in. */
interface FindingPlaces {
	readonly place: number;
	readonly names: Readonly<Record<string, string>>;
	readonly open: boolean;
	readonly another: FindingPlaces | undefined;
}

const oneAfterAnother = (
	filled: (names: readonly string[]) => boolean,
): FindingPlaces | undefined =>
	findingPlaces.reduceRight<FindingPlaces | undefined>((another, place) => {
		const names = {
			grade: `grade-${place}`,
			clause: `clause-${place}`,
			source: `source-${place}`,
			foundOn: `found-on-${place}`,
			statement: `statement-${place}`,
		};
		const open = another?.open || filled(Object.values(names));
		return { place, names, open, another };
	}, undefined);

/** Shows the form, empty or as it was filled in. */
export function showAdoptForm(res: Response, form: Form): void {
	const { t } = res.locals.frame;
	const filled = (names: readonly string[]) =>
		names.some(
			(name) =>
				Boolean(form.typed[name]) ||
				form.errors.some(({ field }) => field === name),
		);
	showPage(res, "adopt", {
		title: t("adopt.title"),
		section: "home",
		trail: trail(t),
		form,
		...choicesOf(t),
		zones: zoneOptions(signedIn(res).zone),
		audits: auditsBefore.map((name) => ({
			name,
			label: t(`adopt.field.${name}`),
		})),
		arranged: arrangedRounds.map((round) => ({
			legend: t(`adopt.arrangedOf.${round}`),
			from: `from-${round}`,
			until: `until-${round}`,
			booking: `booking-${round}`,
		})),
		arrangedOpen: filled(arrangedRounds.map((round) => `from-${round}`)),
		findings: oneAfterAnother(filled),
		carriers: (["owner", "coordinator", "escalation"] as const).map((role) => ({
			name: `name-${role}`,
			email: `email-${role}`,
			label: t(`terms.role.${role}`),
			hint: t(`start.roleHint.${role}`),
		})),
		approvers: (
			["business-owner", "business", "it", "top-management"] as const
		).map((role) => ({
			name: `name-${role}`,
			email: `email-${role}`,
			label: t(`start.role.${role}`),
			hint: t(`start.roleHint.${role}`),
		})),
	});
}

function choicesOf(t: Translate) {
	const option = (value: string, text: string, hint?: string): Option => ({
		value,
		text,
		...(hint === undefined ? {} : { hint }),
	});
	const none = option("", t("adopt.none"));
	return {
		editions: editionCodes.map((code) => option(code, editions[code])),
		begins: (["initial", "recert"] as const).map((cycle) =>
			option(cycle, t(`adopt.begins.${cycle}`)),
		),
		states: presentStates.map((state) =>
			option(state, t(`adopt.state.${state}`)),
		),
		bookings: (["confirmed", "proposed"] as const).map((each) =>
			option(each, t(`adopt.booking.${each}`)),
		),
		grades: [
			none,
			...GRADES.filter((grade) => grade !== "area-of-concern").map((grade) =>
				option(grade, t(`rules.grades.${grade}`)),
			),
		],
		clauses: [none, ...clauseIds.map((id) => option(id, sayClause(id, t)))],
		sources: [
			none,
			...findingSources.map((source) =>
				option(source, t(`adopt.source.${source}`)),
			),
		],
		rules: (["iso", "cnca"] as const).map((pack) =>
			option(pack, t(`start.rules.${pack}`), t(`start.rulesHint.${pack}`)),
		),
		industries: (["finance", "internet", "government", "other"] as const).map(
			(industry) => option(industry, t(`terms.industry.${industry}`)),
		),
		languages: [option("en", "English"), option("zh", "中文")],
	};
}

/** What is shown before a certificate is adopted. */
export interface AdoptPreview {
	readonly id: ProgrammeId;
	readonly name: string;
	readonly typed: Form["typed"];
	readonly ahead: Extract<Ahead, { ok: true }>;
	readonly nameOf: (person: string) => string;
}

/** Shows the dates that follow, what its clock finds at once, and its people: nothing is on record yet. */
export function showAdoptPreview(
	res: Response,
	{ id, name, typed, ahead, nameOf }: AdoptPreview,
): void {
	const { t } = res.locals.frame;
	const { open, certificate } = ahead;
	const { people, charter } = open.world.programme;
	const { step: _step, ...sent } = typed;
	showPage(res, "adopt-preview", {
		title: t("adopt.previewTitle", { name }),
		section: "home",
		trail: trail(t),
		today: open.today,
		form: newForm(),
		hidden: fieldsOf({ ...sent, id }),
		lead: t("adopt.lead", {
			number: certificate.decision.number,
			body: certificate.decision.body,
			until: sayDay(certificate.decision.validUntil, t),
		}),
		found: foundAtOnce(ahead, t),
		certificate: certificateShown(open, t, certificate),
		alarms: alarmRows(open, certificate, t, false),
		dates: dateTable(open, certificate, t, false),
		timers: roomTimers(open, certificate.room, nameOf, t).slice(0, 5),
		facts: [
			{ label: t("start.organisation"), cell: { text: charter.organisation } },
			{ label: t("adopt.field.edition"), cell: { text: charter.edition } },
			{
				label: t("start.id"),
				cell: { code: id, note: t("start.idStays") },
			},
			{
				label: t("start.rulesLabel"),
				cell: { text: t(`start.rules.${charter.rules}`) },
			},
			{
				label: t("start.zone"),
				cell: { text: charter.zone.replaceAll("_", " ") },
			},
		] satisfies readonly SummaryRow[],
		people: peopleRows(people, nameOf, t),
		concerns: peopleConcerns(people, open.world.programme.past, t),
	});
}

/** @returns what happens the moment it is adopted, because its day has come or passed. */
export function foundAtOnce(
	{
		rung,
		certificate,
	}: Pick<Extract<Ahead, { ok: true }>, "rung" | "certificate">,
	t: Translate,
): readonly string[] {
	return rung.flatMap(({ event }): readonly string[] => {
		switch (event.type) {
			case "certificate-expired":
				return [
					t("adopt.found.expired", { day: sayDay(event.validUntil, t) }),
					...(certificate.status === "expired-restorable"
						? [
								t("adopt.found.restorable", {
									day: sayDay(certificate.state.restorableUntil, t),
								}),
							]
						: []),
				];
			case "certificate-lapsed":
				return [
					t("adopt.found.lapsed", { day: sayDay(event.restorableUntil, t) }),
				];
			case "round-due":
				return [
					t("adopt.found.round", {
						phase: t(`terms.phase.${event.opening.phase}`),
						until: sayDay(event.opening.planned.until, t),
					}),
				];
			case "notices-given": {
				const missed = event.notices.filter(
					({ code }) => code === "surveillance-missed",
				);
				return missed.length > 0 ? [t("adopt.found.missed")] : [];
			}
			default:
				return [];
		}
	});
}

/** Persons who always do the next thing in time: they carry a programme through its years without a test saying how. */
import type { Act } from "../../domain/acts.ts";
import {
	addDays,
	compareDates,
	type LocalDate,
	later,
	startOfDay,
} from "../../domain/dates.ts";
import { earliestPilotSignOff, wholePilotMonths } from "../../domain/pilot.ts";
import {
	clausesWithoutProcess,
	frequencyOf,
	processIds,
} from "../../domain/processes.ts";
import type { RulePack } from "../../domain/programme.ts";
import { shownAnew } from "../../domain/readiness-facts.ts";
import { isOver, isPhase } from "../../domain/world.ts";
import {
	aBank,
	bank,
	because,
	businessApprover,
	charter,
	coordinator,
	day,
	owner,
	type Story,
	sealed,
} from "./a-bank.ts";

/** @returns the story carried on day by day until `until`, every clock rung in the morning and every duty done in time. */
export function carriedOn(story: Story, until: string): Story {
	let after = story;
	for (
		let today = story.today;
		compareDates(today, day(until)) <= 0;
		today = addDays(today, 1)
	)
		after = aDay(after.on(today));
	return after;
}

/** @returns the bank under a rule pack, carried on until `date`. */
export const theBankUnder = (rules: RulePack, date: string): Story => {
	const begun = aBank({ charter: { ...charter, rules } });
	return carriedOn(begun.on(addDays(begun.today, 1)), date);
};

let played = [aBank()];

/** @returns the bank that starts on 4 January 2027, carried on until `date`; no day of it is played twice in a test file. */
export function theBankOn(date: string): Story {
	const from = played.findLast(
		({ today }) => compareDates(today, day(date)) < 0,
	);
	const story = from
		? carriedOn(from.on(addDays(from.today, 1)), date)
		: aBank();
	played = [...played, story].sort((a, b) => compareDates(a.today, b.today));
	return story;
}

function aDay(morning: Story): Story {
	const { today } = morning;
	let after = rings(morning) ? morning.ticks() : morning;
	for (const room of Object.values(after.world.rooms)) {
		if (!isPhase(room) || isOver(room) || room.status !== "open") continue;
		const name = room.room.slice(bank.length + 1);
		const worked = works(after, name, today);
		if (worked !== after) after = worked.ticks();
	}
	return after;
}

/** A clock rings, or the pilot's months have moved. */
const rings = (story: Story): boolean =>
	Object.values(story.world.rooms).some((room) => {
		const waking = isOver(room)
			? null
			: story.waking(room.room.slice(bank.length + 1));
		return waking !== null && waking.instant <= story.now;
	});

function works(story: Story, name: string, today: LocalDate): Story {
	const { kind, from, planned, work, stepsDone } = story.phase(name);
	if (story.world.programme.status !== "running") return story;
	switch (kind) {
		case "pilot-run":
			return pilots(story, name, today);
		case "certification-audit":
			return isAudited(story, name, today);
		case "surveillance-1":
		case "surveillance-2":
		case "recertification": {
			if (stepsDone === 0)
				return compareDates(today, addDays(from, 30)) >= 0
					? story.signsOff(name)
					: story;
			const auditOn = later(addDays(from, 31), addDays(planned.until, -30));
			if (compareDates(today, auditOn) < 0 || work.kind !== "round")
				return story;
			return story
				.does(coordinator, name, {
					type: "enter-result",
					result: {
						heldOn: today,
						majorsOpen: 0,
						minorsWithoutPlan: 0,
						decision: kind === "recertification" ? decision(today) : null,
					},
				})
				.signsOff(name);
		}
		default:
			return compareDates(today, planned.until) >= 0
				? story.signsOff(name)
				: story;
	}
}

/** Records of every process in every month as soon as it is over, then sign-off on the first day that allows it. */
function pilots(story: Story, name: string, today: LocalDate): Story {
	const { from, work } = story.phase(name);
	const { holds } = story.world.programme;
	if (work.kind !== "pilot") return story;
	const months = wholePilotMonths(from, holds, today);
	const recorded = work.records.length === 0 ? 0 : work.quiet.length / 2;
	let after = story;
	for (const { number, until } of months.slice(recorded)) {
		for (const subject of [...processIds, ...clausesWithoutProcess]) {
			const frequency = frequencyOf(subject);
			if (frequency === "monthly" || (frequency === "once" && number === 1))
				after = after.does(owner, name, {
					type: "record-process",
					subject,
					on: until,
					note: sealed(`${subject} in month ${number}`),
				});
			if (frequency === "when-it-occurs")
				after = after.does(owner, name, {
					type: "declare-quiet-month",
					subject,
					month: number,
					reason: because,
					approver: businessApprover,
				});
		}
	}
	return compareDates(today, earliestPilotSignOff(from, holds, today)) >= 0
		? after.signsOff(name)
		: after;
}

function isAudited(story: Story, name: string, today: LocalDate): Story {
	const { from, work } = story.phase(name);
	if (work.kind !== "certification") return story;
	const since = (days: number) => compareDates(today, addDays(from, days)) >= 0;
	if (!work.application && since(7))
		return shows(story, name).does(coordinator, name, application(today));
	if (!work.stage1On && since(14))
		return shows(story, name).does(coordinator, name, {
			type: "enter-audit",
			stage: 1,
			on: today,
			majorsOpen: 0,
		});
	if (work.stage1On && !work.stage2On && since(35))
		return story.does(coordinator, name, {
			type: "enter-audit",
			stage: 2,
			on: today,
			majorsOpen: 0,
		});
	if (work.stage2On && since(49))
		return story
			.does(coordinator, name, {
				type: "enter-decision",
				decision: decision(today),
			})
			.signsOff(name);
	return story;
}

/** After a certificate has lapsed, the audit itself wants the year's internal audit, review and documents before it. */
const shows = (story: Story, name: string): Story =>
	story.delivers(
		name,
		story
			.phase(name)
			.deliverables.map(({ id }) => id)
			.filter((id) => !Object.values<string>(shownAnew).includes(id)),
	);

/** An application that the body accepted the same day. */
export const application = (
	on: LocalDate,
): Extract<Act, { type: "apply" }> => ({
	type: "apply",
	on,
	body: "A certification body",
	acceptedOn: on,
});

/** Valid for three years less a day from the decision. */
export const decision = (
	on: LocalDate,
	validUntil = addDays(
		`${Number(on.slice(0, 4)) + 3}${on.slice(4)}` as LocalDate,
		-1,
	),
) => ({
	decidedOn: on,
	issuedOn: on,
	validUntil,
	number: `ITSM-${on}`,
	body: "A certification body",
	scope: "IT services of the data centre",
});

/** @returns the first moment of the day in the story's zone. */
export const dawn = (story: Story, date: LocalDate) =>
	startOfDay(date, story.zone);

import { isClauseId } from "./clauses/clauses.ts";
import { addDays, type LocalDate } from "./dates.ts";
import { type Finding, missingIn } from "./finding.ts";
import type {
	FindingAct,
	FindingNote,
	FoundInAudit,
	RaiseFinding,
} from "./finding-acts.ts";
import type { FindingHappened } from "./finding-events.ts";
import { outOfTimeSince } from "./findings.ts";
import { findingRoom, type RoomId } from "./ids.ts";
import type { Decided, Moment } from "./moment.ts";
import type { Refusal } from "./refusal.ts";
import { accepted, type Result, refused } from "./result.ts";
import {
	decideFinding as decideEntry,
	type FindingEvent,
	type FindingSource,
	isNonconformity,
	isOfTheBody,
} from "./rules/finding.ts";
import type { World } from "./world.ts";

type Answer = Result<readonly Decided[], Refusal>;
type ActOf<Type> = Extract<FindingAct | FindingNote, { type: Type }>;

/** Days for a nonconformity that one found oneself, where nobody said otherwise. */
const usualDays = 30;

/**
 * @param raisedIn the room whose audit found them; null for none.
 * @param day the day they were raised.
 * @returns each finding in a room of its own, numbered on from the programme's last.
 */
export function decideRaised(
	{ programme }: World,
	found: readonly FoundInAudit[],
	source: FindingSource,
	raisedIn: RoomId | null,
	day: LocalDate,
	{ on }: Moment,
): Answer {
	const decided: Decided[] = [];
	for (const [place, finding] of found.entries()) {
		if (!isClauseId(finding.clause)) return refused({ code: "unknown-clause" });
		const entry = decideEntry(
			null,
			{
				type: "raised",
				day,
				grade: finding.grade,
				bodyGrade: finding.bodyGrade,
				source,
				clause: finding.clause,
			},
			on,
		);
		if (!entry.ok) return refused({ code: "rules", refusal: entry.refusal });
		if (day < source.lastDay && isOfTheBody(source))
			return refused({
				code: "rules",
				refusal: { code: "days-not-in-order", after: source.lastDay },
			});
		const number = (programme.findingsRaised ?? 0) + place + 1;
		decided.push({
			room: findingRoom(programme.charter.programme, number),
			event: {
				...finding,
				type: "finding-raised",
				number,
				day,
				source,
				raisedIn,
				dueOn: finding.dueOn ?? ownDate(finding, source, day),
			},
		});
	}
	return accepted(decided);
}

/** What the body found has the body's dates; what one found oneself would have none. */
const ownDate = (
	{ grade }: FoundInAudit,
	source: FindingSource,
	day: LocalDate,
): LocalDate | null =>
	isNonconformity(grade) && !isOfTheBody(source)
		? addDays(day, usualDays)
		: null;

/** @returns the finding that a person raises by itself, of whatever source. */
export function decideRaise(
	world: World,
	{ type: _act, day, source, raisedIn, ...found }: RaiseFinding,
	moment: Moment,
): Answer {
	return decideRaised(world, [found], source, raisedIn, day, moment);
}

/** @returns what an act on an open finding makes happen, or why nothing does. The body accepts and verifies, Certway notes. */
export function decideFinding(
	world: World,
	finding: Finding,
	act: FindingAct | FindingNote,
	moment: Moment,
): Answer {
	switch (act.type) {
		case "submit-answer":
			return submit(finding, act, moment);
		case "refuse-answer":
			return entered(
				finding,
				{ type: "not-accepted", day: act.day, reason: act.reason },
				moment,
			);
		case "accept-answer":
			return entered(finding, { type: "accepted", day: act.day }, moment);
		case "verify-finding":
			return verify(world, finding, act, moment);
		case "regrade-finding":
			return regrade(world, finding, act, moment);
		case "close-finding":
			return entered(finding, { type: "closed", day: act.day }, moment);
		case "write-answer":
			return write(finding, act);
		case "assign-finding":
			return one(finding, {
				type: "finding-assigned",
				owner: act.owner,
				dueOn: act.dueOn,
				process: act.process,
			});
		case "add-finding-evidence":
			return one(finding, {
				type: "finding-evidence-added",
				evidence: act.evidence,
			});
		case "withdraw-finding-evidence":
			return finding.evidence.some(
				({ id, withdrawn }) => id === act.evidence && !withdrawn,
			)
				? one(finding, {
						type: "finding-evidence-withdrawn",
						evidence: act.evidence,
						reason: act.reason,
					})
				: refused({ code: "unknown-evidence" });
	}
}

const one = (
	{ room }: Finding,
	...events: readonly FindingHappened[]
): Answer => accepted(events.map((event) => ({ room, event })));

type Entered = Exclude<FindingEvent, { type: "raised" }>;

/** The rules of findings decide by the days entered. */
function entered(
	finding: Finding,
	entry: Entered,
	{ on }: Moment,
	before: readonly FindingHappened[] = [],
): Answer {
	const decided = decideEntry(finding.state, entry, on);
	if (!decided.ok) return refused({ code: "rules", refusal: decided.refusal });
	return one(finding, ...before, happened(entry));
}

function happened(entry: Entered): FindingHappened {
	switch (entry.type) {
		case "submitted":
			return { ...entry, type: "finding-submitted" };
		case "not-accepted":
			return { ...entry, type: "finding-not-accepted" };
		case "accepted":
			return { ...entry, type: "finding-accepted" };
		case "verified":
			return { ...entry, type: "finding-verified" };
		case "regraded":
			return { ...entry, type: "finding-regraded" };
		case "closed":
			return { ...entry, type: "finding-closed" };
	}
}

/** What is submitted is whole: correction, cause and corrective action (17021-1 9.4.9). */
function submit(
	finding: Finding,
	{ day, correction, cause, action }: ActOf<"submit-answer">,
	moment: Moment,
): Answer {
	const answer = { correction, cause, action };
	const missing = missingIn(answer);
	if (missing.length > 0)
		return refused({ code: "answer-incomplete", missing });
	return entered(finding, { type: "submitted", day }, moment, [
		{
			type: "finding-answer-written",
			...answer,
			effectiveness: finding.effectiveness,
		},
	]);
}

/** An answer that was submitted stands as it was submitted, until it comes back. */
function write(
	finding: Finding,
	{ type: _act, ...written }: ActOf<"write-answer">,
): Answer {
	const { submitted, verified } = finding.state;
	const { correction, cause, action } = finding.answer;
	const rewritten =
		written.correction !== correction ||
		written.cause !== cause ||
		written.action !== action;
	if (submitted && rewritten)
		return refused({
			code: "rules",
			refusal: { code: "already-submitted", submitted },
		});
	if (verified && written.effectiveness !== finding.effectiveness)
		return refused({
			code: "rules",
			refusal: { code: "already-verified", verified },
		});
	return one(finding, { type: "finding-answer-written", ...written });
}

/**
 * Verified is an action that was found to work, on a day within the six months of stage 2 (17021-1 9.5.3.2); nobody verifies
 * of what one found oneself his own work.
 */
function verify(
	{ programme }: World,
	finding: Finding,
	{ day, effectiveness }: ActOf<"verify-finding">,
	moment: Moment,
): Answer {
	const since = outOfTimeSince(programme, finding, day);
	if (since)
		return refused({
			code: "rules",
			refusal: { code: "stage-2-again", since },
		});
	if (!isOfTheBody(finding.state.source) && finding.owner === moment.by)
		return refused({ code: "verifies-own-work" });
	if (effectiveness === null && finding.effectiveness === null)
		return refused({ code: "effectiveness-missing" });
	return entered(
		finding,
		{ type: "verified", day },
		moment,
		effectiveness === null
			? []
			: [
					{
						type: "finding-answer-written",
						...finding.answer,
						effectiveness,
					},
				],
	);
}

/** A major that has run out of time is graded anew at another stage 2 alone. */
function regrade(
	{ programme }: World,
	finding: Finding,
	{ type: _act, ...graded }: ActOf<"regrade-finding">,
	moment: Moment,
): Answer {
	const since = outOfTimeSince(programme, finding, graded.day);
	if (since && graded.source.lastDay <= since)
		return refused({
			code: "rules",
			refusal: { code: "stage-2-again", since },
		});
	if (graded.day < graded.source.lastDay)
		return refused({
			code: "rules",
			refusal: { code: "days-not-in-order", after: graded.source.lastDay },
		});
	return entered(finding, { type: "regraded", ...graded }, moment);
}

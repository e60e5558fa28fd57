import type { LocalDate } from "../domain/dates.ts";
import type { Actor, Event, Happening } from "../domain/events.ts";
import type { HandedOver } from "../domain/hand-over.ts";
import {
	type Fingerprint,
	type PersonId,
	type ProgrammeId,
	personId,
	type RequestId,
	type RoomId,
	type Seal,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Step } from "../domain/phases.ts";
import type { Decision, Policy } from "../domain/sign-off.ts";
import type { Absence } from "../domain/substitutes.ts";
import type { Database } from "./database.ts";

/** What was put before the approvers, and when. */
export interface Generation {
	readonly number: number;
	readonly fingerprint: Fingerprint;
	readonly since: LocalDate;
	/** Its place in the programme's record: what stood there then is what was shown. */
	readonly position: number;
}

/** An answer as it stands on record. */
export interface DecisionOnRecord {
	readonly generation: number;
	readonly person: PersonId;
	/** The first approver, when it was given for him. */
	readonly for: PersonId | null;
	/** Whether it was confirmed by a one-time code. */
	readonly confirmed: boolean;
	readonly decision: Decision;
	readonly at: Instant;
	readonly name: Seal;
	readonly reason: Seal | null;
	readonly fingerprint: Fingerprint;
	readonly position: number;
	/** The record's hash at that place; it covers everything before it. */
	readonly hash: string;
}

/** How a seat left somebody's hands: for another, or for nobody yet. */
export interface Leaving {
	readonly generation: number;
	readonly person: PersonId;
	/** Who has it since; null when he said that it is not for him. */
	readonly to: PersonId | null;
	readonly how: HandedOver | "not-for-me";
	readonly by: Actor;
	readonly at: Instant;
	readonly on: LocalDate;
	readonly absence: Absence | null;
	/** What he wrote who said that it is not for him. */
	readonly reason: Seal | null;
}

/** How a request ended. */
export interface RequestEnd {
	readonly how: "approved" | "returned" | "declined" | "withdrawn";
	readonly by: Actor;
	readonly at: Instant;
	readonly on: LocalDate;
	readonly reason: Seal | null;
}

/** A request from the day it was asked, with everything that came of it. */
export interface RequestStory {
	readonly id: RequestId;
	readonly step: Step;
	readonly askedBy: PersonId;
	readonly askedOn: LocalDate;
	readonly answerBy: LocalDate;
	readonly policy: Policy;
	readonly generations: readonly Generation[];
	readonly decisions: readonly DecisionOnRecord[];
	readonly leavings: readonly Leaving[];
	readonly end: RequestEnd | null;
}

interface Entered extends Happening {
	readonly position: number;
	readonly hash: string;
}

/** @returns every request ever made in a room, the oldest first, as the record tells it. */
export async function requestsIn(
	database: Database,
	programme: ProgrammeId,
	room: RoomId,
): Promise<readonly RequestStory[]> {
	const rows = await database
		.selectFrom("event")
		.select(["position", "hash", "body"])
		.where("programme", "=", programme)
		.where("room", "=", room)
		.where("type", "like", "sign-off-%")
		.orderBy("position")
		.execute();
	return rows
		.map(
			({ body, position, hash }): Entered => ({
				...(JSON.parse(body) as Happening),
				position,
				hash,
			}),
		)
		.reduce<readonly RequestStory[]>(told, []);
}

function told(
	stories: readonly RequestStory[],
	entered: Entered,
): readonly RequestStory[] {
	const { event, by, on, position } = entered;
	if (event.type === "sign-off-asked")
		return [
			...stories,
			{
				id: event.request,
				step: event.step,
				askedBy: personId(by),
				askedOn: on,
				answerBy: event.answerBy,
				policy: event.policy,
				generations: [
					{ number: 1, fingerprint: event.fingerprint, since: on, position },
				],
				decisions: [],
				leavings: [],
				end: null,
			},
		];
	return "request" in event
		? stories.map((story) =>
				story.id === event.request ? continued(story, event, entered) : story,
			)
		: stories;
}

function continued(
	story: RequestStory,
	event: Event,
	{ by, at, on, position, hash }: Entered,
): RequestStory {
	switch (event.type) {
		case "sign-off-superseded":
			return {
				...story,
				generations: [
					...story.generations,
					{
						number: event.generation,
						fingerprint: event.fingerprint,
						since: on,
						position,
					},
				],
			};
		case "sign-off-decided": {
			const { generation, decision, name, reason, fingerprint } = event;
			const given: DecisionOnRecord = {
				generation,
				person: personId(by),
				for: event.for ?? null,
				confirmed: event.confirmed === "code",
				decision,
				at,
				name,
				reason,
				fingerprint,
				position,
				hash,
			};
			return { ...story, decisions: [...story.decisions, given] };
		}
		case "sign-off-handed-over": {
			const { generation, from, to, how, absence } = event;
			return left(story, {
				...{ generation, person: from, to, how, absence, reason: null },
				...{ by, at, on },
			});
		}
		case "sign-off-not-for-me":
			return left(story, {
				generation: event.generation,
				person: personId(by),
				to: null,
				how: "not-for-me",
				absence: null,
				reason: event.reason,
				...{ by, at, on },
			});
		case "sign-off-withdrawn":
			return {
				...story,
				end: { how: "withdrawn", by, at, on, reason: event.reason },
			};
		case "sign-off-ended":
			return {
				...story,
				end: { how: event.outcome, by, at, on, reason: event.reason },
			};
		default:
			return story;
	}
}

const left = (story: RequestStory, leaving: Leaving): RequestStory => ({
	...story,
	leavings: [...story.leavings, leaving],
});

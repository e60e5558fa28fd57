import { addDays, type LocalDate, later } from "../domain/dates.ts";
import { openFindings } from "../domain/findings.ts";
import { gateGaps } from "../domain/gate.ts";
import type { Phase } from "../domain/phase.ts";
import { earliestPilotSignOff } from "../domain/pilot.ts";
import { type SignOffRequest, waitingSeats } from "../domain/sign-off.ts";
import {
	at,
	type PersonaAct,
	persona,
	personaKey,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import { answerOf, rework } from "./persona-deliveries.ts";

/** @returns who asks for sign-off when the gate opens, and who answers an open request, each on his day. */
export const signOffs = (scene: Scene, phase: Phase): readonly PersonaAct[] =>
	phase.request
		? answers(scene, phase, phase.request)
		: [...rework(scene, phase), ...asking(scene, phase)];

/** Days until an approver answers of whom the script says nothing. */
const usualDays = 2;

function asking(scene: Scene, phase: Phase): readonly PersonaAct[] {
	const signOff = scene.script.phases[phase.kind]?.signOff;
	if (!signOff || rework(scene, phase).length > 0) return [];
	const { programme } = scene.world;
	const day = workingDay(gateOpensOn(scene, phase));
	const gaps = gateGaps(
		phase,
		programme,
		later(day, scene.today),
		openFindings(scene.world),
		scene.world.register,
	);
	if (gaps.length > 0) return [];
	const { by, answerWithin } = signOff;
	return [
		{
			at: at(scene, day, 16, 0),
			room: phase.room,
			by: by ? persona(scene, by) : programme.people.owner,
			actId: `persona/ask/${phase.room}/${phase.requestsMade + 1}`,
			texts: {},
			act: () => ({
				type: "ask-for-sign-off",
				answerBy: workingDay(later(day, scene.today), answerWithin),
				policy: { kind: "all" },
			}),
		},
	];
}

/** @returns the day of the last thing the gate rests on; nobody asks before. */
function gateOpensOn({ world, today }: Scene, phase: Phase): LocalDate {
	const { holds } = world.programme;
	const days = [
		...phase.deliverables.flatMap(({ evidence }) =>
			evidence.map(({ addedOn }) => addedOn),
		),
		...(phase.sentBack ? [addDays(phase.sentBack.on, 1)] : []),
		...holds.flatMap(({ until }) => (until ? [until] : [])),
		...(phase.work.kind === "pilot"
			? [earliestPilotSignOff(phase.from, holds, today)]
			: []),
	];
	return days.reduce(later, phase.from);
}

/** Times of day at which approvers answer, so that not all do at once. */
const hours = [
	[10, 20],
	[14, 5],
	[15, 40],
	[11, 15],
	[16, 30],
] as const;

function answers(
	scene: Scene,
	phase: Phase,
	request: SignOffRequest,
): readonly PersonaAct[] {
	return waitingSeats(request).flatMap((seat): readonly PersonaAct[] => {
		const key = personaKey(scene, seat.person);
		if (!key) return [];
		const answer = answerOf(scene, phase, key, phase.requestsMade);
		const decision = answer?.decision ?? "approve";
		const day = workingDay(request.since, answer?.after ?? usualDays);
		// With the gate shut again an approval would be refused: it waits for the gate.
		if (
			decision === "approve" &&
			gateGaps(
				phase,
				scene.world.programme,
				later(day, scene.today),
				openFindings(scene.world),
				scene.world.register,
			).length > 0
		)
			return [];
		const place = request.seats.indexOf(seat) % hours.length;
		const [hour, minute] = hours[place] ?? hours[0];
		return [
			{
				at: at(scene, day, hour, minute),
				room: phase.room,
				by: seat.person,
				actId: `decide/${request.id}.${request.generation}/${seat.person}`,
				texts: {
					name: say(scene, nameOf(scene, key)),
					...(answer?.reason ? { reason: say(scene, answer.reason) } : {}),
				},
				act: (sealOf) => ({
					type: "decide",
					request: request.id,
					generation: request.generation,
					decision,
					name: sealOf("name"),
					reason: answer?.reason ? sealOf("reason") : null,
					shown: request.fingerprint,
				}),
			},
		];
	});
}

const nameOf = ({ script }: Scene, key: string) =>
	script.people[key]?.name ?? { en: key, zh: key };

import { type Deliverable, evidenceInForce } from "../domain/deliverable.ts";
import { evidenceId, personId } from "../domain/ids.ts";
import type { Phase } from "../domain/phase.ts";
import {
	at,
	type PersonaAct,
	persona,
	personaKey,
	type Scene,
	say,
	workingDay,
} from "./persona-act.ts";
import type { Answer, Delivery } from "./script.ts";

/**
 * @returns what is to be done for the deliverables of an open phase: each is given to whoever delivers it on the phase's
 * first working day, and gets its evidence and is delivered on the day the script says.
 */
export function deliveries(scene: Scene, phase: Phase): readonly PersonaAct[] {
	const behaviours = scene.script.phases[phase.kind]?.deliverables;
	if (phase.request || !behaviours) return [];
	return phase.deliverables.flatMap((deliverable) => {
		const behaviour = behaviours[deliverable.id];
		return deliverable.status === "open" && behaviour
			? [
					...assigned(scene, phase, deliverable, behaviour),
					...delivered(scene, phase, deliverable, behaviour),
				]
			: [];
	});
}

function assigned(
	scene: Scene,
	phase: Phase,
	{ id, owner, dueOn }: Deliverable,
	{ by }: Delivery,
): readonly PersonaAct[] {
	const { people } = scene.world.programme;
	const to = persona(scene, by);
	if (owner || to === people.owner) return [];
	return [
		{
			at: at(scene, workingDay(phase.from), 9, 30),
			room: phase.room,
			by: people.owner,
			actId: `persona/assign/${phase.room}/${id}`,
			texts: {},
			act: () => ({
				type: "assign-deliverable",
				deliverable: id,
				owner: to,
				dueOn,
			}),
		},
	];
}

function delivered(
	scene: Scene,
	phase: Phase,
	deliverable: Deliverable,
	{ by, day, note, link }: Delivery,
): readonly PersonaAct[] {
	const head = {
		at: at(scene, workingDay(phase.from, day), 10, 0),
		room: phase.room,
		by: persona(scene, by),
	};
	const pieces =
		evidenceInForce(deliverable).length > 0
			? []
			: [
					...(note ? [{ kind: "note", text: say(scene, note) } as const] : []),
					...(link ? [{ kind: "link", text: link } as const] : []),
				];
	return [
		...pieces.map(({ kind, text }) =>
			piece(head, deliverable, kind, kind, text),
		),
		{
			...head,
			actId: `persona/deliver/${phase.room}/${deliverable.id}`,
			texts: {},
			act: () => ({ type: "deliver", deliverable: deliverable.id }),
		},
	];
}

/** A piece of evidence; its id is the deliverable's with a word of its own. */
function piece(
	head: Pick<PersonaAct, "at" | "room" | "by">,
	{ id }: Deliverable,
	name: string,
	kind: "note" | "link",
	text: string,
): PersonaAct {
	return {
		...head,
		actId: `persona/evidence/${head.room}/${id}/${name}`,
		texts: { text },
		act: (sealOf) => ({
			type: "add-evidence",
			deliverable: id,
			evidence: {
				id: evidenceId(`${id}-${name}`),
				kind,
				text: sealOf("text"),
				file: null,
			},
		}),
	};
}

/**
 * @returns what is still to be mended after sign-off was returned; nothing when a person, not a persona, returned it.
 */
export function rework(scene: Scene, phase: Phase): readonly PersonaAct[] {
	const { sentBack, requestsMade } = phase;
	const mended = reworkAfter(scene, phase);
	if (!sentBack || !mended) return [];
	const deliverable = phase.deliverables.find(
		({ id }) => id === mended.deliverable,
	);
	const name = `rework-${requestsMade}`;
	if (
		!deliverable ||
		deliverable.evidence.some(({ id }) => id === `${deliverable.id}-${name}`)
	)
		return [];
	const head = {
		at: at(scene, workingDay(sentBack.on, mended.after), 11, 0),
		room: phase.room,
		by: persona(scene, mended.by),
	};
	return [piece(head, deliverable, name, "note", say(scene, mended.note))];
}

/** @returns what the script wants mended after the return the phase stands at. */
function reworkAfter(scene: Scene, phase: Phase): Answer["rework"] {
	const { sentBack, requestsMade } = phase;
	const by = sentBack && personaKey(scene, personId(sentBack.by));
	return by && sentBack.how === "returned"
		? answerOf(scene, phase, by, requestsMade)?.rework
		: undefined;
}

/** @returns an approver's answer to the phase's request `number`, from 1; undefined when the script names none. */
export function answerOf(
	{ script }: Scene,
	{ kind }: Phase,
	key: string,
	number: number,
): Answer | undefined {
	const answers = script.phases[kind]?.signOff.answers[key];
	return answers?.[Math.min(number, answers.length) - 1];
}

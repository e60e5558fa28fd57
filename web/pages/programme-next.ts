import { localDateOf } from "../../domain/dates.ts";
import type { RoomId } from "../../domain/ids.ts";
import { compareInstants } from "../../domain/instants.ts";
import type { Waking } from "../../domain/notice.ts";
import { ownRoom } from "../../domain/register/register.ts";
import { nextWaking, notices } from "../../domain/schedule.ts";
import { isOver } from "../../domain/world.ts";
import { sayMoment } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import type { NameOf } from "../refusals.ts";
import { sayList } from "../terms.ts";
import { sayTimer, sayTimerKind, sayWhy } from "../timers.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** So many are shown at first sight. */
const first = 5;

interface Timer extends Waking {
	readonly room: RoomId;
	readonly to: readonly string[];
}

/**
 * @returns the timers that will ring, in the order they do: those at first sight, and the rest. They come from the function
 * that tells workflows what to wait for.
 */
export function nextTimers(
	open: OpenProgramme,
	nameOf: NameOf,
	t: Translate,
): {
	readonly first: readonly SummaryRow[];
	readonly more: readonly SummaryRow[];
} {
	const rows = timerRows(timersOf(open), open, nameOf, t);
	return { first: rows.slice(0, first), more: rows.slice(first) };
}

/** @returns the timers of one room, in the order they ring. */
export const roomTimers = (
	open: OpenProgramme,
	room: RoomId,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] =>
	timerRows(
		timersOf(open).filter((timer) => timer.room === room),
		open,
		nameOf,
		t,
	);

const timerRows = (
	timers: readonly Timer[],
	open: OpenProgramme,
	nameOf: NameOf,
	t: Translate,
): readonly SummaryRow[] =>
	timers.map((timer): SummaryRow => {
		const names = sayList(timer.to.map(nameOf), t);
		return {
			label: sayTimerKind(timer.code, t),
			cell: {
				date: localDateOf(timer.instant, open.zone),
				why: t("notices.at", {
					moment: sayMoment(timer.instant, open.zone, t),
					why: sayWhy(timer, t),
				}),
				note: [
					sayTimer(timer, t),
					...(names === "" ? [] : [t("notices.to", { names })]),
				].join(t("refusals.between")),
			},
		};
	});

/** @returns everybody whom a timer to come will tell. */
export const personsTold = (open: OpenProgramme): readonly string[] =>
	timersOf(open).flatMap(({ to }) => to);

/** The programme itself rings for the rows of its register: actions, evidence, audits and reviews. */
function timersOf({ world, today }: OpenProgramme): readonly Timer[] {
	const rooms = Object.values(world.rooms)
		.filter((room) => !isOver(room))
		.map(({ room }) => room);
	return [...rooms, ownRoom(world.programme)]
		.flatMap((room): readonly Timer[] => {
			const told = notices(world, room, today).map(
				({ at, code, dueOn, data, to }) => ({
					instant: at,
					code,
					dueOn,
					data,
					to,
					room,
				}),
			);
			const waking = nextWaking(world, room, today);
			// What changes by date alone is told to nobody beforehand.
			const change =
				waking &&
				!told.some(
					({ instant, code }) =>
						instant === waking.instant && code === waking.code,
				)
					? [{ ...waking, to: [], room }]
					: [];
			return [...change, ...told];
		})
		.sort((a, b) => compareInstants(a.instant, b.instant));
}

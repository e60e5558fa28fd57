import type { Act } from "../domain/acts.ts";
import {
	addDays,
	atTime,
	type LocalDate,
	nextWorkingDay,
	type TimeZone,
} from "../domain/dates.ts";
import {
	type PersonId,
	type ProgrammeId,
	personId,
	type RoomId,
	type Seal,
} from "../domain/ids.ts";
import type { Instant } from "../domain/instants.ts";
import type { Language } from "../domain/programme.ts";
import type { World } from "../domain/world.ts";
import type { Script, Words } from "./script.ts";

/** What a persona does, and when: found from the script and the world alone, so that finding it again is the same act. */
export interface PersonaAct {
	readonly at: Instant;
	readonly room: RoomId;
	readonly by: PersonId;
	/** A persona does an act of this name once; what a person undoes afterwards stays undone. */
	readonly actId: string;
	/** Texts that are put aside under seals before the act is brought, by their field. */
	readonly texts: Readonly<Record<string, string>>;
	readonly act: (sealOf: (field: string) => Seal) => Act;
}

/** What personas look at when they decide what to do. */
export interface Scene {
	readonly script: Script;
	readonly world: World;
	/** The rehearsal's day. */
	readonly today: LocalDate;
	/** Names of acts that personas have done: none is done again. */
	readonly done: ReadonlySet<string>;
}

/** @returns the persona's id: each rehearsal has people of its own. */
export const personaId = (programme: ProgrammeId, key: string): PersonId =>
	personId(`${programme}.${key}`);

/** @returns the key in the script of a person of the rehearsal; undefined for anybody else. */
export function personaKey({ script, world }: Scene, person: PersonId) {
	const before = `${world.programme.charter.programme}.`;
	const key = person.startsWith(before) ? person.slice(before.length) : "";
	return key in script.people ? key : undefined;
}

const language = ({ world }: Scene): Language =>
	world.programme.charter.language;

export const say = (scene: Scene, words: Words): string =>
	words[language(scene)];

export const zoneOf = ({ world }: Scene): TimeZone =>
	world.programme.charter.zone;

export const persona = ({ world }: Scene, key: string): PersonId =>
	personaId(world.programme.charter.programme, key);

/** @returns `days` after a day, or the next working day after that: people do not work at weekends. */
export const workingDay = (day: LocalDate, days = 0): LocalDate =>
	nextWorkingDay(addDays(day, days), () => false);

/** @returns a time of a day in the rehearsal's zone. */
export const at = (
	scene: Scene,
	day: LocalDate,
	hour: number,
	minute: number,
): Instant => atTime(day, hour, minute, zoneOf(scene));

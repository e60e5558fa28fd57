import type { LocalDate } from "../../domain/dates.ts";
import { type RoomId, roomId } from "../../domain/ids.ts";
import type { FindingSource } from "../../domain/rules/finding.ts";
import { isPhase } from "../../domain/world.ts";
import { sayDay } from "../dates.ts";
import type { Translate } from "../locales/translate.ts";
import type { Option } from "../parts.ts";
import { phaseOf } from "../timers.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** Where a finding can come from: an audit that was held, or none that stands on record. */
export interface Origin {
	/** As a form sends it: `certification-audit stage-2`. */
	readonly value: string;
	readonly kind: FindingSource["kind"];
	readonly room: RoomId | null;
	/** The audit's last day; null where the day it was raised stands for it. */
	readonly lastDay: LocalDate | null;
}

const byThemselves = ["internal-audit", "self-check", "special"] as const;

/** @returns the programme's audits on record, the latest first, and what needs none. */
export function originsOf({ world }: OpenProgramme): readonly Origin[] {
	const held = Object.values(world.rooms)
		.filter(isPhase)
		.flatMap(({ room, kind, work, status }): readonly Origin[] => {
			const name = room.split("/")[1] ?? "";
			const origin = (
				source: FindingSource["kind"],
				lastDay: LocalDate | null,
			): Origin => ({
				value: `${name} ${source}`,
				kind: source,
				room,
				lastDay,
			});
			if (work.kind === "certification")
				return [
					...(work.stage2On ? [origin("stage-2", work.stage2On)] : []),
					...(work.stage1On ? [origin("stage-1", work.stage1On)] : []),
				];
			if (work.kind === "round" && work.result)
				return [
					origin(
						kind === "recertification" ? kind : "surveillance",
						work.result.heldOn,
					),
				];
			return kind === "internal-audit" && status !== "opening"
				? [origin("internal-audit", null)]
				: [];
		})
		.sort((a, b) => ((a.lastDay ?? "") < (b.lastDay ?? "") ? 1 : -1));
	const inPhase = held.some(({ kind }) => kind === "internal-audit");
	return [
		...held,
		...byThemselves
			.filter((kind) => !(inPhase && kind === "internal-audit"))
			.map(
				(kind): Origin => ({ value: kind, kind, room: null, lastDay: null }),
			),
	];
}

/** @returns the origins to choose from, in words: `Surveillance 1: Surveillance audit, Thu 20 Sep 2028`. */
export const originOptions = (
	origins: readonly Origin[],
	t: Translate,
): readonly Option[] =>
	origins.map(({ value, kind, room, lastDay }) => ({
		value,
		text: lastDay
			? t("findings.heldOn", {
					audit: sayOrigin(kind, room, t),
					day: sayDay(lastDay, t),
				})
			: sayOrigin(kind, room, t),
	}));

/** @returns the audit that raised a finding: `Surveillance 1`, `Stage 2`, `Self-check`. */
export function sayOrigin(
	kind: FindingSource["kind"],
	room: string | null,
	t: Translate,
): string {
	return room !== null &&
		(kind === "surveillance" || kind === "recertification")
		? t(`terms.phase.${phaseOf(roomId(room)) as "surveillance-1"}`)
		: t(`rules.sources.${kind}`);
}

import type { TimeZone } from "../domain/dates.ts";
import type { Option } from "./parts.ts";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** @param chosen offered too when the list does not have it. @returns the time zones to choose from, by their names. */
export const zoneOptions = (chosen: TimeZone): readonly Option[] =>
	[...new Set([...zones, chosen])]
		.sort()
		.map((zone) => ({ value: zone, text: zone.replaceAll("_", " ") }));

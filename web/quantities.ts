import type { Translate } from "./locales/translate.ts";

/** How sizes and lengths of time are said. */

const units = ["kilobytes", "megabytes", "gigabytes"] as const;

/** @returns a file's size in decimal units: `2.1 MB`, `840 kB`, `1 byte`. */
export function saySize(bytes: number, t: Translate): string {
	if (bytes < 1000) return t("dates.bytes", { count: bytes });
	let n = bytes / 1000;
	let unit = 0;
	// 999 950 bytes are said as 1 MB, not as 1000 kB.
	while (Number(n.toPrecision(3)) >= 1000 && unit < units.length - 1) {
		n /= 1000;
		unit += 1;
	}
	const shown = n < 10 ? Math.round(n * 10) / 10 : Math.round(n);
	return t(`dates.${units[unit] ?? "gigabytes"}`, { n: shown });
}

/** @returns the length of a wait in its largest fitting unit, rounded down: `15 minutes`, `3 days`. */
export function sayDuration(milliseconds: number, t: Translate): string {
	const minutes = Math.floor(milliseconds / 60_000);
	if (minutes < 60) return t("dates.minutes", { count: minutes });
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return t("dates.hours", { count: hours });
	return t("dates.days", { count: Math.floor(hours / 24) });
}

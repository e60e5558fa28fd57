import type { Translate } from "./locales/translate.ts";

/** The first that fits: most browsers also claim to be others. */
const browsers: readonly (readonly [RegExp, string])[] = [
	[/Edg\w*\//, "Edge"],
	[/OPR\//, "Opera"],
	[/MicroMessenger\//, "WeChat"],
	[/Firefox\/|FxiOS\//, "Firefox"],
	[/Chrome\/|CriOS\//, "Chrome"],
	[/Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
	[/iPhone/, "iPhone"],
	[/iPad/, "iPad"],
	[/Android/, "Android"],
	[/Windows/, "Windows"],
	[/Mac OS/, "macOS"],
	[/Linux/, "Linux"],
];

const named = (
	agent: string,
	names: readonly (readonly [RegExp, string])[],
): string | undefined => names.find(([sign]) => sign.test(agent))?.[1];

/** @returns what somebody signed in with, as far as the browser tells: `Firefox, Linux`. */
export function sayAgent(agent: string, t: Translate): string {
	const known = [named(agent, browsers), named(agent, systems)].filter(
		(name) => name !== undefined,
	);
	return known.length > 0
		? known.join(t("terms.comma"))
		: t("profile.unknownAgent");
}

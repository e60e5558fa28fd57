/**
 * `certway sign-in`: a link for the administrator of an installation on its own
 * PostgreSQL. On one machine, `certway start` prints one each time.
 */
import { Command, Option } from "commander";
import type { AskedToSignIn } from "../embedded/sign-in-apart.ts";

export function signInCommand(): Command {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return new Command("sign-in")
		.description(
			"print a link that signs the administrator in, once and within 10 minutes; the first one is made on the way",
		)
		.requiredOption("--email <address>", "of the first administrator")
		.option("--name <name>", "of the first administrator")
		.addOption(
			new Option("--language <language>", "he reads")
				.choices(["en", "zh"])
				.default("en"),
		)
		.option("--zone <zone>", "he lives in, by its IANA name", timeZone)
		.action(async (asked: AskedToSignIn) => {
			const { runOnce } = await import("../embedded/lifetime.ts");
			const { signInLinkApart } = await import("../embedded/sign-in-apart.ts");
			await runOnce(async (settings) => {
				console.log(await signInLinkApart(settings, asked));
			});
		});
}

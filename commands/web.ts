/** `certway web`: serves the pages, beside the services settings name. */
import { Command } from "commander";

export function webCommand(): Command {
	return new Command("web")
		.description("serve the pages, on the services that settings name")
		.action(async () => {
			const { runUntilEnded } = await import("../embedded/lifetime.ts");
			const { startWebApart } = await import("../embedded/apart.ts");
			await runUntilEnded(startWebApart);
		});
}

/** `certway start`: everything on this machine, until Ctrl-C. */
import { Command } from "commander";

export function startCommand(): Command {
	return new Command("start")
		.description(
			"start Certway on this machine: pages, workers, and every service that no setting names",
		)
		.action(async () => {
			const { runUntilEnded } = await import("../embedded/lifetime.ts");
			const { startEmbedded } = await import("../embedded/start.ts");
			await runUntilEnded((settings) => startEmbedded(settings, console.log));
		});
}

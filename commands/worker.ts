/** `certway worker`: hosts workflows, beside the services settings name. */
import { Command } from "commander";

export function workerCommand(): Command {
	return new Command("worker")
		.description(
			"run workflows and hand over mails, on the services that settings name",
		)
		.action(async () => {
			const { runUntilEnded } = await import("../embedded/lifetime.ts");
			const { startWorkerApart } = await import("../embedded/apart.ts");
			await runUntilEnded(startWorkerApart);
		});
}

/**
 * `certway doctor`: compares the record with the running workflows and names
 * every difference, one a line. Exit code 0 when there is none, 1 otherwise.
 */
import { Command } from "commander";

interface Asked {
	readonly repair?: true;
	readonly json?: true;
}

export function doctorCommand(): Command {
	return new Command("doctor")
		.summary("compare the record with the running workflows")
		.description(
			"Compares the record with the running workflows, while they run, and names every difference. Exits with 0 when there is none.",
		)
		.option(
			"--repair",
			"give the record what histories hold and it lacks, and start from it what is missing",
		)
		.option("--json", "print one JSON object")
		.action(async (asked: Asked) => {
			const { runOnce } = await import("../embedded/lifetime.ts");
			const { askData } = await import("../embedded/ask-data.ts");
			await runOnce(async (settings) => {
				const { done, differences } = await askData(settings, {
					ask: "doctor",
					repair: asked.repair ?? false,
				});
				process.exitCode = differences.length === 0 ? 0 : 1;
				if (asked.json) {
					console.log(JSON.stringify({ done, differences }, null, 2));
					return;
				}
				const { inWords } = await import("../records/doctor-words.ts");
				const { repairInWords } = await import("../temporal/repair-words.ts");
				for (const one of done) console.log(`✓ ${repairInWords(one)}`);
				for (const one of differences) console.log(`✗ ${inWords(one)}`);
				if (differences.length === 0) console.log("no difference");
			});
		});
}

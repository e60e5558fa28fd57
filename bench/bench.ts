/** `npm run bench`: a table of ratios, each measured in one run. `-- --large` starts ten times as many programmes that wait. */
import { decisionAgainstBare } from "./decision.ts";
import { histories } from "./history.ts";
import { homeWithMany } from "./home.ts";
import {
	waitingProgrammes,
	waitingProgrammesLarge,
	workerMemory,
} from "./memory.ts";
import { evidenceRegister } from "./register.ts";
import { wholeRehearsal } from "./rehearsal.ts";
import { onStage } from "./stage.ts";
import { startToFirstPage } from "./start.ts";
import { asTable, type Measure } from "./table.ts";

const large = process.argv.includes("--large");
const measures: Measure[] = [];
const measured = async (
	what: string,
	measure: () => Promise<readonly Measure[]>,
) => {
	console.error(`… ${what}`);
	measures.push(...(await measure()));
};
await measured("decisions", () => onStage(decisionAgainstBare));
await measured("histories", () => onStage(histories));
await measured("home page", homeWithMany);
await measured("evidence", evidenceRegister);
await measured("a rehearsal", wholeRehearsal);
await measured("start", startToFirstPage);
await measured("memory", () =>
	workerMemory(large ? waitingProgrammesLarge : waitingProgrammes),
);
console.log(asTable(measures));

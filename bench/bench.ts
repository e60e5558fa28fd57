import { decisionAgainstBare } from "./decision.ts";
import { historyPerAct } from "./history.ts";
import { homeWithMany } from "./home.ts";
import { wholeRehearsal } from "./rehearsal.ts";
import { onStage } from "./stage.ts";
import { startToFirstPage } from "./start.ts";
import { asTable, type Measure } from "./table.ts";

const measures: Measure[] = [];
await onStage(async (stage) => {
	measures.push(...(await historyPerAct(stage)));
	measures.push(...(await decisionAgainstBare(stage)));
});
measures.push(...(await homeWithMany()));
measures.push(...(await wholeRehearsal()));
measures.push(...(await startToFirstPage()));
console.log(asTable(measures));

import {
	condition,
	defineSignal,
	defineUpdate,
	proxyActivities,
	setHandler,
} from "@temporalio/workflow";

const { nothing } = proxyActivities<{ nothing(): Promise<string> }>({
	startToCloseTimeout: "20 seconds",
});

/** The least that is correct for an act on record: an update that awaits one empty ordinary activity. */
export async function bare(): Promise<void> {
	let over = false;
	setHandler(defineUpdate<string, [string]>("act"), () => nothing());
	setHandler(defineSignal("end"), () => {
		over = true;
	});
	await condition(() => over);
}

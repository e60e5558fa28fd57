import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { historyFromJSON } from "@temporalio/common/lib/proto-utils.js";
import { Worker } from "@temporalio/worker";
import { DeterminismViolationError } from "@temporalio/workflow";
import { describe, expect, test } from "vitest";
import {
	certificateWorkflow,
	conductorWorkflow,
	correctiveActionWorkflow,
	phaseWorkflow,
	postWorkflow,
	programmeWorkflow,
} from "../../workflows/messages.ts";
import { useWorkflowBundle } from "../fixtures/workflow-bundle.ts";

const folder = fileURLToPath(new URL("../histories/", import.meta.url));

/** The sum of each release's SHA256SUMS: what was recorded is never recorded again. */
const released: Readonly<Record<string, string>> = {
	v1: "0969affe3c393c46059268847ab5bdea40b00cc9d0acb33cb9258c42c57785f9",
	v2: "7afe072062c4ea764d3b3bb8b982de7ad273996a03d36927ae3aa77bbafd0e55",
};

interface Recorded {
	readonly release: string;
	readonly name: string;
	readonly text: string;
	readonly workflowType: string;
}

interface HistoryEvent {
	readonly activityTaskScheduledEventAttributes?: {
		readonly activityType: { readonly name: string };
		readonly input: { readonly payloads: readonly { readonly data: string }[] };
	};
}

const sum = (text: string) => createHash("sha256").update(text).digest("hex");

const read = (release: string, name: string) =>
	readFileSync(`${folder}${release}/${name}`, "utf8");

const releases = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

const histories: readonly Recorded[] = releases.flatMap((release) =>
	readdirSync(folder + release, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".json"))
		.sort()
		.map((name) => ({
			release,
			name,
			text: read(release, name),
			workflowType: name.split("/")[1] ?? "",
		})),
);

const named = (release: string, name: string): Recorded => {
	const found = histories.find(
		(history) => history.release === release && history.name === name,
	);
	if (!found) throw new Error(`no history ${name}`);
	return found;
};

async function replay(
	{ name, text }: Pick<Recorded, "name" | "text">,
	bundle: { readonly codePath: string },
): Promise<void> {
	const { workflowExecutionStartedEventAttributes: started } =
		JSON.parse(text).events[0];
	await Worker.runReplayHistory(
		{ workflowBundle: bundle, replayName: name },
		historyFromJSON(JSON.parse(text)),
		started.workflowId,
	);
}

describe("What an earlier release began", () => {
	const bundle = useWorkflowBundle();

	test.each(histories)(
		"$release $name goes on with today's workflows",
		async (history) => {
			await replay(history, await bundle);
		},
	);

	test.each(["Pacific/Apia", "America/New_York"])(
		"goes on in %s as it did elsewhere: workflows ask no calendar",
		async (zone) => {
			const before = process.env["TZ"];
			process.env["TZ"] = zone;
			try {
				for (const history of histories.filter(({ name }) =>
					name.startsWith("real/preparation"),
				))
					await replay(history, await bundle);
			} finally {
				if (before === undefined) delete process.env["TZ"];
				else process.env["TZ"] = before;
			}
		},
	);

	test("would be refused if the workflows no longer did the same", async () => {
		const { name, text } = named(
			"v1",
			"real/preparation/returned~preparation.json",
		);
		await expect(
			replay(
				{ name, text: text.replaceAll('"name":"record"', '"name":"note"') },
				await bundle,
			),
		).rejects.toThrow(DeterminismViolationError);
	});
});

describe("The recorded histories", () => {
	test("are those that were recorded, byte for byte", () => {
		expect(releases).toEqual(Object.keys(released));
		for (const release of releases) {
			const sums = read(release, "SHA256SUMS");
			expect(sum(sums), release).toBe(released[release]);
			const listed = sums.trimEnd().split("\n");
			expect(
				histories
					.filter((history) => history.release === release)
					.map(({ name, text }) => `${sum(text)}  ${name}`)
					.sort(),
			).toEqual([...listed].sort());
		}
	});

	test("hold every workflow there is", () => {
		const types = new Set([
			programmeWorkflow,
			certificateWorkflow,
			postWorkflow,
			conductorWorkflow,
			correctiveActionWorkflow,
			...Object.values(phaseWorkflow),
		]);
		expect(new Set(histories.map(({ workflowType }) => workflowType))).toEqual(
			types,
		);
	});

	/** The people's acts that a history brought to the record, in their order. */
	const actsIn = ({ text }: Recorded): readonly string[] =>
		JSON.parse(text).events.flatMap((event: HistoryEvent) => {
			const scheduled = event.activityTaskScheduledEventAttributes;
			if (scheduled?.activityType.name !== "record") return [];
			const [payload] = scheduled.input.payloads;
			const { act } = JSON.parse(
				Buffer.from(payload?.data ?? "", "base64").toString(),
			);
			if (act.type === "tick") return [];
			return [act.type === "decide" ? act.decision : act.type];
		});

	const actsOf = (type: string) =>
		histories
			.filter(({ workflowType }) => workflowType === type)
			.map((history) => actsIn(history).join());

	test.each([...new Set(Object.values(phaseWorkflow))])(
		"hold a %s that was sent back after one approval, and asked again",
		(type) => {
			expect(actsOf(type)).toContainEqual(
				expect.stringContaining("approve,return,ask-for-sign-off"),
			);
		},
	);

	test("hold a finding whose answer was refused, then accepted, verified and closed", () => {
		expect(actsOf(correctiveActionWorkflow)).toContainEqual(
			"submit-answer,refuse-answer,submit-answer,accept-answer,verify-finding,close-finding",
		);
	});

	test("hold a phase whose approvers asked, handed over, or were not the right ones", () => {
		expect(actsOf("preparation")).toContainEqual(
			expect.stringContaining(
				"ask-question,answer-question,hand-over,not-for-me",
			),
		);
	});

	test.each(["preparation", "design", "surveillance"])(
		"hold a %s that stopped in the middle of its approval",
		(type) => {
			expect(actsOf(type)).toContainEqual(
				expect.stringMatching(/ask-for-sign-off,approve$/),
			);
		},
	);
});

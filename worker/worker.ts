import { fileURLToPath } from "node:url";
import {
	type NativeConnection,
	Worker,
	type WorkflowBundleOption,
} from "@temporalio/worker";
import { createActivities } from "../activities/index.ts";
import type { Post } from "../activities/post.ts";
import type { Records } from "../records/entry.ts";
import type { Namespaces, Temporal } from "../temporal/client.ts";
import { taskQueue } from "../workflows/messages.ts";

/** Where the workflows are, for the worker's bundler. */
export const workflowsPath: string = fileURLToPath(
	new URL("../workflows/index.ts", import.meta.url),
);

/** Workflows kept in memory, in each of the two workers, unless told otherwise. */
export const cachedWorkflows = 500;

/** Workers of this process: one for real programmes, one for rehearsals. */
export interface Workers {
	/** Settles when they have ended; rejects when one failed. */
	readonly ended: Promise<void>;
	readonly stop: () => Promise<void>;
}

export interface WorkerServices {
	readonly connection: NativeConnection;
	readonly namespaces: Namespaces;
	readonly records: Records;
	/** A rehearsal's conductor brings what its personas do as a page brings what people do. */
	readonly temporal: Temporal;
	readonly post: Post;
	/** A bundle made before; the workflows are bundled now when it is not given. */
	readonly bundle?: WorkflowBundleOption;
	/** Workflows kept in memory, in each of the two workers. */
	readonly cachedWorkflows?: number;
}

/** Starts the workers; they host every workflow and activity. Throws when the service or a namespace is not there. */
export async function startWorkers(services: WorkerServices): Promise<Workers> {
	const activities = createActivities(
		services.records,
		services.temporal,
		services.post,
	);
	const workers = await Promise.all(
		[services.namespaces.real, services.namespaces.rehearsal].map((namespace) =>
			Worker.create({
				connection: services.connection,
				namespace,
				taskQueue,
				activities,
				maxCachedWorkflows: services.cachedWorkflows ?? cachedWorkflows,
				workflowTaskPollerBehavior: { type: "autoscaling" },
				activityTaskPollerBehavior: { type: "autoscaling" },
				shutdownGraceTime: "10 seconds",
				...(services.bundle
					? { workflowBundle: services.bundle }
					: { workflowsPath }),
			}),
		),
	);
	const ended = Promise.all(workers.map((worker) => worker.run())).then(
		() => {},
	);
	// Whoever stops the workers, or awaits them, hears of a failure; it must not end the process before that.
	ended.catch(() => {});
	return {
		ended,
		stop: async () => {
			for (const worker of workers)
				if (worker.getState() === "RUNNING") worker.shutdown();
			await ended;
		},
	};
}

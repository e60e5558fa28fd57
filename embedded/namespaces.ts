/**
 * Temporal's namespaces, one for real programmes and one for rehearsals, made
 * at every start if they are not there.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";
import { StartProblem } from "./start-problem.ts";

const USABLE_WITHIN_MS = 30_000;

const ALREADY_EXISTS = 6;

export interface NamespaceWish {
	name: string;
	/** how long Temporal keeps the history of a closed workflow, in days */
	retentionDays: number;
}

/** The record is kept elsewhere, so histories need not last long. */
export function certwayNamespaces(
	real: string,
	rehearsal: string,
): NamespaceWish[] {
	return [
		{ name: real, retentionDays: 30 },
		{ name: rehearsal, retentionDays: 1 },
	];
}

/**
 * Registers each namespace that is missing, sets the retention of one that is
 * there, and waits until each can be used.
 * @throws StartProblem if one is not usable after half a minute
 */
export async function ensureNamespaces(
	connection: Connection,
	wishes: readonly NamespaceWish[],
): Promise<void> {
	await Promise.all(wishes.map((wish) => ensureNamespace(connection, wish)));
}

async function ensureNamespace(
	connection: Connection,
	{ name, retentionDays }: NamespaceWish,
): Promise<void> {
	const retention = msToTs(`${retentionDays} days`);
	const service = connection.workflowService;
	const made = await service
		.registerNamespace({
			namespace: name,
			workflowExecutionRetentionPeriod: retention,
		})
		.then(() => true)
		.catch((error) => {
			if (error.code === ALREADY_EXISTS) return false;
			throw error;
		});
	if (!made) {
		await service.updateNamespace({
			namespace: name,
			config: { workflowExecutionRetentionTtl: retention },
		});
	}

	const until = Date.now() + USABLE_WITHIN_MS;
	while (!(await isUsable(connection, name))) {
		if (Date.now() > until) {
			throw new StartProblem(`Temporal's namespace ${name} is not usable yet.`);
		}
		await sleep(100);
	}
}

/** The frontend learns of a new namespace some moments after it was made. */
async function isUsable(connection: Connection, name: string) {
	return connection.workflowService
		.countWorkflowExecutions({ namespace: name })
		.then(() => true)
		.catch(() => false);
}

/**
 * Temporal's namespaces, one for real programmes and one for rehearsals, made
 * at every start if they are not there.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "@temporalio/client";
import { msToTs } from "@temporalio/common/lib/time.js";
import { firstLine, StartProblem } from "./start-problem.ts";

const USABLE_WITHIN_MS = 30_000;

/** gRPC's number for it */
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
 * Registers each namespace that is missing and waits until each can be used.
 * One that is there stays as it is: on a service of one's own its retention is
 * its administrator's.
 * @throws StartProblem if one can neither be used nor made
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
	if (await isUsable(connection, name)) return;
	try {
		await connection.workflowService.registerNamespace({
			namespace: name,
			workflowExecutionRetentionPeriod: msToTs(`${retentionDays} days`),
		});
	} catch (error) {
		if ((error as { code?: unknown }).code !== ALREADY_EXISTS) {
			throw new StartProblem(
				`Temporal has no namespace ${name} and did not let it be made (${firstLine(error)}): make it there, or name another by TEMPORAL_NAMESPACE or TEMPORAL_REHEARSAL_NAMESPACE.`,
			);
		}
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

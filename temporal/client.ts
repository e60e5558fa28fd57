import { Client, Connection } from "@temporalio/client";
import type { Kind } from "../records/schema.ts";

/** Real programmes and rehearsals live in namespaces of their own. */
export interface Namespaces {
	readonly real: string;
	readonly rehearsal: string;
}

/** A client for each kind of programme, over one connection. */
export interface Temporal {
	readonly clientFor: (kind: Kind) => Client;
	readonly connection: Connection;
	readonly close: () => Promise<void>;
}

/** Connects to the Temporal service. Throws when it can't be reached. */
export async function connectTemporal(
	options: NonNullable<Parameters<typeof Connection.connect>[0]>,
	namespaces: Namespaces,
): Promise<Temporal> {
	const connection = await Connection.connect(options);
	const clients: Record<Kind, Client> = {
		real: new Client({ connection, namespace: namespaces.real }),
		rehearsal: new Client({ connection, namespace: namespaces.rehearsal }),
	};
	return {
		clientFor: (kind) => clients[kind],
		connection,
		close: () => connection.close(),
	};
}

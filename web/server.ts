import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildApp } from "./app.ts";
import type { Patience } from "./frame/patience.ts";
import type { Route } from "./route-table.ts";
import type { Services } from "./services.ts";

/** A web server that listens. */
export interface Web {
	/** Where it listens, `http://127.0.0.1:8080`. */
	readonly url: string;
	/** Takes no more requests, answers those it has, and ends. */
	close(): Promise<void>;
}

/** How long requests under way may take to finish once the server closes. */
const LAST_ANSWERS = 10_000;

/**
 * Starts to listen.
 *
 * @param routes the pages to serve instead of the product's own.
 * @param patience how long bodies may take to arrive.
 * @throws the system's error (EADDRINUSE, EACCES) when it cannot.
 */
export async function startWeb(
	services: Services,
	routes?: readonly Route[],
	patience?: Patience,
): Promise<Web> {
	const server = createServer(buildApp(services, routes, patience));
	server.headersTimeout = 20_000;
	// How long a body may take hangs on what it is: see frame/patience.ts.
	server.requestTimeout = 0;
	const { host, port } = services.settings;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	});
	let closed: Promise<void> | undefined;
	return {
		url: urlOf(server),
		close: () => {
			closed ??= close(server);
			return closed;
		},
	};
}

function urlOf(server: Server): string {
	const { address, port, family } = server.address() as AddressInfo;
	return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

function close(server: Server): Promise<void> {
	return new Promise((resolve, reject) => {
		const impatience = setTimeout(
			() => server.closeAllConnections(),
			LAST_ANSWERS,
		);
		server.close((error) => {
			clearTimeout(impatience);
			if (error === undefined) resolve();
			else reject(error);
		});
		server.closeIdleConnections();
	});
}

/** TCP ports on loopback, where everything of the embedded default listens. */
import { createServer } from "node:net";

export const LOOPBACK = "127.0.0.1";

/** @returns whether nobody listens on that port. */
export function isFree(port: number, host = LOOPBACK): Promise<boolean> {
	return listenOnce(port, host).then(
		() => true,
		() => false,
	);
}

/** @returns the wished port if it is free, else one the system picks. */
export async function freePort(wished = 0): Promise<number> {
	if (wished !== 0 && (await isFree(wished))) return wished;
	return listenOnce(0, LOOPBACK);
}

function listenOnce(port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen({ port, host, exclusive: true }, () => {
			const address = server.address();
			server.close(() => {
				resolve(typeof address === "object" && address ? address.port : port);
			});
		});
	});
}

/** A real SMTP server on loopback that answers as a test tells it to. */
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Received {
	readonly from: string;
	readonly to: readonly string[];
	readonly raw: Buffer;
}

export interface ScriptedServer {
	readonly url: string;
	readonly received: readonly Received[];
	/** How many clients have connected. */
	connections(): number;
	/** Breaks every connection without a word. */
	drop(): void;
	close(): Promise<void>;
}

/** An answer of the server: its code and what it says. */
export const reply = (responseCode: number, message: string): Error =>
	Object.assign(new Error(message), { responseCode });

export type Script = (server: { drop(): void }) => SMTPServerOptions;

/**
 * Takes every mail, but for what the script says otherwise.
 *
 * @param onPort where it listens; a free port by default.
 */
export async function startSmtp(
	script: Script = () => ({}),
	onPort = 0,
): Promise<ScriptedServer> {
	const received: Received[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const drop = () => {
		for (const socket of sockets) socket.destroy();
	};
	const smtp = new SMTPServer({
		logger: false,
		disabledCommands: ["STARTTLS", "AUTH"],
		disableReverseLookup: true,
		closeTimeout: 100,
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				const { mailFrom, rcptTo } = session.envelope;
				received.push({
					from: mailFrom ? mailFrom.address : "",
					to: rcptTo.map(({ address }) => address),
					raw: Buffer.concat(chunks),
				});
				done();
			});
		},
		...script({ drop }),
	});
	smtp.on("error", () => {
		// A client that is dropped on purpose is an error to the server.
	});
	smtp.server.on("connection", (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
	});
	smtp.listen(onPort, "127.0.0.1");
	await once(smtp.server, "listening");
	const { port } = smtp.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		connections: () => connections,
		drop,
		close: () =>
			new Promise((closed) => {
				smtp.close(() => closed());
				drop();
			}),
	};
}

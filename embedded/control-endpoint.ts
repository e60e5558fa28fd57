/**
 * Lets the command line of the same user ask a running Certway about its data,
 * over loopback and with the key that only this user can read in DATA_DIR.
 */
import { timingSafeEqual } from "node:crypto";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Logger } from "pino";
import type { Sides } from "../temporal/doctor.ts";
import { type AnswerTo, answerInquiry, type Inquiry } from "./inquiry.ts";
import { LOOPBACK } from "./ports.ts";

export interface ControlEndpoint {
	readonly url: string;
	close(): Promise<void>;
}

export async function serveControl(
	sides: Sides,
	key: string,
	log: Logger,
): Promise<ControlEndpoint> {
	const server = createServer((request, response) => {
		serve(sides, key, request, response).catch((error) => {
			log.error({ err: error }, "a command's question");
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, LOOPBACK, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${LOOPBACK}:${port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function serve(
	sides: Sides,
	key: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (request.method !== "POST" || !holdsKey(request, key)) {
		response.writeHead(403).end();
		return;
	}
	const inquiry: Inquiry = JSON.parse(await text(request));
	const answer = await answerInquiry(sides, inquiry, true);
	response
		.writeHead(200, { "Content-Type": "application/json" })
		.end(JSON.stringify(answer));
}

function holdsKey({ headers }: IncomingMessage, key: string): boolean {
	const given = Buffer.from(headers.authorization ?? "");
	const wanted = Buffer.from(`Bearer ${key}`);
	return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Asks the process that holds the data; the answer may take as long as it takes.
 * @throws when that process is gone, or could not answer
 */
export async function askControl<I extends Inquiry>(
	url: string,
	key: string,
	inquiry: I,
): Promise<AnswerTo<I>> {
	const response = await fetch(url, {
		method: "POST",
		headers: { Authorization: `Bearer ${key}` },
		body: JSON.stringify(inquiry),
	});
	if (!response.ok) {
		throw new Error(
			`the running Certway answered ${response.status}; its log says why`,
		);
	}
	return (await response.json()) as AnswerTo<I>;
}

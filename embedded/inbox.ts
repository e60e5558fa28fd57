/**
 * The inbox of the embedded default: takes every mail by SMTP and shows it in
 * the browser, so that links can be clicked from the first minute.
 */
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { freePort, LOOPBACK } from "./ports.ts";

const USUAL_PORT = 4001;
const KEPT_MAILS = 1_000;

export interface Inbox {
	/** for `SMTP_URL` */
	smtpUrl: string;
	/** to open in a browser */
	url: string;
	stop(): Promise<void>;
}

/** Mails are kept in `folder` and are there again after a restart. */
export async function startInbox(
	folder: string,
	wishedPort = USUAL_PORT,
): Promise<Inbox> {
	const { MailDev } = await import("maildev");
	const inbox = new MailDev({
		ip: LOOPBACK,
		smtp: 0,
		webIp: LOOPBACK,
		web: await freePort(wishedPort),
		mailDirectory: folder,
		maxEmails: KEPT_MAILS,
		silent: true,
	});
	const { smtp, api } = await quietly(() => inbox.start());
	const host = `${LOOPBACK}:${api?.getPort()}`;
	if (api !== undefined) answerOnlyItself(api.server.server as Server, host);
	return {
		smtpUrl: `smtp://${LOOPBACK}:${smtp.getAddress().port}`,
		url: `http://${host}`,
		stop: () => inbox.stop(),
	};
}

/** Its address is told among ours, not on a line of its own. */
async function quietly<T>(start: () => Promise<T>): Promise<T> {
	const { info } = console;
	console.info = () => {};
	try {
		return await start();
	} finally {
		console.info = info;
	}
}

/**
 * The inbox lets pages of any origin read it, and mails hold sign-in links. So
 * no request and no socket reaches it that another site's page has made.
 */
function answerOnlyItself(server: Server, host: string): void {
	const emit = server.emit.bind(server);
	const isOwn = ({ headers }: IncomingMessage) =>
		headers.host === host &&
		(headers.origin === undefined || headers.origin === `http://${host}`);
	server.emit = (event: string, ...args: unknown[]): boolean => {
		if (event !== "request" && event !== "upgrade") return emit(event, ...args);
		const [request, answer] = args as [IncomingMessage, { destroy(): void }];
		if (isOwn(request)) return emit(event, ...args);
		if (event === "upgrade") (answer as Socket).destroy();
		else request.socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
		return true;
	};
}

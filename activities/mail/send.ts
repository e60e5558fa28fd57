/** One attempt to hand a mail over by SMTP. What goes wrong is a value: whoever sends decides whether to try again. */
import { createTransport } from "nodemailer";
import type { NodemailerError } from "nodemailer/lib/errors.js";
import type { ComposedLetter } from "./compose.ts";
import { isMailbox } from "./mailbox.ts";

/**
 * `code` is the server's reply code or the name of the failure, `response` what the server said, in one line and
 * without addresses and links, so that both may be stored.
 */
export type Delivery =
	| { readonly kind: "sent"; readonly response: string }
	| {
			readonly kind: "retry-later";
			readonly code: string;
			readonly response: string;
			/** Waiting alone will not help: the operator has to look at SMTP_URL, MAIL_FROM or the server. */
			readonly configuration: boolean;
	  }
	| {
			readonly kind: "undeliverable";
			/** An address that does not exist, or a message that this server will never take. */
			readonly refused: "recipient" | "message";
			readonly code: string;
			readonly response: string;
	  };

/** Milliseconds. */
export interface Timeouts {
	readonly connection: number;
	readonly greeting: number;
	/** Without a word from the server. */
	readonly socket: number;
	/** In all, however slowly the server goes on talking. */
	readonly whole: number;
}

export const timeouts: Timeouts = {
	connection: 10_000,
	greeting: 10_000,
	socket: 30_000,
	whole: 120_000,
};

/**
 * @param smtpUrl `smtp://` or `smtps://`, with user and password where needed
 * @returns what came of the attempt. A mail may have arrived although the answer is `retry-later` (the connection
 * broke after the server took it): sent again, it has the same Message-ID and Date.
 */
export async function sendRaw(
	smtpUrl: string,
	{ from, to, raw }: ComposedLetter,
	within: Timeouts = timeouts,
): Promise<Delivery> {
	if (!isMailbox(to))
		return {
			kind: "undeliverable",
			refused: "recipient",
			code: "not-an-address",
			response: "",
		};
	try {
		const transport = createTransport({
			url: withoutLogging(smtpUrl),
			connectionTimeout: within.connection,
			dnsTimeout: within.connection,
			greetingTimeout: within.greeting,
			socketTimeout: within.socket,
		});
		const { response } = await transport.sendMail({
			envelope: { from, to },
			raw,
			signal: AbortSignal.timeout(within.whole),
		});
		return { kind: "sent", response: storable(response) };
	} catch (error) {
		return failureOf(error as NodemailerError);
	}
}

/** The transport can write whole mails to a log if its URL says so, and mails hold links. */
function withoutLogging(smtpUrl: string): string {
	const url = new URL(smtpUrl);
	for (const option of ["debug", "logger", "transactionLog"])
		url.searchParams.delete(option);
	return url.href;
}

/** The server wants a login, or does not send on for us: nothing is wrong with the addressee. */
const LOGIN_WANTED = new Set([530, 534, 535, 538]);
const RELAYING = /\brelay/i;
/** Enhanced status codes of RFC 3463 that speak of the addressee; some servers say so only after the message. */
const OF_THE_MAILBOX = /^\d{3}[ -]5\.[12]\./;

const CONFIGURATION = new Set([
	"EAUTH",
	"ECONFIG",
	"ENOAUTH",
	"EOAUTH2",
	"EPROXY",
	"EREQUIRETLS",
	"ETLS",
	"ERR_INVALID_URL",
]);

/** Node's names for a certificate that does not hold, and for TLS spoken to a server that speaks none. */
const TLS_FAILED = /CERT|ERR_(?:SSL|TLS)|UNABLE_TO_(?:GET|VERIFY)/;

function failureOf(error: NodemailerError): Delivery {
	const reply = error.responseCode;
	const code = String(reply ?? error.originalCode ?? error.code ?? error.name);
	const response = storable(error.response ?? error.message);
	const retry = (configuration: boolean): Delivery => ({
		kind: "retry-later",
		code,
		response,
		configuration,
	});
	if (reply !== undefined && !error.permanent) return retry(false);
	if (CONFIGURATION.has(error.code ?? "") || TLS_FAILED.test(code))
		return retry(true);
	if (reply === undefined) return retry(false);
	if (LOGIN_WANTED.has(reply) || RELAYING.test(response)) return retry(true);
	if (error.command === "RCPT TO")
		return { kind: "undeliverable", refused: "recipient", code, response };
	if (error.command === "DATA") {
		const refused = OF_THE_MAILBOX.test(response) ? "recipient" : "message";
		return { kind: "undeliverable", refused, code, response };
	}
	// The greeting, EHLO or our own address was refused for good.
	return retry(true);
}

/** What a server says may quote the mail: addresses, links and anything as long as a key stay out of the record. */
const storable = (text: string): string =>
	text
		.slice(0, 1000)
		.toWellFormed()
		.replace(/[\p{Cc}\s]+/gu, " ")
		.replace(/\S*:\/\/\S*/g, "[link]")
		.replace(/\S+@\S+/g, "[address]")
		.replace(/[\w-]{32,}/g, "[…]")
		.trim()
		.slice(0, 300);

import type { Express, Request } from "express";
import type { Services } from "../services.ts";

/** How long a body may take to arrive. */
export interface Patience {
	/** Milliseconds for a whole form: it is small, on whatever line. */
	readonly form: number;
	/** A file takes as long as it takes, as long as in each so many milliseconds … */
	readonly window: number;
	/** … at least so many bytes of it come. */
	readonly least: number;
	/** Milliseconds in which a body may still arrive that has been answered already. */
	readonly after: number;
}

/** 20 kB a second: the slowest line on which anybody would wait for a file, and too much to hold many connections open with. */
export const usualPatience: Patience = {
	form: 60_000,
	window: 30_000,
	least: 600_000,
	after: 5_000,
};

/**
 * Cuts off bodies that only trickle in, so that they don't hold connections for ever. One bound for all would cut off a large
 * file on a slow line, or let a form of a few bytes hold a connection for hours.
 */
export function setUpPatience(
	app: Express,
	{ log }: Services,
	{ form, window, least, after }: Patience,
): void {
	app.use((req, res, next) => {
		next();
		if (!hasBody(req)) return;
		const { socket } = req;
		const cut = () => {
			if (req.complete) return;
			log.warn({ reference: res.locals.frame?.reference }, "body too slow");
			socket.destroy();
		};
		let seen = socket.bytesRead;
		const timer = isUpload(req)
			? setInterval(() => {
					if (socket.bytesRead - seen < least) cut();
					seen = socket.bytesRead;
				}, window)
			: setTimeout(cut, form);
		const stop = () => clearInterval(timer);
		req.once("end", stop).once("close", stop);
		res.once("finish", () => {
			stop();
			if (!req.complete) setTimeout(cut, after).unref();
		});
	});
}

const hasBody = ({ headers }: Request): boolean =>
	headers["transfer-encoding"] !== undefined ||
	Number(headers["content-length"] ?? 0) > 0;

const isUpload = (req: Request): boolean =>
	/^multipart\/form-data\b/i.test(req.headers["content-type"] ?? "");

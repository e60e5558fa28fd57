import type {
	Application,
	ErrorRequestHandler,
	Request,
	Response,
} from "express";
import { fieldsOf } from "../perform.ts";
import { Problem, type ProblemStatus, problemWords } from "../problem.ts";
import type { Services } from "../services.ts";
import { noteSecurity } from "./security-log.ts";

/**
 * The last stop: a page that says what happened, what is safe and what to do.
 * Why it happened goes to the log under the page's reference, never on the
 * page.
 */
export function setUpErrors(app: Application, services: Services): void {
	const answer: ErrorRequestHandler = (error, req, res, _next) => {
		const { status, wording } = problemOf(error);
		const { t, reference } = res.locals.frame;
		if (status === 429) noteSecurity(res, services, "limit-reached");
		if (status >= 500)
			services.log.error({ reference, err: error }, "request failed");
		if (res.headersSent) {
			// Half a page is out already: it is cut off, not patched up.
			res.destroy();
			return;
		}
		const words = problemWords(wording);
		const page = {
			title: t(words.title),
			what: t(words.what),
			todo: t(words.todo),
			status,
			reference: status >= 500 ? reference : undefined,
		};
		res.status(status).set("Cache-Control", "no-store");
		const [view, shown] = isSentForm(req, error)
			? ["unconfirmed", notConfirmed(req, res)]
			: ["error", page];
		res.render(`pages/${view}`, shown, (failure, html) => {
			if (failure === null) {
				res.send(html);
				return;
			}
			services.log.error({ reference, err: failure }, "error page failed");
			res.type("text/plain").send(`${page.title}. ${page.what} ${page.todo}\n`);
		});
	};
	app.use(answer);
}

/** Whether a form was sent, and the record went away before it could say what has come of it. */
const isSentForm = (req: Request, error: unknown): boolean =>
	req.method === "POST" &&
	recordUnreachable(error) &&
	Boolean(req.is("application/x-www-form-urlencoded"));

/** Nobody knows whether the form is on record: what was typed stands ready to be sent once more, and twice counts once. */
function notConfirmed(req: Request, res: Response) {
	const { t, address } = res.locals.frame;
	return {
		title: t("unconfirmed.title"),
		away: true,
		again: { action: address, fields: fieldsOf(req.body) },
	};
}

/** What went wrong, in terms of what the reader can do about it. */
function problemOf(error: unknown): Problem {
	if (error instanceof Problem) return error;
	if (recordUnreachable(error)) return new Problem(503);
	const status = (error as { status?: unknown } | undefined)?.status;
	if (typeof status !== "number" || status < 400 || status >= 500)
		return new Problem(500);
	const known: readonly number[] = [403, 404, 413, 429];
	return new Problem(known.includes(status) ? (status as ProblemStatus) : 400);
}

/** Codes by which the system or PostgreSQL says that no one is there. */
const unreachable =
	/^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P0\d|53300|08\w{3})$/;

/** The driver's own words for a connection that breaks or does not come about; they have no code. */
const brokenOff =
	/^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** Whether the error, or one it was caused by, means that the record can't be reached. */
function recordUnreachable(error: unknown, depth = 0): boolean {
	if (typeof error !== "object" || error === null || depth > 4) return false;
	const { code, message, cause, errors } = error as Record<string, unknown>;
	return (
		(typeof code === "string" && unreachable.test(code)) ||
		(typeof message === "string" && brokenOff.test(message)) ||
		recordUnreachable(cause, depth + 1) ||
		(Array.isArray(errors) &&
			errors.some((each) => recordUnreachable(each, depth + 1)))
	);
}

import type { Response } from "express";
import type { Reader } from "./services.ts";

/** @returns whoever is signed in; for handlers behind a policy that lets nobody else through. */
export function signedIn(res: Response): Reader {
	const { reader } = res.locals.frame;
	if (reader === undefined)
		throw new Error("The route's policy lets in anyone");
	return reader;
}

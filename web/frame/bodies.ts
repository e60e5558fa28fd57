import express, { type Express } from "express";

/** A form of Certway's is far smaller; a file goes through its own bounded reader. */
const LARGEST_FORM = "256kb";
const MOST_FIELDS = 2_000;

/** Reads forms, and only forms, up to a bound. No JSON, no nested names. */
export function setUpBodies(app: Express): void {
	app.use(
		express.urlencoded({
			extended: false,
			limit: LARGEST_FORM,
			parameterLimit: MOST_FIELDS,
		}),
	);
}

import type { Response } from "express";
import type { LocalDate } from "../domain/dates.ts";

/** What the frame around a page needs to know of it. */
export interface PageData {
	/** Heading and title, worded already. */
	readonly title: string;
	/** The day that dates are related to: the programme's clock says it. */
	readonly today?: LocalDate;
	readonly [part: string]: unknown;
}

/** Sends the view of `views/pages/`, in the frame. */
export function showPage(res: Response, view: string, data: PageData): void {
	res.render(`pages/${view}`, data);
}

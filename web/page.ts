import type { Response } from "express";
import type { Instant, LocalDate, TimeZone } from "../domain/dates.ts";
import type { Form } from "./forms.ts";
import { forgetNotice } from "./frame/notice.ts";
import type { Section } from "./navigation.ts";
import type { Way } from "./parts.ts";

/** What the frame around a page needs to know of it; the rest is the view's own. */
export interface PageData {
	/** The browser's title, worded already; as a rule the h1 says the same. */
	readonly title: string;
	/** The main page it stands under. */
	readonly section?: Section;
	/** The way here from the main page. */
	readonly trail?: readonly Way[];
	/** The day that dates are related to: the programme's clock says it. */
	readonly today?: LocalDate;
	/** The page is about a rehearsal, whose clock stands there; `to` leads to where it is moved on. */
	readonly rehearsal?: {
		readonly clock: Instant;
		readonly zone: TimeZone;
		readonly to?: string;
	};
	/** The programme is on hold since that day. */
	readonly hold?: { readonly since: LocalDate };
	/** The page's form; a mistake in it is named in the browser's title too. */
	readonly form?: Form;
	readonly [part: string]: unknown;
}

/**
 * Sends the view of `views/pages/`, in the frame, with what the reader's last
 * act has done. A form with mistakes is sent as 422, so that nobody takes it
 * for done.
 */
export function showPage(res: Response, view: string, data: PageData): void {
	const { notice } = res.locals.frame;
	if (notice !== undefined) forgetNotice(res);
	if (data.form !== undefined && data.form.errors.length > 0) res.status(422);
	res.render(`pages/${view}`, { notice, ...data });
}

/** Sends the reader on to a page of ours, as after every act: 303. */
export const goTo = (res: Response, path: string): void =>
	res.redirect(303, res.locals.frame.links.path(path));

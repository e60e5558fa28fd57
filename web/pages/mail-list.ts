import type { SignOffRequest } from "../../domain/sign-off.ts";
import type { MailOnRecord } from "../../records/mails-read.ts";
import { sayMoment } from "../dates.ts";
import { type Form, newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import type { State } from "../parts.ts";
import type { RoomPage } from "./phase-room.ts";

/** A mail of the phase, as its page lists it. */
export interface MailLine {
	readonly to: string;
	readonly what: string;
	readonly date: string;
	readonly state: State;
	readonly word: string;
	/** What the mail server said last, while it is not sent. */
	readonly problem: string | null;
	/** Where a kept one is read. */
	readonly read?: string;
	/** Where it is sent once more. */
	readonly again?: { readonly action: string; readonly form: Form };
}

const states: Record<MailOnRecord["status"], State> = {
	sent: "done",
	waiting: "active",
	kept: "before",
	undeliverable: "late",
	unwanted: "before",
};

export const mailLines = (
	page: RoomPage,
	mails: readonly MailOnRecord[],
	nameOf: (person: string) => string,
	t: Translate,
): readonly MailLine[] =>
	mails.map((mail): MailLine => {
		const { id, order, status, date, lastProblem } = mail;
		const { leads, at, zone, phase } = page;
		return {
			to: nameOf(mail.to),
			what: t(`mails.about.${order.about.template}`),
			date: sayMoment(date, zone, t),
			state: states[status],
			word: t(
				status === "waiting" && lastProblem
					? "mails.state.trying"
					: `mails.state.${status}`,
			),
			problem: status === "sent" || status === "kept" ? null : lastProblem,
			...(leads && status === "kept" ? { read: `${at}/mails/${id}` } : {}),
			...(leads && canGoAgain(mail, phase.request)
				? { again: { action: `${at}/mails/${id}/again`, form: newForm() } }
				: {}),
		};
	});

/** What asks for something no longer asked is not sent again; what waits is tried by itself. */
function canGoAgain(
	{ status, order }: MailOnRecord,
	request: SignOffRequest | null,
): boolean {
	if (status !== "sent" && status !== "undeliverable") return false;
	if (order.about.template === "code") return false;
	const { link } = order;
	return (
		link === null ||
		(link.request === request?.id && link.generation === request.generation)
	);
}

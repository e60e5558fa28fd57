import { certificate } from "./en/certificate.ts";
import { dates } from "./en/dates.ts";
import { drawings } from "./en/drawings.ts";
import { errors } from "./en/errors.ts";
import { events } from "./en/events.ts";
import { forms } from "./en/forms.ts";
import { health } from "./en/health.ts";
import { home } from "./en/home.ts";
import { notices } from "./en/notices.ts";
import { processes } from "./en/processes.ts";
import { profile } from "./en/profile.ts";
import { programme } from "./en/programme.ts";
import { refusals } from "./en/refusals.ts";
import { shell } from "./en/shell.ts";
import { signIn } from "./en/sign-in.ts";
import { terms } from "./en/terms.ts";
import { unconfirmed } from "./en/unconfirmed.ts";

/** The English catalogue: one file an area, so that pages grow side by side. */
export const en = {
	dates,
	drawings,
	errors,
	forms,
	health,
	refusals,
	shell,
	terms,
	unconfirmed,
	signIn,
	profile,
	events,
	notices,
	processes,
	home,
	programme,
	certificate,
} as const;

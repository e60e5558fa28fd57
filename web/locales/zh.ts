import type { en } from "./en.ts";
import type { Wording } from "./wording.ts";
import { certificate } from "./zh/certificate.ts";
import { dates } from "./zh/dates.ts";
import { drawings } from "./zh/drawings.ts";
import { errors } from "./zh/errors.ts";
import { events } from "./zh/events.ts";
import { forms } from "./zh/forms.ts";
import { health } from "./zh/health.ts";
import { home } from "./zh/home.ts";
import { notices } from "./zh/notices.ts";
import { processes } from "./zh/processes.ts";
import { profile } from "./zh/profile.ts";
import { programme } from "./zh/programme.ts";
import { refusals } from "./zh/refusals.ts";
import { shell } from "./zh/shell.ts";
import { signIn } from "./zh/sign-in.ts";
import { terms } from "./zh/terms.ts";
import { unconfirmed } from "./zh/unconfirmed.ts";

/** The Chinese catalogue: the English one's areas and keys, all of them. */
export const zh: Wording<typeof en> = {
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
};

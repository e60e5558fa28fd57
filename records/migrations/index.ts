import type { Migration } from "kysely";
import { up as record } from "./001-record.ts";
import { up as rehearsal } from "./002-rehearsal.ts";
import { up as findings } from "./003-findings.ts";
import { up as board } from "./005-board.ts";
import { up as signOff } from "./007-sign-off.ts";
import { up as people } from "./008-people.ts";
import { up as personalData } from "./009-personal-data.ts";
import { up as register } from "./010-register.ts";
import { up as evidence } from "./011-evidence.ts";
import { up as calendarLinks } from "./012-calendar-links.ts";

/** Applied in the order of their names at every start; a released one is never changed. */
export const migrations: Record<string, Migration> = {
	"001-record": { up: record },
	"002-rehearsal": { up: rehearsal },
	"003-findings": { up: findings },
	"005-board": { up: board },
	"007-sign-off": { up: signOff },
	"008-people": { up: people },
	"009-personal-data": { up: personalData },
	"010-register": { up: register },
	"011-evidence": { up: evidence },
	"012-calendar-links": { up: calendarLinks },
};

import { dates } from "./en/dates.ts";
import { errors } from "./en/errors.ts";
import { forms } from "./en/forms.ts";
import { health } from "./en/health.ts";
import { shell } from "./en/shell.ts";

/** The English catalogue: one file an area, so that pages grow side by side. */
export const en = { dates, errors, forms, health, shell } as const;

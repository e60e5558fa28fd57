import type { LocalDate } from "../domain/dates.ts";
import { wordRemoved } from "../records/removed.ts";
import { sayDay } from "./dates.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns the text with what was removed from the record put in words: `removed on Wed 3 Mar 2027`. */
export const sayRemoved = (text: string, t: Translate): string =>
	wordRemoved(text, (day) =>
		t("personalData.removedOn", { day: sayDay(day as LocalDate, t) }),
	);

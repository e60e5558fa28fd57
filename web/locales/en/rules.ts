import { rulesEn } from "../../../domain/rules/wording.en.ts";
import { statesEn } from "../../../domain/rules/wording-states.en.ts";

/** The rules of the certification cycle, its states and what is entered, as they stand worded beside the rules. */
export const rules = { ...rulesEn, ...statesEn } as const;

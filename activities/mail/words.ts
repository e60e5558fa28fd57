import type { Language } from "./letter.ts";
import { en, type Words } from "./words.en.ts";
import { zh } from "./words.zh.ts";

export type { Words };

export const catalogues: Record<Language, Words> = { en, zh };

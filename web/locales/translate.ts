import { createInstance } from "i18next";
import { en } from "./en.ts";
import type { Language } from "./languages.ts";
import type { KeysOf } from "./wording.ts";
import { zh } from "./zh.ts";

export type MessageKey = KeysOf<typeof en>;

/** A text of the catalogue in one language, with its placeholders filled. */
export type Translate = (
	key: MessageKey,
	values?: Readonly<Record<string, string | number>>,
) => string;

const words = createInstance({
	lng: "en",
	fallbackLng: false,
	supportedLngs: ["en", "zh"],
	resources: { en: { translation: en }, zh: { translation: zh } },
	// Handlebars escapes where text becomes HTML, and mails have plain text.
	interpolation: { escapeValue: false },
	initAsync: false,
});
await words.init();

/** Whether the catalogue has a text (or a plural's stem) under the key. */
export const isMessageKey = (key: string): key is MessageKey =>
	words.exists(key, { lng: "en" }) ||
	words.exists(key, { lng: "en", count: 2 });

const fixed: Record<Language, Translate> = {
	en: words.getFixedT("en") as Translate,
	zh: words.getFixedT("zh") as Translate,
};

/** The catalogue's voice in a language; plurals follow the value `count`. */
export const translateTo = (language: Language): Translate => fixed[language];

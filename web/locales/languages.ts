/** The languages Certway speaks, the first of them when nothing better is known. */
export const languages = ["en", "zh"] as const;

export type Language = (typeof languages)[number];

/** What stands in the `lang` attribute: Simplified Chinese says so. */
export const htmlLang: Record<Language, string> = { en: "en", zh: "zh-Hans" };

export const isLanguage = (text: unknown): text is Language =>
	languages.includes(text as Language);

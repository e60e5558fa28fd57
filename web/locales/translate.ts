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
	nsSeparator: false,
	initAsync: false,
});
await words.init();

const knownKeys = new Set<string>();

/** Whether the catalogue has a text (or a plural's stem) under the key. */
export function isMessageKey(key: string): key is MessageKey {
	if (knownKeys.has(key)) return true;
	const known =
		words.exists(key, { lng: "en" }) ||
		words.exists(key, { lng: "en", count: 2 });
	// The catalogue's own keys are all that is kept, whatever is asked for.
	if (known) knownKeys.add(key);
	return known;
}

/** Without values a text is the same every time: it is looked up once. */
function remembering(translate: Translate): Translate {
	const known = new Map<MessageKey, string>();
	return (key, values) => {
		if (values && Object.keys(values).length > 0) return translate(key, values);
		const text = known.get(key) ?? translate(key);
		known.set(key, text);
		return text;
	};
}

const fixed: Record<Language, Translate> = {
	en: remembering(words.getFixedT("en") as Translate),
	zh: remembering(words.getFixedT("zh") as Translate),
};

/** The catalogue's voice in a language; plurals follow the value `count`. */
export const translateTo = (language: Language): Translate => fixed[language];

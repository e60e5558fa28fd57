import type { HelperOptions } from "handlebars";
import type { Links } from "../links.ts";
import { htmlLang, languages } from "../locales/languages.ts";
import { isMessageKey } from "../locales/translate.ts";
import type { Frame } from "./frame.ts";
import { addressIn } from "./language.ts";
import { assetPath } from "./static-files.ts";

const frameOf = (options: HelperOptions): Frame => options.data.root.frame;

/** The words that views are written with. */
export function viewHelpers(links: Links) {
	return {
		/** `{{t "shell.state" state n=3}}`: the catalogue's text under the joined key. */
		t(...args: [...string[], HelperOptions]): string {
			const options = args.pop() as HelperOptions;
			const key = args.join(".");
			if (!isMessageKey(key)) throw new Error(`No text has the key ${key}`);
			return frameOf(options).t(key, options.hash);
		},
		/** `{{link "/programmes" id}}`: an address within Certway. */
		link: (...args: [...string[], HelperOptions]): string =>
			links.path(
				args
					.slice(0, -1)
					.join("/")
					.replace(/\/{2,}/g, "/"),
			),
		/** `{{asset "styles/certway.css"}}` */
		asset: (file: string): string => links.path(assetPath(file)),
		/** The `lang` attribute of the page. */
		htmlLang: (options: HelperOptions): string =>
			htmlLang[frameOf(options).language],
		/** `{{#each (otherLanguages)}}`: the same page in the other languages. */
		otherLanguages(options: HelperOptions) {
			const { language, address } = frameOf(options);
			return languages
				.filter((other) => other !== language)
				.map((other) => ({
					lang: htmlLang[other],
					name: { en: "English", zh: "中文" }[other],
					address: links.path(addressIn(other, address)),
				}));
		},
		eq: (a: unknown, b: unknown): boolean => a === b,
	};
}

import Handlebars, { type HelperOptions } from "handlebars";
import {
	type Instant,
	type LocalDate,
	localDateOf,
	parseLocalDate,
	type TimeZone,
} from "../../domain/dates.ts";
import { sayDate, sayDay, sayDue, sayMoment, sayShortDay } from "../dates.ts";
import { drawCertificateBar } from "../drawings/certificate-bar.ts";
import {
	type CertificateStrip,
	certificateStripTable,
	drawCertificateStrip,
} from "../drawings/certificate-strip.ts";
import { drawMark } from "../drawings/mark.ts";
import { drawRosette } from "../drawings/rosette.ts";
import type { Svg } from "../drawings/svg.ts";
import {
	drawTimeline,
	type Timeline,
	timelineTable,
} from "../drawings/timeline.ts";
import { FORM_ID, type Form, type FormError, isGeneral } from "../forms.ts";
import type { Links } from "../links.ts";
import { htmlLang, languages } from "../locales/languages.ts";
import { isMessageKey, type Translate } from "../locales/translate.ts";
import { navigation } from "../navigation.ts";
import type { State } from "../parts.ts";
import { saySize } from "../quantities.ts";
import type { Frame } from "./frame.ts";
import { addressIn } from "./language.ts";
import { assetPath } from "./static-files.ts";

const frameOf = (options: HelperOptions): Frame => options.data.root.frame;
const voiceOf = (options: HelperOptions): Translate => frameOf(options).t;

/** The page's day, unless the place in the page names another. */
function todayOf(options: HelperOptions): LocalDate {
	const today = options.hash["today"] ?? options.data.root.today;
	if (today === undefined) throw new Error("The page was given no today");
	return today;
}

const drawn = ({ source }: Svg) => new Handlebars.SafeString(source);

/** The words that views are written with. */
export const viewHelpers = (links: Links) => ({
	...words,
	...days,
	...drawings,
	...fields,
	...addresses(links),
	eq: (a: unknown, b: unknown): boolean => a === b,
	/** A name put together from parts: of a field among many alike, say. */
	joined: (...args: [...string[], HelperOptions]): string =>
		args.slice(0, -1).join(""),
	/** Counted from one, as people do. */
	placeOf: (index: number): number => index + 1,
});

const words = {
	/** `{{t "shell.state" state n=3}}`: the catalogue's text under the joined key. */
	t(...args: [...string[], HelperOptions]): string {
		const options = args.pop() as HelperOptions;
		const key = args.join(".");
		if (!isMessageKey(key)) throw new Error(`No text has the key ${key}`);
		return voiceOf(options)(key, options.hash);
	},
	/** The `lang` attribute of the page. */
	htmlLang: (options: HelperOptions): string =>
		htmlLang[frameOf(options).language],
	/** `{{saySize 2100000}}`: 2.1 MB. */
	saySize: (bytes: number, options: HelperOptions): string =>
		saySize(bytes, voiceOf(options)),
};

const days = {
	/** Wed 3 Mar 2027 */
	sayDay: (date: LocalDate, options: HelperOptions): string =>
		sayDay(date, voiceOf(options)),
	/** Wed 3 Mar, the year left out where it is this one. */
	sayShortDay: (date: LocalDate, options: HelperOptions): string =>
		sayShortDay(date, todayOf(options), voiceOf(options)),
	/** Wed 3 Mar 2027, in 9 days */
	sayDate: (date: LocalDate, options: HelperOptions): string =>
		sayDate(date, todayOf(options), voiceOf(options)),
	/** 9 days late, or in 9 days */
	sayDue: (date: LocalDate, options: HelperOptions): string =>
		sayDue(date, todayOf(options), voiceOf(options)),
	/** Thu 20 May 2027, 09:00 */
	sayMoment: (at: Instant, zone: TimeZone, options: HelperOptions): string =>
		sayMoment(at, zone, voiceOf(options)),
	/** The local day of a moment. */
	dayOf: (at: Instant, zone: TimeZone): LocalDate => localDateOf(at, zone),
};

const drawings = {
	mark: (state: State) => drawn(drawMark(state)),
	rosette: (size: number, lobes: number, curves: number) =>
		drawn(drawRosette(size, lobes, curves)),
	drawTimeline: (timeline: Timeline, options: HelperOptions) =>
		drawn(drawTimeline(timeline, voiceOf(options))),
	timelineTable: (timeline: Timeline, options: HelperOptions) =>
		timelineTable(timeline, voiceOf(options)),
	drawCertificateStrip: (strip: CertificateStrip, options: HelperOptions) =>
		drawn(drawCertificateStrip(strip, voiceOf(options))),
	drawCertificateBar: (strip: CertificateStrip, options: HelperOptions) =>
		drawn(drawCertificateBar(strip, voiceOf(options))),
	certificateStripTable: (strip: CertificateStrip, options: HelperOptions) =>
		certificateStripTable(strip, voiceOf(options)),
};

/** What a field partial was given. */
interface FieldGiven {
	readonly name: string;
	readonly label?: string;
	/** Where there are several forms on a page; else the page's `form`. */
	readonly form?: Form;
	readonly hint?: string;
	readonly type?: string;
}

/** A date field cannot show what is no day: it is shown as text, so that it stays. */
const typeFor = (type: string, value: string | readonly string[]): string =>
	type === "date" && value !== "" && parseLocalDate(String(value)) === undefined
		? "text"
		: type;

/**
 * What the field of each mistake is called on the page. A page is drawn before
 * its layout, which has the summary of mistakes: there the label is known.
 */
const labels = new WeakMap<FormError, string>();

const fields = {
	/** The hidden field that tells one showing of a form from another. */
	formId: (form: Form) =>
		new Handlebars.SafeString(
			`<input type="hidden" name="${FORM_ID}" value="${form.id}">`,
		),
	/** A field's id, what was typed, what is wrong, and what describes it to a listener. */
	fieldOf(
		{ name, label, form: given, hint, type = "text" }: FieldGiven,
		options: HelperOptions,
	) {
		const form: Form | undefined = given ?? options.data.root.form;
		const error = form?.errors.find(({ field }) => field === name);
		if (error && label) labels.set(error, label);
		const described = [
			...(hint === undefined ? [] : [`${name}-hint`]),
			...(error === undefined ? [] : [`${name}-error`]),
		];
		const value = form?.typed[name] ?? "";
		return {
			id: `field-${name}`,
			type: typeFor(type, value),
			value,
			error: error?.message,
			describedBy: described.join(" "),
		};
	},
	/** A mistake as the summary names it, with its field where its words could be any field's: "Organisation: Fill this in." */
	withLabel(error: FormError, options: HelperOptions): string {
		const t = voiceOf(options);
		const label = labels.get(error);
		if (label === undefined || !isGeneral(error.message, t))
			return error.message;
		return t(/[?？]$/.test(label) ? "forms.atQuestion" : "forms.atField", {
			label,
			message: error.message,
		});
	},
	/** Whether a choice was made: the value is the one typed, or among those. */
	chosen: (typed: string | readonly string[], value: string): boolean =>
		typeof typed === "string" ? typed === value : typed.includes(value),
};

const addresses = (links: Links) => ({
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
	/** The main pages, with the one that is shown or stands above it. */
	navigation(options: HelperOptions) {
		const { section } = options.data.root;
		return navigation.map(({ name, path }) => ({
			path: links.path(path),
			text: voiceOf(options)(`shell.${name}`),
			current: name === section,
		}));
	},
	/** `{{#each (otherLanguages)}}`: the same page in the other languages. */
	otherLanguages(options: HelperOptions) {
		const { language, address } = frameOf(options);
		return languages
			.filter((other) => other !== language)
			.map((other) => ({
				lang: htmlLang[other],
				name: { en: "English", zh: "中文" }[other],
				path: links.path(addressIn(other, address)),
			}));
	},
});

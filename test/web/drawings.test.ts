import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LocalDate } from "../../domain/dates.ts";
import {
	type CertificateStrip,
	certificateStripTable,
	drawCertificateStrip,
} from "../../web/drawings/certificate-strip.ts";
import { drawMark } from "../../web/drawings/mark.ts";
import { svg } from "../../web/drawings/svg.ts";
import { monthTicks, timeScale } from "../../web/drawings/time-scale.ts";
import {
	drawTimeline,
	type Timeline,
	timelineTable,
} from "../../web/drawings/timeline.ts";
import { translateTo } from "../../web/locales/translate.ts";
import type { State } from "../../web/parts.ts";

const en = translateTo("en");
const zh = translateTo("zh");
const day = (text: string) => text as LocalDate;

const timeline: Timeline = {
	id: "plan",
	title: "The way to the certificate",
	today: day("2027-05-19"),
	rows: [
		{
			name: "Preparation",
			state: "done",
			planned: { from: day("2027-01-01"), to: day("2027-03-31") },
			actual: { from: day("2027-01-11"), to: day("2027-04-09") },
		},
		{
			name: "Pilot run",
			state: "active",
			planned: { from: day("2027-04-01"), to: day("2027-06-30") },
			actual: { from: day("2027-04-10") },
			expected: { from: day("2027-05-20"), to: day("2027-07-10") },
		},
		{ name: "Audit", state: "waiting" },
	],
};

const strip: CertificateStrip = {
	id: "certificate",
	title: "The certificate's three years",
	today: day("2029-10-02"),
	issued: day("2027-12-17"),
	expires: day("2030-12-16"),
	windows: [
		{
			name: "Surveillance 1",
			state: "done",
			from: day("2028-09-17"),
			to: day("2028-12-17"),
		},
		{
			name: "Recertification",
			state: "waiting",
			from: day("2030-06-16"),
			to: day("2030-12-16"),
		},
	],
};

const attributes = (source: string, name: string) =>
	[...source.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(
		([, value]) => value ?? "",
	);

/** Where a rectangle of the class begins and how wide it is, in per cent. */
const bars = (source: string, name: string) =>
	[...source.matchAll(/<rect ([^>]*)>/g)]
		.map(([, inside]) => ` ${inside}`)
		.filter((inside) =>
			attributes(inside, "class")[0]?.split(" ").includes(name),
		)
		.map((inside) => ({
			x: Number.parseFloat(attributes(inside, "x")[0] ?? ""),
			width: Number.parseFloat(attributes(inside, "width")[0] ?? ""),
		}));

describe("a scale of time", () => {
	const scale = timeScale(day("2027-01-01"), day("2027-12-31"));

	test("begins with its first day and ends after its last", () => {
		expect(scale.at(day("2027-01-01"))).toBe(0);
		expect(scale.after(day("2027-12-31"))).toBe(100);
		expect(scale.at(day("2027-07-02"))).toBeCloseTo(49.86, 1);
	});

	test("holds days outside at its edges", () => {
		expect(scale.at(day("2020-01-01"))).toBe(0);
		expect(scale.after(day("2035-01-01"))).toBe(100);
	});

	test("is drawn even for one day", () => {
		const one = timeScale(day("2027-01-01"), day("2027-01-01"));
		expect([one.at(day("2027-01-01")), one.after(day("2027-01-01"))]).toEqual([
			0, 100,
		]);
	});

	test("has its ticks on first days of months, January among them", () => {
		const ticks = monthTicks(
			timeScale(day("2027-11-15"), day("2028-07-01")),
			3,
		);
		expect(ticks).toEqual(["2028-01-01", "2028-04-01", "2028-07-01"]);
	});
});

describe("the timeline", () => {
	const { source } = drawTimeline(timeline, en);

	test("shows planned, actual and expected where they are", () => {
		// 1 January to 10 July are 191 days.
		expect(bars(source, "planned").map(({ x }) => x)).toEqual([0, 47.12]);
		expect(bars(source, "actual")[0]).toEqual({ x: 5.24, width: 46.59 });
		const [expected] = bars(source, "expected");
		expect((expected?.x ?? 0) + (expected?.width ?? 0)).toBeCloseTo(100, 1);
	});

	test("lets a phase under way last until today", () => {
		const [, pilot] = bars(source, "actual");
		const [, today] =
			/<line x1="([\d.]+)%"[^>]*class="today"/.exec(source) ?? [];
		expect((pilot?.x ?? 0) + (pilot?.width ?? 0)).toBeGreaterThanOrEqual(
			Number(today),
		);
	});

	test("is named and described for whoever does not see it", () => {
		expect(source).toContain('role="img"');
		expect(source).toContain('aria-labelledby="plan-title plan-desc"');
		expect(source).toContain("Today is Wed 19 May 2027. Under way: Pilot run.");
	});

	test("stands for the same as the table behind it", () => {
		const { rows } = timelineTable(timeline, en);
		expect(rows[1]).toEqual([
			{ text: "Pilot run" },
			{ state: "active" },
			{ text: "Thu 1 Apr 2027 to Wed 30 Jun 2027" },
			{ text: "since Sat 10 Apr 2027" },
			{ text: "Thu 20 May 2027 to Sat 10 Jul 2027" },
		]);
	});

	test("speaks Chinese", () => {
		expect(drawTimeline(timeline, zh).source).toContain("今天是2027年5月19日");
	});

	test("takes no phase's name for markup", () => {
		const named = {
			...timeline,
			rows: [{ ...timeline.rows[0], name: "<script>" }],
		};
		const drawn = drawTimeline(named as Timeline, en).source;
		expect(drawn).toContain("&lt;script&gt;");
		expect(drawn).not.toContain("<script>");
	});

	test("of a programme with no phase yet is drawn too", () => {
		expect(drawTimeline({ ...timeline, rows: [] }, en).source).toContain(
			"</svg>",
		);
	});

	test("stays within its frame, whatever the dates", () => {
		const date = fc
			.integer({ min: 0, max: 4000 })
			.map((n) => addDays(day("2025-01-01"), n));
		const span = fc
			.tuple(date, date)
			.map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
		const row = fc.record(
			{
				name: fc.string(),
				state: fc.constantFrom<State>("done", "active", "waiting", "late"),
				planned: span,
				actual: span,
				expected: span,
			},
			{ requiredKeys: ["name", "state"] },
		);
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), date, (rows, today) => {
				const drawn = drawTimeline(
					{ ...timeline, today, rows } as Timeline,
					en,
				).source;
				expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
				for (const name of ["planned", "actual", "expected"])
					for (const { x, width } of bars(drawn, name)) {
						expect(x).toBeGreaterThanOrEqual(0);
						expect(x + width).toBeLessThanOrEqual(100.6);
					}
			}),
		);
	});
});

describe("the certificate strip", () => {
	const { source } = drawCertificateStrip(strip, en);

	test("runs from the day of issue to the last day in force", () => {
		expect(bars(source, "term")).toEqual([{ x: 0, width: 100 }]);
		expect(source).toContain("Fri 17 Dec 2027");
		expect(source).toContain("Mon 16 Dec 2030");
	});

	test("shades the time gone by", () => {
		// 655 of 1096 days
		expect(bars(source, "gone")[0]?.width).toBeCloseTo(59.76, 1);
	});

	test("shows each window in its state", () => {
		expect(bars(source, "bar-done")[0]?.x).toBeCloseTo(25.09, 1);
		const [recertification] = bars(source, "bar-waiting");
		expect(
			(recertification?.x ?? 0) + (recertification?.width ?? 0),
		).toBeCloseTo(100, 1);
	});

	test("of an expired certificate goes on until today", () => {
		const expired = drawCertificateStrip(
			{ ...strip, today: day("2031-06-16") },
			en,
		);
		expect(bars(expired.source, "term")[0]?.width).toBeLessThan(90);
		expect(bars(expired.source, "gone")[0]?.width).toBe(
			bars(expired.source, "term")[0]?.width,
		);
	});

	test("stands for the same as the table behind it", () => {
		expect(certificateStripTable(strip, en).rows).toHaveLength(3);
	});
});

test("each state has a shape of its own", () => {
	const states: State[] = [
		"done",
		"active",
		"waiting",
		"asked",
		"late",
		"held",
		"stopped",
		"before",
	];
	const shapes = states.map((state) =>
		drawMark(state).source.replaceAll(/mark-\w+/g, ""),
	);
	expect(new Set(shapes).size).toBe(states.length);
});

test("what is put into a drawing is escaped, unless it is a drawing", () => {
	const inner = svg`<g id="${'"><script>'}"/>`;
	expect(svg`<svg>${inner}${"a & b"}${[inner, inner]}</svg>`.source).toBe(
		'<svg><g id="&quot;&gt;&lt;script&gt;"/>a &amp; b<g id="&quot;&gt;&lt;script&gt;"/><g id="&quot;&gt;&lt;script&gt;"/></svg>',
	);
});

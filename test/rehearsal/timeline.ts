/** A rehearsal's record as a golden file tells it: day, who, what in both languages, and the rule behind it. */
import type { LocalDate } from "../../domain/dates.ts";
import type { Event } from "../../domain/events.ts";
import { programmeId } from "../../domain/ids.ts";
import { type RecordLine, recordLines } from "../../web/record-lines.ts";
import type { TestCertway } from "../fixtures/certway.ts";

/** What people prepare and sign would be most of it; that it is all on record is verified apart. */
const leftOut: readonly Event["type"][] = [
	"evidence-added",
	"deliverable-delivered",
	"finding-answer-written",
	"sign-off-asked",
	"sign-off-decided",
];

/** The rules behind what dates alone have changed. */
const rules: Partial<Record<Event["type"], string>> = {
	"six-months-passed": "nc-six-months",
	"certificate-expired": "recert",
	"certificate-lapsed": "restore",
};

/** @returns the timeline of a programme's record. */
export async function timeline(
	{ database }: Pick<TestCertway, "database">,
	id: string,
): Promise<string> {
	const programme = programmeId(id);
	const [english, chinese, rows] = await Promise.all([
		recordLines(database, programme, "en"),
		recordLines(database, programme, "zh"),
		database
			.selectFrom("event")
			.select(["body"])
			.where("programme", "=", id)
			.orderBy("position")
			.execute(),
	]);
	const inChinese = new Map(
		chinese.map(({ position, what }) => [position, what]),
	);
	const entries = inOrder(english)
		.filter(({ type }) => !leftOut.includes(type as Event["type"]))
		.map((line) => {
			const { date, phase, by, who, what, position } = line;
			const room = phase ?? "programme";
			const { event, dueOn } = JSON.parse(
				rows[position - 1]?.body ?? "{}",
			) as Happened;
			return [
				`${date}  ${room}${by === "clock" ? ", by date" : who ? `, ${who}` : ""}`,
				`    ${what}`,
				`    ${inChinese.get(position)}`,
				...because(event, dueOn).map((rule) => `    [${rule}]`),
			].join("\n");
		});
	return `${entries.join("\n")}\n`;
}

interface Happened {
	readonly event: Event;
	readonly dueOn: LocalDate | null;
}

/** @returns the rules that a line of the record rests on, each once. */
function because(event: Event, dueOn: LocalDate | null): readonly string[] {
	if (event.type !== "notices-given") {
		const rule = rules[event.type];
		return rule ? [`${rule}, last day ${dueOn}`] : [];
	}
	return [
		...new Set(
			event.notices.flatMap(({ data, dueOn: last }) =>
				data["clause"] && data["rule"]
					? [
							`${data["key"] ?? data["rule"]}, last day ${last}: ${data["clause"]}, counted from ${data["countsFrom"]} ${data["from"]}; if missed: ${data["missed"]}; confidence ${data["confidence"]}`,
						]
					: [],
			),
		),
	];
}

/** As it happened; rooms whose clocks rang at the same instant, in whichever order, by their names. */
const inOrder = (lines: readonly RecordLine[]): readonly RecordLine[] => {
	const ordered: RecordLine[] = [];
	let same: RecordLine[] = [];
	const emptied = () => {
		ordered.push(
			...same.sort((a, b) => (a.phase ?? "").localeCompare(b.phase ?? "")),
		);
		same = [];
	};
	for (const line of lines) {
		if (line.by !== "clock" || line.at !== same[0]?.at) emptied();
		same.push(line);
		if (line.by !== "clock") emptied();
	}
	emptied();
	return ordered;
};

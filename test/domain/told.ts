/** A story of a certificate's years, told in lines that a person can read: who or what, in which room, on which day. */
import { compareInstants, endOfDay, type Instant } from "../../domain/dates.ts";
import type { Happening } from "../../domain/events.ts";
import type { NoticeGiven } from "../../domain/notice.ts";
import { isOver } from "../../domain/world.ts";
import { bank, day, type Story } from "./a-bank.ts";

/** @returns the story on `date`, at ten, after every clock that was due until then has rung at its own instant. */
export function goneOn(story: Story, date: string): Story {
	const end = endOfDay(day(date), story.zone);
	let after = story;
	for (;;) {
		const next = nextInstant(after);
		if (next === undefined || compareInstants(next, end) >= 0) break;
		const before = after.happenings.length;
		after = after.at(compareInstants(next, after.now) > 0 ? next : after.now);
		after = after.ticks();
		if (after.happenings.length === before)
			throw new Error(`nothing rang at ${next}`);
	}
	return after.on(date);
}

const nextInstant = (story: Story): Instant | undefined =>
	Object.values(story.world.rooms)
		.filter((room) => !isOver(room))
		.flatMap(
			({ room }) => story.waking(room.slice(bank.length + 1))?.instant ?? [],
		)
		.sort(compareInstants)[0];

/** @returns what happened to the certificates and their rounds, one line each; what people prepared is left out. */
export const told = (story: Story): string =>
	`${story.happenings.flatMap(lines).join("\n")}\n`;

function lines(happening: Happening): readonly string[] {
	const { on, by, room, event } = happening;
	const where = room.slice(bank.length + 1) || "programme";
	const who = by === "clock" ? "" : ` (${by})`;
	const line = (text: string) => `${on}  ${where.padEnd(24)}${text}${who}`;
	switch (event.type) {
		case "notices-given":
			return event.notices
				.filter(({ data }) => "rule" in data || "task" in data)
				.map((notice) => line(`  ${rung(notice)}`));
		case "audit-held":
			return [
				line(
					`stage ${event.stage} held on ${event.on}, majors open: ${event.majorsOpen}`,
				),
			];
		case "decision-entered":
			return [
				line(
					`body decided on ${event.decision.decidedOn}: certificate ${event.decision.number}`,
				),
			];
		case "audit-confirmed":
			return [line(`${event.audit} confirmed for ${event.days.until}`)];
		case "result-entered": {
			const { heldOn, majorsOpen, decision } = event.result;
			return [
				line(
					`audit held on ${heldOn}, majors open: ${majorsOpen}${decision ? `, body decided on ${decision.decidedOn}` : ""}`,
				),
			];
		}
		case "certificate-issued":
			return [
				line(
					`CERTIFICATE ${event.decision.number} (${event.begins}), decided ${event.decision.decidedOn}, valid until ${event.decision.validUntil}, guarded by the rules of ${event.rulesOf}`,
				),
			];
		case "round-due":
			return [line(`opens ${event.opening.room.slice(bank.length + 1)}`)];
		case "body-decision-entered": {
			const { decision } = event;
			const more = [
				"cause" in decision ? decision.cause : "",
				"validUntil" in decision ? `until ${decision.validUntil}` : "",
				...decision.alarms.map((rule) => `although ${rule} was missed`),
			].filter(Boolean);
			return [
				line(
					`BODY'S ${event.paper ? "NOTICE" : "DECISION"} of ${decision.day}: ${[decision.type, ...more].join(", ")}`,
				),
			];
		}
		case "certificate-expired":
			return [line(`EXPIRED: valid until ${event.validUntil}`)];
		case "certificate-lapsed":
			return [line(`LAPSED: restorable until ${event.restorableUntil}`)];
		case "audit-postponed":
			return [
				line(
					`POSTPONED ${event.deviation.of}, due ${event.deviation.dueOn}, to ${event.deviation.to}, approved by ${event.deviation.approver} (${event.deviation.clause})`,
				),
			];
		case "certification-again":
			return [
				line(
					`certification again: ${event.opening.room.slice(bank.length + 1)}`,
				),
			];
		case "task-finished":
			return [line(`did ${event.task}`)];
		case "alarm-answered":
			return [line(`answered the alarm on ${event.of}`)];
		case "phase-closed":
			return [line("closed, signed off")];
		default:
			return [];
	}
}

function rung({ code, dueOn, data, to }: NoticeGiven): string {
	const which = `${data["key"] ?? data["rule"]}`;
	const what =
		data["task"] ?? (data["audit"] ? `${data["audit"]}, ${which}` : which);
	const why =
		data["clause"] === undefined
			? ""
			: ` [${data["clause"]}, counted from ${data["countsFrom"]} ${data["from"]}, else ${data["missed"]}, ${data["confidence"]}]`;
	const told = code.endsWith("escalated") ? ` to ${to.join(", ")}` : "";
	return `${code}: ${what}, ${dueOn}${why}${told}`;
}

import type { Act } from "../domain/acts.ts";
import {
	addDays,
	atTime,
	compareDates,
	type Instant,
	type LocalDate,
	type TimeZone,
} from "../domain/dates.ts";
import type { Actor } from "../domain/events.ts";
import {
	evidenceId,
	type PersonId,
	programmeId,
	roomId,
} from "../domain/ids.ts";
import type { Phase } from "../domain/phase.ts";
import { usualLengths } from "../domain/plan.ts";
import type { RecordSubject } from "../domain/processes.ts";
import type { Records } from "../records/entry.ts";
import { findOrAddPerson } from "../records/persons.ts";
import { record } from "../records/record.ts";
import { sealText } from "../records/seals.ts";

const zone = "Asia/Shanghai" as TimeZone;
const bank = programmeId("huaxin-bank");
const day = (text: string) => text as LocalDate;

/** What pictures are taken of. */
export interface Example {
	readonly owner: PersonId;
	/** The moment they are taken at. */
	readonly now: Instant;
}

/**
 * Brings a bank's programme to the record, day by day as its workflows would: in its pilot run, eight days behind its plan
 * because a business approver sent the design back.
 */
export async function exampleBank(records: Records): Promise<Example> {
	const { database } = records;
	const person = (name: string, email: string) =>
		findOrAddPerson(database, { name, email, language: "en", zone });
	const li = await person("Li Wei", "li.wei@bank.example");
	const zhao = await person("Zhao Min", "zhao.min@bank.example");
	const huang = await person("Huang Li", "huang.li@bank.example");
	const chen = await person("Chen Jing", "chen.jing@bank.example");
	const wang = await person("Wang Lei", "wang.lei@bank.example");

	let today = day("2027-01-11");
	let room = "preparation";
	let acts = 0;
	const bring = async (by: Actor, act: Act, where = room, hour = 10) => {
		acts += 1;
		const answer = await record(records, {
			programme: bank,
			room: where === "" ? roomId(bank) : roomId(`${bank}/${where}`),
			key: `act-${acts}`,
			actId: `act-${acts}`,
			workflow: "",
			run: "",
			by,
			act,
			at: atTime(today, hour, 15, zone),
		});
		if (!answer.ok) throw new Error(`${act.type}: ${JSON.stringify(answer)}`);
	};
	/** Lets the clock ring each morning, until that day. */
	const until = async (date: string) => {
		while (compareDates(today, day(date)) < 0) {
			today = addDays(today, 1);
			await bring("clock", { type: "tick" }, room, 9);
		}
	};
	const words = (text: string) =>
		sealText(database, `act-${acts}`, "text", text);
	const phase = async (): Promise<Phase> => {
		const { state } = await database
			.selectFrom("room")
			.select("state")
			.where("id", "=", `${bank}/${room}`)
			.executeTakeFirstOrThrow();
		return state as Phase;
	};
	const deliverBetween = async (...dates: readonly string[]) => {
		const { deliverables } = await phase();
		for (const [place, { id: deliverable }] of deliverables.entries()) {
			await until(dates[place] ?? "");
			await add(deliverable, "Minutes and attendance, folder 3");
			await bring(zhao, { type: "deliver", deliverable });
		}
	};
	const add = async (
		deliverable: Phase["deliverables"][number]["id"],
		text: string,
	) =>
		bring(zhao, {
			type: "add-evidence",
			deliverable,
			evidence: {
				id: evidenceId(`${deliverable}-${acts}`),
				kind: "note",
				text: await words(text),
				file: null,
			},
		});
	const ask = async (answerBy: string) =>
		bring(li, {
			type: "ask-for-sign-off",
			answerBy: day(answerBy),
			policy: { kind: "all" },
		});
	const answer = async (by: PersonId, name: string, reason?: string) => {
		const { request } = await phase();
		if (!request) throw new Error("no sign-off is asked for");
		await bring(
			by,
			{
				type: "decide",
				request: request.id,
				generation: request.generation,
				decision: reason ? "return" : "approve",
				name: await words(name),
				reason: reason ? await words(reason) : null,
				shown: request.fingerprint,
			},
			room,
			14,
		);
	};
	const begin = async (next: string) => {
		room = next;
		await bring("clock", { type: "tick" }, room, 14);
	};
	const show = async (subject: RecordSubject, on: string, note: string) =>
		bring(zhao, {
			type: "record-process",
			subject,
			on: day(on),
			note: await words(note),
		});

	await bring(
		li,
		{
			type: "start",
			charter: {
				programme: bank,
				kind: "real",
				organisation: "Huaxin Bank",
				zone,
				rules: "cnca",
				edition: "ISO/IEC 20000-1:2018 + Amd 1",
				industry: "finance",
				language: "en",
			},
			name: "Huaxin Bank data centre",
			people: {
				owner: li,
				coordinator: zhao,
				escalation: huang,
				businessOwner: wang,
				approvers: [
					{ person: chen, side: "it" },
					{ person: wang, side: "business" },
					{ person: huang, side: "top-management" },
				],
			},
			startOn: today,
			lengths: usualLengths(),
			reasons: {},
			before: [],
		},
		"",
	);
	await begin("preparation");
	await deliverBetween(
		"2027-02-03",
		"2027-02-10",
		"2027-02-24",
		"2027-03-01",
		"2027-03-02",
	);
	await ask("2027-03-12");
	await until("2027-03-04");
	await answer(chen, "Chen Jing");
	await until("2027-03-09");
	await answer(wang, "Wang Lei");
	await begin("design");
	await deliverBetween("2027-04-06", "2027-04-19", "2027-04-22", "2027-04-27");
	await ask("2027-05-11");
	await until("2027-04-29");
	await answer(chen, "Chen Jing");
	await until("2027-05-06");
	await answer(
		wang,
		"Wang Lei",
		"The SLA of the payment service names no business owner.",
	);
	await until("2027-05-12");
	const { deliverables } = await phase();
	const sla = deliverables.find(({ id }) => id === "sla-metrics");
	if (sla) await add(sla.id, "SLA of the payment service, version 2");
	await ask("2027-05-20");
	await until("2027-05-14");
	await answer(chen, "Chen Jing");
	await until("2027-05-18");
	await answer(wang, "Wang Lei");
	await begin("pilot-run");
	for (const [subject, on, note] of pilot) {
		await until(on);
		await show(subject, on, note);
	}
	await until("2027-07-06");
	await bring(li, {
		type: "declare-quiet-month",
		subject: "release",
		month: 1,
		reason: await words("No release in the quarter's last weeks."),
		approver: chen,
	});
	await until("2027-07-08");
	await show("change", "2027-07-07", "CHG-0231, firewall rules");
	await until("2027-07-12");
	await show("incident", "2027-07-10", "INC-1185, resolved in 40 minutes");
	await until("2027-07-13");
	return { owner: li, now: atTime(today, 16, 30, zone) };
}

/** Records of the first pilot months, as they came. */
const pilot: readonly (readonly [RecordSubject, string, string])[] = [
	[
		"objective-alignment",
		"2027-05-20",
		"Objectives agreed with retail banking",
	],
	["sla", "2027-05-31", "SLA report of May"],
	["incident", "2027-06-02", "INC-1102"],
	["change", "2027-06-04", "CHG-0207"],
	["service-request", "2027-06-08", "REQ-3320"],
	["performance-monitoring", "2027-06-11", "Monthly report"],
	["configuration", "2027-06-15", "Audit of the CMDB"],
	["capacity", "2027-06-18", "Capacity plan"],
	["incident", "2027-06-22", "INC-1140"],
	["sla", "2027-06-30", "SLA report of June"],
];

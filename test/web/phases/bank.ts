import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mailReader } from "../../../activities/kept-mails.ts";
import type { Act } from "../../../domain/acts.ts";
import {
	addDays,
	addMonths,
	type LocalDate,
	localDateOf,
	type TimeZone,
} from "../../../domain/dates.ts";
import {
	evidenceId,
	type PersonId,
	programmeId,
	type RoomId,
	roomId,
} from "../../../domain/ids.ts";
import { instantOf } from "../../../domain/instants.ts";
import type { MailOrder } from "../../../domain/mail-order.ts";
import type { Phase } from "../../../domain/phase.ts";
import { type Side, type WayPhase, wayPhases } from "../../../domain/phases.ts";
import { leastPilotMonths } from "../../../domain/pilot.ts";
import { usualLengths } from "../../../domain/plan.ts";
import { frequencyOf, recordSubjects } from "../../../domain/processes.ts";
import {
	type EvidenceStore,
	openEvidenceStore,
} from "../../../records/evidence-store.ts";
import { linkToken } from "../../../records/link-tokens.ts";
import { codeIn } from "../../../records/one-time-codes.ts";
import { findOrAddPerson } from "../../../records/persons.ts";
import { sealText } from "../../../records/seals.ts";
import { perform } from "../../../temporal/perform.ts";
import {
	type Script,
	type ScriptedServer,
	startSmtp,
} from "../../activities/mail/smtp.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../../fixtures/certway.ts";
import {
	startTestPages,
	type TestPages,
	type Visitor,
} from "../../fixtures/pages.ts";

const shanghai = "Asia/Shanghai" as TimeZone;

/** Who works in the bank of the tests; the last two are strangers to its programmes. */
const names = {
	liWei: ["Li Wei", "en"],
	chenJing: ["Chen Jing", "en"],
	wangLei: ["王磊", "zh"],
	zhaoMin: ["Zhao Min", "en"],
	sunYue: ["Sun Yue", "en"],
	stranger: ["Somebody Else", "en"],
} as const;
export type Someone = keyof typeof names;

export interface Office extends AsyncDisposable {
	readonly certway: TestCertway;
	readonly pages: TestPages;
	readonly store: EvidenceStore;
	/** Takes every mail that goes out. */
	readonly smtp: ScriptedServer;
	/** Where the bytes of evidence lie. */
	readonly evidenceFolder: string;
	readonly people: Readonly<Record<Someone, PersonId>>;
	/** Starts a programme that is in the phase since so many days. */
	start(given?: StartGiven): Promise<Bank>;
}

interface StartGiven {
	readonly in?: WayPhase;
	readonly daysAgo?: number;
	readonly kind?: "real" | "rehearsal";
	readonly name?: string;
	/** Shanghai unless given. */
	readonly zone?: TimeZone;
	/** Beside IT and business; others are asked in this order. */
	readonly approvers?: readonly { person: Someone; side: Side }[];
}

/** A programme of the bank, and what its people do in it. */
export interface Bank {
	readonly id: string;
	readonly room: RoomId;
	/** `/programmes/bank-1/preparation` */
	readonly at: string;
	readonly today: LocalDate;
	/** The same programme in another of its rooms. */
	in(room: string): Bank;
	phase(): Promise<Phase>;
	/** Brings an act in the open phase, as its page would. */
	act(act: Act, by?: Someone): Promise<unknown>;
	/** Every deliverable has a note and is delivered; what the phase's work wants is there. */
	deliverAll(): Promise<void>;
	ask(
		policy?: Extract<Act, { type: "ask-for-sign-off" }>["policy"],
	): Promise<void>;
	hold(): Promise<void>;
	resume(): Promise<void>;
	/** Stops the programme. */
	stop(): Promise<void>;
	/** The link in the latest mail to somebody that has one. */
	linkOf(person: Someone): Promise<string>;
	/** The one-time code that was mailed last to somebody. */
	codeOf(person: Someone): Promise<string>;
	seal(text: string): Promise<never>;
}

/**
 * Starts Certway with its pages, its evidence in a folder of its own.
 *
 * @param script what its mail server answers; it takes every mail by default.
 */
export async function openOffice(
	given: Parameters<typeof startCertway>[0] = {},
	script?: Script,
): Promise<Office> {
	const smtp = await startSmtp(script);
	const certway = await startCertway({ post: { smtpUrl: smtp.url }, ...given });
	const folder = await mkdtemp(join(tmpdir(), "certway-evidence-"));
	const store = await openEvidenceStore(pathToFileURL(`${folder}/`));
	const { records, temporal, database } = certway;
	const pages = await startTestPages({
		records,
		temporal,
		evidence: store,
		mailReader: mailReader(
			records,
			{ name: "Certway", address: "certway@certway.example" },
			new URL("http://certway.example/"),
		),
	});
	const people = Object.fromEntries(
		await Promise.all(
			Object.entries(names).map(async ([key, [name, language]]) => [
				key,
				await findOrAddPerson(database, {
					name,
					email: `${key.toLowerCase()}@bank.example`,
					language,
					zone: shanghai,
				}),
			]),
		),
	) as Record<Someone, PersonId>;
	let started = 0;
	return {
		certway,
		pages,
		store,
		smtp,
		evidenceFolder: folder,
		people,
		start: async (asked = {}) => {
			started += 1;
			return startBank(certway, people, `bank-${started}`, asked);
		},
		async [Symbol.asyncDispose]() {
			await pages[Symbol.asyncDispose]();
			await certway.close();
			await smtp.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function startBank(
	certway: TestCertway,
	people: Office["people"],
	name: string,
	given: StartGiven,
): Promise<Bank> {
	const { records, temporal, database } = certway;
	const { zone = shanghai } = given;
	const today = localDateOf(instantOf(Date.now()), zone);
	const kind = given.kind ?? "real";
	const id = programmeId(name);
	const first = given.in ?? "preparation";
	const room = roomId(`${id}/${first}`);
	const startOn = addDays(today, -(given.daysAgo ?? 0));
	const earlier = wayPhases.slice(0, wayPhases.indexOf(first));
	const before = earlier.map((phase, place) => ({
		phase,
		from: addMonths(startOn, -4 * (earlier.length - place)),
		until: addDays(addMonths(startOn, -4 * (earlier.length - place - 1)), -1),
	}));
	let acts = 0;
	const bring = async (act: Act, by: Someone, where: RoomId) => {
		acts += 1;
		const outcome = await perform(records, temporal, {
			programme: id,
			kind,
			room: where,
			by: people[by],
			act,
			actId: `${act.type}/test-${acts}`,
		});
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		return outcome;
	};
	await bring(
		{
			type: "start",
			charter: {
				programme: id,
				kind,
				organisation: "Huaxin Bank",
				zone,
				rules: "cnca",
				edition: "ISO/IEC 20000-1:2018 + Amd 1",
				industry: "finance",
				language: "en",
			},
			name: given.name ?? "Huaxin Bank data centre",
			people: {
				owner: people.liWei,
				coordinator: people.liWei,
				escalation: people.sunYue,
				businessOwner: people.zhaoMin,
				approvers: (
					given.approvers ?? [
						{ person: "chenJing", side: "it" },
						{ person: "wangLei", side: "business" },
					]
				).map(({ person, side }) => ({ person: people[person], side })),
			},
			startOn,
			lengths: usualLengths(),
			reasons: {},
			before,
		},
		"liWei",
		roomId(id),
	);
	const read = async (where: RoomId): Promise<Phase | undefined> => {
		const row = await database
			.selectFrom("room")
			.select("state")
			.where("id", "=", where)
			.executeTakeFirst();
		return row?.state as Phase | undefined;
	};
	await eventually("the open phase", async () => {
		const found = await read(room);
		return found?.status === "open" && found;
	});
	const bankIn = (where: RoomId): Bank => {
		const bank: Bank = {
			id,
			room: where,
			at: `/programmes/${where}`,
			in: (other) => bankIn(roomId(`${id}/${other}`)),
			today,
			phase: async () => (await read(where)) as Phase,
			act: (act, by = "liWei") => bring(act, by, where),
			seal: async (text) =>
				(await sealText(database, "test", "text", text)) as never,
			deliverAll: () => deliverAll(bank),
			hold: async () => {
				const reason = await bank.seal("The data centre moves");
				await bring({ type: "hold", reason }, "liWei", roomId(id));
			},
			resume: async () => {
				await bring({ type: "resume" }, "liWei", roomId(id));
			},
			stop: async () => {
				const reason = await bank.seal("Another way was chosen");
				await bring({ type: "stop", reason }, "liWei", roomId(id));
			},
			ask: async (policy = { kind: "all" }) => {
				await bank.act({
					type: "ask-for-sign-off",
					answerBy: addDays(today, 10),
					policy,
				});
			},
			codeOf: async (person) => {
				const { mail } = await database
					.selectFrom("sign_off_code")
					.select("mail")
					.where("person", "=", people[person])
					.orderBy("issued_at", "desc")
					.limit(1)
					.executeTakeFirstOrThrow();
				return codeIn(records.keys[0], mail);
			},
			linkOf: async (person) => {
				const mails = await database
					.selectFrom("mail")
					.select(["id", "order"])
					.where("programme", "=", id)
					.where("to_person", "=", people[person])
					.orderBy("date", "desc")
					.execute();
				const mail = mails.find(({ order }) => {
					const { link, room: about } = order as MailOrder;
					return link && about === where;
				});
				if (!mail) throw new Error(`no link for ${person}`);
				return `/s/${linkToken(records.keys[0], mail.id)}`;
			},
		};
		return bank;
	};
	return bankIn(room);
}

async function deliverAll(bank: Bank): Promise<void> {
	const { deliverables, work, from } = await bank.phase();
	if (work.kind === "pilot")
		for (const subject of recordSubjects)
			for (const month of frequencyOf(subject) === "once"
				? [0]
				: Array.from({ length: leastPilotMonths }, (_, place) => place))
				await bank.act({
					type: "record-process",
					subject,
					on: addDays(addMonths(from, month), 1),
					note: await bank.seal(`What ${subject} did`),
				});
	for (const { id, status } of deliverables) {
		if (status === "delivered") continue;
		await bank.act({
			type: "add-evidence",
			deliverable: id,
			evidence: {
				id: evidenceId(`${id}-note`),
				kind: "note",
				text: await bank.seal(`What was done for ${id}`),
				file: null,
			},
		});
		await bank.act({ type: "deliver", deliverable: id });
	}
}

/** What an approver sends, on top of what the form holds. */
export const answer = (
	decision: "approve" | "return" | "decline",
	name: string,
	reason = "",
) => ({ decision, name, reason });

/**
 * Opens somebody's link and sends the answer from its form.
 *
 * @param code the one-time code from the mailbox, where one is wanted.
 */
export async function answerBy(
	visitor: Visitor,
	link: string,
	given: ReturnType<typeof answer>,
	code?: () => Promise<string>,
) {
	const { fields } = await visitor.open(link);
	const sent = await visitor.send(link, { ...fields, ...given });
	return code
		? visitor.send(link, { ...sent.fields, code: await code() })
		: sent;
}

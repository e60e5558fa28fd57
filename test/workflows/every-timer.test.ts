/**
 * Each kind of timer once as a real one: the workflow that waits for it skips ahead on the real Temporal service, and the
 * record says that it rang on its day. A new kind has no line in the table, and the types refuse that.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adoption } from "../../domain/adoption.ts";
import { auditKey } from "../../domain/audit-key.ts";
import { addDays, addMonths, type LocalDate } from "../../domain/dates.ts";
import type { Event } from "../../domain/events.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { NoticeCode } from "../../domain/notice.ts";
import { usualLengths } from "../../domain/plan.ts";
import { happeningIn } from "../../records/rebuild.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { LiveProgramme, today } from "../fixtures/live-programme.ts";
import {
	addCast,
	type Cast,
	charterOf,
	peopleOf,
} from "../fixtures/programmes.ts";

let certway: TestCertway;
let cast: Cast;

/** The first day of the test: what rings later was skipped to. */
const begun = today();
const inDays = (days: number) => addDays(begun, days);
const inMonths = (months: number) => addMonths(begun, months);
const client = () => certway.temporal.clientFor("real");

/** The room that waits, and how many days it skips. */
interface Waiting {
	readonly room: string;
	readonly days: number;
}

const past = (phase: string, from: LocalDate, until: LocalDate) =>
	({ phase: phase as "design", from, until }) as const;
const beforePilot = [
	past("preparation", inMonths(-12), addDays(inMonths(-10), -1)),
	past("design", inMonths(-10), addDays(inMonths(-8), -1)),
];
const beforeInternalAudit = (pilotEnds: LocalDate) => [
	...beforePilot,
	past("pilot-run", inMonths(-8), pilotEnds),
];

/** An internal audit of two months that begins today; stage 1 is due in four. */
async function internalAudit(id: string): Promise<LiveProgramme> {
	const bank = new LiveProgramme(certway, id, cast);
	return bank.start(
		{
			lengths: { ...usualLengths(), "internal-audit": 2 },
			reasons: {
				"internal-audit": await bank.seal("why", "Two sites are audited"),
			},
			before: beforeInternalAudit(inDays(-1)),
		},
		"internal-audit",
	);
}

/** A certificate that was there before; the rounds that open at once are left to others, so that it may skip. */
async function adopted(
	id: string,
	decidedOn: LocalDate,
	but: Partial<Adoption> = {},
	rounds: readonly string[] = [],
): Promise<LiveProgramme> {
	const bank = new LiveProgramme(certway, id, cast);
	await bank.does("", cast.owner, {
		type: "adopt",
		charter: { ...charterOf(id), zone: "UTC" as never, rules: "iso" },
		name: id,
		people: peopleOf(cast),
		adoption: {
			decision: {
				decidedOn,
				issuedOn: decidedOn,
				validUntil: addDays(addMonths(decidedOn, 36), -1),
				number: "ITSM-0042",
				body: "A certification body",
				scope: "Operation of the data centre",
			},
			begins: "initial",
			oldValidUntil: null,
			status: "certified",
			since: decidedOn,
			held: [],
			arranged: [],
			findings: [],
			...but,
		},
	});
	for (const round of rounds) {
		await bank.opened(round);
		await client()
			.workflow.getHandle(bank.room(round))
			.terminate("only its certificate is looked at");
	}
	return bank;
}

const lives = {
	"a preparation that begins tomorrow, without business owner and IT approver":
		async () => {
			const bank = new LiveProgramme(certway, "tomorrow", cast);
			const people = peopleOf(cast);
			await bank.does("", cast.owner, {
				type: "start",
				charter: { ...charterOf("tomorrow"), zone: "UTC" as never },
				name: "Tomorrow",
				people: {
					...people,
					businessOwner: null,
					approvers: people.approvers.filter(({ side }) => side !== "it"),
				},
				startOn: inDays(1),
				lengths: usualLengths(),
				reasons: {},
				before: [],
			});
			await eventually("its preparation", () => bank.phase("preparation"));
			return { room: "tomorrow/preparation", days: 2 };
		},
	"a request that nobody answers, of one who will be away": async () => {
		const bank = await new LiveProgramme(certway, "asked", cast).start();
		await bank.deliverAll("preparation");
		const { id, generation } = await bank.ask("preparation", inDays(12));
		await bank.does("preparation", cast.it, {
			type: "hand-over",
			request: id,
			generation,
			to: cast.escalation,
			absence: { from: inDays(2), until: inDays(6) },
			confirmed: "code",
		});
		return { room: "asked/preparation", days: 40 };
	},
	"a pilot run without records": async () => {
		await new LiveProgramme(certway, "piloted", cast).start(
			{ before: beforePilot },
			"pilot-run",
		);
		return { room: "piloted/pilot-run", days: 100 };
	},
	"an internal audit in which nobody does anything": async () => {
		await internalAudit("idle");
		return { room: "idle/internal-audit", days: 75 };
	},
	"a stage 1 that is booked too late": async () => {
		const bank = await internalAudit("late");
		const days = { from: inMonths(5), until: inMonths(5) };
		await bank.does("internal-audit", cast.coordinator, {
			type: "confirm-audit",
			audit: auditKey("stage-1"),
			days,
			auditors: null,
			auditDays: null,
			place: "on-site",
		});
		return { room: "late/internal-audit", days: 45 };
	},
	"a certification audit whose major is not verified": () =>
		stageTwoHeld("majors").then((room) => ({ room, days: 190 })),
	"a finding that nobody sees to": () =>
		stageTwoHeld("findings").then(() => ({
			room: "findings/finding-1",
			days: 60,
		})),
	"a certificate in its fourth quarter": async () => {
		const bank = await adopted("quiet", inMonths(-8));
		return { room: bank.room("certificate-1"), days: 45 };
	},
	"a certificate whose first surveillance nobody arranges": async () => {
		const bank = await adopted("surveyed", inMonths(-11), {}, [
			"surveillance-1",
		]);
		return { room: bank.room("certificate-1"), days: 60 };
	},
	"a certificate that was suspended five months ago": async () => {
		const bank = await adopted(
			"suspended",
			inMonths(-7),
			{ status: "suspended", since: inMonths(-5) },
			[],
		);
		return { room: bank.room("certificate-1"), days: 45 };
	},
	"a certificate in its last month": async () => {
		const bank = await adopted(
			"ending",
			addDays(inMonths(-36), 21),
			{
				held: [
					{ kind: "surveillance", heldOn: inMonths(-25) },
					{ kind: "surveillance", heldOn: inMonths(-13) },
				],
			},
			["recertification"],
		);
		return { room: bank.room("certificate-1"), days: 250 };
	},
	"an action of the register that nobody finishes": async () => {
		const bank = await adopted("register", inMonths(-2));
		await bank.does("", cast.coordinator, {
			type: "open-action",
			action: "train-deputies",
			clause: "7.2",
			what: await bank.seal("what", "Train the deputies"),
			owner: cast.it,
			dueOn: inDays(20),
		});
		return { room: "register", days: 40 };
	},
} satisfies Readonly<Record<string, () => Promise<Waiting>>>;
type Life = keyof typeof lives;

/** Stage 2 was held today and found a major that has a day of its own. @returns the audit's room. */
async function stageTwoHeld(id: string): Promise<string> {
	const bank = new LiveProgramme(certway, id, cast);
	const audit = "certification-audit";
	await bank.start(
		{
			before: [
				...beforeInternalAudit(addDays(inMonths(-2), -1)),
				past("internal-audit", inMonths(-2), inDays(-1)),
			],
		},
		audit,
	);
	const by: PersonId = cast.coordinator;
	await bank.does(audit, by, {
		type: "apply",
		on: begun,
		body: "A certification body",
		acceptedOn: begun,
	});
	await bank.does(audit, by, { type: "enter-audit", stage: 1, on: begun });
	await bank.does(audit, by, {
		type: "enter-audit",
		stage: 2,
		on: begun,
		findings: [
			{
				grade: "major",
				bodyGrade: null,
				clause: "8.7.2",
				process: null,
				statement: await bank.seal("found", "No plan was tested"),
				owner: cast.business,
				dueOn: inDays(25),
			},
		],
	});
	await eventually("the finding", async () => {
		const row = await certway.database
			.selectFrom("room")
			.select("state")
			.where("id", "=", `${id}/finding-1`)
			.executeTakeFirst();
		return row && row.state.kind === "finding" && row.state.given.length > 0;
	});
	return bank.room(audit);
}

/** What an act of a person says at once: nothing waits for it. */
const notWaitedFor = [
	"audit-confirmed",
	"audit-moved",
	"audit-cancelled",
] as const;
type Waited = Exclude<NoticeCode, (typeof notWaitedFor)[number]>;

/** Where each kind rings; what changes by date says so by an event of its own. */
const timers: Readonly<
	Record<Waited, readonly [Life, Exclude<Event["type"], "notices-given">?]>
> = {
	"phase-begins": [
		"a preparation that begins tomorrow, without business owner and IT approver",
		"phase-opened",
	],
	"approver-missing": [
		"a preparation that begins tomorrow, without business owner and IT approver",
	],
	"business-owner-missing": [
		"a preparation that begins tomorrow, without business owner and IT approver",
	],
	"sign-off-reminder": [
		"a request that nobody answers, of one who will be away",
	],
	"sign-off-overdue": [
		"a request that nobody answers, of one who will be away",
	],
	"sign-off-escalated": [
		"a request that nobody answers, of one who will be away",
	],
	"sign-off-changes-hands": [
		"a request that nobody answers, of one who will be away",
		"sign-off-handed-over",
	],
	"pilot-records-missing": ["a pilot run without records"],
	"pilot-may-ask": ["a pilot run without records"],
	"deliverable-due-soon": ["an internal audit in which nobody does anything"],
	"deliverable-overdue": ["an internal audit in which nobody does anything"],
	"deliverable-escalated": ["an internal audit in which nobody does anything"],
	"phase-due-soon": ["an internal audit in which nobody does anything"],
	"phase-late": ["an internal audit in which nobody does anything"],
	"audit-unconfirmed": ["an internal audit in which nobody does anything"],
	"audit-unconfirmed-escalated": [
		"an internal audit in which nobody does anything",
	],
	"audit-booked-late": ["a stage 1 that is booked too late"],
	"stage-2-again": [
		"a certification audit whose major is not verified",
		"six-months-passed",
	],
	"finding-given": ["a finding that nobody sees to"],
	"finding-due-soon": ["a finding that nobody sees to"],
	"finding-overdue": ["a finding that nobody sees to"],
	"finding-escalated": ["a finding that nobody sees to"],
	"finding-date-due": ["a finding that nobody sees to"],
	"finding-date-missed": ["a finding that nobody sees to"],
	"finding-date-escalated": ["a finding that nobody sees to"],
	"round-opens": ["a certificate in its fourth quarter", "round-due"],
	"surveillance-due": [
		"a certificate whose first surveillance nobody arranges",
	],
	"surveillance-missed": [
		"a certificate whose first surveillance nobody arranges",
	],
	"legal-date-due": ["a certificate that was suspended five months ago"],
	"legal-date-missed": ["a certificate that was suspended five months ago"],
	"legal-date-escalated": ["a certificate that was suspended five months ago"],
	"recertification-due": ["a certificate in its last month"],
	"certificate-expires": [
		"a certificate in its last month",
		"certificate-expired",
	],
	"certificate-task": ["a certificate in its last month"],
	"certificate-lapses": [
		"a certificate in its last month",
		"certificate-lapsed",
	],
	"register-due-soon": ["an action of the register that nobody finishes"],
	"register-overdue": ["an action of the register that nobody finishes"],
	"register-escalated": ["an action of the register that nobody finishes"],
};

/** Nothing of the room waits in the outbox, neither its start nor a wake-up. */
async function isHandedOver(room: string): Promise<boolean> {
	const underWay = await certway.database
		.selectFrom("outbox")
		.select("id")
		.where("target", "=", room)
		.where("done_at", "is", null)
		.execute();
	return underWay.length === 0;
}

const waiting = new Map<Life, Waiting>();
beforeAll(async () => {
	certway = await startCertway();
	cast = await addCast(certway.records);
	await Promise.all(
		(Object.keys(lives) as Life[]).map(async (life) => {
			const room = await lives[life]();
			waiting.set(life, room);
			await eventually(`${room.room} to be told`, () =>
				isHandedOver(room.room),
			);
			await fastForward(client(), room.room, room.days * 86_400_000);
		}),
	);
}, 120_000);
afterAll(() => certway?.close());

/** What a room has on record since the clocks skip: the day, and what rang or happened. */
async function rung(room: string) {
	const rows = await certway.database
		.selectFrom("event")
		.select(["position", "body", "previous", "hash"])
		.where("room", "=", room)
		.orderBy("position")
		.execute();
	return rows.flatMap((row) => {
		const { on, by, event } = happeningIn(row);
		if (by !== "clock") return [];
		return event.type === "notices-given"
			? event.notices.map(({ code, key }) => ({
					what: code as string,
					on,
					meant: key.split("/").at(-1),
				}))
			: [{ what: event.type as string, on, meant: on as string }];
	});
}

describe("by a timer of its own workflow, on its day, rings", () => {
	test.each(Object.entries(timers))("%s", async (code, [life, event]) => {
		const { room } = waiting.get(life) as Waiting;
		const known = await eventually(`${code} in ${room}`, async () =>
			(await rung(room)).find(
				({ what, on }) =>
					what === (event ?? code) && (code === "finding-given" || on > begun),
			),
		);
		expect(known.on).toBe(known.meant);
	});
});

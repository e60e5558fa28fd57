/** An audit that is not confirmed in time, by the timers of the workflow that owns it on the real Temporal service. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditKey } from "../../domain/audit-key.ts";
import {
	addDays,
	addMonths,
	daysBetween,
	type LocalDate,
} from "../../domain/dates.ts";
import type { NoticeGiven } from "../../domain/notice.ts";
import { usualLengths } from "../../domain/plan.ts";
import { happeningIn } from "../../records/rebuild.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { LiveProgramme, today } from "../fixtures/live-programme.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";

let certway: TestCertway;
let cast: Cast;
beforeAll(async () => {
	certway = await startCertway();
	cast = await addCast(certway.records);
});
afterAll(() => certway?.close());

const phase = "internal-audit";
const past = (name: string, from: LocalDate, until: LocalDate) =>
	({ phase: name as "design", from, until }) as const;

/** Its internal audit begins today and takes two months, the certification audit two more: it is due in four. */
async function begun(id: string): Promise<LiveProgramme> {
	const bank = new LiveProgramme(certway, id, cast);
	const month = (n: number) => addMonths(today(), n);
	return bank.start(
		{
			lengths: { ...usualLengths(), [phase]: 2 },
			reasons: { [phase]: await bank.seal("why", "Two sites are audited") },
			before: [
				past("preparation", month(-9), addDays(month(-7), -1)),
				past("design", month(-7), addDays(month(-5), -1)),
				past("pilot-run", month(-5), addDays(today(), -1)),
			],
		},
		phase,
	);
}

/** The last day of the plan, and the day ninety days before it. */
const dueBy = addDays(addMonths(today(), 4), -1);
const day = 86_400_000;
const untilAlarm = daysBetween(today(), addDays(dueBy, -90));

const noticesOf = async (id: string): Promise<readonly NoticeGiven[]> => {
	const rows = await certway.database
		.selectFrom("event")
		.select(["position", "body", "previous", "hash"])
		.where("programme", "=", id)
		.where("room", "=", `${id}/${phase}`)
		.where("type", "=", "notices-given")
		.orderBy("position")
		.execute();
	return rows.flatMap((row) => {
		const { event } = happeningIn(row);
		return event.type === "notices-given" ? event.notices : [];
	});
};
const codes = async (id: string) =>
	(await noticesOf(id)).map(({ code }) => code);

test("ninety days before an audit is due its alarm fires, and climbs three days later", async () => {
	await begun("open-days");
	const client = certway.temporal.clientFor("real");
	await fastForward(client, `open-days/${phase}`, (untilAlarm + 1) * day);
	const alarm = await eventually("the alarm", async () =>
		(await noticesOf("open-days")).find(
			({ code }) => code === "audit-unconfirmed",
		),
	);
	expect(alarm).toMatchObject({
		dueOn: dueBy,
		data: { audit: "stage-1", lead: 90, proposed: 0 },
		to: [cast.coordinator, cast.owner],
	});
	expect(await codes("open-days")).not.toContain("audit-unconfirmed-escalated");
	await fastForward(client, `open-days/${phase}`, 3 * day);
	const climbed = await eventually("the alarm to climb", async () =>
		(await noticesOf("open-days")).find(
			({ code }) => code === "audit-unconfirmed-escalated",
		),
	);
	expect(climbed.to).toContain(cast.escalation);
	const mails = await certway.database
		.selectFrom("mail")
		.select("order")
		.where("programme", "=", "open-days")
		.where("to_person", "=", cast.escalation)
		.execute();
	expect(JSON.stringify(mails)).toContain("audit-unconfirmed-escalated");
});

test("an audit whose days are confirmed by its workflow alarms nobody", async () => {
	const bank = await begun("booked-days");
	await bank.does(phase, cast.coordinator, {
		type: "confirm-audit",
		audit: auditKey("stage-1"),
		days: { from: addDays(dueBy, -20), until: addDays(dueBy, -19) },
		auditors: null,
		auditDays: 2,
		place: "remote",
	});
	const client = certway.temporal.clientFor("real");
	// Beyond the alarm's day, to the reminder that the phase is planned to end.
	await fastForward(client, `booked-days/${phase}`, 60 * day);
	await eventually("the phase to be late soon", async () =>
		(await codes("booked-days")).includes("phase-due-soon"),
	);
	expect(60).toBeGreaterThan(untilAlarm);
	expect(await codes("booked-days")).not.toContain("audit-unconfirmed");
});

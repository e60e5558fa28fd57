/** A major of stage 2 that nobody verifies, played on the conductor's clock until its six months are over. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, localDateOf, startOfDay } from "../../domain/dates.ts";
import { majorsOutOfTime } from "../../domain/findings.ts";
import { findingRoom } from "../../domain/ids.ts";
import { findingIn, phaseIn } from "../../domain/world.ts";
import { readProgramme } from "../../records/programme-pages.ts";
import { playThrough } from "../../rehearsal/play.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import { exampleScript, linesOf, newFormId } from "./plays.ts";

let certway: TestCertway;

beforeAll(async () => {
	certway = await startCertway();
});
afterAll(() => certway?.close());

test("a major that is not verified in time rings, climbs, and wants another stage 2", async () => {
	const shop = exampleScript("shop");
	const audit = shop.phases["certification-audit"];
	const [minor] = audit.stage2.findings;
	if (!minor) throw new Error("stage 2 of the shop found nothing");
	const script = {
		...shop,
		phases: {
			...shop.phases,
			"certification-audit": {
				...audit,
				stage2: {
					...audit.stage2,
					findings: [
						{ ...minor, grade: "major" as const, verifiedAfter: 1_000 },
					],
				},
			},
		},
	};
	const { programme, standing } = await playThrough(
		certway,
		{
			script,
			language: "en",
			goal: { kind: "until", to: startOfDay("2028-03-01" as never, shop.zone) },
			form: newFormId(),
		},
		() => {},
	);
	expect(standing).toMatchObject({ goal: null, stuck: null });
	const known = await readProgramme(certway.database, programme);
	if (!known) throw new Error("nothing was played");
	const room = findingRoom(programme, 1);
	const finding = findingIn(known.world, room);
	const { lastDay } = finding?.state.source ?? {};
	if (!lastDay) throw new Error("nothing was found");
	const today = localDateOf(standing.clock, shop.zone);
	expect(
		majorsOutOfTime(known.world, today).map(({ number }) => number),
	).toEqual([1]);
	expect(
		phaseIn(known.world, `${programme}/certification-audit` as never),
	).toMatchObject({ status: "open", work: { decision: null } });

	const rows = await certway.database
		.selectFrom("event")
		.select("body")
		.where("programme", "=", programme)
		.where("room", "=", room)
		.where("type", "=", "notices-given")
		.orderBy("position")
		.execute();
	const rung = rows.flatMap(({ body }) => {
		const { on, event } = JSON.parse(body);
		return event.notices
			.filter(
				({ data }: { data: { rule: string } }) => data.rule === "nc-six-months",
			)
			.map(({ code, dueOn }: { code: string; dueOn: string }) => ({
				on,
				code,
				dueOn,
			}));
	});
	const due = rung[0]?.dueOn;
	const after = (days: number) => addDays(due, days);
	expect(due.slice(8)).toBe(lastDay.slice(8));
	expect(rung.map(({ on, code }) => `${on} ${code}`)).toEqual([
		`${after(-90)} finding-date-due`,
		`${after(-30)} finding-date-due`,
		`${after(-7)} finding-date-due`,
		`${after(1)} finding-date-missed`,
		`${after(4)} finding-date-escalated`,
		`${after(11)} finding-date-escalated`,
	]);
	const mails = await certway.database
		.selectFrom("mail")
		.select("status")
		.where("programme", "=", programme)
		.where("to_person", "=", `${programme}.lee-hua`)
		.execute();
	expect(mails.length).toBeGreaterThan(0);
	expect(
		(await linesOf(certway, programme)).some(({ what }) =>
			what.includes("finding F-1"),
		),
	).toBe(true);
}, 120_000);

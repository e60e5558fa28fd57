import { MockActivityEnvironment } from "@temporalio/testing";
import { NativeConnection } from "@temporalio/worker";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Conducted, conduct } from "../../activities/conduct.ts";
import type { Goal } from "../../domain/goal.ts";
import { personId, programmeId, roomId } from "../../domain/ids.ts";
import type { Phase } from "../../domain/phase.ts";
import { firstBreak } from "../../records/chain.ts";
import { aim, standingOf } from "../../rehearsal/goals.ts";
import { startRehearsal } from "../../rehearsal/start.ts";
import { perform } from "../../temporal/perform.ts";
import { startWorkers } from "../../worker/worker.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";
import { useWorkflowBundle } from "../fixtures/workflow-bundle.ts";
import { aStart } from "./a-start.ts";
import {
	exampleScript,
	happenings,
	linesOf,
	moveOn,
	newFormId,
	type Played,
	playExample,
} from "./plays.ts";

let certway: TestCertway;
const ending: (() => Promise<void>)[] = [];
/** The city, played in one go up to its certificate. */
let inOneGo: Played;
const toCertificate: Goal = { kind: "certificate" };

beforeAll(async () => {
	certway = await startCertway();
	inOneGo = await playExample(certway, "city", { goal: toCertificate });
}, 180_000);
afterAll(async () => {
	for (const end of ending) await end();
	await certway?.close();
});

const startCity = async () =>
	(
		await startRehearsal(certway, {
			form: newFormId(),
			host: null,
			script: exampleScript("city"),
			language: "en",
		})
	).programme;

const untilOctober = (day: number): Goal => ({
	kind: "until",
	to: `2027-10-${day}T01:00:00Z` as never,
});

/** The workers end, and others take their place. */
async function replaceWorkers(): Promise<void> {
	const { address, namespaces, records, temporal, workers } = certway;
	await workers.stop();
	const connection = await NativeConnection.connect({ address });
	const others = await startWorkers({
		connection,
		namespaces,
		records,
		temporal,
		post: {
			smtpUrl: "smtp://127.0.0.1:9",
			from: { name: "Certway", address: "certway@certway.example" },
			publicUrl: new URL("http://127.0.0.1:4000/"),
		},
		bundle: await useWorkflowBundle(),
	});
	ending.push(async () => {
		await others.stop();
		await connection.close();
	});
}

describe("a rehearsal", () => {
	test("played in small steps goes as it does in one go", async () => {
		const programme = await startCity();
		const certified = async () =>
			(
				await certway.database
					.selectFrom("programme")
					.select("state")
					.where("id", "=", programme)
					.executeTakeFirstOrThrow()
			).state.certifiedOn;
		for (let steps = 0; !(await certified()); steps += 1) {
			expect(steps).toBeLessThan(400);
			const standing = await standingOf(certway.database, programme);
			const days = steps % 3 === 0 ? 0 : steps % 7;
			await moveOn(
				certway,
				programme,
				days === 0
					? { kind: "next" }
					: {
							kind: "until",
							to: new Date(
								Date.parse(standing?.clock as string) + days * 86_400_000,
							).toISOString() as never,
						},
			);
		}
		const lines = await linesOf(certway, programme);
		expect(happenings({ programme }, lines)).toEqual(
			happenings(inOneGo, inOneGo.lines),
		);
	}, 240_000);

	test("goes on with another worker when its own has gone", async () => {
		let restarting: Promise<void> | undefined;
		const played = await playExample(certway, "city", {
			goal: toCertificate,
			heard: ({ clock }) => {
				if (restarting || clock < "2027-11-01") return;
				restarting = replaceWorkers();
			},
		});
		expect(restarting).toBeDefined();
		await restarting;
		expect(happenings(played, played.lines)).toEqual(
			happenings(inOneGo, inOneGo.lines),
		);
	}, 180_000);

	test("brings nothing twice when its conducting was cut off before it could answer", async () => {
		const programme = await startCity();
		await eventually("its first phase", async () => {
			const standing = await standingOf(certway.database, programme);
			return standing?.next && standing.next > standing.clock;
		});
		await aim(certway.database, {
			programme,
			goal: { kind: "third-year" },
			form: newFormId(),
		});
		const cutOff = (
			notes: Parameters<typeof conduct>[2]["notes"],
		): Promise<Conducted> =>
			new MockActivityEnvironment().run(() =>
				conduct(certway.records, certway.temporal, { programme, notes }),
			);
		const first = await cutOff([]);
		expect(first.notes.length).toBeGreaterThan(1);
		const notes = first.notes.map(({ room, by, act, actId }, place) => ({
			programme,
			room,
			key: `${programme}/conductor/a-run/${place}`,
			actId,
			workflow: `${programme}/conductor`,
			run: "a-run",
			by,
			act,
			at: "2027-10-01T01:00:00Z" as never,
		}));
		const second = await cutOff(notes);
		const before = await linesOf(certway, programme);
		const again = await cutOff(notes);
		expect(again).toEqual(second);
		expect(await linesOf(certway, programme)).toEqual(before);
		expect(
			before.filter(({ workflow }) => workflow.endsWith("/conductor")),
		).toHaveLength(notes.length);
	});

	test("stands still and says why when a persona's act is refused, and goes on when that is put right", async () => {
		const script = exampleScript("city");
		// Nobody who asks may be an approver.
		const { preparation } = script.phases;
		if (!preparation) throw new Error("no preparation");
		const { programme } = await startRehearsal(certway, {
			form: newFormId(),
			host: null,
			script: {
				...script,
				phases: {
					...script.phases,
					preparation: {
						...preparation,
						signOff: { ...preparation.signOff, by: "xu-lan" },
					},
				},
			},
			language: "en",
		});
		const stuck = await moveOn(certway, programme, toCertificate);
		expect(stuck).toMatchObject({
			goal: null,
			stuck: {
				by: `${programme}.xu-lan`,
				act: "ask-for-sign-off",
				refusal: { code: "asker-is-approver" },
			},
		});
		const asked = await perform(certway.records, certway.temporal, {
			programme,
			kind: "rehearsal",
			room: roomId(`${programme}/preparation`),
			by: personId(`${programme}.he-fang`),
			actId: "ask/by-hand",
			act: {
				type: "ask-for-sign-off",
				answerBy: "2027-10-29" as never,
				policy: { kind: "all" },
			},
		});
		expect(asked).toMatchObject({ ok: true });
		const went = await moveOn(certway, programme, { kind: "next" });
		expect(went.stuck).toBe(null);
		expect(went.clock > stuck.clock).toBe(true);
	}, 120_000);

	test("leaves alone what a person has undone", async () => {
		const programme = await startCity();
		await moveOn(certway, programme, untilOctober(14));
		const delivered = (await linesOf(certway, programme)).filter(
			({ type }) => type === "deliverable-delivered",
		);
		expect(delivered.length).toBeGreaterThan(0);
		const room = roomId(`${programme}/preparation`);
		await perform(certway.records, certway.temporal, {
			programme,
			kind: "rehearsal",
			room,
			by: personId(`${programme}.he-fang`),
			actId: "reopen/by-hand",
			act: {
				type: "reopen-deliverable",
				deliverable: "roles-named" as never,
				reason: null,
			},
		});
		await moveOn(certway, programme, untilOctober(20));
		const { state } = await certway.database
			.selectFrom("room")
			.select("state")
			.where("id", "=", room)
			.executeTakeFirstOrThrow();
		expect(
			(state as Phase).deliverables.filter(({ status }) => status === "open"),
		).toMatchObject([{ id: "roles-named" }]);
	}, 60_000);

	test("without a script goes from date to date, and its people act by hand", async () => {
		const asked = {
			form: newFormId(),
			host: personId("li"),
			by: personId("li"),
			act: aStart(programmeId("by-hand"), "rehearsal"),
			opensAt: "2027-01-11T01:00:00Z" as never,
		};
		const { programme, outcome } = await startRehearsal(certway, asked);
		expect(outcome).toMatchObject({ ok: true });
		expect((await startRehearsal(certway, asked)).programme).toBe(programme);
		await moveOn(certway, programme, { kind: "next" });
		const lines = await linesOf(certway, programme);
		expect(lines.map(({ type, date }) => `${date} ${type}`)).toEqual([
			"2027-01-11 programme-started",
			"2027-01-11 phase-opened",
			"2027-02-24 notices-given",
		]);
		// Played on for ever, it stands still when no date is left.
		const standing = await moveOn(certway, programme, { kind: "third-year" });
		expect(standing).toMatchObject({ goal: null, next: null, stuck: null });
	}, 60_000);

	test("gets an id of its own, and one rehearsal for one form", async () => {
		const script = exampleScript("shop");
		const form = newFormId();
		const start = (of: string) =>
			startRehearsal(certway, {
				form: of,
				host: null,
				script,
				language: "zh",
			});
		const [one, same] = await Promise.all([start(form), start(form)]);
		const other = await start(newFormId());
		expect(same).toEqual(one);
		expect(one.programme).toBe("shop-2027");
		expect(other.programme).toBe("shop-2027-2");
	});

	test("leaves a chain that holds, however it was played", async () => {
		const events = await certway.database
			.selectFrom("event")
			.selectAll()
			.orderBy("programme")
			.orderBy("position")
			.execute();
		for (const of of new Set(events.map(({ programme }) => programme)))
			expect(
				firstBreak(events.filter(({ programme }) => programme === of)),
			).toBeUndefined();
	});
});

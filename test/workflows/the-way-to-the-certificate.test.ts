import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Act } from "../../domain/acts.ts";
import { localDateOf, type TimeZone } from "../../domain/dates.ts";
import {
	deliverableId,
	evidenceId,
	personId,
	programmeId,
	roomId,
	seal,
} from "../../domain/ids.ts";
import { instantOf } from "../../domain/instants.ts";
import type { Phase } from "../../domain/phase.ts";
import { usualLengths } from "../../domain/plan.ts";
import { firstBreak } from "../../records/chain.ts";
import { record } from "../../records/record.ts";
import { bringAct, startProgramme } from "../../temporal/acts.ts";
import {
	eventually,
	startCertway,
	type TestCertway,
} from "../fixtures/certway.ts";

let certway: TestCertway;
const bank = programmeId("bank-2027");
const preparation = roomId("bank-2027/preparation");
const li = personId("li");
const it = personId("it");
const business = personId("business");
const zone = "Asia/Shanghai" as TimeZone;
/** The programme's day: in Shanghai it has begun eight hours before the machine's, in UTC. */
const today = () => localDateOf(instantOf(Date.now()), zone);

beforeAll(async () => {
	certway = await startCertway();
});
afterAll(() => certway?.close());

const phaseOnRecord = async (id: string): Promise<Phase | undefined> => {
	const row = await certway.database
		.selectFrom("room")
		.select("state")
		.where("id", "=", id)
		.executeTakeFirst();
	return row?.state as Phase | undefined;
};

let forms = 0;
/** A page records straight what is only noted. */
const note = async (act: Act) => {
	forms += 1;
	const answer = await record(certway.records, {
		programme: bank,
		room: preparation,
		key: `form-${forms}`,
		actId: `form-${forms}`,
		workflow: "",
		run: "",
		by: li,
		act,
		at: instantOf(Date.now()),
	});
	expect(answer).toMatchObject({ ok: true });
};

describe("a programme on the real Temporal service", () => {
	test("starts, and its first phase begins at once", async () => {
		const outcome = await startProgramme(certway.temporal, bank, {
			by: li,
			actId: "start/form-1",
			act: {
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
				name: "Huaxin Bank",
				people: {
					owner: li,
					coordinator: li,
					escalation: li,
					businessOwner: business,
					approvers: [
						{ person: it, side: "it" },
						{ person: business, side: "business" },
					],
				},
				startOn: today(),
				lengths: usualLengths(),
				reasons: {},
				before: [],
			},
		});
		expect(outcome).toMatchObject({
			ok: true,
			view: { phase: { room: preparation } },
		});
		const phase = await eventually("the open phase", async () => {
			const found = await phaseOnRecord(preparation);
			return found?.status === "open" && found;
		});
		expect(phase.deliverables).toHaveLength(5);
	});

	test("refuses what can never come true before it reaches the history: a decision on a request that is not open", async () => {
		const history = async () =>
			(
				await certway.temporal
					.clientFor("real")
					.workflow.getHandle(preparation)
					.describe()
			).historyLength;
		// Quiet: while an act is under way the record alone may refuse.
		let length = await history();
		await eventually("a quiet phase", async () => {
			await new Promise((resolve) => setTimeout(resolve, 300));
			const before = length;
			length = await history();
			return length === before;
		});
		const outcome = await bringAct(certway.temporal, "real", preparation, {
			by: it,
			actId: "decide/nothing",
			act: {
				type: "decide",
				request: `${preparation}/request-9` as never,
				generation: 1,
				decision: "approve",
				name: seal("n"),
				reason: null,
				shown: "x" as never,
			},
		});
		// The record would have said that there is no such request.
		expect(outcome).toEqual({ ok: false, refusal: { code: "request-ended" } });
		expect(await history()).toBe(length);
	});

	test("closes a phase with the approvals of IT and business, and begins the next the same day", async () => {
		const { deliverables } = (await phaseOnRecord(preparation)) as Phase;
		for (const { id } of deliverables) {
			await note({
				type: "add-evidence",
				deliverable: deliverableId(id),
				evidence: {
					id: evidenceId(`${id}-1`),
					kind: "note",
					text: seal("note"),
					file: null,
				},
			});
			await note({ type: "deliver", deliverable: deliverableId(id) });
		}
		const asked = await bringAct(certway.temporal, "real", preparation, {
			by: li,
			actId: "ask/form-1",
			act: {
				type: "ask-for-sign-off",
				answerBy: today(),
				policy: { kind: "all" },
			},
		});
		expect(asked).toMatchObject({ ok: true });
		const { request } = (await phaseOnRecord(preparation)) as Phase;
		if (!request) throw new Error("no request");
		for (const by of [it, business]) {
			const decision = {
				by,
				actId: `decide/${request.id}.1/${by}`,
				act: {
					type: "decide",
					request: request.id,
					generation: 1,
					decision: "approve",
					name: seal("name"),
					reason: null,
					shown: request.fingerprint,
				},
			} as const;
			const [once, twice] = await Promise.all([
				bringAct(certway.temporal, "real", preparation, decision),
				bringAct(certway.temporal, "real", preparation, decision),
			]);
			expect(once).toMatchObject({ ok: true });
			expect(twice).toEqual(once);
		}
		const design = await eventually("the design phase", async () => {
			const found = await phaseOnRecord("bank-2027/design");
			return found?.status === "open" && found;
		});
		expect(design.from).toBe((await phaseOnRecord(preparation))?.closedOn);
	});

	test("holds a record whose chain an outsider can verify, with no act twice", async () => {
		const events = await certway.database
			.selectFrom("event")
			.selectAll()
			.where("programme", "=", bank)
			.orderBy("position")
			.execute();
		expect(firstBreak(events)).toBeUndefined();
		expect(
			events.filter(({ type }) => type === "sign-off-decided"),
		).toHaveLength(2);
	});

	test("stops with a reason, and its open phase ends with it", async () => {
		const stopped = await bringAct(certway.temporal, "real", roomId(bank), {
			by: li,
			actId: "stop/form-1",
			act: { type: "stop", reason: seal("why") },
		});
		expect(stopped).toMatchObject({ ok: true, view: { status: "stopped" } });
		const { workflow } = certway.temporal.clientFor("real");
		await workflow.getHandle(bank).result();
		const { status } = await workflow.getHandle("bank-2027/design").describe();
		expect(status.name).toBe("COMPLETED");
	});
});

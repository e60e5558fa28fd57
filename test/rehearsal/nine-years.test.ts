/**
 * Nine years on the conductor's clock: the real Temporal service, real workflows, each act brought as a page brings it. What
 * the record tells is compared, byte for byte, with the files in `told/`; this writes them anew:
 *
 *     npm exec --no -- vitest run test/rehearsal/nine-years.test.ts --update
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { certificateRoom, programmeId } from "../../domain/ids.ts";
import type { RulePack } from "../../domain/programme.ts";
import { certificateIn, phaseIn } from "../../domain/world.ts";
import { exportLines, verifyExport } from "../../records/export.ts";
import { readProgramme } from "../../records/programme-pages.ts";
import { verifyProgramme } from "../../records/verify.ts";
import { diagnose } from "../../temporal/doctor.ts";
import { startCertway, type TestCertway } from "../fixtures/certway.ts";
import { addCast } from "../fixtures/programmes.ts";
import { useTemporal } from "../fixtures/temporal.ts";
import { PlayedByHand } from "./by-hand.ts";
import { livesNineYears } from "./nine-years.ts";
import { timeline } from "./timeline.ts";

const packs = ["iso", "cnca"] as const;
const idOf = (rules: RulePack) => programmeId(`nine-years-${rules}`);

let certway: TestCertway;
beforeAll(async () => {
	certway = await startCertway({
		service: await useTemporal("short-histories"),
	});
	const cast = await addCast(certway.records);
	await Promise.all(
		packs.map(async (rules) =>
			livesNineYears(
				await PlayedByHand.start(certway, idOf(rules), cast, rules),
				rules,
			),
		),
	);
}, 240_000);
afterAll(() => certway?.close());

describe.each(packs)("nine years under %s", (rules) => {
	const id = idOf(rules);

	test("are told as they were lived", async () => {
		await expect(await timeline(certway, id)).toMatchFileSnapshot(
			`told/nine-years-${rules}.txt`,
		);
	});

	test("end with the third certificate lapsed, after one renewed and one restored, and certification begins anew", async () => {
		const known = await readProgramme(certway.database, id);
		if (!known) throw new Error("nothing was lived");
		const { world } = known;
		const rooms = await certway.database
			.selectFrom("room")
			.select(["id", "status"])
			.where("programme", "=", id)
			.where("kind", "=", "certificate")
			.orderBy("id")
			.execute();
		expect(rooms).toEqual(
			["renewed", "restored", "lapsed"].map((status, place) => ({
				id: certificateRoom(id, place + 1),
				status,
			})),
		);
		expect(certificateIn(world, certificateRoom(id, 3))?.status).toBe("lapsed");
		expect(phaseIn(world, `${id}/certification-audit.4` as never)?.status).toBe(
			"open",
		);
	});

	test("are on record from the first day to the last, in one chain that an outsider can verify", async () => {
		const { database } = certway;
		const verified = await verifyProgramme(database, id);
		expect(verified.problem).toBe(null);
		const lines = await exportLines(database, id);
		expect(lines).toHaveLength(verified.events);
		expect(verifyExport(lines.join("\n"))).toMatchObject({
			ok: true,
			verified: { head: verified.head, problem: null },
		});
		const days = lines.map((line) => JSON.parse(JSON.parse(line).body).on);
		expect([days[0], days.at(-1)]).toEqual(["2027-09-03", "2037-12-06"]);
	});

	test("are more than one history holds: each certificate's workflow has continued as new", async () => {
		const { workflow } = certway.temporal.clientFor("rehearsal");
		for (const cycle of [1, 2, 3]) {
			const workflowId = certificateRoom(id, cycle);
			const { raw } = await workflow.getHandle(workflowId).describe();
			const { execution, firstRunId } = raw.workflowExecutionInfo ?? {};
			expect(firstRunId).toBeTruthy();
			expect(execution?.runId, workflowId).not.toBe(firstRunId);
		}
	});
});

test("after nine years record and workflows tell the same", async () => {
	expect((await diagnose(certway, 500)).differences).toEqual([]);
});

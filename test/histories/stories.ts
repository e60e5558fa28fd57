/** What is played for the record of histories: every workflow, in every turn that its history can take. */
import type { LocalDate } from "../../domain/dates.ts";
import { addDays, addMonths } from "../../domain/dates.ts";
import type { PhaseKind, WayPhase } from "../../domain/phases.ts";
import { missingRecords } from "../../domain/pilot.ts";
import { usualLengths } from "../../domain/plan.ts";
import { restartRoom } from "../../temporal/restart.ts";
import { wakeSignal } from "../../workflows/messages.ts";
import { eventually, type TestCertway } from "../fixtures/certway.ts";
import { fastForward } from "../fixtures/fast-forward.ts";
import { LiveProgramme, today } from "../fixtures/live-programme.ts";
import { addCast, type Cast } from "../fixtures/programmes.ts";
import { playBank } from "../fixtures/rehearsal.ts";

type Stage = Pick<TestCertway, "records" | "database" | "temporal">;

const tell = (line: string) => console.log(line);

/** Plays all of them, one after another. */
export async function playStories(stage: Stage): Promise<void> {
	const cast = await addCast(stage.records);
	await returned(stage, cast);
	await midApproval(stage, cast);
	await timers(stage, cast);
	await heldAndStopped(stage, cast);
	await long(stage, cast);
	await startedAgain(stage, cast);
	await handedOver(stage, cast);
	await found(stage, cast);
	await fromThePilotOn(stage, cast);
	tell("a rehearsal of the bank's, to the end of the third year");
	await playBank(stage, { kind: "third-year" });
}

/** Sent back, withdrawn, asked again, reminded, approved; the next phase waits for its second approval. */
async function returned(stage: Stage, cast: Cast): Promise<void> {
	tell("a phase that is returned, asked again and signed off");
	const bank = await new LiveProgramme(stage, "returned", cast).start();
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	await bank.answer("preparation", cast.it);
	await bank.answer("preparation", cast.business, "return");
	await bank.deliverAll("preparation");
	const withdrawn = await bank.ask("preparation");
	await bank.does("preparation", cast.owner, {
		type: "withdraw-request",
		request: withdrawn.id,
		reason: null,
	});
	const asked = await bank.ask("preparation");
	await bank.does("preparation", cast.owner, {
		type: "remind",
		request: asked.id,
	});
	await bank.answer("preparation", cast.business);
	await bank.answer("preparation", cast.it);
	await bank.opened("design");
	await sentBack(bank, "design");
	await bank.deliverAll("design");
	await bank.ask("design");
	await bank.answer("design", cast.it);
}

/** One of two has approved, and something that was signed has changed since. */
async function midApproval(stage: Stage, cast: Cast): Promise<void> {
	tell("a phase in the middle of its approval");
	const bank = await new LiveProgramme(stage, "mid-approval", cast).start();
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	await bank.answer("preparation", cast.it);
	const [first] = (await bank.phase("preparation"))?.deliverables ?? [];
	if (!first) throw new Error("no deliverable");
	await bank.does("preparation", cast.coordinator, {
		type: "assign-deliverable",
		deliverable: first.id,
		owner: cast.it,
		dueOn: addDays(first.dueOn, 1),
	});
}

/** The clock rings again and again, before and after a request. */
async function timers(stage: Stage, cast: Cast): Promise<void> {
	tell("a phase whose timers fire");
	const bank = await new LiveProgramme(stage, "timers", cast).start();
	await ringing(stage, bank.room("preparation"), 60);
	await bank.deliverAll("preparation");
	await bank.ask("preparation", addMonths(today(), 4));
	await ringing(stage, bank.room("preparation"), 30);
	await bank.answer("preparation", cast.it);
}

async function ringing(
	{ temporal }: Stage,
	workflow: string,
	days: number,
	timers = 2,
): Promise<void> {
	const client = temporal.clientFor("real");
	const fired = async () => {
		const { events } = await client.workflow.getHandle(workflow).fetchHistory();
		return (events ?? []).filter((event) => event.timerFiredEventAttributes)
			.length;
	};
	const before = await fired();
	await fastForward(client, workflow, days * 86_400_000);
	await eventually("timers", async () => (await fired()) >= before + timers);
	await quiet();
}

/** What is under way ends. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 2_000));

/** Every act on a programme. */
async function heldAndStopped(stage: Stage, cast: Cast): Promise<void> {
	tell("a programme that is held, resumed, replanned and stopped");
	const bank = await new LiveProgramme(stage, "stopped", cast).start();
	const reason = await bank.seal("why", "because");
	await bank.does("", cast.owner, { type: "hold", reason });
	await bank.does("", cast.owner, { type: "resume" });
	await bank.does("", cast.owner, { type: "rename", name: "Another name" });
	const usual = usualLengths();
	await bank.does("", cast.owner, {
		type: "replan",
		lengths: { ...usual, design: usual.design + 1 },
		reasons: {},
	});
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	await bank.does("", cast.owner, { type: "stop", reason });
	await quiet();
}

/** A history that grows long is continued, with a request open. */
async function long(stage: Stage, cast: Cast): Promise<void> {
	tell("a phase that continues as new");
	const bank = await new LiveProgramme(stage, "long", cast).start();
	await bank.deliverAll("preparation");
	await bank.ask("preparation");
	await bank.answer("preparation", cast.it);
	const handle = stage.temporal
		.clientFor("real")
		.workflow.getHandle(bank.room("preparation"));
	await Promise.all(
		Array.from({ length: 220 }, () => handle.signal(wakeSignal)),
	);
	await quiet();
	await bank.answer("preparation", cast.business);
	await bank.opened("design");
}

/** Programme and phase start again from their state on record, apart and together. */
async function startedAgain(stage: Stage, cast: Cast): Promise<void> {
	tell("a programme and a phase that are started again");
	const bank = await new LiveProgramme(stage, "again", cast).start();
	await restartRoom(stage, bank.id);
	await quiet();
	await bank.signOff("preparation");
	await bank.opened("design");
	await restartRoom(stage, bank.room("design"));
	await bank.signOff("design");
	await bank.opened("pilot-run");
}

/** One approver asks and gets his answer, then hands over; another is not the right one. */
async function handedOver(stage: Stage, cast: Cast): Promise<void> {
	tell("a phase whose approvers ask, hand over, or are not the right ones");
	const bank = await new LiveProgramme(stage, "absent", cast).start();
	await bank.deliverAll("preparation");
	const { id: request, generation } = await bank.ask("preparation");
	const asked = { request, generation };
	const text = await bank.seal("question", "Which version?");
	await bank.does("preparation", cast.it, {
		type: "ask-question",
		...asked,
		text,
	});
	await bank.does("preparation", cast.owner, {
		type: "answer-question",
		request,
		question: 1,
		text,
	});
	await bank.does("preparation", cast.it, {
		type: "hand-over",
		...asked,
		to: cast.coordinator,
		absence: null,
	});
	await bank.does("preparation", cast.business, {
		type: "not-for-me",
		...asked,
		reason: text,
	});
}

/** Findings that are answered, refused, verified and closed, and one whose clock rings; the programme stops with one open. */
async function found(stage: Stage, cast: Cast): Promise<void> {
	tell("findings, each with a workflow of its own");
	const bank = await new LiveProgramme(stage, "found", cast).start();
	const words = await bank.seal("words", "words");
	for (const clause of ["8.6.1", "8.5.1"] as const)
		await bank.does("", cast.coordinator, {
			type: "raise-finding",
			grade: "minor",
			bodyGrade: null,
			clause,
			process: null,
			statement: words,
			owner: cast.business,
			dueOn: null,
			day: today(),
			source: { kind: "self-check", lastDay: today() },
			raisedIn: null,
		});
	const opened = (number: number) =>
		eventually(`finding ${number}`, () =>
			stage.temporal
				.clientFor("real")
				.workflow.getHandle(bank.room(`finding-${number}`))
				.describe()
				.then(
					() => true,
					() => false,
				),
		);
	for (const number of [1, 2]) await opened(number);
	const day = today();
	const answer = { correction: words, cause: words, action: words };
	for (const act of [
		{ type: "submit-answer", day, ...answer },
		{ type: "refuse-answer", day, reason: words },
		{ type: "submit-answer", day, ...answer },
		{ type: "accept-answer", day },
		{ type: "verify-finding", day, effectiveness: words },
		{ type: "close-finding", day },
	] as const)
		await bank.does("finding-1", cast.coordinator, act);
	await ringing(stage, bank.room("finding-2"), 60);
	await bank.does("", cast.owner, { type: "stop", reason: words });
	await quiet();
}

/** Joined in the pilot, on the real clock to the certificate and the opening of its first round. */
async function fromThePilotOn(stage: Stage, cast: Cast): Promise<void> {
	tell("from the pilot to the certificate and its first round");
	const startOn = addMonths(today(), -4);
	const past = (phase: WayPhase, months: number) => ({
		phase,
		from: addMonths(startOn, -months),
		until: addMonths(startOn, -months + 2),
	});
	const bank = new LiveProgramme(stage, "joined", cast);
	await bank.start(
		{ startOn, before: [past("preparation", 4), past("design", 2)] },
		"pilot-run",
	);
	await recordAll(bank);
	for (const phase of ["pilot-run", "internal-audit"] as const) {
		await bank.opened(phase);
		await sentBack(bank, phase);
		await bank.signOff(phase);
	}
	await certify(bank);
	const certificate = bank.room("certificate-1");
	const client = stage.temporal.clientFor("real");
	await eventually("the certificate", () =>
		client.workflow
			.getHandle(certificate)
			.describe()
			.then(
				() => true,
				() => false,
			),
	);
	// An open round stands the certificate's skipped clock still.
	await ringing(stage, certificate, 300, 1);
	await bank.opened("surveillance-1");
	// Its clock has run a year ahead.
	const answerBy = addMonths(today(), 14);
	await sentBack(bank, "surveillance-1", answerBy);
	await bank.deliverAll("surveillance-1");
	await bank.ask("surveillance-1", answerBy);
	await bank.answer("surveillance-1", cast.business);
	await quiet();
}

/** One approves, the other sends it back. */
async function sentBack(
	bank: LiveProgramme,
	phase: PhaseKind,
	answerBy: LocalDate = today(),
): Promise<void> {
	await bank.deliverAll(phase);
	await bank.ask(phase, answerBy);
	await bank.answer(phase, bank.cast.it);
	await bank.answer(phase, bank.cast.business, "return");
}

/** Gives the pilot a record of everything its gate asks for. */
async function recordAll(bank: LiveProgramme): Promise<void> {
	const pilot = await bank.opened("pilot-run");
	if (pilot.work.kind !== "pilot") throw new Error("no pilot");
	const { records, quiet: declared } = pilot.work;
	const missing = missingRecords(
		{ from: pilot.from, records, quiet: declared },
		[],
		today(),
	);
	for (const { subject, month } of missing)
		await bank.does("pilot-run", bank.cast.coordinator, {
			type: "record-process",
			subject,
			on: month?.from ?? pilot.from,
			note: await bank.seal(`record/${subject}`, "done"),
		});
}

async function certify(bank: LiveProgramme): Promise<void> {
	const phase: PhaseKind = "certification-audit";
	await bank.opened(phase);
	const on: LocalDate = today();
	const { owner } = bank.cast;
	await bank.does(phase, owner, {
		type: "apply",
		on,
		body: "A certification body",
		acceptedOn: on,
	});
	for (const stage of [1, 2] as const)
		await bank.does(phase, owner, {
			type: "enter-audit",
			stage,
			on,
			majorsOpen: 0,
		});
	await bank.does(phase, owner, {
		type: "enter-decision",
		decision: {
			decidedOn: on,
			issuedOn: on,
			validUntil: addDays(addMonths(on, 36), -1),
			number: "SM 1",
			body: "A certification body",
			scope: "The services of the data centre",
		},
	});
	await sentBack(bank, phase);
	await bank.signOff(phase);
}

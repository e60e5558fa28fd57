/** What happens in the nine years, day by day. Days that a rule pack moves stand under its name. */
import { addMonths } from "../../domain/dates.ts";
import type { CertificationDecision } from "../../domain/phase.ts";
import type { RulePack } from "../../domain/programme.ts";
import { day, type PlayedByHand } from "./by-hand.ts";

const decided = (
	number: string,
	on: string,
	validUntil: string,
): CertificationDecision => ({
	number,
	decidedOn: day(on),
	issuedOn: day(on),
	validUntil: day(validUntil),
	body: "Huaxia Certification",
	scope: "IT services of the data centre",
});

/** The bank is certified, and lives through three certificates until the third one lapses. */
export async function livesNineYears(
	bank: PlayedByHand,
	rules: RulePack,
): Promise<void> {
	await isCertified(bank);
	await isSuspended(bank, rules);
	await isRecertified(bank);
	await isRestored(bank, rules);
	await lapses(bank);
}

/** A major of stage 2 is not verified within six months: another stage 2 is held before the body decides. */
async function isCertified(bank: PlayedByHand): Promise<void> {
	const audit = "certification-audit";
	const { today } = bank;
	await bank.confirms(audit, "stage-1", "2027-09-17");
	await bank.enters(audit, {
		type: "apply",
		on: today,
		body: "Huaxia Certification",
		acceptedOn: today,
	});
	await bank.goesOn("2027-09-18");
	await bank.enters(audit, {
		type: "enter-audit",
		stage: 1,
		on: day("2027-09-17"),
	});
	await bank.confirms(audit, "stage-2", "2027-10-08");
	await bank.goesOn("2027-10-09");
	await bank.deliverAll(audit);
	await bank.enters(audit, {
		type: "enter-audit",
		stage: 2,
		on: day("2027-10-08"),
		findings: [
			{
				grade: "major",
				bodyGrade: null,
				clause: "8.7.2",
				process: null,
				statement: await bank.seal("major", "No continuity plan was tested"),
				owner: null,
				dueOn: null,
			},
			{
				grade: "minor",
				bodyGrade: null,
				clause: "8.6.1",
				process: "incident",
				statement: await bank.seal("minor", "Two priorities were not agreed"),
				owner: bank.cast.it,
				dueOn: null,
			},
		],
	});
	for (const finding of ["finding-1", "finding-2"]) {
		await bank.goesOn(finding === "finding-1" ? "2027-10-20" : "2027-10-22");
		await bank.enters(finding, {
			type: "submit-answer",
			day: bank.today,
			correction: await bank.seal(`${finding}/c`, "Put right"),
			cause: await bank.seal(`${finding}/w`, "Nobody was named for it"),
			action: await bank.seal(`${finding}/a`, "Somebody is named, and trained"),
		});
		await bank.enters(finding, { type: "accept-answer", day: bank.today });
	}
	await bank.goesOn("2028-05-09");
	await bank.confirms(audit, "stage-2.2", "2028-05-10");
	await bank.goesOn("2028-05-11");
	await bank.enters(audit, {
		type: "enter-audit",
		stage: 2,
		on: day("2028-05-10"),
	});
	await bank.enters("finding-1", {
		type: "verify-finding",
		day: bank.today,
		effectiveness: await bank.seal("effect", "The plan was tested and held"),
	});
	await bank.enters("finding-1", { type: "close-finding", day: bank.today });
	await bank.goesOn("2028-05-23");
	await bank.enters(audit, {
		type: "enter-decision",
		decision: decided("ITSM-2028-117", "2028-05-22", "2031-05-21"),
	});
	await bank.isSignedOff(audit);
}

/** The first surveillance comes early, the second too late: suspended, and returned. */
async function isSuspended(bank: PlayedByHand, rules: RulePack): Promise<void> {
	const [suspended, held, returned] = {
		iso: ["2031-01-10", "2031-01-15", "2031-02-20"],
		cnca: ["2030-02-25", "2030-03-12", "2030-04-18"],
	}[rules] as [string, string, string];
	const certificate = "certificate-1";

	await bank.goesOn("2028-12-11");
	await bank.enters(certificate, {
		type: "open-round",
		round: "surveillance-1",
	});
	await bank.prepares("surveillance-1");
	await bank.confirms(certificate, "surveillance-1", "2029-02-10");
	await bank.goesOn("2029-02-12");
	await bank.result("surveillance-1", "2029-02-10");
	await bank.enters("finding-2", {
		type: "verify-finding",
		day: day("2029-02-12"),
		effectiveness: await bank.seal("effect-2", "Agreed with all customers"),
	});
	await bank.enters("finding-2", { type: "close-finding", day: bank.today });
	await bank.isSignedOff("surveillance-1");

	await bank.goesOn(suspended);
	await bank.notice(certificate, { type: "suspended", cause: "overdue-audit" });
	await bank.goesOn(held);
	await bank.prepares("surveillance-2");
	await bank.result("surveillance-2", held);
	await bank.goesOn(returned);
	await bank.notice(certificate, { type: "returned" });
	await bank.isSignedOff("surveillance-2");
	await bank.enters(certificate, {
		type: "finish-task",
		task: `use-mark-again/${returned}`,
	});
}

/** The body decides before the last day: a new cycle, counted from the old expiry. */
async function isRecertified(bank: PlayedByHand): Promise<void> {
	const round = "recertification";
	await bank.goesOn("2031-02-21");
	await bank.prepares(round);
	await bank.confirms("certificate-1", round, "2031-03-05");
	await bank.goesOn("2031-03-06");
	await bank.result(round, "2031-03-05");
	await bank.goesOn("2031-04-29");
	await bank.result(
		round,
		"2031-03-05",
		decided("ITSM-2031-052", "2031-04-28", "2034-05-21"),
	);
	await bank.isSignedOff(round);
}

/** One surveillance is postponed by an extraordinary event; the recertification is decided after expiry, and restores. */
async function isRestored(bank: PlayedByHand, rules: RulePack): Promise<void> {
	const certificate = "certificate-2";
	await surveils(bank, 2, 1, "2032-04-12");
	await bank.goesOn("2032-12-01");
	await bank.enters(certificate, {
		type: "postpone-audit",
		of: rules === "cnca" ? "sv-gap/2032-04-12" : "sv-year/2033",
		to: rules === "cnca" ? day("2033-09-10") : day("2034-02-28"),
		reason: await bank.seal("flood", "The data centre was flooded"),
		approver: bank.cast.escalation,
	});
	await surveils(bank, 2, 2, "2033-08-22");
	const round = "recertification.2";
	await bank.goesOn("2034-03-01");
	await bank.prepares(round);
	await bank.confirms(certificate, "recertification", "2034-05-15");
	await bank.goesOn("2034-05-16");
	await bank.result(round, "2034-05-15");
	await bank.goesOn("2034-07-11");
	await bank.result(
		round,
		"2034-05-15",
		decided("ITSM-2034-009", "2034-07-10", "2037-05-21"),
	);
	await bank.isSignedOff(round);
}

/** Nobody sees to the last recertification: the certificate expires, lapses, and everything begins anew. */
async function lapses(bank: PlayedByHand): Promise<void> {
	await surveils(bank, 3, 1, "2035-06-20");
	await surveils(bank, 3, 2, "2036-06-10");
	await bank.goesOn("2037-12-01");
	await bank.enters("certificate-3", { type: "apply-again" });
	await bank.goesOn("2037-12-07");
}

/** A surveillance as it should be: opened by its date, prepared, booked, held and closed. */
async function surveils(
	bank: PlayedByHand,
	cycle: number,
	number: number,
	heldOn: string,
): Promise<void> {
	const audit = `surveillance-${number}`;
	const round = `${audit}.${cycle}`;
	await bank.goesOn(addMonths(day(heldOn), -2));
	await bank.prepares(round);
	await bank.confirms(`certificate-${cycle}`, audit, heldOn);
	await bank.goesOn(heldOn);
	await bank.result(round, heldOn);
	await bank.isSignedOff(round);
}

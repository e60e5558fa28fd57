import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
	CERTIFICATE_STATUSES,
	type CertificateStatus,
} from "../../../domain/rules/certificate-state.ts";
import {
	AUDIT_STATUSES,
	type AuditStatus,
} from "../../../domain/rules/certification-audit.ts";
import { RULE_IDS, type RuleId } from "../../../domain/rules/rule.ts";

type Reached = readonly [file: string, name: string];

const dates = (name: string): Reached => ["certificate-dates", name];
const state = (name: string): Reached => ["certificate-state", name];
const view = (name: string): Reached => ["certificate-view", name];
const audit = (name: string): Reached => ["certification-audit", name];
const finding = (name: string): Reached => ["finding", name];
const packs = (name: string): Reached => ["packs", name];

/** Each rule of the cycle, with the test that reaches it. */
const RULES: Readonly<Record<RuleId, Reached>> = {
	cycle: dates(
		"a first certificate is proposed to hold until decision + 36 months − 1 day",
	),
	"stage1-ready": audit(
		"under cnca the application waits for internal audit and management review",
	),
	"stage-gap": dates("stage 2 follows stage 1 within 6 months, else a warning"),
	"nc-plan": finding(
		"a nonconformity is answered within the body's limit from the day raised",
	),
	"nc-major": finding("until a major is submitted, accepted and verified"),
	"nc-six-months": audit("not verified by then want another stage 2"),
	sv1: dates("in a recertified cycle under cnca only"),
	"sv-year": dates(
		"after the decision's and before the last, until the year's last day",
	),
	"nc-sv-major": finding(
		"a major of a surveillance is verified within the body's limit from its last day",
	),
	"sv-gap": dates("counted from the last one given, once"),
	"sv-content": finding("a surveillance covers nine points"),
	recert: dates(
		"recertification starts 6 months before and is over by the last day",
	),
	"recert-anchor": dates(
		"after a recertification both ways to count are shown, the old expiry first",
	),
	restore: state("within six months, on the old cycle"),
	"recert-onsite": state(
		"under cnca an audit that ended after expiry alarms, and blocks nothing",
	),
	suspension: view("withdrawal, six months after a suspension began"),
	special: finding(
		"a change of scope, site or ownership brings the task to tell the body",
	),
	transfer: state("not while it is suspended, and the refusal names the rule"),
	postponed: packs(
		"is recorded with reason and approver, up to 6 months after the date",
	),
	pilot: audit("a pilot run under three months is refused under both packs"),
	"no-exclusion": finding("no clause can be left out"),
};

/** Each state, with the test that reaches it. */
const STATES: Readonly<
	Record<CertificateStatus | AuditStatus | "recertification-window", Reached>
> = {
	planned: audit("come in their order"),
	applied: audit("come in their order"),
	"stage-1": audit("count majors in whole numbers"),
	"stage-2": audit("can be repeated"),
	"majors-open": audit(
		"can be verified through six months, counted from its last day",
	),
	"stage-2-again": audit("not verified by then want another stage 2"),
	refused: audit(
		"keep the body from certifying until each is verified, not from refusing",
	),
	certified: state("a certificate that returns is certified again"),
	suspended: state(
		"a suspended one can have its scope reduced, be withdrawn or surrendered",
	),
	"scope-reduced": state(
		"with a reduced scope it stays reduced when it returns",
	),
	withdrawn: state(
		"a suspended one can have its scope reduced, be withdrawn or surrendered",
	),
	surrendered: state(
		"a suspended one can have its scope reduced, be withdrawn or surrendered",
	),
	transferred: state("only while it is valid"),
	"expired-restorable": state(
		"an expired one can be restored through six months and lapses after",
	),
	restored: state("within six months, on the old cycle"),
	lapsed: state(
		"an expired one can be restored through six months and lapses after",
	),
	"recertification-window": view(
		"opens six months before expiry and closes with the last day",
	),
	renewed: state(
		"decided by the last day renews the certificate into the next cycle",
	),
};

function source(file: string): string {
	return readFileSync(new URL(`${file}.test.ts`, import.meta.url), "utf8");
}

describe("Every rule has a test that reaches it", () => {
	test("and the table names them all", () => {
		expect(Object.keys(RULES).sort()).toEqual([...RULE_IDS].sort());
	});

	test.each(Object.entries(RULES))("%s", (_, [file, name]) => {
		expect(source(file)).toContain(`test("${name}"`);
	});
});

describe("Every state has a test that reaches it", () => {
	test("and the table names them all", () => {
		expect(Object.keys(STATES).sort()).toEqual(
			[
				...new Set([
					...CERTIFICATE_STATUSES,
					...AUDIT_STATUSES,
					"recertification-window",
				]),
			].sort(),
		);
	});

	test.each(Object.entries(STATES))("%s", (_, [file, name]) => {
		expect(source(file)).toContain(`test("${name}"`);
	});
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type FindingStage, findingStages } from "../../../domain/finding.ts";
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
const finding = (name: string): Reached => ["finding", name];
/** Where the rule or the state is met by acts of people, not by the rules alone. */
const certifying = (name: string): Reached => ["../certification-audit", name];
const booking = (name: string): Reached => ["../bookings", name];

/** Each rule of the cycle, with the test that reaches it. */
const RULES: Readonly<Record<RuleId, Reached>> = {
	cycle: dates(
		"a first certificate is proposed to hold until decision + 36 months − 1 day",
	),
	"stage1-ready": certifying(
		"under cnca waits for the internal audit and the management review too",
	),
	"stage-gap": certifying(
		"2 that does not follow stage 1 within six months is warned of, before and after",
	),
	"nc-plan": finding(
		"a nonconformity is answered within the body's limit from the day raised",
	),
	"nc-major": finding("until a major is submitted, accepted and verified"),
	"nc-six-months": certifying(
		"send the audit back to stage 2, on the first day after them and not before",
	),
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
	special: booking(
		"is announced with the last day the body names, and booked like any other",
	),
	transfer: state("not while it is suspended, and the refusal names the rule"),
	postponed: certifying(
		"2 is postponed by an extraordinary event beside its rule, approved by somebody else",
	),
	pilot: certifying(
		"waits, by its own day, for a pilot run that is long enough, under the body's own term too",
	),
	"no-exclusion": finding("no clause can be left out"),
};

/** Each state, with the test that reaches it. */
const STATES: Readonly<
	Record<CertificateStatus | AuditStatus | "recertification-window", Reached>
> = {
	planned: certifying(
		"comes first, and is entered again when the body has accepted it",
	),
	applied: certifying(
		"comes first, and is entered again when the body has accepted it",
	),
	"stage-1": certifying(
		"1 is repeated with the next number, and the clock to stage 2 counts from it",
	),
	"stage-2": certifying("verified in time they send nobody back"),
	"majors-open": certifying(
		"send the audit back to stage 2, on the first day after them and not before",
	),
	"stage-2-again": certifying(
		"send the audit back to stage 2, on the first day after them and not before",
	),
	refused: certifying(
		"bears its day and its reason, and no decision follows it",
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

const standing = (name: string): Reached => ["../findings", name];
const onItsWay = standing(
	"to be answered, submitted, accepted, verified, and closed; sent back it is to be answered again",
);
const askingNothing = standing(
	"noted where it asks for nothing, until it is closed, or stopped with its programme",
);

/** Each stage of a finding, with the test that reaches it. */
const STAGES: Readonly<Record<FindingStage, Reached>> = {
	"to-answer": onItsWay,
	submitted: onItsWay,
	accepted: onItsWay,
	verified: onItsWay,
	noted: askingNothing,
	closed: onItsWay,
	stopped: askingNothing,
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

describe("Every stage of a finding has a test that reaches it", () => {
	test("and the table names them all", () => {
		expect(Object.keys(STAGES).sort()).toEqual([...findingStages].sort());
	});

	test.each(Object.entries(STAGES))("%s", (_, [file, name]) => {
		expect(source(file)).toContain(`test("${name}"`);
	});
});

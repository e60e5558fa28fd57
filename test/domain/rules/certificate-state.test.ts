import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../domain/dates.ts";
import { evidenceId, seal } from "../../../domain/ids.ts";
import {
	decideNotice,
	type NoticeEntered,
} from "../../../domain/rules/certificate-notice.ts";
import {
	type BodyDecision,
	CERTIFICATE_STATUSES,
	type CertificateState,
	type CertificateStatus,
	certified,
	endedByDate,
	evolveCertificate,
} from "../../../domain/rules/certificate-state.ts";
import { packInForce } from "../../../domain/rules/editions.ts";
import type { RulePack } from "../../../domain/rules/pack.ts";

const day = (text: string) => text as LocalDate;
const TODAY = day("2040-01-01");
const iso = packInForce("iso", day("2026-11-30"));
const cnca = packInForce("cnca", day("2026-11-30"));

const start = certified(
	day("2026-11-30"),
	day("2029-11-29"),
	day("2030-05-29"),
);

const suspended = { type: "suspended", cause: "overdue-audit" } as const;
const renewed = { type: "renewed", validUntil: day("2032-11-29") } as const;
const restored = {
	type: "restored",
	validUntil: day("2032-11-29"),
	onsiteEnded: day("2029-11-20"),
	majorsOpen: 0,
} as const;

const notice = (
	on: string,
	decision: BodyDecision,
	more: Partial<Pick<NoticeEntered, "document" | "reason">> = {},
): NoticeEntered => ({
	...decision,
	day: day(on),
	document: evidenceId("letter"),
	reason: seal("reason"),
	...more,
});

/** The state after a notice, or the refusal. */
function given(
	state: CertificateState,
	entered: NoticeEntered,
	pack: RulePack = iso,
	today = TODAY,
) {
	const decided = decideNotice(state, entered, today, pack);
	return decided.ok
		? { state: evolveCertificate(state, decided.value), event: decided.value }
		: { refusal: decided.refusal };
}

function after(
	state: CertificateState,
	...notices: readonly NoticeEntered[]
): CertificateState {
	return notices.reduce((now, entered) => {
		const next = given(now, entered).state;
		if (next === undefined) throw new Error(`refused: ${entered.type}`);
		return next;
	}, state);
}

/** The state on a day, once what dates ended has been said. */
function on(state: CertificateState, today: string): CertificateState {
	return endedByDate(state, day(today)).reduce(evolveCertificate, state);
}

const inState: Readonly<Record<CertificateStatus, CertificateState>> = {
	certified: start,
	suspended: after(start, notice("2027-12-10", suspended)),
	"scope-reduced": after(
		start,
		notice("2027-12-10", { type: "scope-reduced" }),
	),
	withdrawn: after(start, notice("2027-12-10", { type: "withdrawn" })),
	surrendered: after(start, notice("2027-12-10", { type: "surrendered" })),
	transferred: after(
		start,
		notice("2027-12-10", { type: "transferred", to: "another body" }),
	),
	"expired-restorable": on(start, "2029-11-30"),
	restored: after(on(start, "2029-11-30"), notice("2030-02-01", restored)),
	lapsed: on(start, "2030-05-30"),
	renewed: after(start, notice("2029-10-01", renewed)),
};

describe("Every state is reached", () => {
	test.each(CERTIFICATE_STATUSES)("%s", (status) => {
		expect(inState[status].status).toBe(status);
	});

	test("and begins on its notice's day, or after the last day of what a date ended", () => {
		expect(inState.suspended.since).toBe("2027-12-10");
		expect(inState["expired-restorable"].since).toBe("2029-11-29");
		expect(inState.lapsed.since).toBe("2030-05-29");
	});
});

describe("The body suspends, and lets return", () => {
	test("a certificate that returns is certified again", () => {
		const back = after(
			inState.suspended,
			notice("2028-03-01", { type: "returned" }),
		);
		expect(back).toMatchObject({ status: "certified", since: "2028-03-01" });
	});

	test("with a reduced scope it stays reduced when it returns", () => {
		const back = after(
			inState["scope-reduced"],
			notice("2028-01-10", suspended),
			notice("2028-03-01", { type: "returned" }),
		);
		expect(back.status).toBe("scope-reduced");
	});

	test("a suspended one can have its scope reduced, be withdrawn or surrendered", () => {
		for (const type of ["scope-reduced", "withdrawn", "surrendered"] as const)
			expect(
				after(inState.suspended, notice("2028-06-10", { type })).status,
			).toBe(type);
	});
});

describe("Only expiry changes a state by date", () => {
	test("a certificate holds through its last day and expires the next", () => {
		expect(endedByDate(start, day("2029-11-29"))).toEqual([]);
		expect(endedByDate(start, day("2029-11-30"))).toEqual([
			{ type: "expired", day: "2029-11-29" },
		]);
	});

	test("a suspended one and one of reduced scope expire too", () => {
		for (const status of ["suspended", "scope-reduced"] as const)
			expect(on(inState[status], "2029-11-30").status).toBe(
				"expired-restorable",
			);
	});

	test("an expired one can be restored through six months and lapses after", () => {
		expect(on(start, "2030-05-29").status).toBe("expired-restorable");
		expect(on(start, "2030-05-30").status).toBe("lapsed");
	});

	test("years of silence end it on the same days", () => {
		expect(endedByDate(start, day("2039-01-01"))).toEqual([
			{ type: "expired", day: "2029-11-29" },
			{ type: "lapsed", day: "2030-05-29" },
		]);
		expect(on(on(start, "2030-01-01"), "2039-01-01")).toEqual(
			on(start, "2039-01-01"),
		);
	});

	test("a suspension of any length stays one, and what has ended stays ended", () => {
		expect(endedByDate(inState.suspended, day("2029-11-29"))).toEqual([]);
		for (const status of [
			"withdrawn",
			"surrendered",
			"transferred",
			"restored",
			"renewed",
			"lapsed",
		] as const)
			expect(endedByDate(inState[status], TODAY)).toEqual([]);
	});
});

describe("A recertification", () => {
	test("decided by the last day renews the certificate into the next cycle", () => {
		const { state } = given(start, notice("2029-11-29", renewed));
		expect(state).toMatchObject({
			status: "renewed",
			next: { decided: "2029-11-29", validUntil: "2032-11-29" },
		});
	});

	test("decided after it does not: validity is never extended", () => {
		const expired = inState["expired-restorable"];
		expect(given(expired, notice("2029-11-30", renewed)).refusal).toEqual({
			code: "renewed-after-expiry",
			validUntil: "2029-11-29",
		});
		expect(
			given(inState.lapsed, notice("2030-06-01", renewed)).refusal,
		).toEqual({ code: "renewed-after-expiry", validUntil: "2029-11-29" });
	});

	test("prints a later day than the old one", () => {
		const same = { ...renewed, validUntil: day("2029-11-29") };
		expect(given(start, notice("2029-10-01", same)).refusal).toEqual({
			code: "not-beyond-old-expiry",
			validUntil: "2029-11-29",
		});
	});

	test("waits until a suspension has ended", () => {
		expect(
			given(inState.suspended, notice("2029-10-01", renewed)).refusal,
		).toEqual({
			code: "not-from-this-state",
			status: "suspended",
			notice: "renewed",
		});
	});
});

describe("An expired certificate is restored", () => {
	const expired = inState["expired-restorable"];

	test("within six months, on the old cycle", () => {
		expect(given(expired, notice("2030-05-29", restored)).state).toMatchObject({
			status: "restored",
			next: { decided: "2030-05-29", validUntil: "2032-11-29" },
		});
		expect(
			given(inState.lapsed, notice("2030-05-30", restored)).refusal,
		).toEqual({ code: "restored-too-late", restorableUntil: "2030-05-29" });
	});

	test("not before it has expired", () => {
		expect(given(expired, notice("2029-11-29", restored)).refusal).toEqual({
			code: "not-yet-expired",
			validUntil: "2029-11-29",
		});
		expect(given(start, notice("2029-11-01", restored)).refusal).toMatchObject({
			code: "not-from-this-state",
		});
	});

	test("only once what is outstanding is done", () => {
		const open = { ...restored, majorsOpen: 1 };
		expect(given(expired, notice("2030-02-01", open)).refusal).toEqual({
			code: "majors-open",
			count: 1,
		});
	});

	test("under cnca an audit that ended after expiry alarms, and blocks nothing", () => {
		const late = { ...restored, onsiteEnded: day("2029-12-15") };
		const entered = notice("2030-02-01", late);
		const underCnca = given(expired, entered, cnca);
		expect(underCnca.state?.status).toBe("restored");
		expect(underCnca.event).toMatchObject({ alarms: ["recert-onsite"] });
		expect(given(expired, entered, iso).event).toMatchObject({ alarms: [] });
	});

	test("were that rule of confidence A, it would block", () => {
		const sure: RulePack = {
			...cnca,
			rules: cnca.rules.map((rule) =>
				rule.id === "recert-onsite" ? { ...rule, confidence: "A" } : rule,
			),
		};
		const late = { ...restored, onsiteEnded: day("2029-12-15") };
		expect(given(expired, notice("2030-02-01", late), sure).refusal).toEqual({
			code: "onsite-after-expiry",
			validUntil: "2029-11-29",
		});
	});
});

describe("A certificate moves to another body", () => {
	const transfer = { type: "transferred", to: "another body" } as const;

	test("only while it is valid", () => {
		expect(given(start, notice("2028-01-01", transfer)).state?.status).toBe(
			"transferred",
		);
		expect(
			given(inState["expired-restorable"], notice("2029-12-01", transfer))
				.refusal,
		).toMatchObject({ code: "not-from-this-state" });
	});

	test("not while it is suspended, and the refusal names the rule", () => {
		expect(
			given(inState.suspended, notice("2028-01-01", transfer)).refusal,
		).toEqual({
			code: "suspended-not-transferred",
			rule: "transfer",
			clause: "IAF MD 2",
		});
	});
});

describe("A notice", () => {
	test("brings its document and its reason", () => {
		const without = (more: Partial<NoticeEntered>) =>
			given(start, notice("2027-12-10", suspended, more)).refusal;
		expect(without({ document: null })).toEqual({ code: "document-missing" });
		expect(without({ reason: null })).toEqual({ code: "reason-missing" });
	});

	test("is entered once its day has come", () => {
		const entered = notice("2027-12-10", suspended);
		expect(given(start, entered, iso, day("2027-12-09")).refusal).toEqual({
			code: "day-not-come",
			today: "2027-12-09",
		});
		expect(given(start, entered, iso, day("2027-12-10")).state?.status).toBe(
			"suspended",
		);
	});

	test("does not lie before the state it ends", () => {
		const early = notice("2027-12-09", { type: "returned" });
		expect(given(inState.suspended, early).refusal).toEqual({
			code: "day-before-state",
			since: "2027-12-10",
		});
	});

	test("that comes after expiry is judged by the state on its own day", () => {
		const expired = inState["expired-restorable"];
		expect(given(expired, notice("2029-11-15", renewed)).state).toMatchObject({
			status: "renewed",
			since: "2029-11-15",
		});
		const late = after(inState.lapsed, notice("2029-11-15", suspended));
		expect(late.status).toBe("suspended");
		expect(on(late, "2029-12-01").status).toBe("expired-restorable");
		expect(after(inState.lapsed, notice("2030-03-01", restored)).status).toBe(
			"restored",
		);
		const wasSuspended = on(inState.suspended, "2029-12-01");
		expect(
			given(wasSuspended, notice("2029-11-15", renewed)).refusal,
		).toMatchObject({ code: "not-from-this-state", status: "suspended" });
	});
});

describe("What no state but these allows is refused", () => {
	const allowed: Readonly<
		Record<BodyDecision["type"], readonly CertificateStatus[]>
	> = {
		suspended: ["certified", "scope-reduced"],
		returned: ["suspended"],
		"scope-reduced": ["certified", "scope-reduced", "suspended"],
		withdrawn: ["certified", "scope-reduced", "suspended"],
		surrendered: ["certified", "scope-reduced", "suspended"],
		transferred: ["certified", "scope-reduced"],
		renewed: ["certified", "scope-reduced"],
		restored: ["expired-restorable"],
	};
	const decisions: readonly BodyDecision[] = [
		suspended,
		{ type: "returned" },
		{ type: "scope-reduced" },
		{ type: "withdrawn" },
		{ type: "surrendered" },
		{ type: "transferred", to: "another body" },
		renewed,
		restored,
	];

	test.each(decisions.map((decision) => [decision.type, decision] as const))(
		"%s",
		(type, decision) => {
			for (const status of CERTIFICATE_STATUSES) {
				const state = inState[status];
				// A day of this very state: a notice of an earlier one is judged by
				// the state before.
				const when =
					status === "expired-restorable"
						? "2030-01-10"
						: status === "lapsed"
							? "2030-07-01"
							: state.since;
				const result = given(state, notice(when, decision));
				expect([status, result.state !== undefined]).toEqual([
					status,
					allowed[type].includes(status),
				]);
			}
		},
	);
});

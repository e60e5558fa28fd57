import type { Act } from "../../domain/acts.ts";
import { auditKey } from "../../domain/audit-key.ts";
import type { NoticeGivenByBody } from "../../domain/certificate-acts.ts";
import {
	addDays,
	atTime,
	type LocalDate,
	localDateOf,
	parseLocalDate,
} from "../../domain/dates.ts";
import { evidenceId, type PersonId } from "../../domain/ids.ts";
import type { CertificationDecision } from "../../domain/phase.ts";
import type { RulePack } from "../../domain/programme.ts";
import { standingOf } from "../../rehearsal/goals.ts";
import { startRehearsal } from "../../rehearsal/start.ts";
import type { TestCertway } from "../fixtures/certway.ts";
import { LiveProgramme } from "../fixtures/live-programme.ts";
import type { Cast } from "../fixtures/programmes.ts";
import { aStart } from "./a-start.ts";
import { moveOn, newFormId } from "./plays.ts";

export const day = (text: string): LocalDate => {
	const date = parseLocalDate(text);
	if (!date) throw new Error(`${text} is no day`);
	return date;
};

const past = (phase: string, from: string, until: string) =>
	({ phase: phase as "design", from: day(from), until: day(until) }) as const;

/** A bank that joins as its certification audit begins: everything before was done without Certway. */
const joinsOn = day("2027-09-03");
const before = [
	past("preparation", "2027-01-04", "2027-03-03"),
	past("design", "2027-03-04", "2027-05-03"),
	past("pilot-run", "2027-05-04", "2027-08-03"),
	past("internal-audit", "2027-08-04", "2027-09-02"),
];

/** A rehearsal whose people act themselves: the conductor moves its clock, and each act goes to the workflow that owns it. */
export class PlayedByHand extends LiveProgramme {
	readonly #certway: TestCertway;
	#today = joinsOn;

	private constructor(certway: TestCertway, id: string, cast: Cast) {
		super(certway, id, cast, "rehearsal");
		this.#certway = certway;
	}

	/** @returns the bank on the first day of its certification audit. */
	static async start(
		certway: TestCertway,
		id: string,
		cast: Cast,
		rules: RulePack,
	): Promise<PlayedByHand> {
		const bank = new PlayedByHand(certway, id, cast);
		const { charter, ...act } = aStart(id as never, "rehearsal");
		const { owner, coordinator, escalation, business, it } = cast;
		const { outcome } = await startRehearsal(certway, {
			form: newFormId(),
			host: owner,
			by: owner,
			act: {
				...act,
				charter: { ...charter, rules },
				people: {
					owner,
					coordinator,
					escalation,
					businessOwner: business,
					approvers: [
						{ person: it, side: "it" },
						{ person: business, side: "business" },
						{ person: escalation, side: "top-management" },
					],
				},
				startOn: joinsOn,
				before,
			},
			opensAt: at(joinsOn),
		});
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		await bank.settles();
		return bank;
	}

	/** @returns the day by the rehearsal's clock. */
	get today(): LocalDate {
		return this.#today;
	}

	/** Moves the clock to ten o'clock of a day: everything that is due until then rings at its own instant. */
	async goesOn(to: string): Promise<void> {
		const { clock } = await moveOn(this.#certway, this.id as never, {
			kind: "until",
			to: at(day(to)),
		});
		this.#today = localDateOf(clock, zone);
		if (this.#today !== to) throw new Error(`${this.#today} is not ${to}`);
	}

	/** Waits until everything that followed has happened. */
	async settles(): Promise<void> {
		const standing = await standingOf(this.#certway.database, this.id as never);
		if (!standing) throw new Error(`${this.id} has not begun`);
		await moveOn(this.#certway, this.id as never, {
			kind: "until",
			to: standing.clock,
		});
	}

	/** A person acts, and what follows happens. */
	async acts(by: PersonId, room: string, act: Act): Promise<void> {
		await this.does(room, by, act);
		await this.settles();
	}

	/** The coordinator enters something about an audit, a finding or a certificate. */
	enters(room: string, act: Act): Promise<void> {
		return this.acts(this.cast.coordinator, room, act);
	}

	/** The body's letter is entered on the day it counts from. */
	async notice(certificate: string, says: NoticeGivenByBody): Promise<void> {
		const scope = `letter-of-${this.today}`;
		await this.enters(certificate, {
			type: "enter-notice",
			day: this.today,
			says,
			paper: {
				id: evidenceId(scope),
				kind: "note",
				text: await this.seal(scope, `Letter of ${this.today}`),
				file: null,
			},
			reason: await this.seal(`${scope}/why`, "As the letter says"),
			certificate: null,
			scope: null,
		});
	}

	/** The body confirms the only day of an audit. */
	confirms(room: string, audit: string, on: string): Promise<void> {
		return this.enters(room, {
			type: "confirm-audit",
			audit: auditKey(audit),
			days: { from: day(on), until: day(on) },
			auditors: null,
			auditDays: 2,
			place: "on-site",
		});
	}

	/** What a round needs before its audit is delivered and signed off by IT, business and top management. */
	async prepares(round: string): Promise<void> {
		await this.deliverAll(round);
		await this.isSignedOff(round);
	}

	/** Everybody asked approves. */
	async isSignedOff(room: string): Promise<void> {
		const { seats } = await this.ask(room, addDays(this.today, 14));
		for (const { person } of seats) {
			const outcome = await this.answer(room, person);
			if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		}
		await this.settles();
	}

	/** The result of a round's audit, with what the body decided on it. */
	result(
		round: string,
		heldOn: string,
		decision: CertificationDecision | null = null,
	): Promise<void> {
		return this.enters(round, {
			type: "enter-result",
			result: { heldOn: day(heldOn), decision },
		});
	}
}

const { zone } = aStart("any" as never, "rehearsal").charter;
const at = (date: LocalDate) => atTime(date, 10, 0, zone);

import { describe, expect, test } from "vitest";
import {
	asksAboutClimate,
	clauseGroups,
	clauseIds,
	clausesOf,
	clausesServedBy,
	groupOf,
	practicesFor,
	processesFor,
	sharedClause,
} from "../../../domain/clauses/clauses.ts";
import { clausesOfDeliverable } from "../../../domain/clauses/counting.ts";
import { practices } from "../../../domain/clauses/practices.ts";
import { clausesEn } from "../../../domain/clauses/wording.en.ts";
import { clausesZh } from "../../../domain/clauses/wording.zh.ts";
import { phaseRules, wayPhases } from "../../../domain/phases.ts";
import {
	clausesWithoutProcess,
	processes,
	processIds,
} from "../../../domain/processes.ts";

describe("the clauses of ISO/IEC 20000-1:2018", () => {
	test("are 45, from 4.1 to 10.2, each under its chapter or group", () => {
		expect(clauseIds).toHaveLength(45);
		expect([clauseIds.at(0), clauseIds.at(-1)]).toEqual(["4.1", "10.2"]);
		expect(clauseGroups.flatMap(clausesOf)).toEqual(clauseIds);
		expect(groupOf("8.6.1")).toBe("8.6");
		expect(groupOf("10.2")).toBe("10");
	});

	test("an operating clause is met by a process of the guide, or looked at by itself", () => {
		const operating = clauseIds.filter((clause) => /^8\.[2-7]\./.test(clause));
		expect(
			operating.filter((clause) => processesFor(clause).length === 0),
		).toEqual(clausesWithoutProcess);
	});

	test("every process names clauses that there are", () => {
		for (const process of processIds)
			for (const clause of processes[process].clauses)
				expect(processesFor(clause), clause).toContain(process);
	});

	test("the climate decision is asked for under 4.1 and 4.2 alone, and only since Amendment 1", () => {
		const amended = "ISO/IEC 20000-1:2018 + Amd 1";
		expect(
			clauseIds.filter((clause) => asksAboutClimate(clause, amended)),
		).toEqual(["4.1", "4.2"]);
		expect(asksAboutClimate("4.1", "ISO/IEC 20000-1:2018/Amd.1:2024")).toBe(
			true,
		);
		expect(asksAboutClimate("4.1", "ISO/IEC 20000-1:2018")).toBe(false);
	});
});

describe("standards of the common structure", () => {
	test("ask the same under mostly the same number; improvement is numbered otherwise", () => {
		expect(sharedClause("4.1", "ISO 9001")).toBe("4.1");
		expect(sharedClause("10.1", "ISO/IEC 27001")).toBe("10.2");
		expect(sharedClause("10.2", "ISO/IEC 27001")).toBe("10.1");
		expect(sharedClause("10.2", "ISO 9001")).toBe("10.3");
	});

	test("share none of the clauses on services themselves", () => {
		for (const clause of clauseIds.filter((id) => /^8\.[2-7]/.test(id)))
			expect(sharedClause(clause, "ISO/IEC 27001"), clause).toBeUndefined();
		expect(sharedClause("9.4", "ISO 9001")).toBeUndefined();
	});
});

describe("practices", () => {
	test("each serves a clause, and is found from either side", () => {
		for (const practice of practices) {
			const served = clausesServedBy(practice);
			expect(served.length, practice).toBeGreaterThan(0);
			for (const clause of served)
				expect(practicesFor(clause)).toContain(practice);
		}
	});
});

test("deliverables of the way count for clauses, the body's own papers for none", () => {
	const counting = wayPhases
		.flatMap((phase) => phaseRules(phase).deliverables)
		.filter((deliverable) => clausesOfDeliverable(deliverable).length > 0);
	expect(counting).toContain("scope-statement");
	expect(clausesOfDeliverable("stage-1-report")).toEqual([]);
	expect(clausesOfDeliverable("constructor")).toEqual([]);
});

describe("the wording", () => {
	const flat = (value: object): readonly string[] =>
		Object.values(value).flatMap((inner) =>
			typeof inner === "string" ? [inner] : flat(inner),
		);

	test("has a title and typical evidence for each clause, in both languages", () => {
		for (const words of [clausesEn, clausesZh])
			for (const clause of clauseIds) {
				expect(words.title[clause]).not.toBe("");
				expect(words.evidence[clause]).not.toBe("");
			}
	});

	test("is Chinese in Chinese", () => {
		for (const text of flat(clausesZh)) {
			expect(text).toMatch(/\p{Script=Han}/u);
			expect(text).not.toMatch(/[a-z]{3}/);
		}
	});
});

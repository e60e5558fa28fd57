/** Moving a certificate to another body: offered while it is valid, and said why not otherwise (rule `transfer`, IAF MD 2). */
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../domain/certificate.ts";
import type { LocalDate } from "../../domain/dates.ts";
import {
	CERTIFICATE_STATUSES,
	type CertificateStatus,
} from "../../domain/rules/certificate-state.ts";
import { isCertificate } from "../../domain/world.ts";
import { readProgramme } from "../../records/programme-pages.ts";
import { translateTo } from "../../web/locales/translate.ts";
import { sayTransfer } from "../../web/pages/certificate-transfer.ts";
import { lookedAt } from "../fixtures/furnished.ts";
import { openFurnishedPages } from "../fixtures/furnished-pages.ts";
import { straightActs } from "../fixtures/straight-acts.ts";

const yard = "/programmes/yard/certificate";

const { record, owner, close } = await openFurnishedPages((records) => ({
	temporal: straightActs(records, lookedAt),
}));
afterAll(close);

/** The page in one language after the other. */
async function wordsOf(path: string): Promise<Record<"en" | "zh", string>> {
	const zh = (await owner.open(`${path}?lang=zh`)).words;
	const en = (await owner.open(`${path}?lang=en`)).words;
	return { en, zh };
}

async function certificateHere() {
	const found = await readProgramme(record.database, "yard" as never);
	const certificate = Object.values(found?.world.rooms ?? {}).find(
		isCertificate,
	);
	if (!found || !certificate) throw new Error("no certificate");
	return { programme: found.world.programme, certificate };
}

describe("a transfer", () => {
	test("is offered of a valid certificate, and the page and its form say that the dates stay", async () => {
		expect((await owner.open(yard)).ways).toContain(
			`${yard}/notice-transferred`,
		);
		for (const path of [yard, `${yard}/notice-transferred`]) {
			const { en, zh } = await wordsOf(path);
			expect(en).toContain(
				"The dates of its cycle stay: it is valid until Sat 9 Jun 2029 then too",
			);
			expect(en).toContain("IAF MD 2");
			expect(zh).toContain("有效期仍至2029年6月9日（周六）");
			expect(zh).toContain("IAF MD 2");
		}
	});

	test("is said not to be offered in every other state, with the rule, the state and what to do", async () => {
		const { programme, certificate } = await certificateHere();
		const said = (status: CertificateStatus, language: "en" | "zh") =>
			sayTransfer(
				programme,
				{ ...certificate, state: { ...certificate.state, status } },
				translateTo(language),
			);
		for (const status of CERTIFICATE_STATUSES) {
			if (status === "transferred") {
				expect(said(status, "en")).toBe(undefined);
				continue;
			}
			const valid = status === "certified" || status === "scope-reduced";
			expect(said(status, "en"), status).toMatch(
				valid ? /can move.*because it is valid/ : /^Not offered: only a valid/,
			);
			expect(said(status, "zh"), status).toMatch(
				valid ? /可以转换/ : /^不提供：只有有效的证书/,
			);
			expect(said(status, "en")).toContain("IAF MD 2");
		}
		expect(said("expired-restorable", "en")).toMatch(/restored it\.$/);
		expect(said("lapsed", "en")).toMatch(/certifies anew/);
		const followed: Certificate = {
			...certificate,
			followedBy: "yard/certificate-2" as never,
		};
		expect(sayTransfer(programme, followed, translateTo("en"))).toBe(undefined);
	});

	test("keeps the last day of validity, whatever the new body prints", async () => {
		const before = await certificateHere();
		const path = `${yard}/notice-transferred`;
		const typed = {
			...(await owner.open(path)).fields,
			day: "2027-05-18",
			paper: "Letter of 18 May",
			reason: "The organisation changes its body.",
			number: "NB-1",
			body: "New Body",
			"issued-on": "2027-05-18",
		};
		const review = await owner.send(path, typed);
		expect(review.words).toContain("Look at it once more.");
		const done = await owner.send(path, { ...typed, ...review.fields });
		expect(done.status).toBe(200);
		const page = await owner.open(yard);
		expect(page.words).toContain("New Body");
		expect(page.words).toContain("Sat 9 Jun 2029");
		const decisions = await record.database
			.selectFrom("board_certificate")
			.select(["body", "valid_until"])
			.where("programme", "=", "yard")
			.execute();
		expect(decisions).toEqual([
			{
				body: "New Body",
				valid_until: before.certificate.state.validUntil as LocalDate,
			},
		]);
	});

	test("is not offered of a suspended certificate, and the page says why", async () => {
		const path = `${yard}/notice-suspended`;
		const typed = {
			...(await owner.open(path)).fields,
			day: "2027-05-19",
			cause: "own-wish",
			paper: "Letter of 19 May",
			reason: "A wish of our own.",
		};
		const review = await owner.send(path, typed);
		await owner.send(path, { ...typed, ...review.fields });
		expect((await owner.open(yard)).ways).not.toContain(
			`${yard}/notice-transferred`,
		);
		const { en, zh } = await wordsOf(yard);
		expect(en).toContain("a suspended one cannot (IAF MD 2)");
		expect(en).toContain("Enter first that the body returned it.");
		expect(zh).toContain("暂停期间的证书不能转换（IAF MD 2）");
	});
});

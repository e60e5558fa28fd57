import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../domain/dates.ts";
import { deliverableId } from "../../domain/ids.ts";
import { ensureFirstPerson } from "../../records/persons.ts";
import { boardPath, readBoardQuery } from "../../web/board-query.ts";
import { lookedAt } from "../fixtures/furnished.ts";
import { openFurnishedPages } from "../fixtures/furnished-pages.ts";
import { TestProgramme } from "../fixtures/programmes.ts";
import { liWei } from "../fixtures/record.ts";

const formulas = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx"];

const {
	record,
	pages,
	owner,
	its: { cast },
	close,
} = await openFurnishedPages();
afterAll(close);
beforeAll(async () => {
	const sheet = await new TestProgramme(record.records, "sheet", cast).start(
		"2027-05-10",
	);
	for (const [place, title] of formulas.entries())
		await sheet.act(
			"preparation",
			cast.owner,
			{
				type: "add-deliverable",
				deliverable: deliverableId(`odd-${place}`),
				title,
				owner: null,
				dueOn: "2027-06-20" as LocalDate,
			},
			"2027-05-11",
		);
});

describe("the board", () => {
	test("says what is overdue in all programmes, how late, and who is responsible", async () => {
		const { words, ways } = await owner.open("/board?list=overdue");
		expect(words).toContain("Sign-off: Preparation");
		expect(words).toContain("10 days late");
		expect(words).toContain("Chen Jing");
		expect(ways).toContain(`/board?list=overdue&who=${cast.it}`);
		expect(ways).toContain("/programmes/office/certification-audit");
	});

	test("says which audits are due and not booked, and by when each is to be confirmed", async () => {
		const { words } = await owner.open("/board?list=unbooked");
		expect(words).toContain("Audit: Stage 2 Programme bank");
		// Confirmed for its days.
		expect(words).not.toContain("Audit: Surveillance 2 Programme yard");
		expect(words).toContain("not booked to be confirmed by");
	});

	test("says of each date why it is that day and what follows if it is missed, in time or late, in both languages", async () => {
		const chinese = await pages.visitorFor(cast.owner);
		await chinese.open("/?lang=zh");
		for (const list of ["overdue", "unbooked", "days365", "certificates"])
			for (const [reader, missed] of [
				[
					owner,
					/if .*(missed|left undone|is not renewed|late)|if nobody|Until that/i,
				],
				[chinese, /逾期|错过|如不|如无|更正之前|推迟/],
			] as const) {
				const { html } = await reader.open(`/board?list=${list}`);
				const whys = [
					...html.matchAll(
						/<details class="why"><summary><time datetime="[\d-]+">[^<]+<\/time><\/summary><p>([^<]*)/g,
					),
				].map(([, why = ""]) => why);
				const rows = html.split("<tbody")[1]?.split("<tr").length ?? 0;
				expect(whys.length, list).toBe(rows - 1);
				for (const why of whys) expect(why).toMatch(missed);
			}
	});

	test("tells an audit of one's own programme from one of the certification body", async () => {
		const { words, ways } = await owner.open(
			"/board?list=all&words=bank&matter=work",
		);
		expect(words).toContain("Internal audit, from 8.2.4");
		expect(words).not.toContain("Audit: Special audit");
		expect(ways).toContainEqual(
			expect.stringMatching(/^\/programmes\/bank\/audit-programme\//),
		);
	});

	test("draws the three years of a certificate, with windows and today, and says them to a listener", async () => {
		const { html } = await owner.open("/board?list=certificates");
		expect(html).toMatch(/<svg class="strip bar"[^>]*role="img"/);
		expect(html).toContain('class="today"');
		expect(html).toContain("Surveillance 2 (not begun)");
	});

	test("is cut down by matter, person and words, and says so when nothing fits", async () => {
		const cut = await owner.open(
			`/board?list=all&matter=sign-off&who=${cast.it}&words=depot`,
		);
		expect(cut.words).toContain("Sign-off: Preparation Programme depot");
		expect(cut.words).not.toContain("Programme desk");
		expect(cut.fields).toMatchObject({ words: "depot", matter: "sign-off" });
		expect((await owner.open("/board?list=all&words=nowhere")).words).toContain(
			"Nothing fits what you are looking for.",
		);
	});

	test("goes on where a page ends, each line once", async () => {
		const first = await owner.open("/board?list=all");
		const further = first.ways.find((way) => way.includes("after="));
		const second = await owner.open(further ?? "");
		const lines = (html: string) =>
			[...html.matchAll(/<th scope="row"[^>]*>([\s\S]*?)<\/tr>/g)].map(
				([, row = ""]) => row.replaceAll(/strip-\d+/g, ""),
			);
		expect(lines(first.html)).toHaveLength(25);
		expect(lines(second.html).length).toBeGreaterThan(0);
		expect(
			lines(second.html).filter((line) => lines(first.html).includes(line)),
		).toEqual([]);
	});

	test("does not stumble over an address that nobody made", async () => {
		for (const query of [
			"list=none&sort=none&after=x",
			`after=${encodeURIComponent('["2027-02-31","x"]')}`,
			`list=certificates&after=${encodeURIComponent('["infinity","\u0000"]')}`,
			`sort=programme&after=${encodeURIComponent('["\\u0000","x"]')}`,
			"words=%00&who=%00&list=90&list=30",
		])
			expect([query, (await owner.open(`/board?${query}`)).status]).toEqual([
				query,
				200,
			]);
	});

	test("shows nothing of programmes the reader has no part in", async () => {
		const stranger = await pages.visitorFor(
			(await ensureFirstPerson(record.database, liWei)).id,
		);
		// The first person administers the installation and sees all; somebody else sees nothing.
		expect((await stranger.open("/board?list=overdue")).words).toContain(
			"Programme depot",
		);
		const { id } = await record.database
			.insertInto("person")
			.values({
				id: "p-nobody",
				name: "Nobody",
				email: "nobody@bank.example",
				language: "en",
				zone: "UTC",
				administrator: false,
				created_at: lookedAt,
			})
			.returning("id")
			.executeTakeFirstOrThrow();
		const nobody = await pages.visitorFor(id as never);
		const { words } = await nobody.open("/board?list=all");
		expect(words).not.toContain("Programme bank");
		expect(words).toContain("its dates will stand here");
	});

	test("keeps rehearsals apart, each by its own clock", async () => {
		const { words } = await owner.open("/board?kind=rehearsal");
		expect(words).toContain("Programme trial");
		expect(words).not.toContain("Programme bank");
		expect(words).not.toContain("Overdue");
	});
});

describe("the board as a file", () => {
	const rows = async (path: string): Promise<string[][]> => {
		const answer = await owner.open(path);
		expect(answer.headers.get("content-type")).toContain("text/csv");
		return parse(answer.html, { bom: true, relax_column_count: true });
	};

	test("holds every line, page after page, in the order of the board", async () => {
		const [head, ...lines] = await rows("/board.csv?list=all");
		expect(head?.[0]).toBe("What");
		expect(lines.length).toBeGreaterThan(30);
		const days = lines.map(([, , , due = ""]) => due);
		expect(days).toEqual(days.toSorted());
	});

	test("sends what a spreadsheet would run as a text", async () => {
		const [, ...lines] = await rows("/board.csv?list=all&words=sheet");
		const titles = lines.map(([what = ""]) => what);
		for (const formula of formulas) {
			expect(titles).not.toContain(formula);
			expect(titles).toContain(`'${formula}`);
		}
	});

	test("holds the certificates with number, body, state and last day", async () => {
		expect(await rows("/board.csv?list=certificates")).toContainEqual(
			expect.arrayContaining(["ITSM-0042", "Certified", "2029-06-09"]),
		);
	});
});

test("an address of the board says again what was read from it", () => {
	for (const query of [
		"list=overdue&matter=legal&who=me&words=%3D1&sort=programme",
		"kind=rehearsal&list=certificates&status=suspended&sort=valid-until",
	]) {
		const read = readBoardQuery(Object.fromEntries(new URLSearchParams(query)));
		expect(boardPath(read)).toBe(`/board?${query}`);
		const after = { value: "a~b 100%", id: '["x~y"]' };
		const further = new URL(boardPath(read, { after }), "http://x");
		const reread = readBoardQuery(Object.fromEntries(further.searchParams));
		if (read.sort === "programme") expect(reread.after).toEqual(after);
	}
});

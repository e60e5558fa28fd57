/** Every timer is visible: when it rings, why, and what follows if nobody acts, in both languages. */
import { afterAll, expect, test } from "vitest";
import { localDateOf } from "../../domain/dates.ts";
import type { Notice } from "../../domain/notice.ts";
import { ownRoom } from "../../domain/register/register.ts";
import { notices } from "../../domain/schedule.ts";
import { isFinding, isOver, isPhase } from "../../domain/world.ts";
import { readProgramme } from "../../records/programme-pages.ts";
import { sayMoment } from "../../web/dates.ts";
import { notices as catalogue } from "../../web/locales/en/notices.ts";
import { translateTo } from "../../web/locales/translate.ts";
import { sayTimer, sayWhy } from "../../web/timers.ts";
import { pathOfFinding } from "../../web/to-dos.ts";
import { lookedAt } from "../fixtures/furnished.ts";
import { openFurnishedPages } from "../fixtures/furnished-pages.ts";

const { record, owner, close } = await openFurnishedPages();
afterAll(close);

interface Scheduled extends Notice {
	readonly room: string;
	/** Of the programme, and of the room it stands in. */
	readonly pages: readonly string[];
}

/** Every notice that the core has scheduled, and where it has to be found. */
async function scheduled(id: string): Promise<readonly Scheduled[]> {
	const found = await readProgramme(record.database, id as never);
	if (!found) throw new Error(`no ${id}`);
	const { world, zone, clock } = found;
	const today = localDateOf(clock ?? lookedAt, zone);
	const programme = `/programmes/${id}`;
	const own = ownRoom(world.programme);
	const rooms = Object.values(world.rooms).filter((room) => !isOver(room));
	return [
		...rooms.map((room) => ({
			room: room.room,
			page: isFinding(room)
				? pathOfFinding(room.room)
				: isPhase(room)
					? `/programmes/${room.room}`
					: `${programme}/certificate`,
		})),
		{ room: own, page: programme },
	].flatMap(({ room, page }) =>
		notices(world, room, today).map((notice, place) => ({
			...notice,
			room,
			// A phase's own page shows the next few; the programme's has all of them.
			pages: place < 8 ? [...new Set([page, programme])] : [programme],
		})),
	);
}

const follows = {
	en: /If nobody acts|Nothing is missed by it/,
	zh: /如无人处理|不涉及逾期/,
};

const squeezed = (text: string): string => text.replace(/\s+/g, " ");

test.each(["en", "zh"] as const)(
	"each scheduled notice stands on its page with when, why and what follows, in %s",
	async (language) => {
		const t = translateTo(language);
		const shown = new Map<string, string>();
		const wordsOf = async (path: string): Promise<string> => {
			const known = shown.get(path);
			if (known !== undefined) return known;
			const { words } = await owner.open(`${path}?lang=${language}`);
			shown.set(path, words);
			return words;
		};
		const codes = new Set<string>();
		const missing: string[] = [];
		for (const id of ["bank", "desk", "office", "yard", "depot", "trial"]) {
			const found = await readProgramme(record.database, id as never);
			if (!found) throw new Error(`no ${id}`);
			for (const notice of await scheduled(id)) {
				codes.add(notice.code);
				const what = squeezed(sayTimer(notice as never, t));
				const when = squeezed(sayMoment(notice.at, found.zone, t));
				for (const path of notice.pages) {
					const words = squeezed(await wordsOf(path));
					const [first = "", ...others] = words.split(what);
					const around = others.map(
						(after, place) =>
							`${(place === 0 ? first : (others[place - 1] ?? "")).slice(-600)} ${after.slice(0, 600)}`,
					);
					const well = around.some(
						(near) => near.includes(when) && follows[language].test(near),
					);
					if (!well) missing.push(`${path}: ${when} ${what}`);
				}
			}
		}
		expect(missing).toEqual([]);
		// The walk is worth something only while it meets them all.
		expect([...codes]).toEqual(
			expect.arrayContaining([
				"register-overdue",
				"finding-given",
				"legal-date-missed",
				"sign-off-reminder",
				"deliverable-overdue",
				"audit-unconfirmed",
			]),
		);
	},
);

test.each(["en", "zh"] as const)(
	"whatever kind of timer it is, it says why and what follows, in %s",
	(language) => {
		const t = translateTo(language);
		for (const code of Object.keys(catalogue.why)) {
			const why = sayWhy(
				{
					code: code as never,
					dueOn: "2027-06-01" as never,
					data: { rule: "sv1", clause: "17021-1 9.1.3.3", lead: 90 },
					room: "yard/certificate-1" as never,
				},
				t,
			);
			expect(why, code).toMatch(follows[language]);
			expect(why.replace(follows[language], "").length, code).toBeGreaterThan(
				12,
			);
		}
	},
);

test.each(["en", "zh"] as const)(
	"every date of the home page says why it is that day, late or in time, in %s",
	async (language) => {
		const { html } = await owner.open(`/?lang=${language}`);
		const days = [
			...html.matchAll(/data-label="(?:Due|期限|到期)"[^>]*>([\s\S]*?)<\/td>/g),
		].map(([, cell = ""]) => cell);
		expect(days.length).toBeGreaterThan(4);
		for (const cell of days) expect(cell).toContain('<details class="why">');
	},
);

import { describe, expect, test } from "vitest";
import { correspondence, type MailOrder } from "../../domain/correspondence.ts";
import { evolve } from "../../domain/evolve.ts";
import type { PersonId } from "../../domain/ids.ts";
import { toDos } from "../../domain/to-do.ts";
import type { World } from "../../domain/world.ts";
import {
	aBank,
	because,
	businessApprover,
	coordinator,
	itApprover,
	owner,
	people,
	room,
	type Story,
} from "./a-bank.ts";

const preparation = "preparation";
const asked = aBank().on("2027-02-10").delivers(preparation).asks(preparation);
const fails = (story: Story, person: PersonId, mail = "mail-1") =>
	story.does("clock", preparation, { type: "note-unreachable", person, mail });
const works = (story: Story, person: PersonId) =>
	story.does("clock", preparation, { type: "note-reached", person });
const waiting = (story: Story) =>
	toDos(story.world, room(""))
		.filter(({ kind }) => kind === "address")
		.map(({ person, key }) => `${person}: ${key}`);

function mailsOf(before: Story, after: Story): readonly MailOrder[] {
	let world: World | null = before.known;
	return after.happenings
		.slice(before.happenings.length)
		.flatMap((happening) => {
			const was = world;
			world = evolve(world, happening);
			return correspondence(was, world, happening);
		});
}

describe("an address that takes no mail", () => {
	const failed = fails(asked, itApprover);

	test("alarms the owner by mail and gives him something to do", () => {
		expect(mailsOf(asked, failed)).toEqual([
			{
				to: owner,
				room: "bank-2027/preparation",
				link: null,
				about: {
					template: "address-undeliverable",
					person: itApprover,
					mail: "mail-1",
				},
			},
		]);
		expect(waiting(failed)).toEqual(["li-wei: address/chen-jing"]);
	});

	test("is said once, however many mails come back", () => {
		expect(fails(failed, itApprover, "mail-2").happenings).toEqual(
			failed.happenings,
		);
		expect(waiting(fails(failed, businessApprover))).toHaveLength(2);
	});

	test("of the owner himself is for the coordinator to see to", () => {
		const own = fails(asked, owner);
		expect(mailsOf(asked, own).map(({ to }) => to)).toEqual([coordinator]);
		expect(waiting(own)).toEqual(["zhao-min: address/li-wei"]);
	});

	test("is nothing to do any more when a mail arrives, or when it concerns nobody here", () => {
		expect(waiting(works(failed, itApprover))).toEqual([]);
		expect(works(asked, itApprover).happenings).toEqual(asked.happenings);
		const elsewhere = failed.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: people.approvers.filter(
					({ person }) => person !== itApprover,
				),
			},
		});
		expect(waiting(elsewhere)).toEqual([]);
		const stopped = failed.does(owner, "", { type: "stop", reason: because });
		expect(waiting(stopped)).toEqual([]);
	});

	test("decides nothing and moves no day", () => {
		expect(failed.request(preparation)).toEqual(asked.request(preparation));
		expect(failed.waking(preparation)).toEqual(asked.waking(preparation));
	});
});

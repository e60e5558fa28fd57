/** Somebody leaves: everything that waited for him waits for his successor, and nothing is forgotten. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evidenceId, type PersonId, personId } from "../../domain/ids.ts";
import { personsOf } from "../../domain/named-persons.ts";
import { toDos } from "../../domain/to-do.ts";
import {
	aBank,
	because,
	businessApprover,
	coordinator,
	day,
	itApprover,
	owner,
	type Story,
	topManager,
} from "./a-bank.ts";
import { moves, type Real } from "./any-moves.ts";
import { theBankOn } from "./robot.ts";

const successor = personId("successor");
const succeeds = (story: Story, leaver: PersonId, heir = successor) =>
	story.does(owner, "", { type: "succeed", leaver, successor: heir });

/** Everything that waits for the person anywhere in the programme. */
const waiting = ({ world }: Story, person: PersonId) =>
	[...Object.keys(world.rooms), world.programme.charter.programme]
		.flatMap((room) => toDos(world, room as never))
		.filter((toDo) => toDo.person === person);

const given = (story: Story, to: PersonId): Story =>
	story.phase("preparation").deliverables.reduce<Story>(
		(known, { id, dueOn }) =>
			known.does(owner, "preparation", {
				type: "assign-deliverable",
				deliverable: id,
				owner: to,
				dueOn,
			}),
		story,
	);

describe("when somebody leaves,", () => {
	test("whatever he carries and whatever waits for him is his successor's", () => {
		const before = given(aBank(), coordinator);
		const count = waiting(before, coordinator).length;
		expect(count).toBeGreaterThan(3);
		const after = succeeds(before, coordinator);
		expect(waiting(after, coordinator)).toEqual([]);
		expect(waiting(after, successor)).toHaveLength(count);
		expect(after.world.programme.people.coordinator).toBe(successor);
		expect(personsOf(after.world.programme.people)).not.toContain(coordinator);
	});

	test("the record says it once, and then what was given over", () => {
		const events = given(aBank(), coordinator).events(owner, "", {
			type: "succeed",
			leaver: coordinator,
			successor,
		});
		const types = events.map(({ type }) => type);
		expect(types.slice(0, 3)).toEqual([
			"person-succeeded",
			"people-changed",
			"deliverable-assigned",
		]);
		expect(types.filter((type) => type === "person-succeeded")).toHaveLength(1);
	});

	test("what he has delivered stays his", () => {
		const after = succeeds(
			given(aBank(), coordinator).delivers("preparation"),
			coordinator,
		);
		for (const { owner: whose } of after.phase("preparation").deliverables)
			expect(whose).toBe(coordinator);
	});

	test("an open request asks his successor, by a link of its own", () => {
		const asked = aBank().delivers("preparation").asks("preparation");
		const after = succeeds(asked, itApprover);
		const request = after.request("preparation");
		expect(request.generation).toBe(2);
		expect(request.seats.map(({ person }) => person)).toContain(successor);
		expect(request.seats.map(({ person }) => person)).not.toContain(itApprover);
	});

	test("one person does not approve for two sides", () => {
		expect(
			aBank().refusal(owner, "", {
				type: "succeed",
				leaver: itApprover,
				successor: businessApprover,
			}),
		).toEqual({ code: "approver-twice", person: businessApprover });
	});

	test("whoever approves for the same side already does so once", () => {
		const two = aBank();
		const { people } = two.world.programme;
		const also = two.does(owner, "", {
			type: "change-people",
			people: {
				...people,
				approvers: [...people.approvers, { person: successor, side: "it" }],
			},
		});
		const after = succeeds(also, itApprover);
		expect(
			after.world.programme.people.approvers.filter(
				({ side }) => side === "it",
			),
		).toEqual([{ person: successor, side: "it" }]);
	});

	test("a place that another approver gave him goes on to his successor", () => {
		const asked = aBank().delivers("preparation").asks("preparation");
		const { id, generation } = asked.request("preparation");
		const held = asked.does(itApprover, "preparation", {
			type: "hand-over",
			request: id,
			generation,
			to: coordinator,
			absence: null,
		});
		const seat = succeeds(held, coordinator)
			.request("preparation")
			.seats.find(({ side }) => side === "it");
		expect(seat).toMatchObject({ person: successor, for: itApprover });
	});

	test("nobody's absence is filled by him any more", () => {
		const asked = aBank().delivers("preparation").asks("preparation");
		const { id, generation } = asked.request("preparation");
		const away = asked.does(itApprover, "preparation", {
			type: "hand-over",
			request: id,
			generation,
			to: coordinator,
			absence: { from: asked.today, until: day("2027-12-31") },
			confirmed: "code",
		});
		expect(away.request("preparation").seats[0]?.person).toBe(coordinator);
		const after = succeeds(away, coordinator);
		expect(waiting(after, coordinator)).toEqual([]);
		expect(after.world.programme.substitutes).toEqual([]);
	});

	test("questions about what he asked are put to his successor", () => {
		const asked = aBank().delivers("preparation").asks("preparation");
		const { id, generation, askedBy } = asked.request("preparation");
		const wondered = asked.does(itApprover, "preparation", {
			type: "ask-question",
			request: id,
			generation,
			text: because,
		});
		expect(askedBy).toBe(owner);
		const after = succeeds(wondered, owner);
		expect(waiting(after, owner)).toEqual([]);
		expect(
			waiting(after, successor).filter(({ kind }) => kind === "question"),
		).toHaveLength(1);
	});

	test("what was found and is his to put right is his successor's", () => {
		const found = aBank().does(owner, "", {
			type: "raise-finding",
			day: day("2027-01-04"),
			source: { kind: "self-check", lastDay: day("2027-01-04") },
			raisedIn: null,
			grade: "minor",
			bodyGrade: null,
			clause: "8.7.3",
			process: null,
			statement: because,
			owner: coordinator,
			dueOn: day("2027-02-01"),
		} as never);
		expect(
			waiting(found, coordinator).filter(({ kind }) => kind === "finding"),
		).toHaveLength(1);
		const after = succeeds(found, coordinator);
		expect(waiting(after, coordinator)).toEqual([]);
	});

	test("a clause he answers for is his successor's", () => {
		const before = aBank().does(owner, "", {
			type: "assign-clause",
			clause: "6.1",
			owner: coordinator,
		});
		expect(
			succeeds(before, coordinator).world.register["clause/6.1"],
		).toMatchObject({ owner: successor });
	});

	test("what he filed and has to renew is his successor's; what he files when he has come back is his", () => {
		const filed = (story: Story, id: string) =>
			story.does(coordinator, "", {
				type: "file-evidence",
				pieces: [
					{ id: evidenceId(id), kind: "note", text: because, file: null },
				],
				replaces: null,
				reason: null,
				clauses: ["7.2"],
				processes: [],
				findings: [],
				deliverable: null,
				note: null,
				about: null,
				expiresOn: day("2027-06-01"),
			});
		const after = succeeds(filed(aBank(), "before"), coordinator).on(
			"2027-02-01",
		);
		const back = filed(after, "after");
		const keys = (person: PersonId) =>
			waiting(back, person)
				.filter(({ kind }) => kind === "evidence")
				.map(({ key }) => key);
		expect(keys(successor)).toEqual(["evidence/before"]);
		expect(keys(coordinator)).toEqual(["evidence/after"]);
	});

	test("an auditor's access ends and is not inherited", () => {
		const admitted = aBank().does(owner, "", {
			type: "admit-auditor",
			person: personId("auditor"),
			until: day("2027-12-31"),
		});
		const after = succeeds(admitted, personId("auditor"));
		expect(after.world.programme.auditors).toEqual([]);
	});

	test("nothing happens where nothing waits for him", () => {
		expect(
			aBank().events(owner, "", {
				type: "succeed",
				leaver: personId("stranger"),
				successor,
			}),
		).toEqual([]);
	});

	test("a successor who has left himself is none", () => {
		expect(
			aBank().without(successor).refusal(owner, "", {
				type: "succeed",
				leaver: coordinator,
				successor,
			}),
		).toEqual({ code: "person-left", person: successor });
	});
});

const carriers = [owner, coordinator, itApprover, businessApprover, topManager];
const beginnings: readonly Story[] = [
	aBank(),
	aBank().delivers("preparation").asks("preparation"),
	theBankOn("2027-08-02"),
	theBankOn("2027-11-01"),
	theBankOn("2028-08-25"),
];

test("whatever has happened before, nothing is left waiting for whoever has left, and somebody owns and coordinates", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...beginnings),
			moves(),
			fc.constantFrom(...carriers),
			(begun, done, leaver) => {
				const real: Real = { story: begun };
				fc.modelRun(() => ({ model: {}, real }), done);
				const { story } = real;
				if (story.world.programme.status === "stopped") return;
				const after = succeeds(story, leaver);
				const { people } = after.world.programme;
				expect(waiting(after, leaver)).toEqual([]);
				expect(personsOf(people)).not.toContain(leaver);
				expect(people.owner).toBeTruthy();
				expect(people.coordinator).toBeTruthy();
				expect(waiting(after, successor).length).toBeGreaterThanOrEqual(
					waiting(story, leaver).length,
				);
			},
		),
		{ numRuns: 60 },
	);
});

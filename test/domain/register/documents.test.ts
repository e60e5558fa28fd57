import { describe, expect, test } from "vitest";
import { signedContent } from "../../../domain/content.ts";
import {
	type ManagedDocument,
	stateOfDocument,
	versionInForce,
} from "../../../domain/register/document.ts";
import {
	notApproved,
	wantedStates,
} from "../../../domain/register/documentation.ts";
import { rowsOf } from "../../../domain/register/register.ts";
import { toDos } from "../../../domain/to-do.ts";
import {
	aBank,
	addDocument,
	aVersion,
	because,
	businessApprover,
	day,
	fileEvidence,
	itApprover,
	owner,
	room,
	type Story,
	sealed,
	topManager,
} from "../a-bank.ts";

const review = (approver: typeof owner | null = null, document = "manual") =>
	({
		type: "put-documents-for-review",
		documents: [document],
		approver,
	}) as const;

const bank = aBank();
/** The design phase is open, and has a draft of its manual. */
const design = bank
	.on("2027-03-04")
	.signsOff("preparation")
	.does(owner, "", addDocument({ processes: ["incident"] }));
const beforeApprovers = design.does(owner, "", review());

function manual({ world }: Story): ManagedDocument {
	const row = world.register["document/manual"];
	if (row?.kind !== "document") throw new Error("no manual");
	return row;
}
const evidence = (story: Story, id: string) => {
	const row = story.world.register[`evidence/${id}`];
	if (row?.kind !== "evidence") throw new Error(`no ${id}`);
	return row;
};
const states = (story: Story) =>
	manual(story).versions.map(({ state }) => state);
const inDesign = (story: Story) =>
	story
		.phase("design")
		.deliverables.find(({ id }) => id === "management-manual")
		?.evidence.filter(({ withdrawn }) => !withdrawn)
		.map(({ id }) => id);
const printOf = (story: Story) => {
	const [version] = manual(story).versions.slice(-1);
	return version?.review?.how === "own" ? version.review.fingerprint : "none";
};
const signs = (story: Story) =>
	({
		type: "sign-document",
		document: "manual",
		name: sealed("a typed name"),
		shown: printOf(story),
	}) as const;

describe("a document in the design phase", () => {
	test("is a draft at first: a piece of evidence that counts for nothing yet", () => {
		expect(stateOfDocument(manual(design))).toBe("draft");
		expect(evidence(design, "manual-1")).toMatchObject({
			clauses: [],
			processes: [],
			deliverable: null,
		});
		expect(inDesign(design)).toEqual([]);
	});

	test("is under review as part of what the phase's sign-off shows, with its name and version", () => {
		expect(stateOfDocument(manual(beforeApprovers))).toBe("review");
		expect(inDesign(beforeApprovers)).toEqual(["manual-1"]);
		const content = signedContent(beforeApprovers.phase("design"));
		expect(content).toContain(sealed("manual"));
		expect(content).not.toBe(signedContent(design.phase("design")));
	});

	test("is approved by that sign-off, and then counts for its clauses", () => {
		const signed = beforeApprovers.signsOff("design");
		expect(manual(signed).versions[0]).toMatchObject({
			state: "approved",
			approval: { how: "phase", room: room("design"), on: "2027-03-04" },
		});
		expect(evidence(signed, "manual-1")).toMatchObject({
			clauses: ["4.4"],
			processes: ["incident"],
		});
		expect(stateOfDocument(manual(design.signsOff("design")))).toBe("draft");
	});

	test("begins the request anew when it comes under review, and when it is sent back", () => {
		const asked = design.delivers("design").asks("design");
		const later = asked.does(owner, "", review());
		expect(later.request("design").generation).toBe(2);
		const back = later.does(businessApprover, "", {
			type: "send-document-back",
			document: "manual",
			reason: because,
		});
		expect(back.request("design").generation).toBe(3);
		expect(inDesign(back)).not.toContain("manual-1");
		expect(manual(back).versions[0]).toMatchObject({
			state: "draft",
			sentBack: because,
		});
		// What was sent back can be put forward once more.
		expect(inDesign(back.does(owner, "", review()))).toContain("manual-1");
	});

	test("is a draft again when its version is taken from the deliverable", () => {
		const taken = beforeApprovers.does(owner, "design", {
			type: "withdraw-evidence",
			deliverable: "management-manual" as never,
			evidence: "manual-1" as never,
			reason: because,
		});
		expect(states(taken)).toEqual(["draft"]);
		expect(evidence(taken, "manual-1").withdrawn).toBeNull();
		expect(states(taken.signsOff("design"))).toEqual(["draft"]);
	});

	test("keeps its name while approvers are shown it", () => {
		const renamed = {
			type: "change-document",
			document: "manual",
			name: sealed("another"),
			owner: null,
			clauses: [],
			processes: [],
			reviewOn: null,
		} as const;
		expect(beforeApprovers.refusal(owner, "", renamed)).toEqual({
			code: "document-under-review",
		});
		expect(design.refusal(owner, "", renamed)).toBeNull();
	});
});

describe("a version after the design phase", () => {
	const inForce = beforeApprovers.signsOff("design");
	const second = inForce.does(owner, "", {
		type: "add-version",
		document: "manual",
		version: aVersion("manual-2"),
	});
	const asked = second.does(owner, "", review(topManager));

	test("waits for one approver, who has two weeks", () => {
		expect(
			toDos(asked.world, room("")).filter(({ kind }) => kind === "document"),
		).toEqual([
			{
				kind: "document",
				key: "document/manual",
				person: topManager,
				dueOn: "2027-03-18",
				since: "2027-03-04",
				data: { row: "document-signing", of: "management-manual" },
			},
		]);
	});

	test("leaves the one before it in force until it is signed", () => {
		expect(states(asked)).toEqual(["approved", "review"]);
		expect(evidence(asked, "manual-1").replacedBy).toBeNull();
		const signed = asked.does(topManager, "", signs(asked));
		expect(states(signed)).toEqual(["superseded", "approved"]);
		expect(versionInForce(manual(signed))?.number).toBe(2);
		expect(evidence(signed, "manual-1").replacedBy).toBe("evidence/manual-2");
		expect(evidence(signed, "manual-2").clauses).toEqual(["4.4"]);
		expect(
			toDos(signed.world, room("")).filter(({ kind }) => kind === "document"),
		).toEqual([]);
	});

	test("is signed by whoever was asked alone, and as it was shown", () => {
		expect(asked.refusal(itApprover, "", signs(asked))).toEqual({
			code: "not-an-approver",
		});
		expect(
			asked.refusal(topManager, "", { ...signs(asked), shown: "another" }),
		).toEqual({ code: "content-changed", fingerprint: printOf(asked) });
	});

	test("is approved by nobody who has written it, or puts it forward", () => {
		expect(second.refusal(topManager, "", review(topManager))).toEqual({
			code: "approves-own-work",
			person: topManager,
		});
		expect(second.refusal(owner, "", review(owner))).toEqual({
			code: "not-an-approver",
		});
	});

	test("gives way to a later draft as long as nobody was shown it", () => {
		const third = second.does(owner, "", {
			type: "add-version",
			document: "manual",
			version: aVersion("manual-3"),
		});
		expect(states(third)).toEqual(["approved", "superseded", "draft"]);
	});
});

describe("a document's review day", () => {
	test("rings for its owner a month before, and not for one that was withdrawn", () => {
		const story = bank.does(
			owner,
			"",
			addDocument({ owner: itApprover, reviewOn: day("2027-12-01") }),
		);
		expect(story.waking("")).toMatchObject({
			code: "register-due-soon",
			dueOn: "2027-12-01",
			data: { row: "document", of: "management-manual" },
		});
		expect(toDos(story.world, room(""))).toMatchObject([
			{ kind: "document", person: itApprover, dueOn: "2027-12-01" },
		]);
		const gone = story.does(owner, "", {
			type: "withdraw-document",
			document: "manual",
			reason: because,
		});
		expect(gone.waking("")).toBeNull();
		expect(evidence(gone, "manual-1").withdrawn).not.toBeNull();
		expect(manual(gone).versions).toHaveLength(1);
	});
});

describe("what is missing", () => {
	const documents = (story: Story) => rowsOf(story.world.register, "document");

	test("is each kind that 7.5.4 asks for, and the procedure of each process", () => {
		const states = wantedStates(documents(bank));
		expect(states.size).toBe(26);
		expect(new Set(states.values())).toEqual(new Set(["missing"]));
	});

	test("is judged by the furthest of the documents that serve it", () => {
		const story = beforeApprovers.does(
			owner,
			"",
			addDocument(
				{ documentKind: "procedure", processes: ["incident", "problem"] },
				"support",
			),
		);
		const states = wantedStates(documents(story));
		expect(states.get("management-manual")).toBe("review");
		expect(states.get("procedure/incident")).toBe("draft");
		expect(states.get("procedure/change")).toBe("missing");
		const another = story.does(owner, "", addDocument({}, "manual-of-it"));
		expect(wantedStates(documents(another)).get("management-manual")).toBe(
			"review",
		);
		expect(notApproved(another.world.register)).toHaveLength(26);
	});

	test("is no other evidence's business", () => {
		const story = bank.does(owner, "", fileEvidence({ clauses: ["4.4"] }));
		expect(wantedStates(documents(story)).get("management-manual")).toBe(
			"missing",
		);
	});
});

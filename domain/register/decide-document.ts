import { compareDates } from "../dates.ts";
import { decidePhase } from "../decide-phase.ts";
import { deliverableId, roomIdOf } from "../ids.ts";
import type { Decided, Moment } from "../moment.ts";
import { isOpen, type Phase } from "../phase.ts";
import type { Refusal } from "../refusal.ts";
import { accepted, type Result, refused } from "../result.ts";
import { heirOf } from "../succession.ts";
import { phaseIn, type World } from "../world.ts";
import {
	type DocumentHead,
	type DocumentVersion,
	documentId,
	type ManagedDocument,
	openVersion,
	pieceOfVersion,
	type UnderReview,
	type VersionGiven,
} from "./document.ts";
import type { DocumentAct } from "./document-acts.ts";
import { documentKinds } from "./document-kinds.ts";
import { approved } from "./documents-approved.ts";
import type { RegisterEvent } from "./events.ts";
import { givenForNothing } from "./evidence.ts";
import { ownRoom } from "./register.ts";

type Answer = Result<readonly Decided[], Refusal>;
type ActOf<Type extends DocumentAct["type"]> = Extract<
	DocumentAct,
	{ type: Type }
>;

/** @returns what an act on a document makes happen: in the register, and in the design phase whose sign-off shows it. */
export function decideDocument(
	world: World,
	act: DocumentAct,
	moment: Moment,
): Answer {
	if (act.type === "put-documents-for-review")
		return putForReview(world, act, moment);
	const known = documentIn(world, act.document);
	if (act.type === "add-document")
		return known
			? refused({ code: "document-exists" })
			: (wrongHead(act, moment) ?? add(world, act));
	if (!known) return refused({ code: "unknown-document" });
	if (known.withdrawn) return refused({ code: "document-withdrawn" });
	const open = openVersion(known);
	const underReview = open?.state === "review";
	switch (act.type) {
		case "change-document": {
			const { type: _act, ...head } = act;
			const renamed = act.name !== known.name;
			// What approvers were shown is what they sign, its name with it.
			if (underReview && renamed)
				return refused({ code: "document-under-review" });
			return (
				wrongHead(act, moment) ??
				inRegister(world, { type: "document-changed", ...head })
			);
		}
		case "add-version":
			return underReview
				? refused({ code: "document-under-review" })
				: inRegister(
						world,
						...versionAdded(
							{ ...known, document: act.document },
							act.version,
							known.versions.length + 1,
						),
					);
		case "send-document-back":
			return open?.review && underReview
				? sendBack(world, act, known, open, open.review, moment)
				: refused({ code: "document-not-under-review" });
		case "sign-document":
			return open?.review?.how === "own" && underReview
				? sign(world, act, known, open, open.review, moment)
				: refused({ code: "document-not-under-review" });
		case "withdraw-document":
			return underReview
				? refused({ code: "document-under-review" })
				: inRegister(world, {
						type: "document-withdrawn",
						document: act.document,
						documentKind: known.documentKind,
						reason: act.reason,
					});
	}
}

const inRegister = (
	{ programme }: World,
	...events: readonly RegisterEvent[]
): Answer =>
	accepted(events.map((event) => ({ room: ownRoom(programme), event })));

function documentIn(
	{ register }: World,
	id: string,
): ManagedDocument | undefined {
	const row = register[documentId(id)];
	return row?.kind === "document" ? row : undefined;
}

const wrongHead = (
	{ reviewOn }: DocumentHead,
	{ on }: Moment,
): { readonly ok: false; readonly refusal: Refusal } | undefined =>
	reviewOn !== null && compareDates(reviewOn, on) < 0
		? refused({ code: "date-past", today: on })
		: undefined;

function add(
	world: World,
	{ first, type: _act, ...added }: ActOf<"add-document">,
): Answer {
	return inRegister(
		world,
		{ type: "document-added", ...added },
		...(first ? versionAdded(added, first, 1) : []),
	);
}

/** A version is a piece of evidence from the first; what it counts for is said when it is approved. */
const versionAdded = (
	document: Pick<ManagedDocument, "documentKind" | "name"> & {
		readonly document: string;
	},
	version: VersionGiven,
	number: number,
): readonly RegisterEvent[] => [
	{
		type: "document-version-added",
		document: document.document,
		documentKind: document.documentKind,
		number,
		version,
	},
	{
		type: "evidence-filed",
		piece: pieceOfVersion(document, { ...version, number }),
		replaces: null,
		reason: null,
		version: number,
		...givenForNothing,
	},
];

/** @returns the design phase on the way to the certificate, while people work in it. */
function openDesign({ programme, rooms }: World): Phase | undefined {
	const phase = phaseIn(
		{ programme, rooms, register: {} },
		roomIdOf(programme.charter.programme, "design"),
	);
	return phase && isOpen(phase) ? phase : undefined;
}

/** Drafts go before the approvers of the design phase; outside it before one who signs each by itself. */
function putForReview(
	world: World,
	{ documents, approver }: ActOf<"put-documents-for-review">,
	moment: Moment,
): Answer {
	const known = documents.map((id) => ({ id, row: documentIn(world, id) }));
	const drafts = known.flatMap(({ id, row }) => {
		const version = row && !row.withdrawn ? openVersion(row) : undefined;
		return row && version?.state === "draft" ? [{ id, row, version }] : [];
	});
	if (known.some(({ row }) => !row))
		return refused({ code: "unknown-document" });
	if (drafts.length === 0 || drafts.length < documents.length)
		return refused({ code: "no-draft" });
	const design = openDesign(world);
	if (!design) {
		const wrong = wrongApprover(world, approver, drafts, moment);
		if (wrong) return refused(wrong);
	}
	const room = ownRoom(world.programme);
	return accepted(
		drafts.flatMap(({ id, row, version }): readonly Decided[] => {
			const { documentKind } = row;
			const review = (how: UnderReview): Decided => ({
				room,
				event: {
					type: "document-put-for-review",
					document: id,
					documentKind,
					number: version.number,
					review: how,
				},
			});
			if (!design)
				return approver
					? [
							review({
								how: "own",
								approver,
								on: moment.on,
								fingerprint: moment.sha256(contentOf(id, row, version)),
							}),
						]
					: [];
			return [
				review({ how: "phase", room: design.room, on: moment.on }),
				{
					room: design.room,
					event: {
						type: "evidence-added",
						deliverable: deliverableId(documentKinds[documentKind].deliverable),
						evidence: pieceOfVersion(row, version),
						filed: true,
					},
				},
			];
		}),
	);
}

/** Nobody approves what he has written, or put forward himself. */
function wrongApprover(
	{ programme }: World,
	approver: ActOf<"put-documents-for-review">["approver"],
	drafts: readonly { readonly version: DocumentVersion }[],
	{ by }: Moment,
): Refusal | undefined {
	if (!approver) return { code: "approver-needed" };
	if (!programme.people.approvers.some(({ person }) => person === approver))
		return { code: "not-an-approver" };
	return approver === by ||
		drafts.some(({ version }) => version.addedBy === approver)
		? { code: "approves-own-work", person: approver }
		: undefined;
}

/** Everything that is signed with a version, as one text. */
const contentOf = (
	id: string,
	{ documentKind, name }: ManagedDocument,
	{ number, label, changed, piece }: DocumentVersion,
): string =>
	JSON.stringify([
		id,
		documentKind,
		name,
		number,
		label,
		changed,
		piece.id,
		piece.kind,
		piece.text,
		piece.file?.sha256 ?? null,
	]);

/** Whoever has it before him, or has put it there, sends it back to be worked on. */
function sendBack(
	world: World,
	{ document, reason }: ActOf<"send-document-back">,
	known: ManagedDocument,
	{ number, piece }: DocumentVersion,
	review: UnderReview,
	moment: Moment,
): Answer {
	const back: Decided = {
		room: ownRoom(world.programme),
		event: {
			type: "document-sent-back",
			document,
			documentKind: known.documentKind,
			number,
			reason,
		},
	};
	const phase = review.how === "phase" && phaseIn(world, review.room);
	if (!phase || !isOpen(phase)) return accepted([back]);
	const withdrawn = decidePhase(
		world,
		phase,
		{
			type: "withdraw-evidence",
			deliverable: deliverableId(documentKinds[known.documentKind].deliverable),
			evidence: piece.id,
			reason,
		},
		moment,
	);
	return accepted([back, ...(withdrawn.ok ? withdrawn.value : [])]);
}

/** Who was asked signs, or whoever took over from him; what he signs is what he was shown, and not his own work. */
function sign(
	world: World,
	act: ActOf<"sign-document">,
	known: ManagedDocument,
	version: DocumentVersion,
	{ approver, on, fingerprint }: Extract<UnderReview, { how: "own" }>,
	{ by }: Moment,
): Answer {
	const heir = heirOf(world.programme.successions ?? [], approver, on);
	if (by !== heir) return refused({ code: "not-an-approver" });
	if (by === version.addedBy)
		return refused({ code: "approves-own-work", person: version.addedBy });
	if (act.shown !== fingerprint)
		return refused({
			code: "content-changed",
			fingerprint: fingerprint as never,
		});
	return inRegister(
		world,
		approved(act.document, known, version.number, {
			how: "own",
			name: act.name,
			fingerprint,
		}),
	);
}

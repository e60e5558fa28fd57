import type { Request, Response } from "express";
import { clauseIds } from "../../domain/clauses/clauses.ts";
import { parseInstant } from "../../domain/instants.ts";
import { processIds } from "../../domain/processes.ts";
import { evidenceRowId } from "../../domain/register/evidence.ts";
import {
	type After,
	evidenceTallies,
	readEvidence,
} from "../../records/evidence-pages.ts";
import { textsOf } from "../../records/seals.ts";
import { newForm } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { showPage } from "../page.ts";
import type { Option } from "../parts.ts";
import { sayClause } from "../register-rows.ts";
import type { Routes } from "../route-table.ts";
import type { Services } from "../services.ts";
import { pieceRow } from "./evidence-pieces.ts";
import { readers } from "./programme-frame.ts";
import {
	openRegister,
	type RegisterPage,
	registerFrame,
	wayToReadiness,
	withNames,
} from "./readiness-room.ts";

const piecesAPage = 50;

/** The register of evidence: everything a programme can show, by what it is given for. */
export const evidenceRegisterRoutes: Routes = (services) => [
	{
		method: "get",
		path: "/programmes/:programme/evidence",
		policy: readers,
		handler: (req, res) => show(req, res, services),
	},
];

async function show(
	req: Request,
	res: Response,
	services: Services,
): Promise<void> {
	const { t } = res.locals.frame;
	const { database } = services.records;
	const opened = await openRegister(req, res, services);
	const subject = subjectAsked(req.query["for"]);
	const gone = req.query["state"] === "gone";
	const [tallies, found] = await Promise.all([
		evidenceTallies(database, opened.id),
		readEvidence(database, opened.id, {
			subject,
			inForce: !gone,
			after: afterAsked(req),
			limit: piecesAPage,
		}),
	]);
	const page = await withNames(
		opened,
		services,
		found.pieces.map(({ addedBy }) => addedBy),
	);
	const texts = await textsOf(
		database,
		found.pieces.map(({ piece }) => piece.text),
	);
	const path = `${page.path}/evidence`;
	const { next } = found;
	showPage(res, "evidence-register", {
		...registerFrame(page, t, [wayToReadiness(page, t)]),
		title: t("evidence.register"),
		path,
		works: page.works,
		filter: newForm({ for: subject, state: gone ? "gone" : "" }),
		subjects: subjectOptions(tallies, t),
		states: [
			{ value: "", text: t("evidence.inForce") },
			{ value: "gone", text: t("evidence.gone") },
		],
		pieces: found.pieces.map((piece) => pieceRow(page, piece, texts, t)),
		filtered: subject !== "all" || gone,
		older: next && {
			to: `${path}?${new URLSearchParams({
				for: subject,
				...(gone ? { state: "gone" } : {}),
				at: next.addedAt,
				after: next.id,
			})}`,
			text: t("programme.older"),
		},
		file: fileWay(page, subject),
	});
}

/** Whoever looks at the evidence of a clause files more of it. */
const fileWay = ({ path }: RegisterPage, subject: string): string =>
	/^(clause|process|finding)\//.test(subject)
		? `${path}/evidence/new?for=${encodeURIComponent(subject)}`
		: `${path}/evidence/new`;

const plainSubjects = [
	"all",
	"unlinked",
	"expiring",
	"kind/file",
	"kind/link",
	"kind/note",
] as const;
const subjects: readonly string[] = [
	...plainSubjects,
	...clauseIds.map((clause) => `clause/${clause}`),
	...processIds.map((process) => `process/${process}`),
];

const subjectAsked = (asked: unknown): string =>
	typeof asked === "string" &&
	(subjects.includes(asked) || /^(finding|deliverable)\//.test(asked))
		? asked
		: "all";

function afterAsked({ query }: Request): After | null {
	const addedAt = parseInstant(String(query["at"] ?? ""));
	const id = query["after"];
	return addedAt && typeof id === "string" && id.startsWith(evidenceRowId(""))
		? { addedAt, id }
		: null;
}

function subjectOptions(
	tallies: ReadonlyMap<string, { readonly count: number }>,
	t: Translate,
): readonly Option[] {
	const counted = (value: string, text: string): Option => ({
		value,
		text: t("readiness.filterCount", {
			filter: text,
			number: tallies.get(value)?.count ?? 0,
		}),
	});
	return [
		...plainSubjects.map((subject) =>
			counted(
				subject,
				t(`evidence.subject.${subject.replace("kind/", "") as "all"}`),
			),
		),
		...clauseIds.map((clause) =>
			counted(`clause/${clause}`, sayClause(clause, t)),
		),
		...processIds.map((process) =>
			counted(
				`process/${process}`,
				t("evidence.processNamed", {
					process: t(`processes.name.${process}`),
				}),
			),
		),
	];
}

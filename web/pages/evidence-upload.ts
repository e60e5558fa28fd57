import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, RequestHandler } from "express";
import multer, { MulterError, type StorageEngine } from "multer";
import type { SentFile } from "../../records/evidence.ts";
import { headBytes, mediaTypeOf } from "../../records/evidence-type.ts";
import type { FormError } from "../forms.ts";
import type { Translate } from "../locales/translate.ts";
import { saySize } from "../quantities.ts";
import type { Services } from "../services.ts";

/** What came of a file that was sent. */
export type Upload =
	| { readonly ok: true; readonly file: SentFile; readonly name: string }
	| { readonly ok: false; readonly problem: UploadProblem };
export type UploadProblem = "none" | "empty" | "too-large" | "no-room";

/** The largest file that is taken unless a setting says otherwise, in bytes. */
const usualLargestFile = 2_000_000_000;

/** So many files are taken with one form. */
export const mostFiles = 20;

interface Stored {
	readonly path: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly head: Buffer;
}

/** Each file is hashed on its way into a folder of its own; its name is never used as a path. */
const hashing: StorageEngine = {
	_handleFile(_req, file, done) {
		store(file.stream).then((stored) => done(null, stored as object), done);
	},
	_removeFile(_req, file, done) {
		remove((file as unknown as Stored).path).then(() => done(null), done);
	},
};

async function store(stream: Readable): Promise<Stored> {
	const folder = await mkdtemp(join(tmpdir(), "certway-upload-"));
	const path = join(folder, "file");
	const sum = createHash("sha256");
	const heads: Buffer[] = [];
	let bytes = 0;
	try {
		await pipeline(
			stream,
			async function* (source: AsyncIterable<Buffer>) {
				for await (const chunk of source) {
					if (bytes < headBytes) heads.push(chunk);
					bytes += chunk.length;
					sum.update(chunk);
					yield chunk;
				}
			},
			createWriteStream(path, { flags: "wx", mode: 0o600 }),
		);
	} catch (error) {
		await remove(path);
		throw error;
	}
	return {
		path,
		sha256: sum.digest("hex"),
		bytes,
		head: Buffer.concat(heads).subarray(0, headBytes),
	};
}

const remove = (path: string): Promise<void> =>
	rm(dirname(path), { recursive: true, force: true });

/**
 * Reads the files of a form, up to a bound, each into a place of its own. A file that is too large, or for which there is no
 * room, is a mistake at the field and no error; whatever else is wrong with what was sent ends the request. Nothing is left of
 * what was not taken.
 *
 * @param bounds how many files and fields the form may hold.
 */
export function readUploads(
	services: Services,
	{ files, fields } = { files: 1, fields: 10 },
): RequestHandler {
	const reader = multer({
		storage: hashing,
		limits: {
			fileSize: largestFileOf(services),
			files,
			fields,
			parts: fields + files + 1,
			fieldSize: 20_000,
			fieldNameSize: 100,
			fieldNestingDepth: 0,
		},
		defParamCharset: "utf8",
	}).array("file", files);
	return (req, res, next) => {
		reader(req, res, (error: unknown) => {
			const problem = problemIn(error);
			if (problem) {
				problems.set(req, problem);
				next();
			} else if (error === undefined || error === null) next();
			else
				next(
					Object.assign(new Error("unreadable upload", { cause: error }), {
						status: 400,
					}),
				);
		});
	};
}

/** @returns what stands against the file of a form that was not taken. */
export const uploadError = (
	problem: UploadProblem,
	services: Pick<Services, "settings">,
	t: Translate,
): FormError => ({
	field: "file",
	message: t(`deliverables.upload.${problem}`, {
		size: saySize(largestFileOf(services), t),
	}),
});

/** @returns the largest file that is taken, in bytes. */
export const largestFileOf = ({ settings }: Pick<Services, "settings">) =>
	settings.evidenceMaxBytes ?? usualLargestFile;

function problemIn(error: unknown): UploadProblem | undefined {
	if (error instanceof MulterError && error.code === "LIMIT_FILE_SIZE")
		return "too-large";
	return isNoRoom(error) ? "no-room" : undefined;
}

/** The disk, or one's share of it, is full. */
export const isNoRoom = (error: unknown): boolean =>
	["ENOSPC", "EDQUOT"].includes(codeOf(error)) ||
	(error instanceof Error &&
		error.cause !== undefined &&
		isNoRoom(error.cause));

const codeOf = (error: unknown): string =>
	String((error as { code?: unknown } | null | undefined)?.code ?? "");

const problems = new WeakMap<Request, UploadProblem>();

const filesOf = ({ files }: Request): readonly Express.Multer.File[] =>
	Array.isArray(files) ? files : [];

/** @returns the files that were sent with the request; one that was refused refuses all. */
export function uploadsOf(
	req: Request,
):
	| { readonly ok: true; readonly uploads: readonly Taken[] }
	| { readonly ok: false; readonly problem: UploadProblem } {
	const problem = problems.get(req);
	if (problem) return { ok: false, problem };
	const sent = filesOf(req);
	if (sent.length === 0) return { ok: false, problem: "none" };
	const uploads = sent.map((file): Taken => {
		const { path, sha256, bytes, head } = file as unknown as Stored;
		const name = fileName(file.originalname);
		return {
			name,
			file: { path, sha256, bytes, mediaType: mediaTypeOf(head, name) },
		};
	});
	return uploads.some(({ file }) => file.bytes === 0)
		? { ok: false, problem: "empty" }
		: { ok: true, uploads };
}

/** A file that may be kept, and the name it is shown by. */
export interface Taken {
	readonly file: SentFile;
	readonly name: string;
}

/** @returns the one file that was sent with the request. */
export function uploadOf(req: Request): Upload {
	const read = uploadsOf(req);
	if (!read.ok) return read;
	const [first] = read.uploads;
	return first ? { ok: true, ...first } : { ok: false, problem: "none" };
}

/** Removes what lies in the way when the request has been answered. */
export async function discardUploads(req: Request): Promise<void> {
	await Promise.all(
		filesOf(req).map((file) => remove((file as unknown as Stored).path)),
	);
}

const longestName = 200;

/** @returns a file's name to be shown: without folders, and without signs that hide or turn around what follows. */
export function fileName(sent: string): string {
	const last = sent.toWellFormed().split(/[/\\]/).at(-1) ?? "";
	const shown = last
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
		.replace(/\s+/g, " ")
		.trim();
	return [...shown].slice(-longestName).join("") || "file";
}

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

/** The largest file that is taken, in bytes. */
export const largestFile = 50_000_000;

/** What came of a file that was sent. */
export type Upload =
	| { readonly ok: true; readonly file: SentFile; readonly name: string }
	| { readonly ok: false; readonly problem: "none" | "empty" | "too-large" };

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

const reader = multer({
	storage: hashing,
	limits: {
		fileSize: largestFile,
		files: 1,
		fields: 10,
		parts: 12,
		fieldSize: 20_000,
		fieldNameSize: 100,
		fieldNestingDepth: 0,
	},
	defParamCharset: "utf8",
}).single("file");

/**
 * Reads one file of a form, up to a bound, into a place of its own. A file that is too large is a mistake at the field, not an
 * error; whatever else is wrong with what was sent ends the request. Nothing is left of what was not taken.
 */
export const readUpload: RequestHandler = (req, res, next) => {
	reader(req, res, (error: unknown) => {
		if (error instanceof MulterError && error.code === "LIMIT_FILE_SIZE") {
			uploads.set(req, { ok: false, problem: "too-large" });
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

const uploads = new WeakMap<Request, Upload>();

/** @returns the file that was sent with the request. */
export function uploadOf(req: Request): Upload {
	const refused = uploads.get(req);
	if (refused) return refused;
	const { file } = req;
	if (!file) return { ok: false, problem: "none" };
	const { path, sha256, bytes, head } = file as unknown as Stored;
	if (bytes === 0) return { ok: false, problem: "empty" };
	const name = fileName(file.originalname);
	return {
		ok: true,
		name,
		file: { path, sha256, bytes, mediaType: mediaTypeOf(head, name) },
	};
}

/** Removes what lies in the way when the request has been answered. */
export async function discardUpload({ file }: Request): Promise<void> {
	if (file) await remove((file as unknown as Stored).path);
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

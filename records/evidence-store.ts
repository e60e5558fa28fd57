import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

/** The bytes of a file, known by what they are and never by a name. */
export interface FileFacts {
	/** In hex. */
	readonly sha256: string;
	readonly bytes: number;
}

/** Where the bytes of evidence lie: a folder, or a bucket that several machines share. */
export interface EvidenceStore {
	/** Keeps the bytes of the local file at `path` under their hash; bytes that are there already are kept once. */
	keep(path: string, file: FileFacts): Promise<void>;
	/** @returns the bytes, or undefined when they are not there whole. */
	open(file: FileFacts): Promise<Readable | undefined>;
	/** Takes bytes away that nothing on record refers to. */
	remove(file: FileFacts): Promise<void>;
}

/**
 * Opens the store that `EVIDENCE_URL` names: `file:///folder`, or `s3://bucket/prefix?region=…&endpoint=…&path-style=true`
 * with the credentials of the AWS SDK's own environment.
 */
export async function openEvidenceStore(url: URL): Promise<EvidenceStore> {
	if (url.protocol !== "s3:") {
		const disk = new Disk(
			new FSDriver({ location: url, visibility: "private" }),
		);
		return storeOn(disk, wholeInFolder(disk, url));
	}
	const disk = await bucket(url);
	// A bucket shows an object when all of it is there.
	return storeOn(
		disk,
		(path, key, bytes) => putFile(disk, path, key, bytes),
		url.pathname.replace(/^\/+|\/+$/g, ""),
	);
}

/** Puts a local file's bytes under a key. */
type Put = (path: string, key: string, bytes: number) => Promise<void>;

const putFile = (
	disk: Disk,
	path: string,
	key: string,
	bytes: number,
): Promise<void> =>
	disk.putStream(key, createReadStream(path), {
		contentLength: bytes,
		contentType: "application/octet-stream",
	});

/**
 * In a folder the bytes are written beside their place and take it when they are whole: whoever keeps or reads the same file
 * at the same moment never meets half of it.
 */
function wholeInFolder(disk: Disk, folder: URL): Put {
	const root = folder.href.replace(/\/*$/, "/");
	const pathOf = (key: string) => fileURLToPath(new URL(key, root));
	return async (path, key, bytes) => {
		const beside = `${key}.${randomUUID()}`;
		try {
			await putFile(disk, path, beside, bytes);
			await rename(pathOf(beside), pathOf(key));
		} catch (failure) {
			await disk.delete(beside).catch(() => {});
			throw failure;
		}
	};
}

/** The client is loaded only where a bucket is used. */
async function bucket(url: URL): Promise<Disk> {
	const { S3Driver } = await import("flydrive/drivers/s3");
	const endpoint = url.searchParams.get("endpoint");
	return new Disk(
		new S3Driver({
			bucket: url.hostname,
			region: url.searchParams.get("region") ?? "us-east-1",
			...(endpoint === null ? {} : { endpoint }),
			forcePathStyle: url.searchParams.get("path-style") === "true",
			visibility: "private",
			// Buckets of today have no access lists, and refuse who sends one.
			supportsACL: false,
		}),
	);
}

function storeOn(disk: Disk, put: Put, prefix = ""): EvidenceStore {
	const keyOf = ({ sha256 }: FileFacts) =>
		[prefix, "sha256", sha256.slice(0, 2), sha256].filter(Boolean).join("/");

	/** A file cut short by a crash is shorter than it should be, and counts as none. */
	const isWhole = async (file: FileFacts): Promise<boolean> => {
		const key = keyOf(file);
		if (!(await disk.exists(key))) return false;
		return (await disk.getMetaData(key)).contentLength === file.bytes;
	};

	return {
		async keep(path, file) {
			if (await isWhole(file)) return;
			const { sha256, bytes } = file;
			await put(path, keyOf(file), bytes);
			if (!(await isWhole(file)))
				throw new Error(`evidence ${sha256} could not be kept whole`);
		},
		open: async (file) =>
			(await isWhole(file)) ? disk.getStream(keyOf(file)) : undefined,
		remove: (file) => disk.delete(keyOf(file)),
	};
}

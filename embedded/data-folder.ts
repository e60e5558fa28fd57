/** The folder with everything that the embedded default keeps. */
import { mkdir, statfs } from "node:fs/promises";
import { StartProblem, systemCode } from "./start-problem.ts";

/** What a first start writes, with some room to work. */
const NEEDED_MB = 200;

/**
 * Makes the folder if it is not there, for its owner alone.
 * @throws StartProblem if that cannot be, or the disk is nearly full
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
	try {
		await mkdir(dataDir, { recursive: true, mode: 0o700 });
	} catch (error) {
		throw diskProblem(dataDir, error) ?? error;
	}
	const { bavail, bsize } = await statfs(dataDir);
	const free = Math.floor((bavail * bsize) / 1e6);
	if (free < NEEDED_MB) throw noRoom(dataDir, free);
}

/**
 * @returns the one line for an error of the disk under the data, whichever part
 * met it; undefined for any other error
 */
export function diskProblem(
	dataDir: string,
	error: unknown,
): StartProblem | undefined {
	switch (systemCode(error)) {
		case "ENOSPC":
		case "EDQUOT":
			return noRoom(dataDir, 0);
		case "EACCES":
		case "EPERM":
		case "EROFS":
			return new StartProblem(
				`Cannot write to DATA_DIR ${dataDir}: make it writable for this user, or set DATA_DIR to another folder.`,
			);
		case "ENOTDIR":
		case "EEXIST":
		case "ENOENT":
			return new StartProblem(
				`DATA_DIR ${dataDir} cannot be made: set DATA_DIR to a folder, not a file or a place below one.`,
			);
		default:
			return undefined;
	}
}

function noRoom(dataDir: string, free: number): StartProblem {
	return new StartProblem(
		`No room for DATA_DIR ${dataDir} (${free} MB free, ${NEEDED_MB} MB needed): free some, or set DATA_DIR to a folder on another disk.`,
	);
}

/** Where the log goes when the terminal is for people. */
import { existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { destination, type Logger, pino } from "pino";
import type { LogLevel } from "../settings.ts";

const FULL_BYTES = 20_000_000;

export interface LogFile {
	file: string;
	log: Logger;
	close(): void;
}

/** Appends to `certway.log`; a full one is put aside at the next start. */
export function openLog(dataDir: string, level: LogLevel): LogFile {
	const file = join(dataDir, "certway.log");
	if (existsSync(file) && statSync(file).size > FULL_BYTES) {
		renameSync(file, `${file}.1`);
	}
	const lines = destination({ dest: file, sync: true, mode: 0o600 });
	return { file, log: pino({ level }, lines), close: () => lines.end() };
}

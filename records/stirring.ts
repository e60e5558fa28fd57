import { EventEmitter, once } from "node:events";
import type { ProgrammeId } from "../domain/ids.ts";

/**
 * What stirs in this process: something of a programme came to the record, or left the outbox. It only shortens waiting: what
 * stirs in another process is found by looking again.
 */
const stirring = new EventEmitter().setMaxListeners(0);

/** Tells whoever waits for the programme in this process that something of it has moved. */
export const stirred = (programme: ProgrammeId): void => {
	stirring.emit(programme);
};

/** Resolves when something of the programme moves in this process, or after `atMost` milliseconds. */
export const nextStir = (
	programme: ProgrammeId,
	atMost: number,
): Promise<unknown> =>
	once(stirring, programme, { signal: AbortSignal.timeout(atMost) }).catch(
		() => {},
	);

/** An event in words. */
export interface Said {
	readonly sentence: string;
	/** It begins with a verb: the name of who did it stands before it. */
	readonly begun: boolean;
}

/** @returns what somebody did: his name stands before it. */
export const did = (sentence: string): Said => ({ sentence, begun: true });

/** @returns what followed, or what the clock did: a sentence of its own. */
export const followed = (sentence: string): Said => ({
	sentence,
	begun: false,
});

/** What the terminal shows while Certway starts: a line a step. */

export interface Steps {
	/** a line beside the steps */
	say(line: string): void;
	/** runs a step and tells what came of it and how long it took */
	take<T>(
		name: string,
		step: () => Promise<{ value: T; words: string }>,
	): Promise<T>;
}

export function showSteps(print: (line: string) => void): Steps {
	return {
		say: (line) => print(`  ${line}`),
		take: async (name, step) => {
			const began = performance.now();
			const { value, words } = await step();
			const took = ((performance.now() - began) / 1000).toFixed(1);
			print(`✓ ${name} ${words} (${took} s)`);
			return value;
		},
	};
}

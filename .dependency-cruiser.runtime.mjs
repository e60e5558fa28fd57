/**
 * What is left of the imports when types are gone, as Node sees them: here a
 * workflow may import nothing from the activities.
 */
import rules from "./.dependency-cruiser.mjs";

const { parser: _parser, ...options } = rules.options;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: "workflows-take-only-types-from-activities",
			severity: "error",
			from: { path: "^workflows/" },
			to: { path: "^activities/" },
		},
	],
	options,
};

/**
 * What is left of the imports when types are gone, as Node sees them: here a
 * workflow may import nothing from the activities.
 */
import swcVisitor from "@swc/core/Visitor.js";
import rules from "./.dependency-cruiser.mjs";

// `import type` and `export type … from` are passed over.
const Visitor = swcVisitor.default;
const { visitModuleDeclaration } = Visitor.prototype;
Visitor.prototype.visitModuleDeclaration = function (declaration) {
	return declaration.typeOnly
		? declaration
		: visitModuleDeclaration.call(this, declaration);
};

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
	options: rules.options,
};

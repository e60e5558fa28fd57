import swcVisitor from "@swc/core/Visitor.js";

/**
 * The one way imports go between the rooms, types included. Each room lists
 * what it may import of ours beside itself; whatever is not listed is refused.
 */
const rooms = {
	domain: [],
	workflows: ["domain/", "activities/"],
	activities: ["domain/", "records/", "temporal/", "rehearsal/"],
	records: ["domain/"],
	temporal: ["domain/", "records/", "workflows/messages.ts$"],
	rehearsal: ["domain/", "records/", "temporal/", "workflows/messages.ts$"],
	worker: [
		"workflows/",
		"activities/",
		"records/",
		"domain/",
		"temporal/",
		"settings.ts$",
	],
	web: [
		"domain/",
		"workflows/messages.ts$",
		"records/",
		"temporal/",
		"rehearsal/",
		"settings.ts$",
	],
	embedded: [
		"domain/",
		"workflows/",
		"activities/",
		"records/",
		"temporal/",
		"rehearsal/",
		"worker/",
		"web/",
		"settings.ts$",
	],
};

const oneWay = Object.entries(rooms).map(([room, others]) => ({
	name: `${room}-imports-one-way`,
	comment: `${room}/ may import of ours: ${others.join(", ") || "nothing"}`,
	severity: "error",
	from: { path: `^${room}/` },
	to: {
		dependencyTypes: ["local"],
		pathNot: [`^${room}/`, ...others.map((other) => `^${other}`)],
	},
}));

// swc's visitor is older than `using`: it is visited as `const` is.
const Visitor = swcVisitor.default;
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
	if (statement.type !== "UsingDeclaration") {
		return visitStatement.call(this, statement);
	}
	this.visitVariableDeclarators(statement.decls);
	return statement;
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		...oneWay,
		{
			name: "domain-is-pure",
			comment: "domain/ does no I/O; hashing is the one built-in it may use",
			severity: "error",
			from: { path: "^domain/" },
			to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
		},
		{
			name: "workflows-stay-light",
			comment:
				"workflows are bundled into the sandbox: of packages only Temporal's two",
			severity: "error",
			from: { path: "^workflows/" },
			to: {
				dependencyTypesNot: ["local"],
				pathNot: "^node_modules/@temporalio/(workflow|common)/",
			},
		},
		{
			name: "settings-stand-alone",
			severity: "error",
			from: { path: "^settings\\.ts$" },
			to: { dependencyTypes: ["local"] },
		},
		{
			name: "nobody-imports-test",
			severity: "error",
			from: { pathNot: "^(test|bench)/" },
			to: { path: "^test/" },
		},
		{
			name: "no-circles",
			severity: "error",
			from: {},
			to: { circular: true },
		},
		{
			name: "no-missing",
			comment: "what is imported exists and is listed in package.json",
			severity: "error",
			from: {},
			to: {
				dependencyTypes: ["unknown", "npm-no-pkg", "npm-unknown"],
			},
		},
		{
			name: "no-dev-dependency-in-the-product",
			severity: "error",
			from: {
				path: "^(domain|workflows|activities|records|temporal|rehearsal|worker|web|embedded|commands)/|^[a-z]+\\.ts$",
			},
			to: {
				dependencyTypes: ["npm-dev"],
				pathNot: "^node_modules/@types/",
			},
		},
	],
	options: {
		// Its own parser for TypeScript needs the compiler's old API; swc reads the
		// sources as they are, so `import type` is seen too.
		parser: "swc",
		doNotFollow: { path: "^node_modules/" },
		exclude: { path: "^(data|coverage|dist)/|^vitest\\.config\\.ts$" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default", "types"],
			extensions: [".ts", ".mjs", ".js", ".json", ".d.ts"],
		},
	},
};

/**
 * The 13 processes in the guide's 5 lifecycle stages. This is the guide's view (it follows ITIL's stages),
 * not the audit's: the audit looks at clauses, which each process names.
 */
export type Stage =
	| "strategy"
	| "design"
	| "transition"
	| "operation"
	| "improvement";

/** How often the pilot run must show a record: in every pilot month, whenever it occurs (else a declared quiet month), or once. */
export type Frequency = "monthly" | "when-it-occurs" | "once";

interface Process {
	readonly stage: Stage;
	readonly frequency: Frequency;
	readonly clauses: readonly string[];
}

export const processes = {
	"objective-alignment": {
		stage: "strategy",
		frequency: "once",
		clauses: ["6.2", "6.3", "8.2.2", "8.3.2"],
	},
	"resource-planning": {
		stage: "strategy",
		frequency: "once",
		clauses: ["7.1", "8.4.1"],
	},
	sla: { stage: "design", frequency: "monthly", clauses: ["8.3.3"] },
	capacity: { stage: "design", frequency: "once", clauses: ["8.4.2", "8.4.3"] },
	availability: {
		stage: "design",
		frequency: "once",
		clauses: ["8.7.1", "8.7.2"],
	},
	change: {
		stage: "transition",
		frequency: "monthly",
		clauses: ["8.5.1", "8.5.2"],
	},
	configuration: {
		stage: "transition",
		frequency: "once",
		clauses: ["8.2.6"],
	},
	release: {
		stage: "transition",
		frequency: "when-it-occurs",
		clauses: ["8.5.2", "8.5.3"],
	},
	incident: { stage: "operation", frequency: "monthly", clauses: ["8.6.1"] },
	problem: {
		stage: "operation",
		frequency: "when-it-occurs",
		clauses: ["8.6.3"],
	},
	"service-request": {
		stage: "operation",
		frequency: "monthly",
		clauses: ["8.6.2"],
	},
	"performance-monitoring": {
		stage: "improvement",
		frequency: "monthly",
		clauses: ["9.1", "9.4"],
	},
	optimisation: {
		stage: "improvement",
		frequency: "once",
		clauses: ["10.1", "10.2"],
	},
} as const satisfies Record<string, Process>;

export type ProcessId = keyof typeof processes;
export const processIds = Object.keys(processes) as ProcessId[];

export const isProcessId = (text: string): text is ProcessId =>
	Object.hasOwn(processes, text);

/** Operating clauses 8.2–8.7 that none of the 13 processes covers: the pilot run shows one record for each. */
export const clausesWithoutProcess = [
	"8.2.1",
	"8.2.3",
	"8.2.4",
	"8.2.5",
	"8.3.1",
	"8.3.4",
	"8.7.3",
] as const;
export type ClauseWithoutProcess = (typeof clausesWithoutProcess)[number];

/** What a record of the pilot run is about. */
export type RecordSubject = ProcessId | ClauseWithoutProcess;
export const recordSubjects: readonly RecordSubject[] = [
	...processIds,
	...clausesWithoutProcess,
];

/** @returns how often the pilot run must show a record of `subject`; a clause without a process is shown once. */
export const frequencyOf = (subject: RecordSubject): Frequency =>
	subject in processes ? processes[subject as ProcessId].frequency : "once";

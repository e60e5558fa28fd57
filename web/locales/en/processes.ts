/**
 * The 13 processes in the guide's five lifecycle stages, and the operating
 * clauses that none of them covers, named in our own words.
 */
export const processes = {
	name: {
		"objective-alignment": "Service objective alignment",
		"resource-planning": "Resource planning",
		sla: "SLA definition",
		capacity: "Capacity management",
		availability: "Availability management",
		change: "Change management",
		configuration: "Configuration management",
		release: "Release management",
		incident: "Incident management",
		problem: "Problem management",
		"service-request": "Service request handling",
		"performance-monitoring": "Performance monitoring",
		optimisation: "Process optimisation",
		"8.2.1": "Delivery of services",
		"8.2.3": "Parties involved in the services",
		"8.2.4": "Service catalogue",
		"8.2.5": "Assets",
		"8.3.1": "Relationships and agreements",
		"8.3.4": "Suppliers",
		"8.7.3": "Information security",
	},
	stage: {
		strategy: "Strategy",
		design: "Design",
		transition: "Transition",
		operation: "Operation",
		improvement: "Improvement",
	},
	/** What each stage is for. */
	aim: {
		strategy: "IT services match what the business needs.",
		design: "Services that are designed to be measured.",
		transition: "Lower risk and a smooth hand-over.",
		operation: "Fast response and continuous service.",
		improvement: "Quality that rises.",
	},
	/** What was reported elsewhere: to measure oneself against, never a promise. */
	value: {
		strategy: "Reported: return on IT projects raised to 3.8 times.",
		design: "Reported: customer satisfaction up by 14 % to 20 %.",
		transition: "Reported: change success from 65 % to 95 %.",
		operation: "Reported: incident response time down by 87.5 %.",
		improvement: "Reported: 2 to 3 new services of value a year.",
	},
	otherClauses: "Operating clauses without a process",
	clause: "clause {{clauses}}",
	clauses: "clauses {{clauses}}",
	/** What counts as a record in the pilot run. */
	record: {
		"objective-alignment":
			"Objectives agreed with the business, once in the pilot run.",
		"resource-planning": "The resource plan, once in the pilot run.",
		sla: "The SLA report of the month.",
		capacity: "The capacity plan, once in the pilot run.",
		availability: "An availability test, once in the pilot run.",
		change: "Changes of the month.",
		configuration:
			"A verification of the configuration, once in the pilot run.",
		release: "Releases of the month, or a month declared quiet.",
		incident: "Incidents of the month.",
		problem: "Problems of the month, or a month declared quiet.",
		"service-request": "Service requests of the month.",
		"performance-monitoring": "Measures of the month.",
		optimisation: "An improvement of a process, once in the pilot run.",
		"8.2.1": "One record in the pilot run.",
		"8.2.3": "One record in the pilot run.",
		"8.2.4": "One record in the pilot run.",
		"8.2.5": "One record in the pilot run.",
		"8.3.1": "One record in the pilot run.",
		"8.3.4": "One record in the pilot run.",
		"8.7.3": "One record in the pilot run.",
	},
} as const;

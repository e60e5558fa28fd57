/** What stands on a certificate, and where it is in its three years. */
export const certificate = {
	state: "State",
	/** Where the programme was stopped; every other state is worded with the rules. */
	stopped: "guarded no more",
	number: "Number",
	body: "Certification body",
	scope: "Scope",
	decidedOn: "Decided on",
	decidedWhy:
		"The certification body's decision: the dates of the cycle count from it.",
	validUntil: "Valid until",
	validWhy: "As the certificate prints it. Validity is never extended.",
	cycle: "Cycle",
	years: "The certificate's three years",
} as const;

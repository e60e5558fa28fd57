import type { Instant } from "./instants.ts";

/** How far the clock of a rehearsal is to go. */
export type Goal =
	| { readonly kind: "until"; readonly to: Instant }
	/** To whatever comes next: a date that rings, or somebody's next act. */
	| { readonly kind: "next" }
	/** Until the first certificate is decided and its phase signed off. */
	| { readonly kind: "certificate" }
	/** To the first day after the first certificate's three years. */
	| { readonly kind: "third-year" }
	/** It stays where it is. */
	| { readonly kind: "here" };

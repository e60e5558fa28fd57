import type { ProgrammeRole } from "./services.ts";

/** Who may use a route. */
export type Policy =
	/** Anyone at all: it shows nothing of anybody. */
	| "public"
	/** Whoever holds the secret in the path; the handler looks it up. */
	| "link"
	/** Anyone signed in: it shows what is the reader's own. */
	| "signed-in"
	/** An administrator of the installation. */
	| "administrator"
	/** One of these roles in the programme that `:programme` names in the path. */
	| { readonly programme: readonly [ProgrammeRole, ...ProgrammeRole[]] };

import type { LocalDate } from "./dates.ts";
import type { PersonId } from "./ids.ts";

/** Somebody whom no mail of the programme reaches. */
export interface Unreachable {
	readonly person: PersonId;
	readonly since: LocalDate;
}

/** What the post found out about an address. */
export type AddressAct =
	| {
			readonly type: "note-unreachable";
			readonly person: PersonId;
			/** The mail that could not be delivered. */
			readonly mail: string;
	  }
	| { readonly type: "note-reached"; readonly person: PersonId };

export type AddressEvent =
	| {
			readonly type: "address-failed";
			readonly person: PersonId;
			readonly mail: string;
	  }
	| { readonly type: "address-works"; readonly person: PersonId };

export const isAddressAct = (act: {
	readonly type: string;
}): act is AddressAct =>
	act.type === "note-unreachable" || act.type === "note-reached";

export const isAddressEvent = (event: {
	readonly type: string;
}): event is AddressEvent =>
	event.type === "address-failed" || event.type === "address-works";

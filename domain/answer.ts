import type { Waking } from "./notice.ts";
import type { Refusal } from "./refusal.ts";
import type { RoomView } from "./view.ts";

/** Where in the programme's chain an act's last event stands; its hash covers everything before it. */
export interface Place {
	readonly position: number;
	readonly hash: string;
}

/** What the record answers an act: it stands there, or it was refused and nothing happened. */
export type Answer =
	| {
			readonly ok: true;
			/** null when there was nothing to do. */
			readonly place: Place | null;
			readonly waking: Waking | null;
			readonly view: RoomView;
	  }
	| { readonly ok: false; readonly refusal: Refusal };

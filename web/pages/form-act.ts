import type { Request, Response } from "express";
import type { Act } from "../../domain/acts.ts";
import type { RoomId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { ConflictingAct } from "../../records/entry.ts";
import type { FormError } from "../forms.ts";
import { type Afterwards, bringFromPage } from "../perform.ts";
import { signedIn } from "../reader.ts";
import type { Services } from "../services.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** An act that a form asks for, and how the form is shown again when it is refused. */
export interface FormAct extends Omit<Afterwards, "refused"> {
	readonly room: RoomId;
	/** `<what>/<form id>`: the same form sent again is the same act. */
	readonly actId: string;
	/** Makes the act; texts about persons are sealed here, so other words under the same id are noticed too. */
	readonly act: () => Act | Promise<Act>;
	/** What stands against it, at its field; "" is the form as a whole. */
	readonly refusedAs: (refusal: Refusal) => FormError;
	/** Shows the form again with what stands against it. */
	readonly again: (errors: readonly FormError[]) => void | Promise<void>;
}

/**
 * Brings the act of a form for the signed-in person, and answers. A form that
 * came back out of the browser's memory with other words in it is shown again:
 * what was sent first stands.
 *
 * @returns whether it is on record; undefined when nobody knows yet.
 */
export async function bringFormAct(
	req: Request,
	res: Response,
	services: Services,
	{ id, kind }: Pick<OpenProgramme, "id" | "kind">,
	{ room, actId, act, refusedAs, again, ...afterwards }: FormAct,
): Promise<boolean | undefined> {
	try {
		return await bringFromPage(
			req,
			res,
			services,
			{
				programme: id,
				kind,
				room,
				by: signedIn(res).person,
				actId,
				act: await act(),
			},
			{ ...afterwards, refused: (refusal) => again([refusedAs(refusal)]) },
		);
	} catch (error) {
		if (!(error instanceof ConflictingAct)) throw error;
		const { t } = res.locals.frame;
		await again([{ field: "", message: t("phase.sentBefore") }]);
		return false;
	}
}

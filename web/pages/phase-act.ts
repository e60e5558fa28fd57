import type { Request, Response } from "express";
import type { Act } from "../../domain/acts.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { FormError } from "../forms.ts";
import type { MessageKey } from "../locales/translate.ts";
import { sayRefusal } from "../refusals.ts";
import { reminderField } from "../reminders.ts";
import type { Services } from "../services.ts";
import { bringFormAct } from "./form-act.ts";
import { deliverableNamed, type RoomPage } from "./phase-room.ts";

/** What a form of a phase does when its act is brought. */
export interface PhaseAct {
	readonly act: Act;
	/** `<what>/<form id>`: the same form sent again is the same act. */
	readonly actId: string;
	/** The page that shows what was done, and what it says, once. */
	readonly to: string;
	readonly notice: MessageKey;
	readonly values?: Readonly<Record<string, string | number>>;
	/** The field that a refusal is about; others stand against the form as a whole. */
	readonly fields?: Partial<Record<RefusalCode, string>>;
	/** Shows the form again with what stands against it. */
	readonly again: (errors: readonly FormError[]) => void | Promise<void>;
}

/** Brings an act of the signed-in person in a phase, and answers. @returns whether it is on record. */
export async function bringPhaseAct(
	req: Request,
	res: Response,
	services: Services,
	page: RoomPage,
	{ act, actId, to, notice, values, fields = {}, again }: PhaseAct,
): Promise<boolean | undefined> {
	const { t } = res.locals.frame;
	const { programme, phase, kind, nameOf } = page;
	const named = deliverableNamed(page, t);
	const open = { id: programme.charter.programme, kind };
	return bringFormAct(req, res, services, open, {
		room: phase.room,
		actId,
		act: () => act,
		to,
		notice,
		...(values ? { values } : {}),
		refusedAs: (refusal) => ({
			field: fields[refusal.code] ?? reminderField(refusal),
			message: sayRefusal(refusal, t, nameOf, named),
		}),
		again,
	});
}

import { z } from "zod";
import type { MessageKey } from "../locales/translate.ts";

/**
 * @param agree what is said to whoever did not tick that he signs.
 * @returns the form by which somebody puts his name to what he was shown; `sign-with-name` draws it.
 */
export const signedForm = (agree: MessageKey) =>
	z.object({
		name: z.string().min(1).max(120),
		/** The fingerprint of what the page showed. */
		shown: z.string(),
		agreed: z.literal("yes", { error: agree }),
	});

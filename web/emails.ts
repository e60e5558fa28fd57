import { z } from "zod";

/** An address as a browser's own field takes it: on one machine `li@localhost` is one too. */
export const email = z.email({ pattern: z.regexes.html5Email }).max(254);

/** An address that may be left out. */
export const optionalEmail = z
	.union([z.literal(""), email], "forms.email")
	.optional();

import type { RecordSubject } from "../domain/processes.ts";
import type { Translate } from "./locales/translate.ts";

/** @returns `Change management`, or of a clause without a process `8.3.4 Suppliers`. */
export const saySubject = (subject: RecordSubject, t: Translate): string =>
	/^\d/.test(subject)
		? `${subject} ${t(`processes.name.${subject}`)}`
		: t(`processes.name.${subject}`);

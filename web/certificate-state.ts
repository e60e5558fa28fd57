import type { Certificate } from "../domain/certificate.ts";
import { certificateRows } from "../domain/certificate-rules.ts";
import type { LocalDate } from "../domain/dates.ts";
import type { Programme } from "../domain/programme.ts";
import {
	type ShownStatus,
	shownStatus,
} from "../domain/rules/certificate-view.ts";
import type { Translate } from "./locales/translate.ts";
import type { State } from "./parts.ts";

const marks: Readonly<Record<ShownStatus, State>> = {
	certified: "active",
	"recertification-window": "asked",
	"scope-reduced": "active",
	suspended: "held",
	withdrawn: "stopped",
	surrendered: "stopped",
	transferred: "done",
	"expired-restorable": "late",
	lapsed: "late",
	restored: "done",
	renewed: "done",
};

/** @returns the state of a certificate on `today`, as a mark with a word; in its recertification window it says so. */
export function stateOfCertificate(
	programme: Programme,
	certificate: Certificate,
	today: LocalDate,
	t: Translate,
): { readonly state: State; readonly word: string } {
	if (certificate.status === "stopped")
		return { state: "stopped", word: t("certificate.stopped") };
	const shown = shownStatus(
		certificate.state,
		certificateRows(programme, certificate),
		today,
	);
	return { state: marks[shown], word: t(`rules.states.${shown}`) };
}

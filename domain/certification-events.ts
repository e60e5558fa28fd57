import type { LocalDate } from "./dates.ts";
import type { Seal } from "./ids.ts";

/** What can happen on the way to the certificate beside its stages and the decision. */
export type CertificationEvent =
	| {
			readonly type: "application-entered";
			readonly on: LocalDate;
			readonly body: string;
			/** The day the body accepted it; null as long as it has not. */
			readonly acceptedOn: LocalDate | null;
			/** It follows a refusal: the audit begins anew. */
			readonly again: boolean;
	  }
	| {
			readonly type: "certification-refused";
			readonly on: LocalDate;
			readonly reason: Seal;
	  }
	/** Majors of stage 2 were not verified within six months: another stage 2 is needed (17021-1 9.5.3.2). */
	| { readonly type: "six-months-passed"; readonly since: LocalDate };

const certificationEvents = [
	"application-entered",
	"certification-refused",
	"six-months-passed",
] as const satisfies readonly CertificationEvent["type"][];

/** @returns whether an event is one of the certification audit. */
export const isCertificationEvent = <Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, CertificationEvent> =>
	certificationEvents.some((type) => type === event.type);

import type { Certificate } from "../../domain/certificate.ts";
import { isMet, roundClocks } from "../../domain/certificate-clocks.ts";
import { compareDates } from "../../domain/dates.ts";
import { isCertificate, isPhase } from "../../domain/world.ts";
import type { CertificateStrip } from "../drawings/certificate-strip.ts";
import type { Translate } from "../locales/translate.ts";
import type { State, SummaryRow } from "../parts.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** What a programme's page shows of its certificate. */
export interface CertificateShown {
	readonly rows: readonly SummaryRow[];
	readonly strip: CertificateStrip;
}

/** @returns the certificate of the latest cycle; undefined while there is none. */
export function certificateShown(
	open: OpenProgramme,
	t: Translate,
): CertificateShown | undefined {
	const certificate = Object.values(open.world.rooms)
		.filter(isCertificate)
		.toSorted((a, b) => a.cycle - b.cycle)
		.at(-1);
	return (
		certificate && {
			rows: factsOf(certificate, open, t),
			strip: stripOf(certificate, open, t),
		}
	);
}

function factsOf(
	{ decision, status, cycle }: Certificate,
	{ today }: OpenProgramme,
	t: Translate,
): readonly SummaryRow[] {
	const states: Record<Certificate["status"], State> = {
		certified: "active",
		renewed: "done",
		expired: "late",
		stopped: "stopped",
	};
	return [
		{
			label: t("certificate.state"),
			cell: {
				state: states[status],
				word: t(`certificate.status.${status}`),
			},
		},
		{ label: t("certificate.number"), cell: { text: decision.number } },
		{ label: t("certificate.body"), cell: { text: decision.body } },
		{ label: t("certificate.scope"), cell: { text: decision.scope } },
		{
			label: t("certificate.decidedOn"),
			cell: {
				date: decision.decidedOn,
				today,
				why: t("certificate.decidedWhy"),
			},
		},
		{
			label: t("certificate.validUntil"),
			cell: {
				date: decision.validUntil,
				today,
				why: t("certificate.validWhy"),
			},
		},
		{ label: t("certificate.cycle"), cell: { text: String(cycle) } },
	];
}

function stripOf(
	certificate: Certificate,
	{ world, today }: OpenProgramme,
	t: Translate,
): CertificateStrip {
	const { decision, cycle } = certificate;
	const rounds = Object.values(world.rooms).filter(isPhase);
	return {
		id: "certificate-strip",
		title: t("certificate.years"),
		today,
		issued: decision.decidedOn,
		expires: decision.validUntil,
		windows: roundClocks(certificate, world.programme.charter.rules).map(
			({ round, opensOn, dueBy }) => {
				const room = rounds.find(
					(each) => each.kind === round && each.round === cycle,
				);
				const state: State =
					isMet(certificate, round) || room?.status === "closed"
						? "done"
						: compareDates(dueBy, today) < 0
							? "late"
							: room?.status === "open"
								? "active"
								: "waiting";
				return {
					name: t(`terms.phase.${round}`),
					from: opensOn,
					to: dueBy,
					state,
				};
			},
		),
	};
}

import type { Certificate } from "../../domain/certificate.ts";
import { isCertificate } from "../../domain/world.ts";
import { stateOfCertificate } from "../certificate-state.ts";
import { certificateStripOf } from "../certificate-windows.ts";
import type { CertificateStrip } from "../drawings/certificate-strip.ts";
import type { Translate } from "../locales/translate.ts";
import type { SummaryRow } from "../parts.ts";
import { sayList } from "../terms.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/** What a programme's page shows of its certificate. */
export interface CertificateShown {
	readonly rows: readonly SummaryRow[];
	readonly strip: CertificateStrip;
}

/** @returns the certificate, of the latest cycle by default; undefined while there is none. */
export function certificateShown(
	open: OpenProgramme,
	t: Translate,
	certificate: Certificate | undefined = Object.values(open.world.rooms)
		.filter(isCertificate)
		.toSorted((a, b) => a.cycle - b.cycle)
		.at(-1),
): CertificateShown | undefined {
	return (
		certificate && {
			rows: factsOf(certificate, open, t),
			strip: certificateStripOf(
				open.world.programme,
				certificate,
				open.today,
				t,
			),
		}
	);
}

function factsOf(
	certificate: Certificate,
	{ world, today }: OpenProgramme,
	t: Translate,
): readonly SummaryRow[] {
	const { decision, cycle } = certificate;
	return [
		{
			label: t("certificate.state"),
			cell: stateOfCertificate(world.programme, certificate, today, t),
		},
		{ label: t("certificate.number"), cell: { text: decision.number } },
		{ label: t("certificate.body"), cell: { text: decision.body } },
		...(decision.accreditation === undefined
			? []
			: [
					{
						label: t("certificate.accreditation"),
						cell: {
							text: decision.accreditation ?? t("certificate.notAccredited"),
						},
					},
				]),
		{ label: t("certificate.scope"), cell: { text: decision.scope } },
		...(decision.sites && decision.sites.length > 0
			? [
					{
						label: t("certificate.sites"),
						cell: { text: sayList(decision.sites, t) },
					},
				]
			: []),
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

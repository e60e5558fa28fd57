import type { Certificate } from "../../domain/certificate.ts";
import { isCertificate } from "../../domain/world.ts";
import { Problem } from "../problem.ts";
import type { OpenProgramme } from "./programme-frame.ts";

/**
 * @param cycle the certificate's number; undefined for the latest.
 * @throws Problem 404 when the programme has none such.
 */
export function certificateOf(
	{ world }: OpenProgramme,
	cycle?: unknown,
): Certificate {
	const certificates = Object.values(world.rooms)
		.filter(isCertificate)
		.toSorted((a, b) => a.cycle - b.cycle);
	const found =
		cycle === undefined
			? certificates.at(-1)
			: certificates.find((each) => String(each.cycle) === cycle);
	if (!found) throw new Problem(404);
	return found;
}

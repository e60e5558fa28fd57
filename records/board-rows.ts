import { boardCertificate, boardLines } from "../domain/board.ts";
import type { World } from "../domain/world.ts";
import { difference } from "./difference.ts";
import type { Writing } from "./write-together.ts";

/** What is written beside every line, so that lists find and order it without looking elsewhere. */
function programmeBeside({ programme }: World, ...more: readonly string[]) {
	const { charter, name } = programme;
	return {
		programme: charter.programme,
		programme_kind: charter.kind,
		programme_name: name,
		words: [name, charter.organisation, ...more].join("\n").toLowerCase(),
	};
}

/** @returns the board's rows of a programme, each once. */
export function boardLineColumns(world: World) {
	const certificate = boardCertificate(world);
	const beside = programmeBeside(
		world,
		...(certificate ? [certificate.number, certificate.body] : []),
	);
	const rows = boardLines(world).map(
		({ dueOn, bookedFor, data, room, key, person, ...line }) => ({
			...beside,
			...line,
			id: JSON.stringify([room, key, person]),
			room: room as string,
			key,
			person: person as string,
			due_on: dueOn,
			booked_for: bookedFor,
			unbooked: line.booked === "none" || line.booked === "proposed",
			data: JSON.stringify(data),
		}),
	);
	return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** @returns the board's row of the certificate that is guarded; none on the way to it. */
export function boardCertificateColumns(world: World) {
	const certificate = boardCertificate(world);
	if (!certificate) return [];
	const { room, number, body, status, validUntil, next, person } = certificate;
	return [
		{
			...programmeBeside(world, number, body),
			room: room as string,
			number,
			body,
			status,
			valid_until: validUntil,
			next_due_on: next?.dueOn ?? null,
			next: next && JSON.stringify(next),
			person: person as string,
		},
	];
}

/** @returns the board's rows of a programme to be written, only those that an act has changed. */
export const boardWritings = (
	before: World | null,
	world: World,
): readonly Writing[] => [
	...difference(
		"board_line",
		["id"],
		before ? boardLineColumns(before) : [],
		boardLineColumns(world),
	),
	...difference(
		"board_certificate",
		["room"],
		before ? boardCertificateColumns(before) : [],
		boardCertificateColumns(world),
	),
];

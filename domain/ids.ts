/** A string that only the function of its own kind may make: ids cannot be mixed up. */
declare const kind: unique symbol;
export type Branded<Kind extends string> = string & { readonly [kind]: Kind };

/** Readable, chosen by the owner, unique in an installation: `bank-2027`. */
export type ProgrammeId = Branded<"programme">;
/** A person is an id everywhere but in the tables of persons. */
export type PersonId = Branded<"person">;
/** Programme and room, as the Temporal service knows it: `bank-2027/pilot-run`. */
export type RoomId = Branded<"room">;
export type DeliverableId = Branded<"deliverable">;
export type EvidenceId = Branded<"evidence">;
/** A sign-off request: `bank-2027/design/request-2`. */
export type RequestId = Branded<"request">;
/** sha256(random salt ‖ text), in hex: what an event holds instead of a text about a person. */
export type Seal = Branded<"seal">;
/** sha256 of what is put before an approver, in hex. */
export type Fingerprint = Branded<"fingerprint">;

export const programmeId = (text: string) => text as ProgrammeId;
export const personId = (text: string) => text as PersonId;
export const roomId = (text: string) => text as RoomId;
export const deliverableId = (text: string) => text as DeliverableId;
export const evidenceId = (text: string) => text as EvidenceId;
export const requestId = (text: string) => text as RequestId;
export const seal = (hex: string) => hex as Seal;
export const fingerprint = (hex: string) => hex as Fingerprint;

/** Lower-case words joined by hyphens, 2 to 40 characters: it becomes part of addresses and workflow ids. */
export const isProgrammeId = (text: string): text is ProgrammeId =>
	/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) &&
	text.length >= 2 &&
	text.length <= 40;

/** @returns the room's id, with the number of the round from the second on: `bank-2027/surveillance-1.2`. */
export const roomIdOf = (
	programme: ProgrammeId,
	room: string,
	round = 1,
): RoomId => roomId(`${programme}/${room}${round > 1 ? `.${round}` : ""}`);

/** @returns the room that guards cycle `cycle` of the certificate: `bank-2027/certificate-1`. */
export const certificateRoom = (
	programme: ProgrammeId,
	cycle: number,
): RoomId => roomIdOf(programme, `certificate-${cycle}`);

/** @returns the room of the programme's finding number `number`: `bank-2027/finding-3`. */
export const findingRoom = (programme: ProgrammeId, number: number): RoomId =>
	roomIdOf(programme, `finding-${number}`);

/** @returns whether a room is one of a finding, by its id alone. */
export const isFindingRoom = (room: string): boolean =>
	/^[^/]+\/finding-\d+$/.test(room);

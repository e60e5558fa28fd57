import type { Happening } from "../events.ts";
import { personId } from "../ids.ts";
import { auditId, type InternalAudit } from "./internal-audit.ts";
import type { Register } from "./register.ts";
import { type ManagementReview, reviewId } from "./review.ts";

/** @returns the audit programme and the reviews after `happening`; the same object where none of them has changed. */
export function evolveReview(
	register: Register,
	{ event, by, at, on }: Happening,
): Register {
	switch (event.type) {
		case "audit-planned": {
			const { type: _type, audit, ...plan } = event;
			return withRow(register, {
				kind: "audit",
				id: auditId(audit),
				...plan,
				status: "planned",
				plannedBy: personId(by),
				plannedOn: on,
				heldOn: null,
				report: null,
				results: [],
			});
		}
		case "audit-changed": {
			const { type: _type, audit, ...plan } = event;
			return withAudit(register, audit, (known) => ({ ...known, ...plan }));
		}
		case "internal-audit-held": {
			const { heldOn, report, results } = event;
			return withAudit(register, event.audit, (known) => ({
				...known,
				status: "held",
				heldOn,
				report,
				results,
			}));
		}
		case "audit-dropped":
			return withAudit(register, event.audit, (known) => ({
				...known,
				status: "dropped",
			}));
		case "review-planned": {
			const id = reviewId(event.review);
			const known = register[id];
			return withRow(
				register,
				known?.kind === "review"
					? { ...known, dueOn: event.dueOn }
					: {
							kind: "review",
							id,
							status: "planned",
							dueOn: event.dueOn,
							plannedBy: personId(by),
							plannedOn: on,
							heldOn: null,
							inputs: {},
							minutes: null,
							decisions: [],
							fingerprint: null,
							signed: null,
						},
			);
		}
		case "review-held": {
			const { type: _type, review, ...held } = event;
			return withReview(register, review, (known) => ({
				...known,
				...held,
				status: "held",
			}));
		}
		case "review-signed":
			return withReview(register, event.review, (known) => ({
				...known,
				status: "signed",
				signed: { by: personId(by), name: event.name, at, on },
			}));
		default:
			return register;
	}
}

const withRow = (
	register: Register,
	row: InternalAudit | ManagementReview,
): Register => ({ ...register, [row.id]: row });

function withAudit(
	register: Register,
	id: string,
	change: (known: InternalAudit) => InternalAudit,
): Register {
	const row = register[auditId(id)];
	return row?.kind === "audit" ? withRow(register, change(row)) : register;
}

function withReview(
	register: Register,
	id: string,
	change: (known: ManagementReview) => ManagementReview,
): Register {
	const row = register[reviewId(id)];
	return row?.kind === "review" ? withRow(register, change(row)) : register;
}

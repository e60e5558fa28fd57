import type { Instant } from "../domain/instants.ts";
import type { MailOrder } from "../domain/mail-order.ts";
import type { Records } from "../records/entry.ts";
import type { Contents, Mailbox } from "./mail/letter.ts";

type About = Extract<MailOrder["about"], { template: "address-undeliverable" }>;

/**
 * @param alarm the mail that tells it.
 * @returns which mail did not arrive, at which address, and what the mail server said.
 */
export async function undeliverableTold(
	{ database }: Records,
	about: About,
	alarm: { readonly date: string },
	people: ReadonlyMap<string, Mailbox>,
): Promise<{
	readonly template: "address-undeliverable";
	readonly data: Contents["address-undeliverable"];
}> {
	const failed = await database
		.selectFrom("mail")
		.select(["order", "last_problem"])
		.where("id", "=", about.mail)
		.executeTakeFirst();
	const person = people.get(about.person);
	return {
		template: "address-undeliverable",
		data: {
			person: person?.name ?? "—",
			address: person?.address ?? "—",
			mail: failed?.order.about.template ?? "digest",
			at: alarm.date as Instant,
			response: failed?.last_problem ?? "—",
		},
	};
}

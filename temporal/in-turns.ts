/** Requests at the Temporal service at once. */
const atOnce = 8;

/** @returns what `look` finds of each item, in their order; a few are looked at together. */
export async function inTurns<Item, Found>(
	items: readonly Item[],
	look: (item: Item) => Promise<Found>,
): Promise<readonly Found[]> {
	const found: Found[] = [];
	for (let from = 0; from < items.length; from += atOnce)
		found.push(
			...(await Promise.all(items.slice(from, from + atOnce).map(look))),
		);
	return found;
}

import type { SqlBool } from "kysely";

/** Where a page of one of the board's lists ended: what the last row is ordered by, and its id. */
export interface BoardCursor {
	readonly value: string;
	readonly id: string;
}

/** So many rows are looked at at once: with more, a database without figures on its tables reads all of them. */
export const looks = 100;
/** So often is looked on before a page ends with fewer lines than it may have. */
const rounds = 5;

/** What some rows hold of a page, and where looking on begins. */
interface Part<Item> {
	readonly items: readonly Item[];
	readonly next: BoardCursor | null;
}

/** @returns a page of at most `limit`, looked together part by part. */
export async function pageInRounds<Item>(
	after: BoardCursor | null,
	limit: number,
	partAfter: (after: BoardCursor | null, limit: number) => Promise<Part<Item>>,
): Promise<Part<Item>> {
	const items: Item[] = [];
	let next = after;
	for (let round = 0; round < rounds; round += 1) {
		const found = await partAfter(next, limit - items.length);
		items.push(...found.items);
		next = found.next;
		if (next === null || items.length === limit) break;
	}
	return { items, next };
}

/**
 * @param rows those that were looked at, the `place` of each counted from one; without places nothing was left out.
 * @returns those that fit, at most `limit`, and the row behind which looking on begins.
 */
export function fittingRows<
	Rows extends readonly {
		readonly fits: SqlBool;
		readonly place: number;
	}[],
>(
	rows: Rows,
	limit: number,
): {
	readonly shown: readonly Rows[number][];
	readonly last: Rows[number] | undefined;
} {
	const fitting = rows.filter(({ fits }) => fits);
	const shown = fitting.slice(0, limit);
	return {
		shown,
		last:
			fitting.length > limit
				? shown.at(-1)
				: rows.find(({ place }) => place === looks),
	};
}

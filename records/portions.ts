/** A statement takes so many values and no more. */
const rowsAStatement = 1_000;

/** @returns the rows in portions that one statement can take. */
export function* portions<Row>(rows: readonly Row[]): Generator<Row[]> {
	for (let from = 0; from < rows.length; from += rowsAStatement)
		yield rows.slice(from, from + rowsAStatement);
}

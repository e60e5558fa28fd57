/** One line of the table that `npm run bench` prints. */
export interface Measure {
	readonly what: string;
	readonly measured: string;
	/** What is aimed at; absent where a figure is only shown. */
	readonly aim?: string;
	readonly met?: boolean;
}

/** @returns the value below which `share` of the measured ones lie. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return (
		sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ??
		Number.NaN
	);
}

/** @returns the measures as aligned text, aims that were missed marked. */
export function asTable(measures: readonly Measure[]): string {
	const rows = measures.map(({ what, measured, aim, met }) => [
		what,
		measured,
		aim ?? "",
		met === undefined ? "" : met ? "met" : "MISSED",
	]);
	const widths = [0, 1, 2].map((column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

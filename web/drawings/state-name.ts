import type { State } from "../parts.ts";
import { markShape } from "./mark.ts";
import { type Svg, svg } from "./svg.ts";

/** Where a name would run out of the drawing if it went on to the right. */
const RIGHT_PART = 55;

/**
 * Draws a name with its state's mark, from the start of what it names; in the
 * right part of a drawing it ends where that ends.
 *
 * @param start and `end` in per cent of the drawing's width.
 * @param top in pixels; the name takes 20.
 */
export const drawStateName = (
	name: string,
	state: State,
	{ start, end }: { readonly start: number; readonly end: number },
	top: number,
): Svg =>
	start < RIGHT_PART
		? svg`<svg x="${start}%" y="${top}" overflow="visible">
				<g transform="translate(0 2)">${markShape(state)}</g>
				<text x="22" y="15" class="name">${name}</text>
			</svg>`
		: svg`<svg x="${end}%" y="${top}" overflow="visible">
				<g transform="translate(-16 2)">${markShape(state)}</g>
				<text x="-22" y="15" text-anchor="end" class="name">${name}</text>
			</svg>`;

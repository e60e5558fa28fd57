import type { State } from "../parts.ts";
import { type Svg, svg } from "./svg.ts";

/**
 * One shape for each state, told apart without colour: a ticked disc, a half
 * disc, a ring, a dotted ring, a triangle, two bars, a square.
 */
const shapes: Record<State, Svg> = {
	done: svg`<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.6 8.3 7 10.7l4.6-5.2" class="cut"/>`,
	active: svg`<circle cx="8" cy="8" r="6.2" class="line"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" class="fill"/>`,
	waiting: svg`<circle cx="8" cy="8" r="6.2" class="line"/>`,
	asked: svg`<circle cx="8" cy="8" r="6.2" class="line dotted"/><circle cx="8" cy="8" r="2" class="fill"/>`,
	late: svg`<path d="M8 1.2 15.2 14H.8z" class="fill"/><path d="M8 6v4M8 11.4v1.2" class="cut"/>`,
	held: svg`<path d="M4.6 2.5v11M11.4 2.5v11" class="bars"/>`,
	stopped: svg`<rect x="2" y="2" width="12" height="12" class="fill"/>`,
	before: svg`<circle cx="8" cy="8" r="6.2" class="line"/><path d="M4.9 8.2 7.2 10.5l4-4.6" class="line"/>`,
};

/** @returns the state's shape in a square of 16, for a larger drawing. */
export const markShape = (state: State): Svg =>
	svg`<g class="mark mark-${state}">${shapes[state]}</g>`;

/** @returns the state's mark to stand beside its word, which says it all to a listener. */
export const drawMark = (state: State): Svg =>
	svg`<svg class="mark mark-${state}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shapes[state]}</svg>`;

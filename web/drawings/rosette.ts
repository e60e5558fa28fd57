import { type Svg, svg } from "./svg.ts";

const POINTS_A_LOBE = 8;

/**
 * A guilloche rosette, the interlaced rose that printers engrave on
 * certificates: curves around one centre, each swinging in its own phase.
 *
 * @param size width and height in pixels.
 * @param lobes how many petals a curve has.
 * @param curves how many curves interlace.
 */
export function drawRosette(size: number, lobes: number, curves: number): Svg {
	const rings = Array.from({ length: curves }, (_, n) => {
		const phase = (2 * Math.PI * n) / curves;
		return svg`<path d="${ring(lobes, phase)}"/>`;
	});
	return svg`<svg class="rosette" viewBox="-50 -50 100 100" width="${size}" height="${size}" aria-hidden="true" focusable="false">${rings}</svg>`;
}

function ring(lobes: number, phase: number): string {
	const steps = lobes * POINTS_A_LOBE;
	const points = Array.from({ length: steps }, (_, step) => {
		const angle = (2 * Math.PI * step) / steps;
		const radius = 34 + 14 * Math.cos(lobes * angle + phase);
		const x = radius * Math.cos(angle);
		const y = radius * Math.sin(angle);
		return `${x.toFixed(1)} ${y.toFixed(1)}`;
	});
	return `M${points.join("L")}Z`;
}

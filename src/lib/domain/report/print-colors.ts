/**
 * Colors of a printed map. Whatever comes out of a copier keeps its order: from the first class to
 * the last each is darker than the one before, by enough to be told apart in grey.
 */

/** CIE lightness of the lightest and the darkest class. */
const LIGHTEST = 93;
const DARKEST = 30;
/** Classes nearer than this are told apart by nobody in grey. */
const LEAST_STEP = 9;

/**
 * The same colors where their lightness already falls class by class, otherwise the same hues at
 * evenly falling lightness.
 *
 * @param colors one a class as `#rrggbb`, the class that means least first
 */
export function printColors(colors: readonly string[]): string[] {
	const lightness = colors.map(lightnessOf);
	const ordered = lightness.every(
		(each, i) => i === 0 || (lightness[i - 1] ?? 0) - each >= LEAST_STEP
	);
	if (ordered) return [...colors];
	const step = colors.length > 1 ? (LIGHTEST - DARKEST) / (colors.length - 1) : 0;
	return colors.map((color, i) => atLightness(color, LIGHTEST - i * step));
}

/** CIE lightness, 0–100, of a color as a copier sees it. Source: CIE 15:2004, sRGB of IEC 61966-2-1. */
export function lightnessOf(hex: string): number {
	const [r = 0, g = 0, b = 0] = channels(hex).map(linear);
	const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
	return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** The color mixed with white or black until it has this lightness. */
function atLightness(hex: string, wanted: number): string {
	const own = channels(hex);
	const end = lightnessOf(hex) < wanted ? 255 : 0;
	let low = 0;
	let high = 1;
	for (let round = 0; round < 20; round++) {
		const share = (low + high) / 2;
		const mixed = lightnessOf(toHex(own.map((each) => each + (end - each) * share)));
		if (mixed < wanted === (end === 255)) low = share;
		else high = share;
	}
	return toHex(own.map((each) => each + (end - each) * high));
}

function channels(hex: string): number[] {
	const value = Number.parseInt(hex.slice(1), 16);
	return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(rgb: readonly number[]): string {
	return `#${rgb.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;
}

function linear(channel: number): number {
	const share = channel / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

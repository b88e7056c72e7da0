/**
 * Simulated color vision deficiencies and color distance, for tests.
 * Source of the matrices: Machado, Oliveira & Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0, on linear RGB.
 */
import { lab, rgb } from 'd3-color';

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export const VISIONS: Readonly<Record<string, Matrix>> = {
	normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
	protanopia: [
		0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
	],
	deuteranopia: [
		0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881
	],
	tritanopia: [
		1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039
	]
};

export function seen(hex: string, matrix: Matrix): string {
	const { r, g, b } = rgb(hex);
	const linear = [r, g, b].map((channel) => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	const mixed = [0, 3, 6].map((row) =>
		linear.reduce((sum, channel, at) => sum + channel * matrix[row + at]!, 0)
	);
	const [red = 0, green = 0, blue = 0] = mixed.map((channel) => {
		const share = Math.min(1, Math.max(0, channel));
		return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
	});
	return rgb(red, green, blue).formatHex();
}

/** CIE76 distance; about 2.3 is the smallest difference that is noticed side by side. */
export function distance(a: string, b: string): number {
	const one = lab(a);
	const two = lab(b);
	return Math.hypot(one.l - two.l, one.a - two.a, one.b - two.b);
}

/** Relative luminance, 0–1 (WCAG 2.2). */
function luminance(hex: string): number {
	const { r, g, b } = rgb(hex);
	const [red = NaN, green = NaN, blue = NaN] = [r, g, b]
		.map((channel) => channel / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio from 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
	const [dark = NaN, light = NaN] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

/** CIE lightness 0–100, which is also what a greyscale print keeps. */
export function lightness(hex: string): number {
	return lab(hex).l;
}

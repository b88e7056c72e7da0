/**
 * What residents know, above all figures: a shape for every kind of account, so that kinds are told
 * apart without color, the same on the map, in the list and in the form.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { ACCOUNT_KINDS, type AccountKind } from '../knowledge/accounts.ts';
import { MAP_PALETTES, paint, PATTERN_PIXEL_RATIO, type PatternImage } from './ground-palette.ts';
import type { Theme } from './scene.ts';
import type { MapLayer } from './definition.ts';

type Corner = readonly [x: number, y: number];

/** Corners of a regular shape, the first one straight up. */
const regular = (corners: number, radius: number, turn = 0): readonly Corner[] =>
	Array.from({ length: corners }, (_, at) => {
		const angle = ((at + turn) / corners) * 2 * Math.PI;
		return [Math.sin(angle) * radius, -Math.cos(angle) * radius];
	});

/** Outlines around the middle; x to the right, y down, within −1 and 1. */
export const ACCOUNT_SHAPES: Readonly<Record<AccountKind, readonly Corner[]>> = {
	// A house with its roof.
	home: [
		[0, -0.95],
		[0.95, -0.1],
		[0.68, -0.1],
		[0.68, 0.85],
		[-0.68, 0.85],
		[-0.68, -0.1],
		[-0.95, -0.1]
	],
	business: [
		[-0.75, -0.75],
		[0.75, -0.75],
		[0.75, 0.75],
		[-0.75, 0.75]
	],
	'gathering-place': regular(32, 0.85),
	'landlord-change': [
		[0, -0.98],
		[0.98, 0],
		[0, 0.98],
		[-0.98, 0]
	],
	// Upward, as the rent went.
	'rent-increase': [
		[0, -0.9],
		[0.95, 0.75],
		[-0.95, 0.75]
	],
	other: [
		[-0.3, -0.9],
		[0.3, -0.9],
		[0.3, -0.3],
		[0.9, -0.3],
		[0.9, 0.3],
		[0.3, 0.3],
		[0.3, 0.9],
		[-0.3, 0.9],
		[-0.3, 0.3],
		[-0.9, 0.3],
		[-0.9, -0.3],
		[-0.3, -0.3]
	]
};

/** Radius of a shape on the map in CSS pixels, with its casing around it. */
const RADIUS = 9;
const CASING = 2.5;
const SIZE = (RADIUS + CASING + 1) * 2 * PATTERN_PIXEL_RATIO;

/** Name of a kind's picture among the style's images. */
export function accountImageId(kind: AccountKind, theme: Theme): string {
	return `account-${kind}-${theme}`;
}

/** The picture of a name, made when it is first needed: most visits show no account. */
export function accountImageNamed(name: string): PatternImage | null {
	for (const theme of ['light', 'dark'] as const) {
		const kind = ACCOUNT_KINDS.find((each) => accountImageId(each, theme) === name);
		if (kind) return accountImage(kind, theme);
	}
	return null;
}

function accountImage(kind: AccountKind, theme: Theme): PatternImage {
	const { account, selectionCasing } = MAP_PALETTES[theme];
	const [ink, casing] = [bytes(account), bytes(selectionCasing)];
	const scale = RADIUS * PATTERN_PIXEL_RATIO;
	const corners = ACCOUNT_SHAPES[kind].map(([x, y]): Corner => [x * scale, y * scale]);
	const middle = (SIZE - 1) / 2;
	return paint(SIZE, (x, y) => {
		const inside = distanceInside(corners, x - middle, y - middle);
		const filled = covered(inside);
		const cased = covered(inside + CASING * PATTERN_PIXEL_RATIO);
		const mix = (at: 0 | 1 | 2) => casing[at] + (ink[at] - casing[at]) * filled;
		return [mix(0), mix(1), mix(2), cased * 255];
	});
}

/** How much of a pixel is covered whose middle lies so far inside. */
function covered(inside: number): number {
	return Math.min(1, Math.max(0, inside + 0.5));
}

/** Distance to the outline, positive inside. */
function distanceInside(corners: readonly Corner[], x: number, y: number): number {
	let nearest = Infinity;
	let within = false;
	for (const [at, [ax, ay]] of corners.entries()) {
		const [bx, by] = corners[(at + 1) % corners.length]!;
		const [dx, dy] = [bx - ax, by - ay];
		const along = Math.min(
			1,
			Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1))
		);
		nearest = Math.min(nearest, Math.hypot(ax + along * dx - x, ay + along * dy - y));
		if (ay > y !== by > y && x < (dx * (y - ay)) / dy + ax) within = !within;
	}
	return nearest * (within ? 1 : -1);
}

function bytes(hex: string): readonly [number, number, number] {
	const value = Number.parseInt(hex.slice(1), 16);
	return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/* How they are drawn: streets, pins, and a ring around the chosen one. */

const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const;
const whenChosen = (chosen: number, other: number): ExpressionSpecification => [
	'case',
	['get', 'chosen'],
	chosen,
	other
];

export const accounts = {
	source: null,
	tiles: [],
	draw: {
		'account-street-casing': (_scene, palette) => ({
			type: 'line',
			source: 'account-streets',
			layout: ROUND,
			paint: { 'line-color': palette.selectionCasing, 'line-width': whenChosen(11, 8) }
		}),
		'account-streets': (_scene, palette) => ({
			type: 'line',
			source: 'account-streets',
			layout: ROUND,
			paint: { 'line-color': palette.account, 'line-width': whenChosen(6, 4) }
		}),
		// Around the chosen one, so that it is found among many.
		'account-ring': (_scene, palette) => ({
			type: 'circle',
			source: 'account-chosen',
			paint: {
				'circle-radius': 17,
				'circle-color': palette.selectionCasing,
				'circle-stroke-color': palette.selection,
				'circle-stroke-width': 3
			}
		}),
		'account-pins': ({ theme }) => ({
			type: 'symbol',
			source: 'account-pins',
			layout: {
				'icon-image': [
					'match',
					['get', 'kind'],
					...ACCOUNT_KINDS.slice(0, -1).flatMap((kind) => [kind, accountImageId(kind, theme)]),
					accountImageId('other', theme)
				] as unknown as ExpressionSpecification,
				'icon-allow-overlap': true,
				'icon-ignore-placement': true,
				'symbol-sort-key': whenChosen(1, 0)
			}
		})
	}
} as const satisfies MapLayer;

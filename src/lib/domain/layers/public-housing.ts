/** Buildings of public housing, above all figures: a square each, with its name close in. */
import { MAP_PALETTES, paint, PATTERN_PIXEL_RATIO, type PatternImage } from './ground-palette.ts';
import { byZoom, FONT_BOLD, onPaper, type MapLayer } from './definition.ts';
import type { Theme } from './scene.ts';

const SIDE = 12 * PATTERN_PIXEL_RATIO;
const CASING = 2 * PATTERN_PIXEL_RATIO;

const imageId = (theme: Theme) => `building-${theme}`;

/** The square of this name, made when it is first needed: most visits show no building. */
export function buildingImageNamed(name: string): PatternImage | null {
	const theme = (['light', 'dark'] as const).find((each) => imageId(each) === name);
	return theme ? square(theme) : null;
}

/** A square in a casing, with a light middle: no other mark of the map has corners and a hole. */
function square(theme: Theme): PatternImage {
	const {
		places: [, ink],
		halo
	} = MAP_PALETTES[theme];
	const bytes = (hex: string) =>
		[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
	const [dark, paper] = [bytes(ink), bytes(halo)];
	const size = SIDE + 2 * CASING;
	return paint(size, (x, y) => {
		const inside = Math.min(x, y, size - 1 - x, size - 1 - y) - CASING;
		const hole = inside >= SIDE / 2 - PATTERN_PIXEL_RATIO * 2;
		return [...(inside < 0 || hole ? paper : dark), 255];
	});
}

export const publicHousing = {
	source: null,
	tiles: [],
	draw: {
		'public-housing': ({ theme }) => ({
			type: 'symbol',
			source: 'buildings',
			layout: {
				'icon-image': imageId(theme),
				'icon-allow-overlap': true,
				'icon-ignore-placement': true,
				'icon-size': byZoom([
					[8, 0.6],
					[12, 1],
					[15, 1.4]
				])
			}
		}),
		'public-housing-names': (_scene, palette) => ({
			type: 'symbol',
			source: 'building-names',
			minzoom: 13,
			layout: {
				'text-field': ['get', 'name'],
				'text-font': [FONT_BOLD],
				'text-size': 12,
				'text-max-width': 8,
				'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
				'text-radial-offset': 1.1
			},
			paint: onPaper(palette, palette.places[1])
		})
	}
} as const satisfies MapLayer;

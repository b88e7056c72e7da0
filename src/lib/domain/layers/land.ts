/** The ground under everything, before any of it is fetched. */
import type { MapLayer } from './definition.ts';

export const land = {
	source: null,
	tiles: [],
	draw: {
		land: (_scene, palette) => ({
			type: 'background',
			paint: { 'background-color': palette.land }
		})
	}
} as const satisfies MapLayer;

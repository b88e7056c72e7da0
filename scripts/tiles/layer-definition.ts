/** What a layer's definition says, and the words and amounts of detail that layers share. */
import type { Feature, Point } from 'geojson';
import type { Field, PixelDetail, TileLayer } from './encode.ts';
import type { ArchiveInputs } from './inputs.ts';
import type { LineFeature } from './encode.ts';
import type { AreaFeature } from './topology.ts';

/** A layer of an archive; the archive gives the last zoom, which all of its layers reach. */
export type ArchiveLayer = {
	readonly id: string;
	readonly description: string;
	readonly minzoom: number;
	readonly fields: (inputs: ArchiveInputs) => readonly Field[];
	readonly detail: (lastZoom: number) => (zoom: number) => PixelDetail;
	readonly shownFrom?: NonNullable<TileLayer['shownFrom']>;
} & (
	| {
			readonly kind: 'tiling' | 'areas';
			readonly features: (inputs: ArchiveInputs) => readonly AreaFeature[];
	  }
	| {
			readonly kind: 'lines';
			readonly features: (inputs: ArchiveInputs) => readonly LineFeature[];
	  }
	| {
			readonly kind: 'points';
			readonly features: (inputs: ArchiveInputs) => readonly Feature<Point>[];
	  }
);

/** From here the whole region fits on the smallest phone. */
export const REGION_ZOOM = 6;

export const text = (key: string, description: string): Field => ({
	key,
	type: 'String',
	description
});
export const number = (key: string, description: string): Field => ({
	key,
	type: 'Number',
	description
});

export const NAME = text('name', 'Name');

/** Side of a CSS pixel on the ground in the middle of the region (45° north). */
function metersPerPixel(zoom: number): number {
	return (40_075_017 * Math.SQRT1_2) / (512 * 2 ** zoom);
}

/**
 * The last zoom is drawn at all further ones and keeps triangles from `squareMeters`; the others
 * keep what makes a pixel's difference, and parts of areas from `smallestPart` square pixels.
 */
export function detail(squareMeters: number, smallestPart = 0): ArchiveLayer['detail'] {
	return (lastZoom) => (zoom) =>
		zoom === lastZoom
			? { triangle: squareMeters / metersPerPixel(zoom) ** 2, smallestPart: 0 }
			: { triangle: 1, smallestPart };
}

/** Borders that figures belong to, where a vertex more or less can move a house across. */
export const EXACT = detail(4);

/** Lakes and rivers as outlines, for maps that are drawn without the engine: read from the ground's archive. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { BuiltManifest } from '../domain/indicators/built-files.ts';
import type { Bounds } from '../domain/geometry/area.ts';
import type { LonLat } from '../domain/geometry/projection.ts';
import { water } from '../domain/layers/water.ts';
import { ok, type Result } from '../domain/result.ts';
import { expectedOf, fetchArchive, type ArchiveProblem } from './archive-file.ts';

/** Polygons of rings of longitude and latitude. */
type WaterPiece = readonly (readonly (readonly LonLat[])[])[];

/** More tiles than this hold more than a drawing shows: a farther zoom does. */
const MOST_TILES = 24;

/**
 * @param bounds west, south, east, north in degrees
 * @param root address of the site's root, ending in a slash
 * @returns a piece a tile: those of neighboring tiles overlap a little
 */
export async function waterWithin(
	manifest: BuiltManifest,
	root: string,
	bounds: Bounds,
	fetcher: typeof fetch = fetch
): Promise<Result<readonly WaterPiece[], ArchiveProblem>> {
	const { context } = manifest.archives;
	const archive = await fetchArchive(root + context.path, {
		expected: expectedOf(context),
		fetch: fetcher
	});
	if (!archive.ok) return archive;
	const pieces: WaterPiece[] = [];
	for (const [z, x, y] of tilesOver(bounds, context)) {
		const tile = await archive.value.getZxy(z, x, y);
		if (!tile) continue;
		const layer = new VectorTile(new PbfReader(tile.data)).layers[water.tiles[0].id];
		for (let at = 0; layer && at < layer.length; at++) {
			const { geometry } = layer.feature(at).toGeoJSON(x, y, z);
			if (geometry.type === 'Polygon') pieces.push([rings(geometry.coordinates)]);
			if (geometry.type === 'MultiPolygon') pieces.push(geometry.coordinates.map(rings));
		}
	}
	return ok(pieces);
}

function rings(of: readonly (readonly (readonly number[])[])[]): LonLat[][] {
	return of.map((ring) => ring.map(([x = NaN, y = NaN]): LonLat => [x, y]));
}

/** The tiles over the ground, of the nearest zoom that takes few enough. */
function tilesOver(
	[west, south, east, north]: Bounds,
	{ minzoom, maxzoom }: { readonly minzoom: number; readonly maxzoom: number }
): (readonly [z: number, x: number, y: number])[] {
	for (let z = maxzoom; ; z--) {
		const [left, top] = tileAt(west, north, z);
		const [right, bottom] = tileAt(east, south, z);
		const count = (right - left + 1) * (bottom - top + 1);
		if (count > MOST_TILES && z > Math.max(minzoom, water.tiles[0].minzoom)) continue;
		return Array.from({ length: count }, (_, at) => {
			const wide = right - left + 1;
			return [z, left + (at % wide), top + Math.floor(at / wide)] as const;
		});
	}
}

/** Source: the tile scheme of web maps, spherical Mercator (EPSG:3857). */
function tileAt(longitude: number, latitude: number, z: number): readonly [number, number] {
	const radians = (latitude * Math.PI) / 180;
	const x = (longitude / 360 + 0.5) * 2 ** z;
	const y = (0.5 - Math.asinh(Math.tan(radians)) / (2 * Math.PI)) * 2 ** z;
	return [Math.floor(x), Math.floor(y)];
}

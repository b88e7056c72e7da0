/** Checks that the manifest and the files it speaks of are the same. */
import { createHash } from 'node:crypto';
import type { Source } from '../../src/lib/domain/indicators/source.ts';
import type { DataManifest } from '../data/region.ts';
import { findingOf } from './finding.ts';
import type { DataFinding } from './finding.ts';
import type { Position } from 'geojson';
import { lineString, pointToLineDistance } from '@turf/turf';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { isInside } from './places.ts';
import type { Box } from './places.ts';

const MEGABYTE = 1024 * 1024;
/** The promise is 12 MB; over half of it somebody should ask why. */
const MOST_BYTES = 12 * MEGABYTE;
const MANY_BYTES = 6 * MEGABYTE;

/**
 * @param files bytes of every file in figures, places, corridors and program, by path below the region’s folder
 * @param totalBytes of all files below `data/`
 */
export function checkManifest(
	manifest: DataManifest,
	files: ReadonlyMap<string, Uint8Array>,
	totalBytes: number,
	sources: ReadonlyMap<string, Source>
): DataFinding[] {
	const listed = new Set(manifest.files.map((file) => file.path));
	const changed: string[] = [];
	const unsourced: string[] = [];
	for (const entry of manifest.files) {
		const bytes = files.get(entry.path);
		if (bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			if (sha256 !== entry.sha256 || bytes.byteLength !== entry.bytes) changed.push(entry.path);
		}
		for (const id of entry.sources) {
			const source = sources.get(id);
			if (!source) unsourced.push(`${entry.path} names "${id}"`);
			else if (
				!entry.publisher.includes(source.publisher) ||
				!entry.licence.includes(source.licence)
			)
				unsourced.push(`${entry.path} and "${id}" differ in publisher or licence`);
		}
	}
	const megabytes = `${(totalBytes / MEGABYTE).toFixed(1)} MB`;
	const find = (level: DataFinding['level'], check: string, wrong: readonly string[]) =>
		findingOf(level, 'manifest.json', check, wrong);
	return [
		...find('BLOCKER', 'files as imported: run npm run import, or undo the edit', changed),
		...find(
			'BLOCKER',
			'listed files are there',
			[...listed].filter((path) => !files.has(path))
		),
		...find(
			'BLOCKER',
			'files are listed',
			[...files.keys()].filter((path) => !listed.has(path))
		),
		...find('BLOCKER', 'publisher and licence as in sources.json', unsourced),
		...find('BLOCKER', 'data/ stays under 12 MB', totalBytes > MOST_BYTES ? [megabytes] : []),
		...find(
			'WARN',
			'data/ stays under 6 MB',
			totalBytes > MANY_BYTES && totalBytes <= MOST_BYTES ? [megabytes] : []
		)
	];
}

/* Checks of a transit line and its stations. */

/** A station farther than this from its line is misplaced. */
const STATION_METERS = 60;

/** Known names and box that a line is held against. */
export type CorridorContext = {
	readonly cities: ReadonlySet<string>;
	readonly sources: ReadonlySet<string>;
	readonly region: Box;
};

/** All findings on a file of `corridors`. */
export function checkCorridor(
	file: string,
	corridor: Corridor,
	context: CorridorContext
): DataFinding[] {
	const { stations, line, terminusShared } = corridor;
	const parts: Position[][] = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	const ids = stations.map((station) => station.id);
	const find = (check: string, wrong: readonly string[]) =>
		findingOf('BLOCKER', file, check, wrong);
	const far = stations.flatMap((station) => {
		const meters = Math.min(
			...parts.map((part) =>
				pointToLineDistance([...station.lngLat], lineString(part), { units: 'meters' })
			)
		);
		return meters <= STATION_METERS ? [] : [`${station.id} by ${Math.round(meters)} m`];
	});
	return [
		...find('stations are there', stations.length > 0 ? [] : ['no station at all']),
		...find(`stations within ${STATION_METERS} m of the line`, far),
		...find(
			'station ids are kebab-case, none twice',
			ids.filter((id, i) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || ids.indexOf(id) !== i)
		),
		...find(
			'stations in line order',
			stations.flatMap((station, i) => (station.order === i ? [] : [station.id]))
		),
		...find(
			'stations in a known city',
			stations.filter((station) => !context.cities.has(station.city)).map((station) => station.id)
		),
		...find('inside the region', [
			...stations.filter((s) => !isInside(context.region, [...s.lngLat])).map((s) => s.id),
			...parts
				.flat()
				.filter((position) => !isInside(context.region, position))
				.map((position) => `line at ${position.join(', ')}`)
		]),
		...find(
			'source is in the catalog',
			context.sources.has(corridor.source) ? [] : [corridor.source]
		),
		...find(
			'shared terminus is an open station of the line',
			terminusShared &&
				!stations.some((s) => s.id === terminusShared.station && s.status === 'open')
				? [terminusShared.station]
				: []
		),
		...find(
			'year of opening fits the status',
			(corridor.status === 'open') === (corridor.opened !== null) &&
				(corridor.status === 'planned') === corridor.facts.length > 0
				? []
				: [`${corridor.status}, opened ${corridor.opened}, facts ${corridor.facts.join(', ')}`]
		)
	];
}

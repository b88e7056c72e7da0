/** Checks of a transit line and its stations. */
import type { Position } from 'geojson';
import { lineString, pointToLineDistance } from '@turf/turf';
import type { Corridor } from '../data/corridors.ts';
import { findingOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { isInside } from './rings.ts';
import type { Box } from './rings.ts';

/** A station farther than this from its line is misplaced. */
const STATION_METERS = 60;

/** Known names and box that a line is held against. */
export type CorridorContext = {
	readonly cities: ReadonlySet<string>;
	readonly sources: ReadonlySet<string>;
	readonly region: Box;
};

/** All findings on a file of `data/corridors`. */
export function checkCorridor(
	file: string,
	corridor: Corridor,
	context: CorridorContext
): Finding[] {
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

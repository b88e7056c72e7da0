/**
 * An imagined line in a link: its name, its paths, its stations and their names, and the reach of
 * its station areas, parted by `~`, `.` and `;`.
 */
import { formatDistance, parseDistance } from '../lines/distance.ts';
import type { LonLat } from '../geometry/projection.ts';
import { packPoints, unpackPoints, cleanName, MOST_STATIONS } from './place.ts';
import type { Plan } from './plan.ts';

const MOST_PATHS = 50;

/** Id of a plan's station by its place in the list: `plan-1`. */
export function planStationId(at: number): string {
	return `plan-${at + 1}`;
}

/** The plan's one text. */
export function encodePlan({ name, line, stations, meters }: Plan): string {
	return [
		cleanName(name),
		line.map(packPoints).join('.'),
		packPoints(stations.map(({ lngLat }) => lngLat)),
		stations.map((station) => plainName(station.name)).join(';'),
		formatDistance(meters)
	].join('~');
}

/** The plan again, or null where the text is none. Never throws; whether it makes sense is asked elsewhere. */
export function decodePlan(text: string): Plan | null {
	const [name = '', paths = '', points = '', names = '', reach = '', ...more] = text.split('~');
	const meters = parseDistance(reach);
	if (!meters.ok || more.length > 0 || name !== cleanName(name)) return null;
	const line = paths === '' ? [] : paths.split('.').map(unpackPoints);
	const at = unpackPoints(points);
	if (!everyPath(line) || !at) return null;
	if (line.length > MOST_PATHS || at.length > MOST_STATIONS) return null;
	if (line.length + at.length === 0) return null;
	const words = names.split(';');
	if (words.length !== Math.max(1, at.length)) return null;
	if (words.some((word) => word !== plainName(word))) return null;
	return {
		name,
		line,
		stations: at.map((lngLat, i) => ({ name: words[i] ?? '', lngLat })),
		meters: meters.value
	};
}

/** A station's name without the sign that parts names. */
export function plainName(name: string): string {
	return cleanName(name.replaceAll(';', ' '));
}

function everyPath(paths: readonly (LonLat[] | null)[]): paths is LonLat[][] {
	return paths.every((path) => path !== null && path.length >= 2);
}

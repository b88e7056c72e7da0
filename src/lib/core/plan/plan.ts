/** A line that somebody imagines, with its stations: what a view brings to ask "what if". */
import type { LonLat } from '../geo/equal-area.ts';
import { packPoints, unpackPoints } from '../place/pack.ts';
import { cleanName } from '../place/place.ts';

export type PlanStation = {
	readonly name: string;
	readonly lngLat: LonLat;
};

export type Plan = {
	/** A person's own, or empty. */
	readonly name: string;
	/** One or more runs of points in degrees, to five places. */
	readonly lines: readonly (readonly LonLat[])[];
	/** In line order; a station's id is its place in this list, from 1. */
	readonly stations: readonly PlanStation[];
};

export const MOST_PLAN_STATIONS = 60;
const MOST_PLAN_LINES = 50;

/** Id of a plan's station by its place in the list: `plan-1`. */
export function planStationId(at: number): string {
	return `plan-${at + 1}`;
}

/** As text for a link: name, lines, stations and their names, parted by `~`, `.` and `;`. */
export function encodePlan({ name, lines, stations }: Plan): string {
	return [
		name,
		lines.map(packPoints).join('.'),
		packPoints(stations.map(({ lngLat }) => lngLat)),
		stations.map((station) => plainName(station.name)).join(';')
	].join('~');
}

/** The plan again, or null where the text is none. Never throws. */
export function decodePlan(text: string): Plan | null {
	const [name = '', lines = '', points = '', names = '', ...more] = text.split('~');
	if (more.length > 0 || name !== cleanName(name)) return null;
	const runs = lines === '' ? [] : lines.split('.').map(unpackPoints);
	const at = unpackPoints(points);
	if (!runs.every((run) => run !== null && run.length >= 2) || !at) return null;
	if (runs.length > MOST_PLAN_LINES || at.length > MOST_PLAN_STATIONS) return null;
	if (runs.length + at.length === 0) return null;
	const words = names.split(';');
	if (words.length !== Math.max(1, at.length)) return null;
	if (words.some((word) => word !== plainName(word))) return null;
	return {
		name,
		lines: runs as LonLat[][],
		stations: at.map((lngLat, i) => ({ name: words[i] ?? '', lngLat }))
	};
}

/** A station's name without the sign that parts names. */
export function plainName(name: string): string {
	return cleanName(name.replaceAll(';', ' '));
}

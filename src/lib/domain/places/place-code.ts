/** From a place's reference to what the worker measures. */
import type { Position } from 'geojson';
import type { BuiltLine } from '../indicators/built-files.ts';
import { ONE_MILE, stationsInLineOrder, stationsOfRollUp } from '../lines/corridor.ts';
import type { LonLat } from '../geometry/projection.ts';
import { fail, ok, type Result } from '../result.ts';
import {
	areaGeometry,
	parsePlace,
	PLAN_LINE,
	placeRef,
	type Place,
	type PlaceRef,
	planStationId,
	type Plan,
	type PlaceProblem,
	type PlaceExtent
} from './place.ts';

/** A line as places need it. */
export type PlaceLine = {
	readonly id: string;
	readonly runs: readonly (readonly LonLat[])[];
	readonly stations: readonly PlaceStation[];
	/** Ids of the stations that stand for the line as a whole. */
	readonly rollUp: readonly string[];
	/** Meters of its station areas where it says so itself; null where the view's reach decides. */
	readonly reach: number | null;
};

export type PlaceStation = {
	readonly id: string;
	readonly name: string;
	readonly lngLat: LonLat;
	/** Null where it was never looked up, as for an own line's stations. */
	readonly city: string | null;
};

/** What a reference leaves open: the view's reach and the lines there are. */
export type PlaceContext = {
	/** Meters. */
	readonly reach: number;
	/** First the line that the atlas is about; a view's own line is called `plan`. */
	readonly lines: readonly PlaceLine[];
};

/** A published line for `PlaceContext`. */
export function placeLine(
	built: Pick<BuiltLine, 'id' | 'line' | 'stations' | 'terminusShared'>
): PlaceLine {
	const { id, line } = built;
	const runs: Position[][] = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	return {
		id,
		runs: runs.map((run) => run.map(([x = NaN, y = NaN]): LonLat => [x, y])),
		stations: stationsInLineOrder(built).map((each) => ({
			id: each.id,
			name: each.name,
			lngLat: each.lngLat,
			city: each.city
		})),
		rollUp: stationsOfRollUp(built).map((each) => each.id),
		reach: null
	};
}

/** A view's own line for `PlaceContext`. */
export function planLine({ line, stations, meters }: Plan): PlaceLine {
	const named = stations.map(({ name, lngLat }, at) => ({
		id: planStationId(at),
		name,
		lngLat,
		city: null
	}));
	return {
		id: PLAN_LINE,
		runs: line,
		stations: named,
		rollUp: named.map(({ id }) => id),
		reach: meters
	};
}

/** The question that measures a place. `each:` is a list of places: see `expandPlaces`. */
export function placeExtent(
	ref: PlaceRef,
	context: PlaceContext
): Result<PlaceExtent, PlaceProblem> {
	const place = parsePlace(ref);
	return place ? questionOf(place, ref, context) : fail('place-unknown', { key: ref });
}

function questionOf(
	place: Place,
	ref: PlaceRef,
	{ reach, lines }: PlaceContext
): Result<PlaceExtent, PlaceProblem> {
	switch (place.kind) {
		case 'region':
		case 'county':
		case 'city':
		case 'neighborhood':
			return ok({ kind: 'named', key: ref });
		case 'tracts':
			return ok({ kind: 'tracts', geoids: place.geoids });
		case 'area':
			return ok({ kind: 'drawn', geometry: areaGeometry(place) });
		case 'each':
			return fail('place-unknown', { key: ref });
		case 'near':
			return ok(around([[place.lng, place.lat]], [], place.meters));
		case 'station': {
			const line = lineOfStation(place.id, lines);
			const station = line?.stations.find(({ id }) => id === place.id);
			if (!line || !station) return fail('place-unknown', { key: ref });
			return ok(around([station.lngLat], [], place.meters ?? line.reach ?? reach));
		}
		case 'stations':
		case 'corridor': {
			const line = lines.find(({ id }) => id === place.id);
			if (!line) return fail('place-unknown', { key: ref });
			if (place.kind === 'corridor') return ok(around([], line.runs, place.meters ?? ONE_MILE));
			const stations = line.stations.filter(({ id }) => line.rollUp.includes(id));
			return ok(
				around(
					stations.map(({ lngLat }) => lngLat),
					[],
					place.meters ?? line.reach ?? reach
				)
			);
		}
	}
}

/** A station that lines share is the one of the first line that has it. */
export function stationNamed(id: string, lines: readonly PlaceLine[]): PlaceStation | null {
	return lineOfStation(id, lines)?.stations.find((each) => each.id === id) ?? null;
}

function lineOfStation(id: string, lines: readonly PlaceLine[]): PlaceLine | undefined {
	return lines.find(({ stations }) => stations.some((each) => each.id === id));
}

/** Every place of a list, with `each:` written out as the stations of its line; each place once. */
export function expandPlaces(
	refs: readonly PlaceRef[],
	lines: readonly PlaceLine[]
): readonly PlaceRef[] {
	const all = refs.flatMap((ref) => {
		const place = parsePlace(ref);
		if (place?.kind !== 'each') return [ref];
		const line = lines.find(({ id }) => id === place.id);
		const stations = line?.stations.filter(({ id }) => line.rollUp.includes(id)) ?? [];
		return stations.map(({ id }) => placeRef({ kind: 'station', id, meters: place.meters }));
	});
	return [...new Set(all)];
}

function around(
	points: readonly LonLat[],
	lines: readonly (readonly LonLat[])[],
	meters: number
): PlaceExtent {
	return { kind: 'reach', points, lines, meters };
}

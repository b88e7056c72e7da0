/**
 * One line of a transit agency’s feed: its stations in order, and where it runs.
 *
 * Source: General Transit Feed Specification, Schedule reference.
 */
import { csvParse } from 'd3-dsv';
import { strFromU8, unzipSync } from 'fflate';
import type { Position } from 'geojson';
import { RefreshError } from './ask.ts';

type Row = Readonly<Record<string, string | undefined>>;

export type FoundStation = {
	readonly name: string;
	/** WGS84 degrees. */
	readonly lngLat: readonly [number, number];
	/** How the point was placed, where that differs from the line's other stations. */
	readonly basis?: string;
};

/** A line as a feed or a file of shapes has it. */
export type FoundLine = {
	readonly line: readonly (readonly Position[])[];
	/** In the order of the line. */
	readonly stations: readonly FoundStation[];
	/** Whose feed it is, and the year that it is of, where it says so. */
	readonly publisher: string | null;
	readonly year: string | null;
	/** Where the alignment comes from. */
	readonly basis: string;
	readonly stationBasis: string;
};

/**
 * The line that a feed calls `route`, by its id, its short or its long name.
 *
 * @param zip bytes of the feed
 * @throws RefreshError in one sentence where the feed cannot be read or has no such line
 */
export function lineOfFeed(zip: Uint8Array, route: string): FoundLine {
	const feed = openFeed(zip);
	const routes = feed.rows('routes.txt');
	const same = (text: string | undefined) => text?.trim().toLowerCase() === route.toLowerCase();
	const found =
		routes.find((row) => same(row.route_id)) ??
		routes.find((row) => same(row.route_short_name)) ??
		routes.find((row) => same(row.route_long_name));
	if (!found) {
		const names = routes.map((row) =>
			[row.route_short_name, row.route_long_name, row.route_id].find(Boolean)
		);
		throw new RefreshError(
			`The feed has no line “${route}”. It has ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' and others' : ''}.`
		);
	}
	const trips = new Map(
		feed
			.rows('trips.txt')
			.filter((row) => row.route_id === found.route_id)
			.map((row) => [row.trip_id ?? '', row])
	);
	const times = new Map<string, Row[]>();
	for (const row of feed.rows('stop_times.txt')) {
		const trip = row.trip_id ?? '';
		if (!trips.has(trip)) continue;
		const list = times.get(trip) ?? [];
		times.set(trip, list);
		list.push(row);
	}
	// The trip with the most stops is the whole line.
	const [whole] = [...times].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
	if (!whole || whole[1].length < 2)
		throw new RefreshError(`The feed has no trip with stops of the line “${route}”.`);
	const stations = stationsOf(feed.rows('stops.txt'), whole[1], times);
	const shape = shapeOf(feed.rows('shapes.txt', true), trips.get(whole[0])?.shape_id ?? '');
	const info = feed.rows('feed_info.txt', true)[0];
	const dates = [
		info?.feed_start_date,
		...feed.rows('calendar.txt', true).map((row) => row.start_date),
		...feed.rows('calendar_dates.txt', true).map((row) => row.date)
	];
	const agencies = feed.rows('agency.txt', true);
	const agency = agencies.find((row) => row.agency_id === found.agency_id) ?? agencies[0];
	return {
		line: [shape ?? stations.map(({ lngLat }) => [...lngLat])],
		stations,
		publisher:
			[agency?.agency_name, info?.feed_publisher_name].find((name) => name?.trim())?.trim() ?? null,
		year: dates.find((date) => /^\d{8}$/.test(date ?? ''))?.slice(0, 4) ?? null,
		basis: shape
			? 'shape of the longest trip in the feed'
			: 'straight lines from station to station, as the feed has no shape of it',
		stationBasis: 'stops of the feed; the middle of those that share a station'
	};
}

type Feed = { readonly rows: (file: string, mayLack?: boolean) => readonly Row[] };

function openFeed(zip: Uint8Array): Feed {
	let files: Readonly<Record<string, Uint8Array>>;
	try {
		files = unzipSync(zip, { filter: ({ name }) => name.endsWith('.txt') });
	} catch {
		throw new RefreshError('The feed is no zip file, or it is damaged. Download it again.');
	}
	// Some agencies zip a folder.
	const byName = new Map(
		Object.entries(files).map(([path, bytes]) => [path.split('/').at(-1), bytes])
	);
	return {
		rows: (file, mayLack = false) => {
			const bytes = byName.get(file);
			if (!bytes) {
				if (mayLack) return [];
				throw new RefreshError(`The feed has no ${file}, so it is no feed of schedules.`);
			}
			return csvParse(strFromU8(bytes).replace(/^\uFEFF/, ''));
		}
	};
}

function numberOf(text: string | undefined): number {
	return text === undefined || text.trim() === '' ? NaN : Number(text);
}

function pointOf(stop: Row): [number, number] {
	const [longitude, latitude] = [numberOf(stop.stop_lon), numberOf(stop.stop_lat)];
	if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && longitude !== 0))
		throw new RefreshError(
			`The stop “${stop.stop_name ?? stop.stop_id}” has no place in the feed.`
		);
	return [longitude, latitude];
}

/** "Penn & Plymouth Station" and "Penn & Plymouth Station - Gate B" are one station. */
function stationName(stop: Row): string {
	const name = (stop.stop_name ?? '').replace(/\s+/g, ' ').trim();
	return name.replace(/\s+-?\s*(?:gate|platform|bay)\s+\w+$/i, '');
}

/** Stations of the whole trip in its order, each in the middle of its stops in either direction. */
function stationsOf(
	stops: readonly Row[],
	whole: readonly Row[],
	times: ReadonlyMap<string, readonly Row[]>
): FoundLine['stations'] {
	const byId = new Map(stops.map((stop) => [stop.stop_id ?? '', stop]));
	const stationOf = (id: string | undefined): Row => {
		const stop = byId.get(id ?? '');
		if (!stop) throw new RefreshError(`A trip stops at “${id}”, which stops.txt does not have.`);
		return byId.get(stop.parent_station ?? '') ?? stop;
	};
	const used = new Map<string, Map<string, Row>>();
	for (const rows of times.values()) {
		for (const { stop_id: id } of rows) {
			const station = stationOf(id);
			const name = stationName(station);
			const places = used.get(name) ?? new Map<string, Row>();
			used.set(name, places.set(station.stop_id ?? '', station));
		}
	}
	const ordered = [...whole].sort((a, b) => numberOf(a.stop_sequence) - numberOf(b.stop_sequence));
	const names = [...new Set(ordered.map(({ stop_id: id }) => stationName(stationOf(id))))];
	return names.map((name) => {
		const points = [...(used.get(name)?.values() ?? [])].map(pointOf);
		const mean = (at: 0 | 1) =>
			Math.round((points.reduce((sum, point) => sum + point[at], 0) / points.length) * 1e5) / 1e5;
		return { name, lngLat: [mean(0), mean(1)] as const };
	});
}

/** Points of a shape in their order, whatever order the file has; null where there are none. */
function shapeOf(rows: readonly Row[], id: string): Position[] | null {
	const points = rows
		.filter((row) => row.shape_id === id && id !== '')
		.map((row) => ({
			order: numberOf(row.shape_pt_sequence),
			at: [numberOf(row.shape_pt_lon), numberOf(row.shape_pt_lat)]
		}))
		.filter(({ order, at }) => Number.isFinite(order) && at.every(Number.isFinite))
		.sort((a, b) => a.order - b.order)
		.map(({ at }) => at.map((degrees) => Math.round(degrees * 1e5) / 1e5));
	return points.length < 2 ? null : points;
}

/** Runs while prerendering only: the report of a place from the built files, as the page would make it. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { error } from '@sveltejs/kit';
import {
	boundsOf,
	composeReport,
	pageMaps,
	placeDetail,
	type Gathered,
	type MapScene,
	type PageMaps,
	type Shade
} from '$lib/features/report/compose';
import { paperOf, type Paper } from '$lib/features/report/paper';
import type { BuiltManifest, LinesFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { slug } from '$lib/domain/report/citation';
import type { Report } from '$lib/domain/report/model';
import { placeLine } from '$lib/domain/places/place-code';
import { mapWindow } from '$lib/domain/report/report-map';
import { NO_ADJUSTMENT } from '$lib/domain/methods/questions';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import type { Answers, AnswerOf, QuestionKind, QuestionOf } from '$lib/app/worker/answers';
import { BUILT_ROOT, answered, builtAnswers } from '$lib/app/worker/built';

/** Whole addresses need the site's own, which a static site only knows where it is told. */
export const SITE = process.env.ROOTLINE_SITE ?? '';
const QUESTION = {
	method: DEFAULT_METHOD,
	adjustment: NO_ADJUSTMENT,
	reach: HALF_MILE,
	plan: null
} as const;

export type ReadyReport = {
	readonly place: string;
	readonly detail: string;
	readonly paper: Paper;
	readonly maps: PageMaps;
	/** Other pages made ready. */
	readonly stations: readonly { readonly id: string; readonly name: string }[];
	readonly cities: readonly { readonly slug: string; readonly name: string }[];
};

const read = (path: string): unknown => JSON.parse(readFileSync(BUILT_ROOT + path, 'utf8'));
const manifest = () => read('data/manifest.json') as BuiltManifest;

export function readyStations(): ReadyReport['stations'] {
	const { stations } = read(manifest().places.path) as PlacesFile;
	return stations.map(({ id, name }) => ({ id, name }));
}

/** Cities that hold a station, in line order. */
export function readyCities(): ReadyReport['cities'] {
	const { stations, places } = read(manifest().places.path) as PlacesFile;
	const names = [...new Set(stations.map(({ city }) => city))];
	return names
		.filter((name) => places.some(({ key }) => key === `city:${name}`))
		.map((name) => ({ slug: slug(name), name }));
}

/** Report and map of one place, before they are laid out. */
export type ReadyPlace = {
	readonly report: Report;
	readonly detail: string;
	readonly scene: MapScene & { readonly shade: Extract<Shade, { readonly lens: 'classes' }> };
};

const places = new Map<string, Promise<ReadyPlace>>();

/**
 * A page and the picture of its link are made of the same.
 * @param path address of the page below the site's root
 */
export function readyPlace(place: string, path: string): Promise<ReadyPlace> {
	const made = places.get(place) ?? makePlace(place, path);
	places.set(place, made);
	return made;
}

async function makePlace(place: string, path: string): Promise<ReadyPlace> {
	const { dataVersion, places, lines } = manifest();
	const gathered: Gathered = {
		places: read(places.path) as PlacesFile,
		lines: read(lines.path) as LinesFile,
		answer: { kind: 'place', of: await ask('profile', { ...QUESTION, place }) }
	};
	const report = composeReport(gathered, {
		date: new Date().toISOString().slice(0, 10),
		link: SITE === '' ? path : new URL(path, SITE).href,
		dataVersion
	});
	const bounds = boundsOf(gathered) ?? error(500, `${place} has no bounds.`);
	const [line] = gathered.lines.lines;
	const { runs, stations } = placeLine(line ?? error(500, 'There is no line.'));
	return {
		report,
		detail: placeDetail(gathered),
		scene: {
			shade: { lens: 'classes', answer: await ask('classes', QUESTION) },
			// Wide enough for a picture that is higher than it is wide.
			tracts: await ask('outlines', { bounds: mapWindow(mapWindow(bounds)) }),
			bounds,
			lines: runs,
			stations
		}
	};
}

/** @param path address of the page below the site's root */
export async function readyReport(place: string, path: string): Promise<ReadyReport> {
	const { report, detail, scene } = await readyPlace(place, path);
	return {
		place,
		detail,
		paper: paperOf(report),
		maps: pageMaps(report, scene),
		stations: readyStations(),
		cities: readyCities()
	};
}

let answers: Answers | undefined;

function ask<K extends QuestionKind>(kind: K, question: QuestionOf<K>): Promise<AnswerOf<K>> {
	answers ??= builtAnswers();
	return answered(answers, kind, question);
}

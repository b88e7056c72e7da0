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
	type PageMaps
} from '$lib/features/report/compose';
import { paperOf, type Paper } from '$lib/features/report/paper';
import type { BuiltManifest, LinesFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { HALF_MILE } from '$lib/domain/lines/distance';
import { slug } from '$lib/domain/report/citation';
import { placeLine } from '$lib/domain/places/place-code';
import { mapWindow } from '$lib/domain/report/report-map';
import { NO_ADJUSTMENT } from '$lib/domain/methods/questions';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import type { Answers } from '$lib/app/worker/answers';
import { BUILT_ROOT, answered, builtAnswers } from '$lib/app/worker/built';
import type { AnswerOf, QuestionKind, QuestionOf } from '$lib/app/worker/protocol';

/** Whole addresses need the site's own, which a static site only knows where it is told. */
const SITE = process.env.ROOTLINE_SITE ?? '';
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

/** @param path address of the page below the site's root */
export async function readyReport(place: string, path: string): Promise<ReadyReport> {
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
	const maps = pageMaps(report, {
		shade: { lens: 'classes', answer: await ask('classes', QUESTION) },
		tracts: await ask('outlines', { bounds: mapWindow(bounds) }),
		bounds,
		lines: runs,
		stations
	});
	return {
		place,
		detail: placeDetail(gathered),
		paper: paperOf(report),
		maps,
		stations: readyStations(),
		cities: readyCities()
	};
}

let answers: Answers | undefined;

function ask<K extends QuestionKind>(kind: K, question: QuestionOf<K>): Promise<AnswerOf<K>> {
	answers ??= builtAnswers();
	return answered(answers, kind, question);
}

/** Runs while prerendering only: the newest release beside each that is kept, in sentences that need no further words. */
import { readFileSync } from 'node:fs';
import { error } from '@sveltejs/kit';
import { AtlasFiles } from '$lib/app/files/atlas-files';
import { BUILT_ROOT, fromDisk } from '$lib/app/worker/built';
import { PreparedAnswers } from '$lib/app/worker/client';
import {
	decodeIndicator,
	type BuiltManifest,
	type PlacesFile
} from '$lib/domain/indicators/built-files';
import { indicatorById, KEY_FIGURES } from '$lib/domain/indicators/catalog';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import {
	classesOfReleases,
	releasedFigures,
	type ReleasedClass,
	type ReleasedFigure
} from '$lib/domain/indicators/releases';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { NO_ADJUSTMENT } from '$lib/domain/methods/questions';
import { REGION } from '$lib/domain/region';
import type { Result } from '$lib/domain/result';
import {
	NEWEST_PERIOD,
	yearsOf,
	type SurveyPeriod,
	type Unit
} from '$lib/domain/statistics/census';
import { sharedYears } from '$lib/domain/statistics/combine';
import { differenceText, figureInLine, periodLabel } from '$lib/domain/text/format';
import { DEFAULT_METHOD } from '$lib/domain/view/view';
import { releasePage as words } from '#words/data-page.ts';
import { en } from '#words/index.ts';
import { indicatorWords } from '#words/indicators.ts';
import { methodWords } from '#words/methods.ts';
import type { PageServerLoad } from './$types';

const LINE = `corridor:${REGION.lines.main}`;

export const load: PageServerLoad = async () => {
	const { kept, newest } = REGION.releases;
	const period = periodLabel(NEWEST_PERIOD);
	if (newest !== undefined) return { alone: words.older, releases: [] };
	if (kept.length === 0) return { alone: words.only({ period }), releases: [] };
	const now = await released(NEWEST_PERIOD, BUILT_ROOT);
	const releases = kept.map(async (each) =>
		compared(await released(each as SurveyPeriod, `.cache/releases/${each}/`), now)
	);
	return { alone: null, releases: await Promise.all(releases) };
};

type Released = Awaited<ReturnType<typeof released>>;

/** What the build made of one release; `root` is where its files lie. */
async function released(period: SurveyPeriod, root: string) {
	const manifest = JSON.parse(readFileSync(`${root}data/manifest.json`, 'utf8')) as BuiltManifest;
	const files = new AtlasFiles(manifest, root, fromDisk);
	const places = there(await files.places());
	const figures = new Map<IndicatorId, ReturnType<typeof decodeIndicator>>();
	for (const id of KEY_FIGURES) figures.set(id, decodeIndicator(there(await files.indicator(id))));
	const question = { method: DEFAULT_METHOD, adjustment: NO_ADJUSTMENT, reach: HALF_MILE };
	const answer = await new PreparedAnswers(manifest.answers, root, fromDisk).find(
		'classes',
		question
	);
	if (!answer) error(500, `There are no classes of ${period}.`);
	const classes = new Map(
		places.tracts.geoid.map((geoid, row): [string, ReleasedClass] => [
			geoid,
			{
				id: answer.classIds[answer.classes[row] ?? -1] ?? '',
				share: answer.confidence?.[row] ?? NaN
			}
		])
	);
	return { period, places, figures, classes };
}

function there<T>(result: Result<T>): T {
	if (!result.ok) error(500, JSON.stringify(result.problem));
	return result.value;
}

function compared(then: Released, now: Released) {
	const stations = now.places.stations.map(({ id }) => `station:${id}`);
	const nameOf = new Map(now.places.places.map(({ key, name }) => [key, name]));
	const columns = [periodLabel(then.period), periodLabel(now.period), words.difference];
	const told = KEY_FIGURES.map((id) => {
		const { unit } = indicatorById(id);
		const of = (each: Released) => ({ ...each, figures: each.figures.get(id)! });
		const figure = indicatorWords[id].title;
		const rows = (places: readonly string[]) =>
			releasedFigures(of(then), of(now), unit, places).map((each) => ({
				id: `${id} ${each.place}`,
				place: nameOf.get(each.place) ?? '',
				cells: cellsOf(each, unit)
			}));
		return { id, figure, around: rows([LINE, 'region']), stations: rows(stations) };
	});
	const { tracts, changed } = classesOfReleases(then.classes, now.classes);
	const near = changed.flatMap(({ geoid, then: before, now: after }) => {
		const at = stationsAt(now.places, geoid);
		const cells = [className(before), className(after)];
		return at === '' ? [] : [{ id: geoid, label: geoid, note: at, cells }];
	});
	const years = sharedYears(then.period, now.period);
	const count = (value: number) => value.toLocaleString(en.estimate.numbers);
	return {
		id: then.period,
		title: words.between({ then: periodLabel(then.period), now: periodLabel(now.period) }),
		warning: years > 0 ? words.overlapping({ years }) : words.apart,
		dollars: words.dollars({ year: yearsOf(now.period)[1] }),
		columns: [...columns, words.reading],
		around: told.flatMap(({ figure, around }) =>
			around.map(({ place, ...row }) => ({ ...row, label: figure, note: place }))
		),
		figures: told.map(({ id, figure, stations: rows }) => ({
			id,
			title: words.stations({ figure }),
			rows: rows.map(({ place, ...row }) => ({ ...row, label: place }))
		})),
		changed: words.changed({ changed: count(changed.length), tracts: count(tracts) }),
		near,
		nearChanged: near.length > 0 ? words.atStations({ changed: count(near.length) }) : null
	};
}

function cellsOf({ then, now, comparison }: ReleasedFigure, unit: Unit): string[] {
	const difference = differenceText(comparison.difference, unit, en.estimate);
	return [
		figureInLine(then, unit, en.estimate),
		figureInLine(now, unit, en.estimate),
		difference ? `${difference.value} ${difference.margin}` : '–',
		words.readings[comparison.direction]
	];
}

function className({ id, share }: ReleasedClass): string {
	const { classes } = methodWords[DEFAULT_METHOD];
	const name = (classes as Readonly<Record<string, { readonly name: string }>>)[id]?.name ?? id;
	return Number.isNaN(share) ? name : words.tries({ name, tries: Math.round(share * 100) });
}

/** Names of the stations whose half mile holds much of the tract; empty where there is none. */
function stationsAt({ tracts, stations }: PlacesFile, geoid: string): string {
	const at = tracts.stations[tracts.geoid.indexOf(geoid)] ?? [];
	return at.flatMap((station) => stations[station]?.name ?? []).join(', ');
}

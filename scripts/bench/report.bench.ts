/** How long an answer takes to become a report, for every kind of place and for a whole line. */
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { buildComparisonReport } from '../../src/lib/domain/report/build.ts';
import { buildReport } from '../../src/lib/domain/report/build.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { voice } from '../../src/lib/i18n/report-voice.fixture.ts';
import { builtAnswers } from '../../src/lib/app/worker/built.ts';
import type { Benchmark, BenchReport } from './support/measure.ts';
import { spread } from './support/measure.ts';
import { REGION } from '../../src/lib/domain/region.ts';

const ROUNDS = 300;
const SET_ROUNDS = 60;
const PLACES = [
	'station:penn',
	'station:plymouth',
	'corridor:blue-line-extension',
	`city:${REGION.principalCities[0]}`,
	'city:Crystal',
	'tract:27053003300',
	'neighborhood:Jordan',
	'region'
];
const SETS = [
	['station:penn', 'station:plymouth'],
	['station:penn', 'station:lowry', 'city:Crystal', `city:${REGION.principalCities[0]}`],
	['each:blue-line-extension'],
	['each:green-line']
];

const benchmark: Benchmark = { title: 'Report of a place', run };
export default benchmark;

async function run(): Promise<BenchReport> {
	const answers = builtAnswers();
	const base = {
		method: 'corridor-pressure',
		adjustment: NO_ADJUSTMENT,
		reach: HALF_MILE,
		plan: null
	} as const;
	const options = { date: '2026-01-01', link: 'https://rootline.example/', dataVersion: 'bench' };
	const nameOf = (ref: string) => ({ title: ref, inText: ref });

	const asked = await Promise.all(
		PLACES.map(async (place) => await answers.answer('profile', { ...base, place }, {}))
	);
	const compared = await Promise.all(
		SETS.map(async (places) => await answers.answer('compare', { ...base, places }, {}))
	);
	const region = asked.at(-1);
	if (!region?.ok) throw new Error('The region has no answer.');
	const beside = [{ role: 'region' as const, place: region.value.place }];

	const times = Array.from({ length: ROUNDS }, (_, i) => {
		const answer = asked[i % asked.length];
		if (!answer?.ok) throw new Error('A place has no answer.');
		const started = performance.now();
		buildReport(answer.value, nameOf, voice, options);
		return performance.now() - started;
	});
	const sets = Array.from({ length: SET_ROUNDS }, (_, i) => {
		const answer = compared[i % compared.length];
		if (!answer?.ok) throw new Error('A comparison has no answer.');
		const started = performance.now();
		buildComparisonReport(answer.value, beside, nameOf, voice, options);
		return performance.now() - started;
	});
	// The first visitor meets code that is not compiled yet, so nothing is left out.
	const one = spread(times);
	const many = spread(sets);
	return {
		tables: [
			{
				title: `${ROUNDS} reports of places, ${SET_ROUNDS} of comparisons`,
				columns: ['report', 'median, ms', '95th percentile, ms'],
				rows: [
					['one place', one.median.toFixed(1), one.p95.toFixed(1)],
					['several places, up to a whole line', many.median.toFixed(1), many.p95.toFixed(1)]
				]
			}
		],
		budgets: [
			{ what: 'report of a place, 95th percentile', value: one.p95, most: 20, unit: 'ms' },
			{ what: 'report of a comparison, 95th percentile', value: many.p95, most: 20, unit: 'ms' }
		]
	};
}

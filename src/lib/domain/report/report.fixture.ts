/** Made-up answers for tests of reports: every state of every figure, and places of every kind. */
import fc from 'fast-check';
import type { FigureMethod } from '../indicators/catalog.ts';
import type { Unit } from '../statistics/census.ts';
import {
	known,
	knownWithoutMargin,
	missing,
	openEnded,
	type Estimate
} from '../statistics/estimate.ts';
import type { MeasuredPlace, ProfileAnswer } from '../places/atlas-places.ts';
import type { PlaceNote } from '../places/place.ts';
import type { PlaceProfile } from '../places/profile.ts';
import { NOTHING_CUT } from '../statistics/fitted.ts';
import { PROFILE_FIGURES } from '../places/topics.ts';
import { NO_ADJUSTMENT } from '../methods/questions.ts';
import { headlineOf, type Headline } from '../methods/trace.ts';
import { flagCall, type StationFlag, type PlacePressure } from '../methods/station-flags.ts';
import type { ReportPlaceName } from './model.ts';

export const options = {
	date: '2026-11-27',
	link: 'https://rootline.example/report?place=station:penn',
	dataVersion: '0123456789ab'
};

const NAMES: Readonly<Record<string, ReportPlaceName>> = {
	'station:penn': {
		title: 'Penn Avenue station area',
		inText: 'the Penn Avenue station area'
	},
	'city:Minneapolis': { title: 'Minneapolis', inText: 'Minneapolis' },
	region: { title: 'Seven-county region', inText: 'the seven-county region' },
	'corridor:blue-line-extension': {
		title: 'Blue Line Extension corridor',
		inText: 'the Blue Line Extension corridor'
	}
};

export function nameOf(ref: string): ReportPlaceName {
	return NAMES[ref] ?? { title: ref.replace(/^.*:/, ''), inText: ref.replace(/^.*:/, '') };
}

export const QUESTION = {
	reach: 804.672,
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	plan: null
} as const;

const RANGES: Readonly<Record<Unit, readonly [number, number]>> = {
	share: [0, 1],
	dollars: [0, 400_000],
	'relative-change': [-0.6, 1.5],
	'share-change': [-0.3, 0.3],
	count: [0, 5000],
	'per-hundred': [0, 40],
	level: [0, 120]
};

/** Any state that a figure of this unit can be in. */
function anyEstimate(unit: Unit): fc.Arbitrary<Estimate> {
	const [least, most] = RANGES[unit];
	const whole = (value: number) =>
		unit === 'count' || unit === 'dollars' ? Math.round(value) : Number(value.toFixed(6));
	const value = fc
		.oneof(
			{ weight: 6, arbitrary: fc.double({ min: least, max: most, noNaN: true }) },
			fc.constantFrom(0, 0.01, 0.0004, 1)
		)
		.map(whole)
		.map((each) => each + 0);
	const moe = fc.oneof(
		{ weight: 5, arbitrary: fc.double({ min: 0, max: 0.3 * (most - least), noNaN: true }) },
		{ weight: 2, arbitrary: fc.double({ min: 0, max: 0.02 * (most - least), noNaN: true }) },
		fc.constantFrom(0, 0.01, 1e-5, 1)
	);
	return fc.oneof(
		{ weight: 8, arbitrary: fc.tuple(value, moe).map(([v, m]) => known(v, m)) },
		fc
			.tuple(
				value,
				fc.constantFrom('not-carried', 'too-few-cases', 'full-count', 'input-without-margin')
			)
			.map(([v, reason]) => knownWithoutMargin(v, reason)),
		fc
			.tuple(value, fc.double({ min: 1e-3, max: most, noNaN: true }))
			.map(([v, leastMoe]) => ({ ...knownWithoutMargin(v, 'input-without-margin'), leastMoe })),
		fc
			.tuple(value, fc.constantFrom('top-coded', 'bottom-coded'))
			.map(([v, quality]) => openEnded(v, quality)),
		fc.constantFrom('not-computable', 'not-published', 'not-applicable').map((q) => missing(q))
	);
}

const notes: fc.Arbitrary<PlaceNote[]> = fc.subarray<PlaceNote>([
	{ code: 'apportioned' },
	{ code: 'whole-tracts', tracts: 1 },
	{ code: 'partly-outside-region', shareInside: 0.61 },
	{ code: 'few-renters', renters: 12, limit: 50 },
	{ code: 'no-homes' },
	{ code: 'carried-boundaries', tracts: 3 },
	{ code: 'small-parts', parts: [0.07, 0.21], given: 0.9 },
	{ code: 'tract-figures' }
]);

const profile: fc.Arbitrary<PlaceProfile> = fc
	.tuple(
		fc.tuple(
			...PROFILE_FIGURES.map((definition) =>
				fc
					.tuple(
						anyEstimate(definition.unit),
						fc.constantFrom<FigureMethod>('exact', 'mean-of-medians', 'modelled-income'),
						fc.boolean()
					)
					.map(([each, method, overlapping]) => ({
						definition,
						estimate: each,
						method,
						overlapping,
						otherReading: null
					}))
			)
		),
		notes
	)
	.map(([figures, noted]) => ({
		question: { kind: 'named', key: 'station:penn' },
		weights: { tracts: [0, 1], households: [1, 0.5], people: [1, 0.5], cut: NOTHING_CUT },
		figures,
		zips: null,
		notes: noted
	}));

const part = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const flag: fc.Arbitrary<StationFlag> = fc
	.tuple(fc.option(part), part, part, part, anyEstimate('count'))
	.map(([share, one, other, draws, renters]) => {
		const call = share === null ? null : flagCall(draws);
		return {
			call,
			flagged: call === 'flagged',
			share,
			range: call && { low: Math.min(one, other), high: Math.max(one, other) },
			flagShareOfDraws: call && draws,
			renters,
			fewRenters: renters.value !== null && renters.value < 50,
			tracts: [0, 1],
			flaggedTracts: [0]
		};
	});

const CLASSES = ['under-pressure', 'early-warning', 'lower-exposure'] as const;

const headline: fc.Arbitrary<Headline> = fc
	.tuple(
		fc.shuffledSubarray([...CLASSES], { minLength: 2, maxLength: 2 }),
		fc.double({ min: 0, max: 1, noNaN: true })
	)
	.map(([[own = '', other = ''], share]) =>
		headlineOf(own, share, [{ class: other, share: 1 - share }])
	);

const quarters: fc.Arbitrary<PlacePressure['quarters']> = fc.array(
	fc.record({
		row: fc.constant(0),
		people: fc.integer({ min: 1, max: 9000 }),
		households: fc.nat(900),
		share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
	}),
	{ maxLength: 2 }
);

const classes: fc.Arbitrary<PlacePressure['classes']> = fc.uniqueArray(
	fc.record({
		id: fc.constantFrom(...CLASSES),
		flags: fc.boolean(),
		tracts: fc.integer({ min: 0, max: 9 }),
		renters: anyEstimate('count')
	}),
	{ selector: ({ id }) => id, maxLength: 3 }
);

export function anyPlace(ref: string): fc.Arbitrary<MeasuredPlace> {
	return fc.record({
		ref: fc.constant(ref),
		profile,
		pressure: fc.option(fc.record({ flag, classes, headline: fc.option(headline), quarters })),
		outline: fc.constant(null),
		bounds: fc.constant([-93.4, 44.9, -93.2, 45.1] as const),
		city: fc.constant('Minneapolis')
	});
}

export const anyAnswer: fc.Arbitrary<ProfileAnswer> = fc.record({
	question: fc.constant({ ...QUESTION, place: 'station:penn' }),
	place: anyPlace('station:penn'),
	beside: fc
		.tuple(
			anyPlace('corridor:blue-line-extension'),
			anyPlace('city:Minneapolis'),
			anyPlace('region'),
			fc.subarray([0, 1, 2])
		)
		.map(([corridor, city, region, kept]) => {
			const all: ProfileAnswer['beside'] = [
				{ role: 'corridor', place: corridor },
				{ role: 'city', place: city },
				{ role: 'region', place: region }
			];
			return kept.map((i) => all[i]!);
		})
});

/**
 * Runs a check over made-up values that are known by their seed: what fails is then told in a number
 * instead of in pages, and is not made smaller for minutes.
 */
export function forMany<T>(values: fc.Arbitrary<T>, runs: number, check: (value: T) => void): void {
	fc.assert(
		fc.property(fc.integer(), (seed) => {
			check(fc.sample(values, { seed, numRuns: 1 })[0]!);
		}),
		{ numRuns: runs, endOnFailure: true }
	);
}

/** The command's own words, in English, for problems, notes and states of figures. */
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { reliability, type Reliability } from '../../src/lib/domain/statistics/reliability.ts';
import type { DistanceProblem } from '../../src/lib/domain/lines/distance.ts';
import type { ImportedFileProblem } from '../../src/lib/domain/places/geojson-places.ts';
import type { PlaceNote, PlaceProblem } from '../../src/lib/domain/places/extent.ts';
import { smallParts, tractFigures } from '#words/common.ts';
import { regionWords as words } from '#words/region.ts';

type AnyProblem = PlaceProblem | ImportedFileProblem | DistanceProblem;

type Words = Readonly<Record<AnyProblem['code'], string>>;

/** `{name}` stands for the problem's parameter of that name. */
const PROBLEMS: Words = {
	'polygon-expected': 'A place needs a polygon; this is of type {type}.',
	'polygon-empty':
		'The polygon has no area: it needs at least three points that are not in a line.',
	'polygon-coordinates-broken': 'A coordinate is not a pair of numbers.',
	'polygon-not-in-degrees':
		'The coordinates ({x}, {y}) are not longitude and latitude in degrees; save the file as WGS84 (EPSG:4326).',
	'polygon-crosses-antimeridian': `The shape crosses the 180th meridian, far from ${words.counties}.`,
	'polygon-crosses-itself':
		'The outline crosses itself near {longitude}, {latitude}; move or remove a point there.',
	'polygon-too-large':
		'The shape covers {squareKilometers} km², more than the limit of {limit} km².',
	'polygon-too-many-points': 'The shape has {points} points, more than the limit of {limit}.',
	'polygon-outside-region': `No part of the shape lies in ${words.counties} that figures are held for.`,
	'place-unknown': 'There is no place "{key}".',
	'tract-unknown': `There is no 2020 census tract {geoid} in ${words.counties}.`,
	'place-empty': 'Nothing was named that a place could be made of.',
	'reach-out-of-range': 'The distance has to lie between {shortest} m and {longest} m.',
	'reach-too-complex': 'The line has {points} points, more than the limit of {limit}.',
	'reach-too-long': `The lines come to {kilometers} km in and around ${words.counties}, more than the limit of {limit} km.`,
	'reach-too-many-corners':
		'The outline would have {corners} corners, more than the limit of {limit}; take fewer points or lines, or a greater distance.',
	'shape-too-tangled':
		'The shape has {points} points, and measuring all of it as one takes too many steps; simplify it, or measure its parts one by one.',
	'file-feature-broken': 'Feature {number} ({name}) is no GeoJSON feature.',
	'file-not-geojson': 'This is JSON but not GeoJSON: no feature, collection or geometry was found.',
	'file-empty': 'There are no features.',
	'file-too-many-features': 'There are {features} features, more than the limit of {limit}.',
	'file-needs-distance': 'Points and lines are places only with a distance: add --distance 0.5mi.',
	'file-geometry-unknown': 'A geometry of type {type} is no place.',
	'distance-not-understood':
		'The distance "{text}" is not a number with a unit, such as 0.5mi or 800m.',
	'distance-out-of-range': 'The distance "{text}" has to lie between {shortest} m and {longest} m.'
};

export function problemSentence(problem: AnyProblem): string {
	return PROBLEMS[problem.code].replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = problem.params[name];
		return typeof value === 'number' ? String(Number(value.toFixed(5))) : (value ?? '');
	});
}

export function noteSentence(note: PlaceNote): string {
	switch (note.code) {
		case 'apportioned':
			return 'Apportioned by the 2020 housing units and people of block groups.';
		case 'whole-tracts':
			return `The outline follows tract borders: figures are those of ${note.tracts} whole tracts.`;
		case 'partly-outside-region':
			return `Only ${Math.round(note.shareInside * 100)}% of the ground lies in ${words.counties}; figures are for that part.`;
		case 'few-renters':
			return `Fewer than ${note.limit} renter households: too small for a reliable figure.`;
		case 'no-homes':
			return 'Nobody lived here in 2020.';
		case 'carried-boundaries':
			return `Periods before 2016–2020 are carried across changed boundaries in ${note.tracts} of its tracts.`;
		case 'small-parts':
			return smallParts(note);
		case 'tract-figures':
			return tractFigures;
	}
}

const RELIABILITY: Readonly<Record<Reliability, string>> = {
	reliable: 'reliable',
	'use-with-care': 'use with care',
	'too-uncertain': 'too uncertain to rely on',
	zero: 'zero',
	'top-coded': 'at least this',
	'bottom-coded': 'at most this',
	'full-count': 'full count',
	unknown: 'margin not carried',
	'no-value': 'no figure'
};

export function reliabilityWord(estimate: Estimate): string {
	return RELIABILITY[reliability(estimate)];
}

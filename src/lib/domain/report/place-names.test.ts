import { expect, it } from 'vitest';
import { placeNames } from '#words/common.ts';
import { inText } from '#words/report-screen.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import { reportPlaceName } from './figure-words.ts';

const sources = { places: null, lines: null, plan: null, reach: HALF_MILE };
const named = (ref: string) => reportPlaceName(ref, sources, placeNames, inText);

it.each([
	['region', 'the seven-county region'],
	['city:Crystal', 'Crystal'],
	['station:penn', 'the Penn station area'],
	['stations:blue-line-extension', 'the station areas of the METRO Blue Line Extension'],
	['corridor:blue-line-extension', 'the METRO Blue Line Extension corridor'],
	['tract:27053003300', 'tract 33'],
	['tracts:053003300,053003200', 'these 2 tracts together'],
	['tracts:053003300,053003200~Our blocks', 'Our blocks'],
	['near:44.99712,-93.31001,0.5mi', 'the area within half a mile of a point'],
	['near:44.99712,-93.31001,0.5mi~Penn & Lowry', 'Penn & Lowry']
])('%s stands in a sentence as "%s"', (ref, text) => {
	expect(named(ref).inText).toBe(text);
});

it('begins headings with what a place is', () => {
	expect(named('stations:blue-line-extension').title).toBe(
		'Station areas of the METRO Blue Line Extension'
	);
	expect(named('station:penn').title).toBe('Penn station area');
	// Where many stand in a list, a station goes by its name alone.
	expect(named('station:penn').short).toBe('Penn');
	expect(named('city:Crystal').short).toBeUndefined();
});

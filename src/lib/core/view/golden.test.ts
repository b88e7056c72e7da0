/**
 * Links that people have in their mails and papers. The file beside this test is never edited so that
 * a test passes, only added to: each link must open to what it opened to on the day it was made.
 */
import { describe, expect, it } from 'vitest';
import { decodeView, encodeView } from './codec.ts';
import golden from './golden-links.fixture.json' with { type: 'json' };
import { known } from './known.ts';

const open = (link: string) => decodeView(new URLSearchParams(link), known);

describe('a link of before', () => {
	it('is one of at least thirty, each for another thing', () => {
		expect(golden.links.length).toBeGreaterThanOrEqual(30);
		expect(new Set(golden.links.map(({ link }) => link)).size).toBe(golden.links.length);
	});

	it.each(golden.links)('to $name opens it still, and is written the same', ({ link, view }) => {
		const opened = open(link);
		expect(opened).toEqual({
			view: { ...golden.firstView, ...view },
			dropped: [],
			newer: false
		});
		expect(encodeView(opened.view, known)).toBe(link);
	});

	it.each(golden.former)('with $name opens', ({ link, view, dropped }) => {
		const opened = open(link);
		expect(opened).toEqual({ view: { ...golden.firstView, ...view }, dropped, newer: false });
		// What it is written as now opens to the same.
		const again = open(encodeView(opened.view, known));
		expect(again).toEqual({ view: opened.view, dropped: [], newer: false });
	});
});

describe('a link of a later version', () => {
	it('opens what can be read of it and says that it is newer', () => {
		const opened = open('v=2&show=renter-share&orbit=moon');
		expect(opened.newer).toBe(true);
		expect(opened.view.indicator).toBe('renter-share');
		expect(encodeView(opened.view, known)).toBe('show=renter-share');
	});

	it('is not taken for one of today, nor one of today for later', () => {
		expect(open('v=1&show=renter-share')).toMatchObject({ newer: false, dropped: [] });
		expect(open('v=next')).toMatchObject({ newer: false, dropped: ['v=next'] });
	});
});

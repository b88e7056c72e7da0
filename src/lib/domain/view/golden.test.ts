/**
 * Links that people have in their mails and papers. The file beside this test is never edited so that
 * a test passes, only added to: each link must open to what it opened to on the day it was made.
 */
import { describe, expect, it } from 'vitest';
import { decodeView, encodeView, showsMethod } from './codec.ts';
import golden from '../../../../tests/fixtures/golden-links.json' with { type: 'json' };
import { known } from './known.fixture.ts';
import type { View } from './view.ts';

const open = (link: string) => decodeView(new URLSearchParams(link), known);

type FirstView = typeof golden.firstView;

/**
 * What such a link opens to. Its table once had a switch that tested more strictly; one rule holds
 * everywhere now, and the switch is gone from views. What compared places are held against had no
 * name of its own, and maps showed the present.
 */
function wanted(view: object) {
	const all: FirstView = { ...golden.firstView, ...view };
	const table: Partial<FirstView['table']> = { ...all.table };
	delete table.strict;
	return { base: null, past: null, also: [], where: [], mine: null, ...all, table };
}

/** These links name no version; what shows a method is written with the version of its rules. */
function writtenToday(link: string, view: View): string {
	return showsMethod(view) ? `${link}&v=2` : link;
}

describe('a link of before', () => {
	it('is one of at least thirty, each for another thing', () => {
		expect(golden.links.length).toBeGreaterThanOrEqual(30);
		expect(new Set(golden.links.map(({ link }) => link)).size).toBe(golden.links.length);
	});

	it.each(golden.links)('to $name opens it still, and is written the same', ({ link, view }) => {
		const opened = open(link);
		const method = /(?:^|&)(?:lens|method|adjust)=|second=\w+:@/.test(link);
		expect(opened).toEqual({
			...{ view: wanted(view), dropped: [], newer: false, former: method },
			release: null
		});
		expect(encodeView(opened.view)).toBe(writtenToday(link, opened.view));
	});

	it.each(golden.former)('with $name opens', ({ link, view, dropped }) => {
		const opened = open(link);
		expect(opened).toMatchObject({ view: wanted(view), dropped, newer: false });
		// What it is written as now opens to the same.
		const again = open(encodeView(opened.view));
		expect(again).toEqual({
			...{ view: opened.view, dropped: [], newer: false, former: false },
			release: null
		});
	});

	it('that asked for a stricter test opens without it, and nothing is said to be left out', () => {
		const opened = open('show=renter-share&only=higher&strict=yes');
		expect(opened.dropped).toEqual([]);
		expect(encodeView(opened.view)).toBe('show=renter-share&only=higher');
	});

	it('is told to be of before the correction where it shows a method, and only there', () => {
		for (const link of ['lens=classes', 'method=bates', 'adjust=!renters', 'second=pair:@@'])
			expect(open(link).former, link).toBe(true);
		for (const link of [
			'lens=classes&v=2',
			'place=station:penn',
			'show=renter-share',
			'second=pair:~a:count:areas~Evictions',
			'v=1'
		])
			expect(open(link).former, link).toBe(false);
		expect(open('lens=classes&v=1').former).toBe(true);
	});
});

describe('once there is a later release of the survey', () => {
	const later = { ...known, releases: { own: '2020-2024', first: '2019-2023' } };

	it.each([...golden.links, ...golden.former])(
		'a link of before ($link) is of the first',
		(each) => {
			const opened = decodeView(new URLSearchParams(each.link), later);
			expect(opened.release).toBe('2019-2023');
			expect(opened.view).toEqual(open(each.link).view);
			const written = encodeView(opened.view, later);
			expect(written.endsWith('release=2020-2024')).toBe(true);
			expect(decodeView(new URLSearchParams(written), later).release).toBeNull();
		}
	);
});

describe('a link of a later version', () => {
	it('opens what can be read of it and says that it is newer', () => {
		const opened = open('v=3&show=renter-share&orbit=moon');
		expect(opened.newer).toBe(true);
		expect(opened.view.indicator).toBe('renter-share');
		expect(encodeView(opened.view)).toBe('show=renter-share');
	});

	it('is not taken for one of today, nor one of today for later', () => {
		expect(open('v=2&show=renter-share')).toMatchObject({ newer: false, dropped: [] });
		expect(open('v=next')).toMatchObject({ newer: false, dropped: ['v=next'] });
	});
});

import { describe, expect, it } from 'vitest';
import { askedTract } from './tract-words.ts';

describe('tracts as people write them', () => {
	it.each([
		['tract 33', ['003300'], null],
		['Tract #33', ['003300'], null],
		['ct 33', ['003300'], null],
		['Census Tract 33, Hennepin County', ['003300'], '053'],
		['Census Tract 33.00; Hennepin County; Minnesota', ['003300'], '053'],
		['tract 1016.02', ['101602'], null],
		['tract 1016.2', ['101602', '101620'], null],
		['tract 101602', ['101602'], null],
		['27053003300', ['003300'], '053'],
		['27 053 003300', ['003300'], '053'],
		['1400000US27053003300', ['003300'], '053'],
		['1500000US270530033001', ['003300'], '053'],
		['tract 27053003300', ['003300'], '053']
	] as const)('"%s"', (text, codes, county) => {
		expect(askedTract(text)).toEqual({ codes, county, said: true });
	});

	it('a bare number may be one', () => {
		expect(askedTract('33')).toEqual({ codes: ['003300'], county: null, said: false });
		expect(askedTract('1049.01')).toEqual({ codes: ['104901'], county: null, said: false });
	});

	it.each(['33rd', 'penn', 'tract', 'tract nine', '55411', '33 Penn', '06037003300', ''])(
		'"%s" is none of the region',
		(text) => {
			expect(askedTract(text)).toBeNull();
		}
	);
});

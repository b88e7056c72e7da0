import { describe, expect, it } from 'vitest';
import { linkForMail, LONGEST_LINK } from './codec.ts';

const site = 'https://atlas.example.org/';

describe('the length of a link', () => {
	it('is no matter up to the limit', () => {
		const link = `${site}?find=`.padEnd(LONGEST_LINK, 'x');
		expect(linkForMail(link)).toEqual({ ok: true, value: link });
		expect(linkForMail(`${link}x`).ok).toBe(false);
	});

	it.each([
		['own', `?show=rent&own=${'a'.repeat(900)}&own=${'b'.repeat(900)}&plan=${'c'.repeat(1000)}`],
		['plan', `?own=short&plan=${'c'.repeat(3000)}`],
		['with', `?with=${'c'.repeat(3000)}`],
		['other', `?find=${'ñ'.repeat(3000)}&place=x`]
	])('is explained by what takes the most room: %s', (part, query) => {
		const result = linkForMail(site + query);
		expect(result).toMatchObject({ ok: false, problem: { code: 'link-long', params: { part } } });
		expect(result).toMatchObject({ problem: { params: { characters: (site + query).length } } });
	});
});

import { describe, expect, it } from 'vitest';
import { decodePlaceIndex } from '../../src/lib/domain/places/place-index.ts';
import { input, placeIndexBytes } from './profile-sources.fixture.ts';

describe('the place index', () => {
	it('is the same bytes each time, and refuses what is cut short or something else', async () => {
		const bytes = await placeIndexBytes();
		expect(Buffer.compare(await placeIndexBytes(), bytes)).toBe(0);
		for (const length of [0, 7, 100, bytes.length - 1]) {
			expect(decodePlaceIndex(bytes.slice(0, length).buffer)).toMatchObject({
				ok: false,
				problem: { code: 'sections-broken' }
			});
		}
		const other = bytes.slice();
		other[0] = 0;
		expect(decodePlaceIndex(other.buffer)).toMatchObject({ ok: false });
	});

	it('keeps places, people and homes as they were', async () => {
		const decoded = decodePlaceIndex((await placeIndexBytes()).buffer);
		if (!decoded.ok) throw new Error(decoded.problem.code);
		const index = decoded.value;
		expect(index.geoids).toEqual(input.tracts.map(({ id }) => id));
		const people = index.blockGroups.blockGroups.reduce((sum, group) => sum + group.people, 0);
		expect(people).toBe(3_163_104);
		expect(index.places.get('city:Minneapolis')?.people2020).toBe(429_954);
		expect([...index.places.keys()][0]).toBe('region');
	});
});

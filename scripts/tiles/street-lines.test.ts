import fc from 'fast-check';
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { Corner, StreetBlock } from '../data/places.ts';
import { chained, streetLines } from './street-lines.ts';

const block = (
	street: string,
	kind: StreetBlock['class'],
	...line: readonly LonLat[]
): StreetBlock => ({
	street,
	class: kind,
	left: null,
	right: null,
	zips: ['55001', '55001'],
	cities: ['Elmtown', 'Elmtown'],
	line
});

const bus = (...coordinates: number[][]): Feature => ({
	type: 'Feature',
	properties: {},
	geometry: { type: 'LineString', coordinates }
});

const corner = (street: string, cross: string, longitude: number, latitude: number): Corner => ({
	street,
	cross,
	city: 'Elmtown',
	longitude,
	latitude
});

/** About 80 m at this latitude. */
const STEP = 0.001;
const at = (x: number, y: number): LonLat => [-93 + x * STEP, 45 + y * STEP];

describe('streets to draw', () => {
	it('joins the blocks of a street where no other of its name meets them', () => {
		const blocks = [
			block('Elm St', 'local', at(1, 0), at(2, 0)),
			block('Elm St', 'local', at(3, 0), at(2, 0)),
			block('Oak St', 'local', at(2, 0), at(2, 1))
		];
		const [elm, oak] = streetLines(blocks, [], []);
		expect(elm?.properties).toEqual({ name: 'Elm St', class: 'local' });
		expect(elm?.geometry.coordinates).toEqual([[at(1, 0), at(2, 0), at(3, 0)]]);
		expect(oak?.geometry.coordinates).toEqual([[at(2, 0), at(2, 1)]]);
	});

	it('draws bus streets only where there are no centerlines, the same stretch once', () => {
		const blocks = [block('Elm St', 'main', at(0, 0), at(5, 0))];
		// Ten meters beside the street, then on beyond it.
		const beside = bus([...at(0, 0.1)], [...at(5, 0.1)], [...at(9, 0.1)]);
		const [elm, beyond] = streetLines(blocks, [beside, beside], []);
		expect(elm?.geometry.coordinates).toHaveLength(1);
		expect(beyond?.properties).toEqual({ name: '', class: 'bus' });
		expect(beyond?.geometry.coordinates).toEqual([[at(5, 0.1), at(9, 0.1)]]);
	});

	it('names a bus street after what the corners along it share, and none by one corner alone', () => {
		const street = bus([...at(0, 0)], [...at(4, 0)]);
		const named = (corners: Corner[]) => streetLines([], [street], corners)[0]?.properties.name;
		const first = corner('1st Ave', 'Main St', -93, 45);
		expect(named([first, corner('Main St', '2nd Ave', -93 + 4 * STEP, 45)])).toBe('Main St');
		expect(named([first])).toBe('');
		// Two corners at its beginning say nothing of its end.
		expect(named([first, corner('Main St', '2nd Ave', -93 + 0.3 * STEP, 45)])).toBe('');
	});

	it('writes no name along a ramp', () => {
		const ramp = block('EB I-1 to Elm St', 'ramp', at(0, 0), at(1, 0));
		expect(streetLines([ramp], [], [])[0]?.properties).toEqual({ name: '', class: 'ramp' });
	});
});

describe('chains of lines', () => {
	const grid = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
	const step = fc
		.tuple(grid, grid)
		.filter(([a, b]) => a.join() !== b.join())
		.map(([a, b]) => [at(...a), at(...b)]);
	const segments = (lines: readonly (readonly LonLat[])[]) =>
		lines
			.flatMap((line) =>
				line.slice(1).map((to, i) => [line[i]!.join(), to.join()].sort().join(' '))
			)
			.sort();

	it('hold every stretch once, whatever meets where', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 14 }), (lines) => {
				expect(segments(chained(lines))).toEqual([...new Set(segments(lines))]);
			})
		);
	});
});

/** Made-up lines for property tests, as links carry them. */
import fc from 'fast-check';
import { lonLat, meters, ownName } from './place.fixture.ts';
import { type Plan, plainName } from './place.ts';

export const plan: fc.Arbitrary<Plan> = fc
	.record({
		name: ownName,
		line: fc.array(fc.array(lonLat, { minLength: 2, maxLength: 10 }), { maxLength: 4 }),
		stations: fc.array(fc.record({ name: ownName.map(plainName), lngLat: lonLat }), {
			maxLength: 8
		}),
		meters
	})
	.filter(({ line, stations }) => line.length + stations.length > 0);

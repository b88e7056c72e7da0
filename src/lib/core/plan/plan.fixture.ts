/** Made-up lines for property tests. */
import fc from 'fast-check';
import { lonLat, ownName } from '../place/place.fixture.ts';
import { plainName, type Plan } from './plan.ts';

export const plan: fc.Arbitrary<Plan> = fc
	.record({
		name: ownName,
		lines: fc.array(fc.array(lonLat, { minLength: 2, maxLength: 10 }), { maxLength: 4 }),
		stations: fc.array(fc.record({ name: ownName.map(plainName), lngLat: lonLat }), {
			maxLength: 8
		})
	})
	.filter(({ lines, stations }) => lines.length + stations.length > 0);

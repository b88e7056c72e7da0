import { describe, expect, it } from 'vitest';
import { fail, ok } from '$lib/domain/result';
import { whereAmI } from './here.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

/** A device that answers with a place, or refuses with a code of the Geolocation API. */
function device(answer: { lng: number; lat: number } | { code: number }) {
	return {
		getCurrentPosition: (found: PositionCallback, failed?: PositionErrorCallback | null): void => {
			if ('code' in answer) {
				failed?.({
					code: answer.code,
					message: '',
					PERMISSION_DENIED: 1,
					POSITION_UNAVAILABLE: 2,
					TIMEOUT: 3
				});
			} else {
				const coords = { longitude: answer.lng, latitude: answer.lat };
				found({ coords } as GeolocationPosition);
			}
		}
	};
}

describe('where somebody is', () => {
	it('is rounded, so that a link names no doorstep', async () => {
		expect(await whereAmI(REGION, device({ lng: -93.310049, lat: 44.998731 }))).toEqual(
			ok([-93.31, 44.999])
		);
	});

	it('outside of the region is said, not shown', async () => {
		expect(await whereAmI(REGION, device({ lng: -87.6, lat: 41.9 }))).toEqual(fail('here-outside'));
	});

	it.each([
		[1, 'here-denied'],
		[2, 'here-unavailable'],
		[3, 'here-unavailable']
	])('that the browser does not tell (code %i) is a problem', async (code, problem) => {
		expect(await whereAmI(REGION, device({ code }))).toEqual(fail(problem));
	});

	it('cannot be asked of a browser that knows no places', async () => {
		expect(await whereAmI(REGION, null)).toEqual(fail('here-unavailable'));
	});
});

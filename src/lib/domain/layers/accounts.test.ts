import { describe, expect, it } from 'vitest';
import { ACCOUNT_KINDS } from '../knowledge/accounts.ts';
import { accountImageId, accountImageNamed, ACCOUNT_SHAPES } from './accounts.ts';

/** Where a picture is drawn in ink, without its color. */
function silhouette(kind: (typeof ACCOUNT_KINDS)[number], theme: 'light' | 'dark'): boolean[] {
	const { width, height, data } = accountImageNamed(accountImageId(kind, theme))!;
	return Array.from({ length: width * height }, (_, at) => data[at * 4 + 3]! > 127);
}

describe('the shapes of accounts', () => {
	it('stay within their picture', () => {
		for (const [kind, corners] of Object.entries(ACCOUNT_SHAPES)) {
			for (const [x, y] of corners) {
				expect(Math.abs(x), kind).toBeLessThanOrEqual(1);
				expect(Math.abs(y), kind).toBeLessThanOrEqual(1);
			}
		}
		expect(accountImageNamed('account-palace-light')).toBeNull();
		for (const kind of ACCOUNT_KINDS) {
			const image = accountImageNamed(accountImageId(kind, 'dark'))!;
			expect(image.data).toHaveLength(image.width * image.height * 4);
			expect(image.data[3], 'the corner is empty').toBe(0);
			const middle = (image.width / 2) * image.width + image.width / 2;
			expect(image.data[middle * 4 + 3], 'the middle is full').toBe(255);
		}
	});

	it('are told apart without color', () => {
		for (const [at, a] of ACCOUNT_KINDS.entries()) {
			for (const b of ACCOUNT_KINDS.slice(at + 1)) {
				const [first, second] = [silhouette(a, 'light'), silhouette(b, 'light')];
				const different = first.filter((each, pixel) => each !== second[pixel]).length;
				expect(different / first.length, `${a} and ${b}`).toBeGreaterThan(0.04);
			}
		}
	});

	it('are the same by day and by night', () => {
		for (const kind of ACCOUNT_KINDS) {
			expect(silhouette(kind, 'dark'), kind).toEqual(silhouette(kind, 'light'));
		}
	});
});

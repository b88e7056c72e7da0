import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStep, changeStep, newWalk, removeStep } from './walks.ts';
import { USUAL_TEXT, decodeWalkLink, encodeWalkLink } from './walk-link.ts';
import { LONGEST_LINK } from '../view/codec.ts';
import { anyWalk, by, step, walkOf } from './walk.fixture.ts';

const ADDRESS = 'https://rootline.example/walks/#';

/** Made with today's packing: it must open for as long as links are around. */
const GOLDEN =
	'1i1YqT8zJBupSSsxLVAKZ5AimDc3Nzc2MzSwMgIYga1IKySzJAdoCMxIoq1RsgGwrWBE0daPbrlRsiK4UlpbBqR4pC6FqxWqPUibEBRimKhVBNAEA';

const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const packed = (data: unknown) =>
	`1${base64Url(deflateSync(strToU8(JSON.stringify(data)), { dictionary: strToU8(USUAL_TEXT) }))}`;

describe('a walk-through in a link', () => {
	it('comes out as it went in', () => {
		fc.assert(
			fc.property(anyWalk, (walk) => {
				const link = encodeWalkLink(walk, ADDRESS);
				expect(link.ok).toBe(true);
				if (!link.ok) return;
				expect(link.value).toMatch(/^1[A-Za-z0-9_-]+$/);
				expect(decodeWalkLink(link.value)).toEqual({ ok: true, value: walk });
			}),
			{ numRuns: 2000 }
		);
	});

	it('holds any language, two versions and what was taken out', () => {
		let walk = newWalk(
			'w',
			{ title: 'Cov neeg xauj tsev', intro: '¿Qué pasa?', audience: 'الكل' },
			by('ana')
		);
		walk = addStep(walk, 'a', step('👩‍👧 “Kireystayaasha”', { query: 'lens=classes' }), 0, by('ben'));
		walk = addStep(walk, 'b', step('gone'), 1, by('ben'));
		const ana = changeStep(walk, 'a', step('Ana'), by('ana', 3));
		walk = removeStep({ ...ana, steps: [...ana.steps] }, 'b', by('ben', 4));
		const link = encodeWalkLink(walk, ADDRESS);
		expect(link.ok && decodeWalkLink(link.value)).toEqual({ ok: true, value: walk });
	});

	it('opens a link of today for ever', () => {
		const walk = walkOf('The line', 'Renters near Penn Avenue');
		expect(decodeWalkLink(GOLDEN)).toEqual({ ok: true, value: walk });
	});

	it('holds a meeting of eight steps with a sentence each', () => {
		const words =
			'Ask the room what they have seen on their own street since the last meeting, then look at the margin together.';
		const walk = Array.from({ length: 8 }).reduce<ReturnType<typeof walkOf>>(
			(each, _, at) =>
				addStep(
					each,
					`k3x9${at}`,
					step(`Step ${at}: what changed near this station`, {
						words: `${words.slice(at * 3)} ${at}`,
						query: `show=rent-change&place=station:penn&map=45.0${at},-93.3${at},12.5`
					}),
					at,
					by('ana', at)
				),
			newWalk('m8s2k1', { title: 'May meeting', intro: '', audience: 'Renters' }, by('ana'))
		);
		expect(encodeWalkLink(walk, ADDRESS).ok).toBe(true);
	});

	it('asks for a file where it would be too long', () => {
		let seed = 1;
		const noise = () => {
			seed = (seed * 48_271) % 2_147_483_647;
			return seed.toString(36);
		};
		const long = () =>
			step('x', { words: Array.from({ length: 280 }, noise).join(' ').slice(0, 1999) });
		const one = addStep(walkOf(), 'a', long(), 0, by('ana'));
		const result = encodeWalkLink(addStep(one, 'b', long(), 1, by('ana')), ADDRESS);
		expect(result.ok).toBe(false);
		if (result.ok) return;
		expect(result.problem.code).toBe('walk/too-long-for-link');
		expect(result.problem.params.length).toBeGreaterThan(LONGEST_LINK);
	});

	it('never throws, whatever the letters', () => {
		const link = encodeWalkLink(walkOf('one', 'two'), ADDRESS);
		if (!link.ok) throw new Error(link.problem.code);
		const letters = Array.from(link.value);
		const mutated = fc
			.array(
				fc.tuple(fc.nat(letters.length - 1), fc.string({ unit: 'binary-ascii', maxLength: 3 })),
				{
					minLength: 1,
					maxLength: 4
				}
			)
			.map((changes) => {
				const text = [...letters];
				for (const [at, by] of changes) text[at] = by;
				return text.join('');
			});
		fc.assert(
			fc.property(fc.oneof(mutated, fc.string(), fc.base64String()), (text) => {
				const result = decodeWalkLink(text);
				if (!result.ok) expect(result.problem.code).toBe('walk/link-broken');
			}),
			{ numRuns: 20_000 }
		);
	});

	it.each([
		['empty', ''],
		['of a later packing', `2${GOLDEN.slice(1)}`],
		['not a list', packed({ id: 'x' })],
		[
			'with a device that is not there',
			packed(['w', [], [], 0, [[[0, 1], 0, 0, ['', '', '']]], [], []])
		],
		['with half a clock', packed(['w', ['ana'], [], 0, [[[0], 0, 0, ['', '', '']]], [], []])],
		['without a title', packed(['w', ['ana'], [], 0, [[[0, 1], 0, 0, ['']]], [], []])],
		[
			'with a time that is none',
			packed(['w', ['ana'], [], 1e300, [[[0, 1], 0, 0, ['', '', '']]], [], []])
		],
		['that swells', packed(['w'.repeat(3_000_000)])],
		['with a prototype', packed(JSON.parse('[{"__proto__":1}]'))]
	])('does not open one that is %s', (_, text) => {
		expect(decodeWalkLink(text)).toEqual({
			ok: false,
			problem: { code: 'walk/link-broken', params: {} }
		});
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VintageId } from '../statistics/census.ts';
import { fail, ok } from '../result.ts';
import { place as anyPlace } from '../places/place.fixture.ts';
import { placeRef } from '../places/place.ts';
import { plan } from '../places/plan.fixture.ts';
import {
	decodeView,
	defaultView,
	encodeView,
	firstView,
	namedQuery,
	namesView,
	type Known
} from './codec.ts';
import type { View } from './view.ts';
import { cleanLine } from '../text/format.ts';

/** A thousand views each; `npm run fuzz` tries a hundred times as many, others each time. */
const RUNS = 1000 * Number(process.env.PROPERTY_TIMES ?? 1);
/** They wait for nothing, but a busy machine takes its time over them. */
const PATIENCE_MS = 3_600_000;

const periods: Record<string, readonly VintageId[]> = {
	'cost-burden': ['2019-2023'],
	'median-rent': ['2019-2023', '2015-2019', '2010-2014']
};
const known: Known = {
	defaultIndicator: 'cost-burden' as never,
	releases: { own: '2019-2023', first: '2019-2023' },
	vintagesOf: (id) => (Object.hasOwn(periods, id) ? periods[id] : undefined),
	resolve: (id) => (id === 'rent' ? 'median-rent' : id),
	resolvePlace: (ref) => (ref === 'station:old-penn' ? 'station:penn' : ref),
	methods: ['corridor-pressure', 'bates'],
	adjust: (_, { off }) => (off.includes('planet') ? fail('unknown-test') : ok(null))
};
/** The first release there is, and a later one. */
const release = fc.constantFrom(known, {
	...known,
	releases: { own: '2021-2025', first: '2019-2023' }
});
const round = (digits: number) => (value: number) => Number(value.toFixed(digits)) + 0;
const lat = fc.double({ min: -85, max: 85, noNaN: true }).map(round(5));
const lng = fc.double({ min: -180, max: 180, noNaN: true }).map(round(5));
const label = fc
	.string({ unit: 'grapheme', maxLength: 40 })
	.map(cleanLine)
	.filter((text) => text.length <= 120);
const place = anyPlace.map(placeRef);
const places = (most: number) => fc.uniqueArray(place, { maxLength: most });
const mode = fc.constantFrom('swipe', 'pair');
const indicator = fc.constantFrom('cost-burden', 'median-rent') as fc.Arbitrary<never>;
const method = fc.constantFrom('corridor-pressure', 'bates');
const vintage = fc.option(fc.constantFrom<VintageId>('2015-2019', '2010-2014'));
const offered = <T extends { indicator: string; vintage: VintageId | null }>(each: T): T => ({
	...each,
	vintage: periods[each.indicator]!.includes(each.vintage!) ? each.vintage : null
});
const mine = fc
	.tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.string({ unit: 'grapheme', maxLength: 20 }))
	.map(([list, name]) => `${list}:count:areas~${name}`);
const second = fc.option(
	fc.oneof(
		fc.record({ mode, lens: fc.constant('own'), mine }),
		fc.record({ mode, lens: fc.constant('indicator'), indicator, vintage }).map(offered),
		fc.record({ mode, lens: fc.constant('classes'), method }),
		fc.record({ mode, lens: fc.constant('agreement') })
	)
);
const id = fc.constantFrom('renters', 'poverty-185', 'rent-change', 'vulnerability', 'pressure');
const sorted = <T>(entries: [string, T][]): Record<string, T> =>
	Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
const adjustment = fc.record({
	off: fc.uniqueArray(id).map((ids) => ids.sort()),
	offsets: fc
		.uniqueArray(
			fc.tuple(
				id,
				fc.integer({ min: -999, max: 999 }).map((n) => (n || 1) / 1000)
			),
			{ selector: ([each]) => each }
		)
		.map(sorted),
	atLeast: fc
		.uniqueArray(fc.tuple(id, fc.integer({ min: 1, max: 9 })), { selector: ([each]) => each })
		.map(sorted)
});
/** Bytes and signs that break texts: cut escapes, bytes that are no UTF-8, halves of characters. */
const noise = fc.oneof(
	fc.string({ maxLength: 4 }),
	fc.string({ unit: 'binary', maxLength: 3 }),
	fc
		.uint8Array({ minLength: 1, maxLength: 4 })
		.map((bytes) => Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
	fc.constantFrom('\uD83C', '\uDFD8', '%', '%u00e9', '%F0%9F', '%ED%A0%BC', '&', '=', '+', '~', '#')
);
const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 6 }), noise });
const view: fc.Arbitrary<View> = fc
	.record({
		lens: fc.constantFrom('indicator', 'classes', 'agreement'),
		method,
		adjustment,
		reach: fc.constantFrom(402.336, 804.672, 1609.344, 500, 1234),
		indicator,
		vintage,
		place: fc.option(place.filter((ref) => !ref.startsWith('each:'))),
		own: places(12),
		compare: places(4),
		base: fc.option(place.filter((ref) => !ref.startsWith('each:'))),
		plan: fc.option(plan),
		second,
		past: fc.option(fc.constantFrom('1919', '1929', '1939', '1949', 'all')),
		also: fc.subarray(['public-housing'] as const),
		where: fc.array(
			fc.record({
				indicator,
				is: fc.constantFrom('min', 'max'),
				// As far as links are written.
				value: fc.integer({ min: -999_999_999, max: 999_999_999 }).map((n) => n / 1000)
			}),
			{ maxLength: 8 }
		),
		mine: fc.option(mine),
		pin: fc.option(fc.record({ lng, lat, label })),
		camera: fc.option(
			fc.record({ lng, lat, zoom: fc.double({ min: 0, max: 22, noNaN: true }).map(round(2)) })
		),
		table: fc.record({
			sort: fc.constantFrom('place', 'city', 'county', 'value', 'moe'),
			descending: fc.boolean(),
			within: fc.option(fc.constantFrom('city:Crystal', 'county:123', 'station:penn')),
			query: fc.string({ maxLength: 60 }),
			only: fc.option(fc.constantFrom('under-pressure', 'higher', '3'))
		})
	})
	.map(offered);

/** Full comparisons of `toEqual` take a minute where they are thousands; this takes a glance. */
function expectSame(found: unknown, wanted: unknown): void {
	if (!same(found, wanted)) expect(found).toEqual(wanted);
}

function same(a: unknown, b: unknown): boolean {
	if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return Object.is(a, b);
	const others = new Map<string, unknown>(Object.entries(b));
	const own = Object.entries(a);
	return (
		own.length === others.size &&
		own.every(([key, value]) => others.has(key) && same(value, others.get(key)))
	);
}

describe('view links', () => {
	it(
		'gives back every view exactly, and the same link for the same view',
		() => {
			fc.assert(
				fc.property(view, release, (each, known) => {
					const link = encodeView(each, known);
					const decoded = decodeView(new URLSearchParams(link), known);
					expectSame(decoded, {
						view: each,
						dropped: [],
						newer: false,
						former: false,
						release: null
					});
					expect(encodeView(decoded.view, known)).toBe(link);
				}),
				{ numRuns: RUNS }
			);
		},
		PATIENCE_MS
	);

	it(
		'never throws and always opens a usable view, which has a link of its own',
		() => {
			fc.assert(
				fc.property(
					view,
					release,
					fc.array(damage, { minLength: 1, maxLength: 4 }),
					(each, known, damages) => {
						const mutated = damages.reduce(
							(link, { at, length, noise }) => {
								const cut = at % (link.length + 1);
								return link.slice(0, cut) + noise + link.slice(cut + length);
							},
							encodeView(each, known)
						);
						const decoded = decodeView(new URLSearchParams(mutated), known);
						expect(known.vintagesOf(decoded.view.indicator)).toBeDefined();
						const again = decodeView(new URLSearchParams(encodeView(decoded.view, known)), known);
						expectSame(again, {
							view: decoded.view,
							dropped: [],
							newer: false,
							former: false,
							release: null
						});
					}
				),
				{ numRuns: RUNS }
			);
		},
		PATIENCE_MS
	);

	it(
		'of any release say which, and are never taken for another’s',
		() => {
			const period = fc.integer({ min: 2019, max: 2099 }).map((year) => `${year}-${year + 4}`);
			fc.assert(
				fc.property(view, period, period, (each, own, other) => {
					const on = (release: string) => ({
						...known,
						releases: { own: release, first: '2019-2023' }
					});
					const link = new URLSearchParams(encodeView(each, on(own)));
					expect(decodeView(link, on(own)).release).toBeNull();
					expect(decodeView(link, on(other)).release).toBe(own === other ? null : own);
					expect(link.has('release')).toBe(own !== '2019-2023');
				}),
				{ numRuns: RUNS }
			);
		},
		PATIENCE_MS
	);

	it('name a release that is none as what could not be read', () => {
		for (const text of ['2024', 'newest', '2020-2024-'])
			expect(decodeView(new URLSearchParams({ release: text }), known)).toMatchObject({
				release: null,
				dropped: [`release=${text}`]
			});
	});

	it('leaves the defaults out', () => {
		expect(encodeView(defaultView(known), known)).toBe('');
	});

	it('resolves renamed ids and names what it drops', () => {
		const { view, dropped } = decodeView(
			new URLSearchParams('show=rent&years=1990-1994&place=planet:mars&map=95,0,3'),
			known
		);
		expect(view.indicator).toBe('median-rent');
		expect(view.vintage).toBeNull();
		expect(dropped).toEqual(['years=1990-1994', 'place=planet:mars', 'map=95,0,3']);
	});

	it('drops changes that the method does not have', () => {
		const query = new URLSearchParams(
			'adjust=!planet&lens=moon&method=tea-leaves&reach=9lightyears'
		);
		expect(decodeView(query, known)).toEqual({
			view: defaultView(known),
			newer: false,
			release: null,
			former: false,
			dropped: ['method=tea-leaves', 'adjust=!planet', 'lens=moon', 'reach=9lightyears']
		});
	});

	it('brings renamed places to their present names, and keeps four of many', () => {
		const query = new URLSearchParams(
			'place=station:old-penn&with=region&with=region&with=a&with=county:053&with=city:X&with=city:Y&with=city:Z'
		);
		const { view, dropped } = decodeView(query, known);
		expect(view.place).toBe('station:penn');
		expect(view.compare).toEqual(['region', 'county:053', 'city:X', 'city:Y']);
		expect(dropped).toEqual(['with=a', 'with=city:Z']);
	});

	it('says what places are held against only where somebody has chosen', () => {
		const two = 'with=station:penn&with=city:Crystal';
		const link = (query: string) => {
			const { view, dropped } = decodeView(new URLSearchParams(query), known);
			return { base: view.base, written: encodeView(view, known), dropped };
		};
		expect(link(two)).toEqual({ base: null, written: two, dropped: [] });
		const chosen = `${two}&base=city:Golden+Valley`;
		expect(link(chosen)).toEqual({ base: 'city:Golden Valley', written: chosen, dropped: [] });
		expect(link(`${two}&base=each:green-line`)).toEqual({
			base: null,
			written: two,
			dropped: ['base=each:green-line']
		});
		// Links of before put the chosen station first; whoever then turns to the region says so.
		const before = 'with=station:penn&with=each:green-line';
		expect(link(before)).toEqual({ base: null, written: before, dropped: [] });
		expect(link(`${before}&base=region`)).toMatchObject({ base: 'region', dropped: [] });
	});

	it.each([
		'side:median-rent',
		'swipe:@tea-leaves',
		'pair:@@:2015-2019',
		'swipe:moon',
		'side:~a:count:areas~Evictions',
		'pair:~',
		'swipe:median-rent:1990-1994'
	])('opens without a second map from %s', (text) => {
		const { view, dropped } = decodeView(new URLSearchParams({ second: text }), known);
		expect(view.second).toBeNull();
		expect(dropped).toEqual([`second=${text}`]);
	});

	it('treats names of built-in properties as unknown ids', () => {
		expect(decodeView(new URLSearchParams('show=__proto__'), known).dropped).toEqual([
			'show=__proto__'
		]);
	});
});

describe('an address of the first screen', () => {
	it('without a view shows where pressure may build, whatever other sites added to it', () => {
		for (const query of ['', 'fbclid=abc', 'utm_source=chat']) {
			expect(namesView(new URLSearchParams(query)), query).toBe(false);
		}
		expect(firstView(known)).toEqual({ ...defaultView(known), lens: 'classes' });
	});

	it('names even the default view', () => {
		const query = namedQuery(encodeView(defaultView(known), known));
		expect(namesView(new URLSearchParams(query))).toBe(true);
		expect(decodeView(new URLSearchParams(query), known).view).toEqual(defaultView(known));
		expect(namedQuery('place=station:penn')).toBe('place=station:penn');
	});

	it('is known by every key that a link is written with', () => {
		fc.assert(
			fc.property(view, (each) => {
				const query = encodeView(each, known);
				for (const key of new URLSearchParams(query).keys()) {
					expect(namesView(new URLSearchParams(`${key}=x`)), key).toBe(true);
				}
			})
		);
	});
});

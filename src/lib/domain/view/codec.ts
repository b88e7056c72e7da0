/** View ⇄ query string. Decoding never throws; what cannot be understood is left out and named. */
import aliases from '../../../../data/catalog/aliases.json';
import { knownIndicators } from '../indicators/catalog.ts';
import { checkAdjustment, type Adjustable, type Adjustment } from '../methods/questions.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import {
	DEFAULT_METHOD,
	DEFAULT_REACH,
	DEFAULT_TABLE,
	LENSES,
	MOST_CONDITIONS,
	MOST_COMPARED,
	MOST_OWN,
	NO_ADJUSTMENT,
	PAST_STEPS,
	SHOWN_BESIDE,
	type Camera,
	type FigureCondition,
	type Pin,
	type SecondMap,
	type TableView,
	type View
} from './view.ts';
import type { VintageId } from '../statistics/census.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import { formatDistance, parseDistance } from '../lines/corridor.ts';
import { parsePlace, placeRef, type PlaceRef, decodePlan, encodePlan } from '../places/place.ts';
import { cleanLine } from '../text/format.ts';

/*
 * A person's changes to a method in a link: `!renters` switches a test off, `vulnerability:2` asks
 * for two passed tests, `rent-change~0.05` moves what a test compares with. Sorted, so that the same
 * changes always give the same text.
 */

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_PARTS = 64;

/** Empty where nothing is changed. */
function encodeAdjustment({ off, offsets, atLeast }: Adjustment): string {
	return [
		...[...off].sort().map((test) => `!${test}`),
		...Object.keys(atLeast)
			.sort()
			.map((group) => `${group}:${atLeast[group]}`),
		...Object.keys(offsets)
			.filter((test) => offsets[test] !== 0)
			.sort()
			.map((test) => `${test}~${offsets[test]}`)
	].join(',');
}

/** Null where any part cannot be understood; whether the method has such tests is asked elsewhere. */
function decodeAdjustment(text: string): Adjustment | null {
	const off: string[] = [];
	const offsets: [string, number][] = [];
	const atLeast: [string, number][] = [];
	const parts = text.split(',');
	if (parts.length > MOST_PARTS) return null;
	for (const part of parts) {
		const count = /^([a-z0-9-]+):([1-9]\d?)$/.exec(part);
		const shift = /^([a-z0-9-]+)~(-?\d+(?:\.\d+)?(?:e-\d+)?)$/.exec(part);
		const id = count?.[1] ?? shift?.[1] ?? part.slice(1);
		if (!ID.test(id)) return null;
		if (count) atLeast.push([id, Number(count[2])]);
		else if (shift) offsets.push([id, Number(shift[2])]);
		else if (part.startsWith('!')) off.push(id);
		else return null;
	}
	return {
		off: [...new Set(off)].sort(),
		offsets: Object.fromEntries(offsets.filter(([, offset]) => offset !== 0).sort(byId)),
		atLeast: Object.fromEntries(atLeast.sort(byId))
	};
}

function byId([a]: [string, number], [b]: [string, number]): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/*
 * The second map of a view in a link: `swipe:median-gross-rent:2015-2019`, `pair:@bates` (the classes
 * of a method), `swipe:@@` (agreement), `pair:~k3f2:count:areas~Evictions` (a list of one's own).
 */

function encodeSecond(second: SecondMap): string {
	const { mode, lens } = second;
	if (lens === 'classes') return `${mode}:@${second.method}`;
	if (lens === 'agreement') return `${mode}:@@`;
	if (lens === 'own') return `${mode}:~${second.mine}`;
	const { indicator, vintage } = second;
	return vintage ? `${mode}:${indicator}:${vintage}` : `${mode}:${indicator}`;
}

/** Null where the link names what there is not. */
export function decodeSecond(text: string, known: Known): SecondMap | null {
	const [mode, what = '', years, ...more] = text.split(':');
	if (mode !== 'swipe' && mode !== 'pair') return null;
	if (what.startsWith('~')) {
		const mine = cut(text.slice(mode.length + 2));
		return mine === '' ? null : { mode, lens: 'own', mine };
	}
	if (more.length > 0) return null;
	if (what.startsWith('@')) {
		if (years !== undefined) return null;
		if (what === '@@') return { mode, lens: 'agreement' };
		const method = known.methods.find((each) => `@${each}` === what);
		return method ? { mode, lens: 'classes', method } : null;
	}
	const indicator = known.resolve(what);
	const vintages = known.vintagesOf(indicator);
	const vintage = years === undefined ? null : vintages?.find((each) => each === years);
	if (!vintages || vintage === undefined) return null;
	return {
		mode,
		lens: 'indicator',
		indicator: indicator as IndicatorId,
		vintage: vintage === vintages[0] ? null : vintage
	};
}

/*
 * View ⇄ query string. Decoding never throws: whatever cannot be understood is left out and named in
 * `dropped`, so that the screen can say so. Defaults are left out, and keys come in one fixed order,
 * so that the same view always gives the same link.
 */

/** What writing a link must know of the catalog; that of today, unless a test tells another. */
export type KnownFigures = {
	readonly defaultIndicator: IndicatorId;
	/** The release of the figures at hand, and the one that links without any are of. */
	readonly releases: { readonly own: string; readonly first: string };
	/** Periods of an indicator, newest first; undefined for an id that does not exist. */
	vintagesOf(id: string): readonly VintageId[] | undefined;
};

/** What reading a link must know of the catalog and the methods. */
export type Known = KnownFigures & {
	/** Present-day id of a renamed one, or the id itself. */
	resolve(id: string): string;
	/** The same for places: a renamed station or neighborhood. */
	resolvePlace(ref: PlaceRef): PlaceRef;
	readonly methods: readonly MethodId[];
	/** Fails for a change that the method does not have or allow. */
	adjust(method: MethodId, adjustment: Adjustment): Result<unknown>;
};

/** Places of older links under their present names. */
const RENAMED_PLACES: ReadonlyMap<string, string> = new Map(Object.entries(aliases.places));

/** What must be known of a method before its definition is there: every page comes with it. */
export type LinkMethod = {
	readonly id: MethodId;
	/** For titles. */
	readonly name: string;
	readonly adjustable: Adjustable;
};

/** Everything that links may name, as of today. */
export function knownWith(methods: readonly LinkMethod[]): Known {
	const changes = new Map(methods.map(({ id, adjustable }) => [id, adjustable]));
	return {
		...knownIndicators,
		resolvePlace: (ref) => {
			// A station keeps the reach that was asked for under its new name.
			const [name = '', reach] = ref.split('@', 2);
			const present = RENAMED_PLACES.get(name);
			if (present === undefined) return ref;
			return reach === undefined ? present : `${present}@${reach}`;
		},
		methods: [...changes.keys()],
		adjust: (method, adjustment) => checkAdjustment(changes.get(method) ?? {}, adjustment)
	};
}

export type Decoded = {
	readonly view: View;
	readonly dropped: readonly string[];
	/** The link was made by a later version, and may say more than can be read here. */
	readonly newer: boolean;
	/** The release that it was made on, where that is another than the one at hand. */
	readonly release: string | null;
	/** It shows what a method says and was made before the methods were corrected in version 0.2. */
	readonly former: boolean;
};

/**
 * Version of the rules by which methods and differences are told; links that show a method name it as
 * `v=2`. Those of version 1 carried none.
 */
const LINK_VERSION = 2;

/** Whether a view shows what a method says on the map itself. */
export function showsMethod({ lens, method, adjustment, second }: View): boolean {
	return (
		lens !== 'indicator' ||
		method !== DEFAULT_METHOD ||
		encodeAdjustment(adjustment) !== '' ||
		second?.lens === 'classes' ||
		second?.lens === 'agreement'
	);
}

/** Places that the table can be narrowed to. */
const WITHIN = /^(?:county|city|neighborhood|stations?|corridor):/;
const ONLY = /^[a-z0-9-]{1,40}$/;
const MAX_LABEL = 120;
const RELEASE = /^\d{4}-\d{4}$/;
const SORTS: readonly TableView['sort'][] = ['place', 'city', 'county', 'value', 'moe'];

export function defaultView(known: KnownFigures = knownIndicators): View {
	return {
		lens: 'indicator',
		method: DEFAULT_METHOD,
		adjustment: NO_ADJUSTMENT,
		reach: DEFAULT_REACH,
		indicator: known.defaultIndicator,
		vintage: null,
		place: null,
		own: [],
		compare: [],
		base: null,
		plan: null,
		second: null,
		past: null,
		also: [],
		where: [],
		mine: null,
		pin: null,
		camera: null,
		table: DEFAULT_TABLE
	};
}

/** What the first screen shows to whoever comes without a link: where pressure may build. */
export function firstView(known: KnownFigures = knownIndicators): View {
	return { ...defaultView(known), lens: 'classes' };
}

/** All that a link tells of a view; other sites add what is their own. */
export const VIEW_KEYS = [
	'lens',
	'method',
	'adjust',
	'reach',
	'show',
	'years',
	'place',
	'own',
	'with',
	'base',
	'plan',
	'second',
	'past',
	'also',
	'where',
	'mine',
	'pin',
	'map',
	'sort',
	'within',
	'find',
	'only',
	'v',
	'release'
];

/** Whether a link tells of any view. */
export function namesView(query: URLSearchParams): boolean {
	return VIEW_KEYS.some((key) => query.has(key));
}

/**
 * What an address of the first screen needs: there, an empty query is of no view yet, and the default
 * one has to be named.
 * @param query as `encodeView` writes it
 */
export function namedQuery(query: string): string {
	return query || 'lens=indicator';
}

/** Query string without the question mark; empty for the default view. */
export function encodeView(view: View, known: KnownFigures = knownIndicators): string {
	const query = new URLSearchParams();
	if (view.lens !== 'indicator') query.set('lens', view.lens);
	if (view.method !== DEFAULT_METHOD) query.set('method', view.method);
	const adjustment = encodeAdjustment(view.adjustment);
	if (adjustment) query.set('adjust', adjustment);
	if (view.reach !== DEFAULT_REACH) query.set('reach', formatDistance(view.reach));
	if (view.indicator !== known.defaultIndicator) query.set('show', view.indicator);
	if (view.vintage && view.vintage !== known.vintagesOf(view.indicator)?.[0]) {
		query.set('years', view.vintage);
	}
	if (view.place) query.set('place', view.place);
	for (const place of view.own) query.append('own', place);
	for (const place of view.compare) query.append('with', place);
	if (view.base) query.set('base', view.base);
	if (view.plan) query.set('plan', encodePlan(view.plan));
	if (view.second) query.set('second', encodeSecond(view.second));
	if (view.past) query.set('past', view.past);
	for (const shown of view.also) query.append('also', shown);
	for (const { indicator, is, value } of view.where) {
		query.append('where', `${indicator}:${is}:${value}`);
	}
	if (view.mine) query.set('mine', view.mine);
	if (view.pin) {
		query.set('pin', `${degrees(view.pin.lat)},${degrees(view.pin.lng)},${view.pin.label}`);
	}
	if (view.camera) {
		const { lat, lng, zoom } = view.camera;
		query.set('map', `${degrees(lat)},${degrees(lng)},${trim(zoom, 2)}`);
	}
	const { sort, descending, within, query: text, only } = view.table;
	if (sort !== DEFAULT_TABLE.sort || descending !== DEFAULT_TABLE.descending) {
		query.set('sort', descending ? `-${sort}` : sort);
	}
	if (within) query.set('within', within);
	if (text) query.set('find', text);
	if (only) query.set('only', only);
	if (showsMethod(view)) query.set('v', String(LINK_VERSION));
	// Colons and commas are legal in a query and far easier to read than their escapes.
	const readable = query
		.toString()
		.replaceAll('%3A', ':')
		.replaceAll('%2C', ',')
		.replaceAll('%21', '!')
		.replaceAll('%7E', '~')
		.replaceAll('%40', '@')
		.replaceAll('%3B', ';');
	return ofRelease(readable, known);
}

/**
 * A query that opens on the release at hand, also once there is a later one. Links of the first release were about
 * before there was another, and stay as they are.
 */
export function ofRelease(
	query: string,
	{ releases: { own, first } }: Pick<KnownFigures, 'releases'> = knownIndicators
): string {
	return own === first ? query : `${query}${query && '&'}release=${own}`;
}

export function decodeView(query: URLSearchParams, known: Known): Decoded {
	const dropped: string[] = [];
	const read = <T>(key: string, parse: (text: string) => T | null): T | null => {
		const text = query.get(key);
		if (text === null || text === '') return null;
		const value = parse(text);
		if (value === null) dropped.push(`${key}=${cut(text)}`);
		return value;
	};
	const place = (text: string): PlaceRef | null => {
		const parsed = parsePlace(known.resolvePlace(text));
		return parsed && placeRef(parsed);
	};
	const readPlaces = (key: string, most: number): PlaceRef[] => {
		const places = new Set<PlaceRef>();
		for (const text of query.getAll(key)) {
			const found = place(text);
			if (found !== null && (places.has(found) || places.size < most)) places.add(found);
			else if (text) dropped.push(`${key}=${cut(text)}`);
		}
		return [...places];
	};
	const readConditions = (): FigureCondition[] => {
		const conditions: FigureCondition[] = [];
		for (const text of query.getAll('where')) {
			const condition = parseCondition(text, known);
			if (condition && conditions.length < MOST_CONDITIONS) conditions.push(condition);
			else if (text) dropped.push(`where=${cut(text)}`);
		}
		return conditions;
	};
	const indicator = read('show', (text) => {
		const id = known.resolve(text);
		return known.vintagesOf(id) ? (id as IndicatorId) : null;
	});
	const shown = indicator ?? known.defaultIndicator;
	const vintages = known.vintagesOf(shown) ?? [];
	const vintage = read('years', (text) => vintages.find((each) => each === text) ?? null);
	const version = read('v', (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null));
	const named = query.get('release') ?? '';
	const asked = named === '' ? known.releases.first : named;
	const release = RELEASE.test(asked) ? asked : known.releases.own;
	if (release !== asked) dropped.push(`release=${cut(asked)}`);
	const sort = read('sort', parseSort);
	const method = read('method', (text) => known.methods.find((each) => each === text) ?? null);
	const adjustment = read('adjust', (text) => {
		const parsed = decodeAdjustment(text);
		return parsed && known.adjust(method ?? DEFAULT_METHOD, parsed).ok ? parsed : null;
	});
	/** All stations of a line are no one place. */
	const single = (text: string) => (text.startsWith('each:') ? null : place(text));
	const view: View = {
		lens: read('lens', (text) => LENSES.find((each) => each === text) ?? null) ?? 'indicator',
		method: method ?? DEFAULT_METHOD,
		adjustment: adjustment ?? NO_ADJUSTMENT,
		reach: read('reach', parseReach) ?? DEFAULT_REACH,
		indicator: shown,
		vintage: vintage === vintages[0] ? null : vintage,
		place: read('place', single),
		own: readPlaces('own', MOST_OWN),
		compare: readPlaces('with', MOST_COMPARED),
		base: read('base', single),
		plan: read('plan', decodePlan),
		second: read('second', (text) => decodeSecond(text, known)),
		past: read('past', (text) => PAST_STEPS.find((each) => each === text) ?? null),
		also: SHOWN_BESIDE.filter((each) => query.getAll('also').includes(each)),
		where: readConditions(),
		mine: read('mine', cut),
		pin: read('pin', parsePin),
		camera: read('map', parseCamera),
		table: {
			...DEFAULT_TABLE,
			...sort,
			within: read('within', (text) => (WITHIN.test(text) ? place(text) : null)),
			query: cut(query.get('find') ?? ''),
			// Links of before may also say `strict`: the switch is gone, as one rule holds everywhere.
			only: read('only', (text) => (ONLY.test(text) ? text : null))
		}
	};
	return {
		view,
		dropped,
		release: release === known.releases.own ? null : release,
		newer: version !== null && version > LINK_VERSION,
		former: showsMethod(view) && (version ?? 1) < LINK_VERSION
	};
}

/** At most `MAX_LABEL` units, without half of a character at the end: a link cannot carry that. */
function cut(text: string): string {
	return text
		.toWellFormed()
		.slice(0, MAX_LABEL)
		.replace(/[\uD800-\uDBFF]$/, '');
}

/** `renter-share:min:0.5`; null where the figure or the number cannot be understood. */
function parseCondition(text: string, known: Known): FigureCondition | null {
	const [, id = '', is, value] =
		/^([a-z0-9-]+):(min|max):(-?\d{1,9}(?:\.\d{1,6})?)$/.exec(text) ?? [];
	const indicator = known.resolve(id);
	if (!known.vintagesOf(indicator)) return null;
	return {
		indicator: indicator as IndicatorId,
		is: is === 'max' ? 'max' : 'min',
		// No negative zero, which would be written as another link.
		value: Number(value) + 0
	};
}

function parseReach(text: string): number | null {
	const meters = parseDistance(text);
	return meters.ok ? meters.value : null;
}

function parseSort(text: string): Pick<TableView, 'sort' | 'descending'> | null {
	const descending = text.startsWith('-');
	const sort = SORTS.find((each) => each === (descending ? text.slice(1) : text));
	return sort ? { sort, descending } : null;
}

function parsePin(text: string): Pin | null {
	const [lat, lng, ...label] = text.split(',');
	const place = coordinates(lat, lng);
	return place && { ...place, label: cut(cleanLine(label.join(','))).trim() };
}

function parseCamera(text: string): Camera | null {
	const [lat, lng, zoom, ...rest] = text.split(',');
	const place = coordinates(lat, lng);
	const level = number(zoom);
	if (!place || level === null || level < 0 || level > 22 || rest.length > 0) return null;
	return { ...place, zoom: kept(level, 2) };
}

function coordinates(lat: string | undefined, lng: string | undefined) {
	const y = number(lat);
	const x = number(lng);
	if (y === null || x === null || Math.abs(y) > 85 || Math.abs(x) > 180) return null;
	// As far as links are written, so that what was read is written the same.
	return { lng: kept(x, 5), lat: kept(y, 5) };
}

function number(text: string | undefined): number | null {
	return text !== undefined && /^-?\d{1,3}(?:\.\d{1,12})?$/.test(text) ? Number(text) : null;
}

function degrees(value: number): string {
	return trim(value, 5);
}

function trim(value: number, digits: number): string {
	return String(kept(value, digits));
}

function kept(value: number, digits: number): number {
	return Number(value.toFixed(digits)) + 0;
}

/* Links that mail programs break are told from those that arrive, with what makes them long. */

/** Some mail programs and chat tools cut or wrap addresses of more characters. */
export const LONGEST_LINK = 2000;

/** Keys of a link that can grow long, by the name of what they carry. */
const LONG_PARTS = ['own', 'with', 'plan', 'place', 'adjust'] as const;

/**
 * The link itself, or what to do about one that is too long.
 *
 * Parameters of the problem: `characters`, `most`, and `part`, what takes the most room (`own`,
 * `with`, `plan`, `place`, `adjust` or `other`).
 *
 * @param link whole, as it is copied
 */
export function linkForMail(link: string): Result<string, Problem<'link-long'>> {
	if (link.length <= LONGEST_LINK) return ok(link);
	const rooms = new Map<string, number>();
	for (const pair of link.slice(link.indexOf('?') + 1).split('&')) {
		const key = LONG_PARTS.find((each) => pair.startsWith(`${each}=`)) ?? 'other';
		rooms.set(key, (rooms.get(key) ?? 0) + pair.length);
	}
	const [part] = [...rooms].reduce((most, each) => (each[1] > most[1] ? each : most), ['other', 0]);
	return fail('link-long', { characters: link.length, most: LONGEST_LINK, part });
}

/**
 * A whole walk-through in a link: `1` (the form of the packing), then its state as a list, deflated
 * and written with the 64 letters that links hold without escapes. Nothing is left out, so a
 * walk-through from a link merges as one from a file does.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { parseSafely } from '../files/json.ts';
import type { Version } from './merge.ts';
import { REGION } from '../region.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import { LONGEST_LINK } from '../view/codec.ts';
import { walkSchema, type Walk } from './walks.ts';

/**
 * Text that walk-throughs often hold: what stands here costs almost nothing in a link. Never change
 * it: links made with it could no longer be read. A better one needs a new form of the packing.
 */
export const USUAL_TEXT =
	'households neighborhood neighbors landlord property taxes displacement the people who live here ' +
	REGION.usualNames +
	' along the line ' +
	'What is happening near my station? Who is this for? Renters Residents City council Planners Everyone ' +
	'may face pressure rents are rising renters cost burden home values station area census tract ' +
	REGION.usualLinks +
	'lens=agreement&method=bates&lens=classes&show=people-of-color&show=median-household-income' +
	'&show=home-value-change&show=rent-change&show=median-gross-rent&show=renter-share&show=cost-burden-50' +
	'"]]]],["rootline",[[[0,1],0,0,["","","",""]]]],[[0,1],0,1,[[0,2]';

/** Links are read a little past what is written, and no further: text of a link can swell. */
const LONGEST_READ = 4000;
const FORM = '1';

export type WalkLinkProblem = Problem<
	/** Parameters `length`, `limit`: save it as a file instead. */
	'walk/too-long-for-link' | 'walk/link-broken'
>;

/** @param address what stands before it in the whole link, which has to arrive in one piece */
export function encodeWalkLink(walk: Walk, address: string): Result<string, WalkLinkProblem> {
	const text = FORM + packText(JSON.stringify(pack(walk)), USUAL_TEXT);
	const length = address.length + text.length;
	if (length > LONGEST_LINK) {
		return fail('walk/too-long-for-link', { length, limit: LONGEST_LINK });
	}
	return ok(text);
}

/** Never throws: what cannot be read is `walk/link-broken`. */
export function decodeWalkLink(text: string): Result<Walk, WalkLinkProblem> {
	const broken = fail('walk/link-broken');
	if (text.length > LONGEST_READ || !/^1[A-Za-z0-9_-]+$/.test(text)) return broken;
	const json = unpackText(text.slice(FORM.length), USUAL_TEXT);
	if (json === null) return broken;
	const data = parseSafely(json);
	if (!data.ok) return broken;
	const packed = v.safeParse(packedSchema, data.value, { abortEarly: true });
	if (!packed.success) return broken;
	const walk = v.safeParse(walkSchema, unpack(packed.output), { abortEarly: true });
	return walk.success ? ok(walk.output) : broken;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const packedVersion = v.tuple([
	/** Index of a device and its counter, in turn. */
	v.array(count),
	/** Seconds after the first. */
	count,
	/** Index of the author + 1, or 0. */
	count,
	v.union([v.string(), v.array(v.string()), v.literal(0)])
]);
const packedEntries = v.array(v.tuple([v.string(), v.array(packedVersion)]));
const packedSchema = v.tuple([
	v.string(),
	/** Devices, authors, seconds of the first change since 1970. */
	v.array(v.string()),
	v.array(v.string()),
	v.pipe(v.number(), v.integer()),
	v.array(packedVersion),
	packedEntries,
	packedEntries
]);
type PackedVersion = v.InferOutput<typeof packedVersion>;
type Packed = v.InferOutput<typeof packedSchema>;

function pack({ id, header, steps, order }: Walk): Packed {
	const all: Version<unknown>[] = [header, ...[...steps, ...order].map((each) => each.versions)]
		.flat()
		.map((each) => each);
	const devices = [...new Set(all.flatMap(({ clock }) => Object.keys(clock)))];
	const authors = [...new Set(all.flatMap(({ author }) => (author === null ? [] : [author])))];
	const seconds = all.map(({ updated }) => Date.parse(updated) / 1000);
	const first = seconds.length > 0 ? Math.min(...seconds) : 0;
	const packVersion = <T>(
		{ clock, updated, author, value }: Version<T>,
		list: (value: T) => string | string[]
	): PackedVersion => [
		Object.entries(clock).flatMap(([device, made]) => [devices.indexOf(device), made]),
		Date.parse(updated) / 1000 - first,
		author === null ? 0 : authors.indexOf(author) + 1,
		value === null ? 0 : list(value)
	];
	return [
		id,
		devices,
		authors,
		first,
		header.map((each) => packVersion(each, (h) => [h.title, h.intro, h.audience])),
		steps.map((each) => [
			each.id,
			each.versions.map((version) =>
				packVersion(version, (s) => [s.heading, s.words, s.audience, s.query])
			)
		]),
		order.map((each) => [each.id, each.versions.map((version) => packVersion(version, (p) => p))])
	];
}

/** In the shape of a walk-through; whether it is one, its schema says. */
function unpack([id, devices, authors, first, header, steps, order]: Packed): unknown {
	const version = (
		[clock, seconds, author, value]: PackedVersion,
		keys: readonly string[] | null
	) => ({
		clock: Object.fromEntries(
			clock.flatMap((device, at) => (at % 2 === 0 ? [[devices[device] ?? '', clock[at + 1]]] : []))
		) as Record<string, unknown>,
		updated: instantOf(first + seconds),
		author: author === 0 ? null : authors[author - 1],
		value: value === 0 ? null : keys && Array.isArray(value) ? named(keys, value) : value
	});
	return {
		id,
		header: header.map((each) => version(each, ['title', 'intro', 'audience'])),
		steps: steps.map(([step, versions]) => ({
			id: step,
			versions: versions.map((each) => version(each, ['heading', 'words', 'audience', 'query']))
		})),
		order: order.map(([step, versions]) => ({
			id: step,
			versions: versions.map((each) => version(each, null))
		}))
	};
}

function named(keys: readonly string[], values: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
}

/** Empty for a number that is no instant; the schema refuses that. */
function instantOf(seconds: number): string {
	const date = new Date(seconds * 1000);
	return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z');
}

/**
 * Text deflated and written with the 64 letters that links hold without escapes.
 * @param usual what such texts often hold; reading takes the same
 */
export function packText(text: string, usual: string): string {
	return base64Url(deflateSync(strToU8(text), { level: 9, dictionary: strToU8(usual) }));
}

/** Null for letters that `packText` did not write; never throws. */
export function unpackText(packed: string, usual: string): string | null {
	try {
		const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
		const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
		return strFromU8(inflateSync(bytes, { dictionary: strToU8(usual) }));
	} catch {
		// Every way the letters can fail to be a packed text means the same: the link is broken.
		return null;
	}
}

function base64Url(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

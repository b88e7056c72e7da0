/** What the fields of files must look like. Text is cleaned on the way in; nothing is guessed. */
import * as v from 'valibot';
import { LARGEST_COUNT } from '../merge/clock.ts';
import { entriesOf } from '../merge/entries.ts';
import { latest } from '../merge/version.ts';
import { cleanLine, cleanText } from './clean-text.ts';

/** Versions of one thing that nobody has chosen between, and devices that have changed it. */
export const MOST_VERSIONS = 20;
const MOST_DEVICES = 100;
const MOST_QUERY = 100_000;

/** @param most length in UTF-16 units, after cleaning */
export const line = (most: number) =>
	v.pipe(v.string(), v.maxLength(4 * most), v.transform(cleanLine), v.maxLength(most));

export const lines = (most: number) =>
	v.pipe(v.string(), v.maxLength(4 * most), v.transform(cleanText), v.maxLength(most));

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/), v.maxLength(64));

/** UTC to the second, so that instants sort as text. */
export const instant = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
	v.check((text) => isRealInstant(text))
);

function isRealInstant(text: string): boolean {
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
}

/** A view: its query string without the question mark, as `encodeView` writes it. */
export const viewQuery = v.pipe(
	v.string(),
	v.maxLength(MOST_QUERY),
	v.regex(/^[!$%&'()*+,\-./0-9:;=@A-Z_a-z~]*$/)
);

/** Counted first: looking at each of a hundred thousand keys takes a second. */
const clock = v.pipe(
	v.custom<object>(
		(each) => typeof each === 'object' && each !== null && Object.keys(each).length <= MOST_DEVICES
	),
	v.record(
		v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/)),
		v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_COUNT))
	),
	v.minEntries(1)
);

export const versions = <T>(value: v.GenericSchema<unknown, T>) =>
	v.pipe(
		v.array(
			v.object({
				clock,
				updated: instant,
				author: v.nullable(line(80)),
				value: v.nullable(value)
			})
		),
		v.minLength(1),
		v.maxLength(MOST_VERSIONS),
		v.transform((each) => latest(each))
	);

export const entries = <T>(value: v.GenericSchema<unknown, T>, most: number) =>
	v.pipe(
		v.array(v.object({ id, versions: versions(value) })),
		v.maxLength(most),
		v.check((each) => isEachOnce(each)),
		v.transform((each) => entriesOf(each))
	);

/** What is written holds each id once; a thousand of the same would take long to put together. */
export function isEachOnce(list: readonly { readonly id: string }[]): boolean {
	return new Set(list.map((each) => each.id)).size === list.length;
}

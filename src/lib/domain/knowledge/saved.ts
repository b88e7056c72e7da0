/** Views that a person keeps on the device, with a name and a small picture. */
import * as v from 'valibot';
import { entries, instant, line, viewQuery, type FileFormat } from './file-format.ts';
import {
	findEntry,
	liveEntries,
	putEntry,
	liveVersions,
	mergeEntries,
	type Entries,
	type Stamp
} from './merge.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import {
	FULL_CONSENT,
	isMadeOn,
	previewOf,
	sparing,
	takenBack,
	type Consent,
	type Difference,
	type OwnCodes,
	type Preview
} from './import.ts';

export type SavedView = {
	readonly name: string;
	/** Query string of the view. */
	readonly query: string;
	/** A `data:` address of a small PNG, JPEG or WebP; null where none was made. */
	readonly thumbnail: string | null;
	readonly created: string;
};

export type SavedViews = { readonly views: Entries<SavedView> };

export const NO_SAVED_VIEWS: SavedViews = { views: [] };

/** Characters of a thumbnail: about 12 kB, so that a few hundred fit on any device. */
export const LARGEST_THUMBNAIL = 16_000;
const LONGEST_NAME = 120;
const MOST_SAVED = 5000;

/** No SVG: a picture must not be able to hold anything but a picture. */
const THUMBNAIL = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

const savedView: v.GenericSchema<unknown, SavedView> = v.object({
	name: line(LONGEST_NAME),
	query: viewQuery,
	thumbnail: v.nullable(v.pipe(v.string(), v.maxLength(LARGEST_THUMBNAIL), v.regex(THUMBNAIL))),
	created: instant
});

export const SAVED_FORMAT: FileFormat<SavedViews> = {
	kind: 'saved',
	format: 1,
	migrations: {},
	schema: v.object({ views: entries(savedView, MOST_SAVED) })
};

export type SaveProblem = Problem<
	/** The view or its name is longer than can be kept. */
	'saved/not-savable'
>;

/** The name, cut to what can be kept; with a number behind it where a view has it already. */
export function freeName(wanted: string, taken: readonly string[]): string {
	const numbered = (number: number) => {
		const tail = number === 1 ? '' : ` (${number})`;
		return `${wanted.slice(0, LONGEST_NAME - tail.length).trim()}${tail}`;
	};
	let number = 1;
	while (taken.includes(numbered(number))) number++;
	return numbered(number);
}

/** Keeps a view, or a new name or picture of one. A picture that is too large is left out. */
export function saveView(
	saved: SavedViews,
	id: string,
	view: Omit<SavedView, 'created'>,
	stamp: Stamp
): Result<SavedViews, SaveProblem> {
	const before = liveVersions(findEntry(saved.views, id)?.versions ?? []);
	const { thumbnail } = view;
	const checked = v.safeParse(savedView, {
		...view,
		thumbnail: thumbnail !== null && fitsAsThumbnail(thumbnail) ? thumbnail : null,
		created: before.map(({ value }) => value.created).sort()[0] ?? stamp.at
	});
	if (!checked.success) return fail('saved/not-savable');
	return ok({ views: putEntry(saved.views, id, checked.output, stamp) });
}

export function fitsAsThumbnail(address: string): boolean {
	return address.length <= LARGEST_THUMBNAIL && THUMBNAIL.test(address);
}

/** Saved views, the most recently changed first. */
export function savedViewsOf(saved: SavedViews) {
	return liveEntries(saved.views).sort((a, b) =>
		a.versions[0]!.updated < b.versions[0]!.updated ? 1 : -1
	);
}

/* What a file of saved views would do here, and bringing it in. See `import.ts`. */

/** @param device the reader's: what it has a count of in its clock is the reader's own */
export function previewViews(
	mine: SavedViews,
	file: SavedViews,
	device: OwnCodes
): Preview<Difference<SavedView>> {
	const after = importViews(mine, file, device, FULL_CONSENT);
	return previewOf(mine.views, after.views, isMadeOn(device));
}

/** The list with the file in it. Without consent every view of the reader stays as it is. */
export function importViews(
	mine: SavedViews,
	file: SavedViews,
	device: OwnCodes,
	consent: Consent
): SavedViews {
	return {
		views: mergeEntries(mine.views, sparing(mine.views, file.views, isMadeOn(device), consent))
	};
}

/** Takes a file back that made `after` of `before`; what was changed since stays as it is. */
export function takeBackViews(now: SavedViews, before: SavedViews, after: SavedViews): SavedViews {
	return { views: takenBack(now.views, before.views, after.views) };
}

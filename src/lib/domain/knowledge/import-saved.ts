/** What a file of saved views would do here, and bringing it in. See `merge/bring`. */
import {
	FULL_CONSENT,
	isMadeOn,
	previewOf,
	sparing,
	takenBack,
	type Consent,
	type Difference,
	type Preview
} from './import.ts';
import { mergeEntries } from './merge.ts';
import type { SavedView, SavedViews } from './saved.ts';

/** @param device the reader's: what it has a count of in its clock is the reader's own */
export function previewViews(
	mine: SavedViews,
	file: SavedViews,
	device: string
): Preview<Difference<SavedView>> {
	const after = importViews(mine, file, device, FULL_CONSENT);
	return previewOf(mine.views, after.views, isMadeOn(device));
}

/** The list with the file in it. Without consent every view of the reader stays as it is. */
export function importViews(
	mine: SavedViews,
	file: SavedViews,
	device: string,
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

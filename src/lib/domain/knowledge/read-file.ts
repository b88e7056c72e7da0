/** Any of Rootline’s files, from text that anybody may have written. */
import * as v from 'valibot';
import {
	openEnvelope,
	readEnvelope,
	type Envelope,
	type FileFormat,
	type ReadProblem
} from './file-format.ts';
import { COMMUNITY_FORMAT, type Community } from './accounts.ts';
import { fail, type Result } from '../result.ts';
import { SAVED_FORMAT, type SavedViews } from './saved.ts';
import { WALK_FORMAT, type WalkFile } from './walks.ts';

/*
 * Places that somebody drew or put together: GeoJSON with Rootline's two keys, so that any map opens
 * it too. Which of its shapes are places, `placesOfGeoJson` says.
 */

export type MyPlacesFile = {
	readonly type: 'FeatureCollection';
	readonly features: readonly unknown[];
};

const MOST_FEATURES = 500;

export const PLACES_FORMAT: FileFormat<MyPlacesFile> = {
	kind: 'places',
	format: 1,
	migrations: {},
	schema: v.object({
		type: v.literal('FeatureCollection'),
		features: v.pipe(v.array(v.unknown()), v.maxLength(MOST_FEATURES))
	})
};

/* Any of Rootline's files, from text that anybody may have written. Never throws. */

export type RootlineFile =
	| { readonly kind: 'walk'; readonly content: WalkFile }
	| { readonly kind: 'community'; readonly content: Community }
	| { readonly kind: 'saved'; readonly content: SavedViews }
	| { readonly kind: 'places'; readonly content: MyPlacesFile };

/** Ask `checkSize` with the file's bytes before reading its text. */
export function readRootlineFile(text: string): Result<RootlineFile, ReadProblem> {
	const envelope = readEnvelope(text);
	if (!envelope.ok) return envelope;
	switch (envelope.value.kind) {
		case 'walk':
			return open(envelope.value, WALK_FORMAT, (content) => ({ kind: 'walk', content }));
		case 'community':
			return open(envelope.value, COMMUNITY_FORMAT, (content) => ({ kind: 'community', content }));
		case 'saved':
			return open(envelope.value, SAVED_FORMAT, (content) => ({ kind: 'saved', content }));
		case 'places':
			return open(envelope.value, PLACES_FORMAT, (content) => ({ kind: 'places', content }));
		default:
			return fail('import/not-rootline');
	}
}

function open<T>(
	envelope: Envelope,
	format: FileFormat<T>,
	file: (content: T) => RootlineFile
): Result<RootlineFile, ReadProblem> {
	const content = openEnvelope(envelope, format);
	return content.ok ? { ok: true, value: file(content.value) } : content;
}
